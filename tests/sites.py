"""Fixtures for the real application behind a real server, whose model is a scripted endpoint on the loopback."""

import json
import logging
import re
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest
import structlog
import uvicorn
from prometheus_client.parser import text_string_to_metric_families
from sqlmodel import col, select

from app import accounts
from app.auth import Role
from app.customer.gate import check
from app.customer.mind import Direction
from app.main import create_app
from app.services import Services
from app.settings import Settings
from app.tables import Attempt, TurnRow
from app.text import sentences
from app.transcript import Speaker, Turn
from tests.fakes.content import write_content
from tests.fakes.endpoint import ScriptedEndpoint
from tests.fakes.roles import SORRY, plays

KEY = "sk-very-secret-0123456789"
TIMEOUT = 0.7
"""Seconds that the site gives the model for one call."""

_WHOLE = re.compile(r"[.!?…][\"'”’)]*$")


@dataclass
class Followed:
    """What a stream told: its events, how long they took, and whether the server answered others meanwhile."""

    events: list[tuple[str, Any]] = field(default_factory=list)
    typing_after: float = 0.0
    seconds: float = 0.0
    healthy: bool = False

    @property
    def names(self) -> list[str]:
        return [name for name, _ in self.events]

    @property
    def last(self) -> Any:
        return self.events[-1][1]

    @property
    def said(self) -> str:
        return " ".join(data["text"] for name, data in self.events if name == "say")


class Site:
    """A running server. `heard` is every body it answered with, `log` what was logged while a test listened."""

    def __init__(self, address: str, services: Services) -> None:
        self.address = address
        self.services = services
        self.log: list[str] = []
        self.heard: list[str] = []
        self._people = 0
        self._anybody = self.client()

    def count(self, name: str, **labels: str) -> float:
        """A counter of /metrics, summed over the labels not named."""
        page = self._anybody.get("/metrics").text
        samples = [sample for family in text_string_to_metric_families(page) for sample in family.samples]
        return sum(one.value for one in samples if one.name == name and labels.items() <= one.labels.items())

    def client(self, **headers: str) -> httpx.Client:
        def remember(response: httpx.Response) -> None:
            if not response.headers["content-type"].startswith("text/event-stream"):
                self.heard.append(response.read().decode())

        hooks = {"response": [remember]}
        return httpx.Client(
            base_url=self.address, headers=headers, timeout=90, event_hooks=hooks, trust_env=False, verify=False
        )

    def begin(self, **wanted: str) -> "Talk":
        """An attempt of a new trainee."""
        self._people += 1
        token = accounts.create_token(self.services.db, role=Role.trainee, name=f"trainee {self._people}")
        client = self.client(authorization=f"Bearer {token}")
        answer = client.post("/api/attempts", json={"persona": "pat", "rubric": "plain", "seed": 11, **wanted})
        assert answer.status_code == 201, answer.text
        return Talk(self, client, answer.json()["id"])

    def database_bytes(self) -> bytes:
        file = Path(self.services.settings.database_url.removeprefix("sqlite:///"))
        return b"".join(path.read_bytes() for path in file.parent.glob(f"{file.name}*"))


class Talk:
    """One attempt as its trainee sees it."""

    def __init__(self, site: Site, client: httpx.Client, attempt: str) -> None:
        self.site = site
        self.client = client
        self.path = f"/api/attempts/{attempt}"
        self.attempt = attempt

    def post(self, text: str, *, key: str | None = None) -> str:
        """Where the answer to these words streams."""
        headers = {"idempotency-key": key} if key else {}
        answer = self.client.post(f"{self.path}/turns", json={"text": text}, headers=headers)
        assert answer.status_code == 201, answer.text
        return str(answer.json()["stream"])

    def follow(self, stream: str) -> Followed:
        """The events of a stream to its end. While the customer types, somebody asks /healthz."""
        begun, heard, name = time.monotonic(), Followed(), ""
        with self.client.stream("GET", stream) as response:
            assert response.status_code == 200
            for line in response.iter_lines():
                if line.startswith("event: "):
                    name = line.removeprefix("event: ")
                elif line.startswith("data: "):
                    self.site.heard.append(line)
                    heard.events.append((name, json.loads(line.removeprefix("data: "))))
                    if name == "typing":
                        heard.typing_after = time.monotonic() - begun
                        heard.healthy = self.client.get("/healthz").status_code == 200
        heard.seconds = time.monotonic() - begun
        return heard

    def say(self, text: str) -> Followed:
        return self.follow(self.post(text))

    def look(self) -> dict[str, Any]:
        return dict(self.client.get(self.path).json())

    def turns(self, speaker: str) -> list[dict[str, Any]]:
        return [turn for turn in self.look()["turns"] if turn["speaker"] == speaker]

    def finish(self) -> dict[str, Any]:
        """Ends the attempt and waits for its grading."""
        assert self.client.post(f"{self.path}/finish").status_code == 202
        return self.card()

    def regrade(self) -> dict[str, Any]:
        assert self.client.post(f"{self.path}/regrade").status_code == 202
        return self.card()

    def card(self, grading: str | None = None) -> dict[str, Any]:
        """The scorecard once it is no longer pending."""
        patience = 10 + 2 * self.site.services.settings.llm_timeout
        deadline, pause = time.monotonic() + patience, threading.Event()
        named = {"grading": grading} if grading else {}
        while (card := self.client.get(f"{self.path}/scorecard", params=named).json())["status"] == "pending":
            assert time.monotonic() < deadline, "the grading did not end"
            pause.wait(0.02)
        return dict(card)

    def in_character(self) -> bool:
        """Whether the latest turn is the customer's, in whole sentences, and every one passes the gate."""
        services = self.site.services
        with services.db.read() as session:
            rows = session.exec(
                select(TurnRow).where(TurnRow.attempt_id == self.attempt).order_by(col(TurnRow.number))
            ).all()
            persona = services.pinned.persona(session.get_one(Attempt, self.attempt).persona_version)
        *before, last = [Turn(number=row.number, speaker=Speaker(row.speaker), text=row.text) for row in rows]
        assert last.speaker == Speaker.customer
        assert last.text.strip()
        direction, said = Direction.model_validate(rows[-1].direction), ()
        for sentence in sentences(last.text):
            verdict = check(sentence, persona=persona, direction=direction, transcript=tuple(before), said=said)
            assert verdict.ok, f"{verdict.kind}: {sentence}"
            assert _WHOLE.search(sentence), f"half a sentence: {sentence}"
            said = (*said, sentence)
        return True


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = threading.Event()

    async def startup(self, sockets: object = None) -> None:
        await super().startup()
        self.ready.set()


