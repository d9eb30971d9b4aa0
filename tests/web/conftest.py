"""The whole application in process, on a fresh database, with a customer the test directs."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from app import accounts, services
from app.auth import Role
from app.main import create_app
from app.services import Services
from app.settings import Settings
from tests.fakes.content import write_content
from tests.fakes.customer import ScriptedCustomer


@dataclass
class House:
    """A running application. `as_` gives a client with a token of a role."""

    client: TestClient
    services: Services
    customer: ScriptedCustomer
    settings: Settings

    def as_(self, role: Role = Role.trainee, *, name: str | None = None) -> TestClient:
        token = accounts.create_token(self.services.db, role=role, name=name)
        client = TestClient(
            self.client.app, headers={"authorization": f"Bearer {token}"}, raise_server_exceptions=False
        )
        client.portal = self.client.portal
        return client


@pytest.fixture
def settings(database_url: str, tmp_path: Path) -> Settings:
    personas, rubrics = write_content(tmp_path)
    return Settings(database_url=database_url, personas_dir=personas, rubrics_dir=rubrics, threads=8)


@pytest.fixture
def house(settings: Settings) -> Iterator[House]:
    customer = ScriptedCustomer()

    def build(given: Settings) -> Services:
        return services.build(given, customers={"offline": customer, "llm": customer})

    app = create_app(settings, build=build)
    with TestClient(app, raise_server_exceptions=False) as client:
        yield House(client, app.state.services, customer, settings)


@pytest.fixture
def tess(house: House) -> TestClient:
    """A trainee's client."""
    return house.as_(name="tess")


@pytest.fixture
def attempt(tess: TestClient) -> str:
    return begin(tess)["id"]


def begin(client: TestClient, **wanted: Any) -> dict[str, Any]:
    answer = client.post("/api/attempts", json={"persona": "pat", "rubric": "plain", **wanted})
    assert answer.status_code == 201, answer.text
    body: dict[str, Any] = answer.json()
    return body
