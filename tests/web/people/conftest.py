"""A trainee and a coach at work in the whole application."""

import pytest
from fastapi.testclient import TestClient

from app.auth import Person, Role
from app.settings import Settings
from tests.fakes.people import add_person
from tests.web.conftest import House


@pytest.fixture
def database_kind() -> str:
    """None of this depends on the database; tests of the use cases run on both."""
    return "sqlite"


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """Nobody grades here but the tests."""
    return settings.model_copy(update={"workers_inside": False})


@pytest.fixture
def trainee(house: House) -> Person:
    return add_person(house.services.db, "tess")


@pytest.fixture
def cora(house: House) -> TestClient:
    return house.as_(Role.coach, name="cora")
