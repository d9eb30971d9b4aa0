"""Fixtures of the use cases: what attempts have pinned, a trainee and a coach."""

import pytest

from app import attempts, turns
from app.auth import Person, Role
from app.content import Pinned
from app.db import Database
from tests.fakes.people import add_person, begin_attempt


@pytest.fixture
def pinned(db: Database) -> Pinned:
    return Pinned(db)


@pytest.fixture
def tess(db: Database) -> Person:
    """A trainee."""
    return add_person(db)


@pytest.fixture
def cora(db: Database) -> Person:
    """A coach."""
    return add_person(db, "cora", Role.coach)


@pytest.fixture
def carl(db: Database) -> Person:
    """A second coach."""
    return add_person(db, "carl", Role.coach)


@pytest.fixture
def ended(db: Database, pinned: Pinned, tess: Person) -> str:
    """An attempt that was finished, with its grading pending."""
    attempt = begin_attempt(db, tess)
    turns.post(db, pinned, tess, attempt, text="I am so sorry about your kitchen.", action=None, key=None)
    attempts.finish(db, pinned, tess, attempt, model=None)
    return attempt