class _Lines(logging.Handler):
    def __init__(self, into: list[str]) -> None:
        super().__init__()
        self._into = into

    def emit(self, record: logging.LogRecord) -> None:
        self._into.append(self.format(record))


StartSite = Callable[..., Site]


@pytest.fixture(scope="session")
def start_site(tmp_path_factory: pytest.TempPathFactory, _migrated_sqlite: Path) -> Iterator[StartSite]:
    """Starts servers whose model is at an address, each with a database of its own; all stop at the end."""
    with ExitStack() as running:

        def start(base_url: str, **settings: Any) -> Site:
            folder = tmp_path_factory.mktemp("site")
            shutil.copy(_migrated_sqlite, folder / "site.db")
            return running.enter_context(_serving(folder, base_url, settings))

        yield start


@pytest.fixture(scope="session")
def served_endpoint() -> Iterator[ScriptedEndpoint]:
    with ScriptedEndpoint().in_thread() as endpoint:
        yield endpoint


@pytest.fixture(scope="session")
def running_site(start_site: StartSite, served_endpoint: ScriptedEndpoint) -> Site:
    return start_site(served_endpoint.base_url)


@pytest.fixture
def model(served_endpoint: ScriptedEndpoint) -> ScriptedEndpoint:
    """An endpoint that plays every role well until it is told otherwise."""
    served_endpoint.forget()
    served_endpoint.otherwise = plays()
    return served_endpoint


@pytest.fixture
def site(running_site: Site, model: ScriptedEndpoint) -> Iterator[Site]:
    """A site after a good turn, which closes the breaker whatever came before."""
    assert running_site.begin().say(f"{SORRY}.").last["turn"] == 3
    model.requests.clear()
    with logged() as running_site.log:
        yield running_site


@contextmanager
def _serving(folder: Path, base_url: str, settings: dict[str, Any]) -> Iterator[Site]:
    personas, rubrics = write_content(folder)
    _writes_full_stops(personas / "pat.yaml")
    usual = {"llm_timeout": TIMEOUT, "llm_model": "parrot", "llm_api_key": KEY, "engine": "llm", "threads": 8}
    own = {"database_url": f"sqlite:///{folder}/site.db", "personas_dir": personas, "rubrics_dir": rubrics}
    app = create_app(Settings.model_validate({"llm_base_url": base_url, **own, **usual, **settings}))
    server = _Server(uvicorn.Config(app, port=0, log_config=None, access_log=False))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    assert server.ready.wait(20), "the server did not start"
    services: Services = app.state.services
    assert services.endpoint is not None
    services.endpoint.connect()
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield Site(f"http://127.0.0.1:{port}", services)
    finally:
        server.should_exit = True
        thread.join(10)


@contextmanager
def logged() -> Iterator[list[str]]:
    """The lines that are logged, by us or by libraries."""
    lines: list[str] = []

    def keep(_logger: object, method: str, event: dict[str, Any]) -> Any:
        lines.append(json.dumps({"level": method, **event}, default=str))
        raise structlog.DropEvent

    handler = _Lines(lines)
    logging.getLogger().addHandler(handler)
    before = structlog.get_config()["processors"]
    structlog.configure(processors=[keep])
    try:
        yield lines
    finally:
        structlog.configure(processors=before)
        logging.getLogger().removeHandler(handler)


def _writes_full_stops(file: Path) -> None:
    persona = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps(persona | {"writes": {"drops_full_stop": False}}), encoding="utf-8")
