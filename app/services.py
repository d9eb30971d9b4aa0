"""Everything a process holds, built once from the settings and closed at the end."""

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import structlog

from app import claims, gradings
from app.attempt_view import EngineName
from app.badges import Badges
from app.content import Pinned
from app.customer.engine import Customer, customer_for
from app.customer.gate import prepare
from app.customer.reader import OfflineReader
from app.customer.reading.encoder import encoder
from app.customer.voice import OfflineVoice
from app.db import Database
from app.errors import Unavailable
from app.graders import grade_with, reword_with
from app.library import Library
from app.llm_audio import Transcriber
from app.metrics import Metrics
from app.model_agent.voice import AgentVoice
from app.runner import Runner
from app.settings import Settings
from app.worker import Worker

if TYPE_CHECKING:
    from app.llm import Endpoint

log = structlog.get_logger()


@dataclass
class Services:
    """What use cases need. `start` begins the tasks in the background, `stop` ends them; `hurry` comes before."""

    settings: Settings
    db: Database
    library: Library
    pinned: Pinned
    metrics: Metrics
    badges: Badges
    runner: Runner
    worker: Worker
    agent: AgentVoice
    endpoint: "Endpoint | None" = None
    transcriber: Transcriber | None = None
    _tasks: list["asyncio.Task[None]"] = field(default_factory=list)

    @property
    def engine(self) -> EngineName:
        """The engine of new attempts and of gradings that are done again."""
        return "llm" if self.settings.uses_llm else "offline"

    @property
    def judge_model(self) -> str | None:
        return self.settings.model_for("judge") if self.settings.uses_llm else None

    def pending(self) -> int:
        """How many gradings wait."""
        return gradings.waiting(self.db)

    async def start(self, *, answering: bool = True, grading: bool = True) -> None:
        """Begins to keep claims and to grade. On SQLite there is no other process, so what dead ones held is freed."""
        if answering:
            if self.db.is_sqlite:
                await self.db.run(claims.release_all, self.db)
            self._tasks.append(asyncio.create_task(self.runner.keep_claims()))
            self._tasks.append(asyncio.create_task(self._read_library()))
            if self.endpoint is None:
                self._tasks.append(asyncio.create_task(self._load_encoder()))
        if grading:
            if self.db.is_sqlite:
                await self.db.run(gradings.release_all, self.db)
            self._tasks.append(asyncio.create_task(self.worker.run()))
        if self.endpoint is not None:
            self._tasks.append(asyncio.create_task(self._load_client(self.endpoint)))

    async def _load_client(self, endpoint: "Endpoint") -> None:
        """Imports the model client and compiles the gate before the first call needs them: it takes a second."""
        await asyncio.to_thread(endpoint.connect)
        await asyncio.to_thread(prepare, "en")

    async def _load_encoder(self) -> None:
        """Loads the offline reader's encoder before the first turn needs it: it takes half a second."""
        await asyncio.to_thread(encoder)

    async def _read_library(self) -> None:
        """Reads the files before anybody asks, beside the first requests: it takes half a second."""
        for problem in await self.db.run(self.library.problems):
            log.warning("a file cannot be used as it is", problem=str(problem))

    async def hurry(self) -> None:
        """Hangs up on the model: turns under way end soon, in the customer's written lines; gradings are put back."""
        for task in self._tasks:
            task.cancel()
        for task in self._tasks:
            with suppress(asyncio.CancelledError):
                await task
        if self.endpoint is not None:
            await self.endpoint.close()

    async def stop(self) -> None:
        await self.runner.stop()
        await self.hurry()
        if self.transcriber is not None:
            await self.transcriber.close()
        self.db.dispose()


def open_database(settings: Settings) -> Database:
    """The database at its latest migration: SQLite is brought there, Postgres must have been."""
    db = Database(settings.database_url, connections=settings.threads)
    if not db.at_head():
        if not db.is_sqlite:
            raise Unavailable("The database is not at the latest version. Run: makeright db upgrade")
        db.upgrade()
    return db


def build(
    settings: Settings, *, db: Database | None = None, customers: Mapping[str, Customer] | None = None
) -> Services:
    """The services of a process; database and customers may be given, as by tests."""
    db = db or open_database(settings)
    metrics, pinned = Metrics(), Pinned(db)
    endpoint = _endpoint(settings, metrics)
    worker = Worker(
        db,
        pinned,
        grade_with(endpoint),
        reword=reword_with(endpoint),
        lease=settings.grading_lease,
        metrics=metrics,
    )
    runner = Runner(
        db,
        pinned,
        customers or _customers(settings, endpoint, metrics),
        metrics=metrics,
        patience=20 + 3 * max(settings.timeout_for("reader"), settings.timeout_for("voice")),
        judge_model=settings.model_for("judge") if settings.uses_llm else None,
        ended=worker.wake,
    )
    return Services(
        settings=settings,
        db=db,
        library=Library(settings.personas_dir, settings.rubrics_dir),
        pinned=pinned,
        metrics=metrics,
        badges=Badges(db),
        runner=runner,
        worker=worker,
        agent=_agent(settings, endpoint, metrics),
        endpoint=endpoint,
        transcriber=Transcriber(settings, base_url=settings.dictates_at) if settings.dictates_at else None,
    )


def _endpoint(settings: Settings, metrics: Metrics) -> "Endpoint | None":
    if not settings.uses_llm:
        return None
    from app.llm import Endpoint

    return Endpoint(settings, metrics)


def _agent(settings: Settings, endpoint: "Endpoint | None", metrics: Metrics) -> AgentVoice:
    reader = OfflineReader(light=endpoint is not None)
    return AgentVoice(reader, endpoint, timeout=settings.timeout_for("voice"), metrics=metrics)


def _customers(settings: Settings, endpoint: "Endpoint | None", metrics: Metrics) -> dict[str, Customer]:
    offline = Customer(reader=OfflineReader(), voice=OfflineVoice())
    return {"offline": offline, "llm": customer_for(settings, endpoint, metrics) if endpoint else offline}
