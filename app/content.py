"""Personas and rubrics as they were when they were pinned: kept for ever, parsed once."""

import threading
from collections import OrderedDict
from typing import Any, Literal, cast

import sqlalchemy as sa
from pydantic import BaseModel
from sqlmodel import select

from app.db import Database
from app.library import Loaded
from app.persona import Persona
from app.rubric import Rubric
from app.tables import ContentVersion

Kind = Literal["persona", "rubric"]
_KEPT = 256

_VERSION: Any = cast(Any, ContentVersion).__table__
_known = sa.select(_VERSION.c.id).where(
    _VERSION.c.kind == sa.bindparam("kind"),
    _VERSION.c.stem == sa.bindparam("stem"),
    _VERSION.c.digest == sa.bindparam("digest"),
)
_add = sa.insert(_VERSION).returning(_VERSION.c.id)


def pin(connection: sa.Connection, kind: Kind, loaded: Loaded[Persona] | Loaded[Rubric]) -> int:
    """The id of this very version, stored on its first use."""
    version = {"kind": kind, "stem": loaded.id, "digest": loaded.digest}
    if (known := connection.execute(_known, version).scalar()) is not None:
        return int(known)
    row = {**version, "body": loaded.value.model_dump(mode="json", by_alias=True)}
    try:
        with connection.begin_nested():
            return int(connection.execute(_add, row).scalar_one())
    except sa.exc.IntegrityError:  # another process pinned it just now
        return int(connection.execute(_known, version).scalar_one())


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
