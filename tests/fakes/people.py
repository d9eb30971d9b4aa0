"""People of the tests, made without a password, and an attempt for them."""

from app import accounts, attempts
from app.attempt_view import Mode
from app.attempts import Start
from app.auth import Person, Role
from app.db import Database
from tests.fakes.content import LOADED_PERSONA, LOADED_RUBRIC


def add_person(db: Database, name: str = "tess", role: Role = Role.trainee) -> Person:
    secret = accounts.create_token(db, role=role, name=name)
    person = accounts.who_has_token(db, secret)
    assert person is not None
    return person


def begin_attempt(db: Database, person: Person, *, mode: Mode = "practice", engine: str = "offline") -> str:
    start = Start(
        persona=LOADED_PERSONA, rubric=LOADED_RUBRIC, mode=mode, engine="llm" if engine == "llm" else "offline"
    )
    return attempts.start(db, person, start)
