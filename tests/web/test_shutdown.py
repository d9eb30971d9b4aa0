"""A server asked to end does so within seconds, though its model hangs: every turn is answered, no grading fails."""

import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlmodel import select

from app import accounts
from app.auth import Role
from app.db import Database
from app.gradings import all_of
from app.tables import TurnRow
from tests.fakes.behaviours import Behaviour, begins, hangs, late, says
from tests.fakes.content import write_content
from tests.fakes.endpoint import ScriptedEndpoint
from tests.fakes.roles import SORRY, plays
from tests.fakes.server import Server, running
from tests.web.sse import events_in

WORDS = f"{SORRY} about your kitchen floor."


@pytest.fixture
def endpoint() -> Iterator[ScriptedEndpoint]:
    with ScriptedEndpoint().in_thread() as serving:
        serving.otherwise = plays()
        yield serving


@pytest.fixture
def server(database_url: str, endpoint: ScriptedEndpoint, tmp_path: Path) -> Iterator[Server]:
    personas, rubrics = write_content(tmp_path)
    env = {
        "MAKERIGHT_DATABASE_URL": database_url,
        "MAKERIGHT_PERSONAS_DIR": str(personas),
        "MAKERIGHT_RUBRICS_DIR": str(rubrics),
        "MAKERIGHT_LLM_BASE_URL": endpoint.base_url,
        "MAKERIGHT_LLM_MODEL": "parrot",
        "MAKERIGHT_LLM_TIMEOUT": "20",
    }
    with running(env) as serving:
        yield serving


class Trainee:
    """Somebody at a server, with one attempt."""

    def __init__(self, server: Server, db: Database) -> None:
        token = accounts.create_token(db, role=Role.trainee)
        self._client = httpx.Client(
            base_url=server.base_url, headers={"authorization": f"Bearer {token}"}, timeout=30, trust_env=False
        )
        self.attempt = self._client.post("/api/attempts", json={"persona": "pat", "rubric": "plain"}).json()["id"]
        self._path = f"/api/attempts/{self.attempt}"

    def say(self) -> list[tuple[str, Any]]:
        """The events of a turn, to its end."""
        taken = self._client.post(f"{self._path}/turns", json={"text": WORDS}).json()
        return events_in(self._client.get(taken["stream"]).text)

    def finish(self) -> None:
        assert self._client.post(f"{self._path}/finish").status_code == 202


def asked(endpoint: ScriptedEndpoint, *, before: int) -> None:
    """Waits until the endpoint has been asked once more."""
    deadline = time.monotonic() + 20
    while len(endpoint.requests) <= before:
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_a_server_that_ends_while_its_model_hangs_answers_every_turn_and_fails_no_grading(
    server: Server, endpoint: ScriptedEndpoint, db: Database
) -> None:
    graded, *talking = [Trainee(server, db) for _ in range(5)]
    graded.say()
    endpoint.otherwise = plays(judge=hangs())
    before = len(endpoint.requests)
    graded.finish()
    asked(endpoint, before=before)

    half = begins("I want to see something happen now. And my", then=hangs())
    faults: tuple[Behaviour, ...] = (
        plays(reader=hangs()),
        plays(voice=hangs()),
        plays(voice=half),
        plays(voice=late(1.0, says("So what comes next?"))),
    )
    with ThreadPoolExecutor(len(talking)) as pool:
        heard: list[Future[list[tuple[str, Any]]]] = []
        for trainee, fault in zip(talking, faults, strict=True):
            endpoint.otherwise = fault
            before = len(endpoint.requests) + (fault is not faults[0])  # reading comes first
            heard.append(pool.submit(trainee.say))
            asked(endpoint, before=before)
        begun = time.monotonic()
        assert server.stop() == 0
        assert time.monotonic() - begun < 6
        told = [one.result() for one in heard]
    *offline, in_time = told
    assert (in_time[1][1]["text"], in_time[-1][1]["fallback"]) == ("So what comes next?", None)
    for events in offline:
        assert (events[0][0], events[-2][0], events[-1][0]) == ("typing", "say", "done")
        assert "the customer's written lines answered" in events[-1][1]["fallback"]
    assert offline[2][1][1]["text"] == "I want to see something happen now."
    assert "Traceback" not in server.logged
    with db.read() as session:
        rows = session.exec(select(TurnRow).where(TurnRow.number > 1, TurnRow.attempt_id != graded.attempt)).all()
        (grading,) = all_of(session, graded.attempt)
    assert Counter((row.number, row.speaker) for row in rows) == {(2, "trainee"): 4, (3, "customer"): 4}
    assert {row.text for row in rows if row.speaker == "trainee"} == {WORDS}
    assert (grading.status, grading.reason, grading.leased_until) == ("pending", None, None)
