"""kill -9 in the middle of a turn and of a grading: nothing said is lost, nothing is written twice."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from app import accounts
from app.auth import Role
from app.db import Database
from app.gradings import all_of
from tests.fakes.behaviours import begins, fits, hangs
from tests.fakes.content import write_content
from tests.fakes.endpoint import ScriptedEndpoint
from tests.fakes.server import running
from tests.web.sse import events_in

SAID = "I am so sorry about your kitchen."


@pytest.fixture
def endpoint() -> Iterator[ScriptedEndpoint]:
    with ScriptedEndpoint().in_thread() as serving:
        yield serving


@pytest.fixture
def env(database_url: str, endpoint: ScriptedEndpoint, tmp_path: Path) -> dict[str, str]:
    personas, rubrics = write_content(tmp_path)
    return {
        "MAKERIGHT_DATABASE_URL": database_url,
        "MAKERIGHT_PERSONAS_DIR": str(personas),
        "MAKERIGHT_RUBRICS_DIR": str(rubrics),
        "MAKERIGHT_LLM_BASE_URL": endpoint.base_url,
        "MAKERIGHT_LLM_MODEL": "parrot",
        "MAKERIGHT_LLM_API_KEY": "none",
        "MAKERIGHT_GRADING_LEASE": "2",
    }


def until(true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 20
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_a_server_killed_in_a_turn_and_in_a_grading_loses_and_doubles_nothing(
    env: dict[str, str], endpoint: ScriptedEndpoint, db: Database
) -> None:
    token = accounts.create_token(db, role=Role.trainee)
    client = httpx.Client(headers={"authorization": f"Bearer {token}"}, timeout=20)

    endpoint.script(fits(), begins("I have been waiting for two weeks. And ", then=hangs()))
    with running(env) as server:
        client.base_url = server.base_url
        attempt = client.post("/api/attempts", json={"persona": "pat", "rubric": "plain"}).json()["id"]
        path = f"/api/attempts/{attempt}"
        turn = {"json": {"text": SAID}, "headers": {"Idempotency-Key": "k"}}
        taken: dict[str, Any] = client.post(f"{path}/turns", **turn).json()  # type: ignore[arg-type]
        with client.stream("GET", taken["stream"]) as response:
            lines = response.iter_lines()
            while "event: say" not in next(lines):
                pass
            server.kill_9()

    with running(env) as server:
        client.base_url = server.base_url
        seen = client.get(path).json()
        assert [turn["text"] for turn in seen["turns"][1:]] == [SAID]
        assert client.post(f"{path}/turns", **turn).json() == taken  # type: ignore[arg-type]
        events = events_in(client.get(taken["stream"]).text)
        assert [events[0][0], events[-1][0]] == ["typing", "done"]
        assert events_in(client.get(taken["stream"]).text)[-1] == events[-1]
        assert [turn["number"] for turn in client.get(path).json()["turns"]] == [1, 2, 3]
        before = len(endpoint.requests)
        endpoint.script(hangs())
        card = client.post(f"{path}/finish").json()["scorecard"]
        until(lambda: len(endpoint.requests) > before)
        server.kill_9()

    with running(env) as server:
        client.base_url = server.base_url
        until(lambda: client.get(f"{path}/scorecard").json()["status"] != "pending")
        scorecard = client.get(f"{path}/scorecard").json()
        assert (scorecard["id"], scorecard["status"], scorecard["gradings"]) == (card, "graded", [card])
        assert client.post(f"{path}/finish").json()["scorecard"] == card
        assert SAID not in server.logged
        assert server.stop() == 0
    with db.read() as session:
        (grading,) = all_of(session, attempt)
    assert (grading.fence, grading.tries, grading.leased_until) == (2, 2, None)
