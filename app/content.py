"""Personas and rubrics as they were when they were pinned: kept for ever, parsed once."""

import threading
from collections import OrderedDict
from typing import Literal

import sqlalchemy as sa
from pydantic import BaseModel
from sqlmodel import Session, select

from app.db import Database
from app.library import Loaded
from app.persona import Persona
from app.rubric import Rubric
from app.tables import ContentVersion

Kind = Literal["persona", "rubric"]
_KEPT = 256


def pin(session: Session, kind: Kind, loaded: Loaded[Persona] | Loaded[Rubric]) -> int:
    """The id of this very version, stored on its first use."""
    wanted = select(ContentVersion.id).where(
        ContentVersion.kind == kind, ContentVersion.stem == loaded.id, ContentVersion.digest == loaded.digest
    )
    if (known := session.exec(wanted).first()) is not None:
        return known
    row = ContentVersion(
        kind=kind, stem=loaded.id, digest=loaded.digest, body=loaded.value.model_dump(mode="json", by_alias=True)
    )
    try:
        with session.begin_nested():
            session.add(row)
    except sa.exc.IntegrityError:  # another process pinned it just now
        return _id(session.exec(wanted).one())
    return _id(row.id)


class Pinned:
    """Reads pinned versions; the latest few hundred stay parsed in memory."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._parsed: OrderedDict[int, BaseModel] = OrderedDict()
        self._lock = threading.Lock()

    def persona(self, version: int) -> Persona:
        found = self._get(version, Persona)
        assert isinstance(found, Persona)
        return found

    def rubric(self, version: int) -> Rubric:
        found = self._get(version, Rubric)
        assert isinstance(found, Rubric)
        return found

    def _get(self, version: int, model: type[BaseModel]) -> BaseModel:
        with self._lock:
            if (known := self._parsed.get(version)) is not None:
                self._parsed.move_to_end(version)
                return known
        with self._database.read() as session:
            body = session.exec(select(ContentVersion.body).where(ContentVersion.id == version)).one()
        value = model.model_validate(body)
        with self._lock:
            self._parsed[version] = value
            while len(self._parsed) > _KEPT:
                self._parsed.popitem(last=False)
        return value


def _id(value: int | None) -> int:
    assert value is not None
    return value
