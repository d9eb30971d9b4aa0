"""Runs turns, each in one task that listeners only follow: a lost connection or a second tab changes nothing."""

import asyncio
import secrets
import time
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Mapping
from contextlib import aclosing
from typing import cast

import structlog

from app import answers, claims
from app.auth import Person
from app.broadcast import Broadcast, Event
from app.claims import Claimed, NotOurs
from app.content import Pinned
from app.customer.engine import Customer, Said
from app.db import OUTAGES, Database
from app.errors import Problem
from app.logs import where
from app.metrics import Metrics

POLL = 0.25
"""Seconds between looks at a turn that another process answers."""

_AGAIN = "The customer's answer could not be fetched. Your words are kept: ask again."
_MEANWHILE = "This conversation went on or ended elsewhere. Load the page again to see it."

log = structlog.get_logger()


class Running:
    """A turn under way. `ready` is done once it is known to be the user's."""

    def __init__(self, ready: "asyncio.Future[None]") -> None:
        self.ready = ready
        self.broadcast = Broadcast()
        self.turn_id: int | None = None
        self.task: asyncio.Task[None] | None = None


class Runner:
    """The turns that this process answers. `ended` is called in the event loop when an answer ended its attempt."""

    def __init__(
        self,
        db: Database,
        pinned: Pinned,
        customers: Mapping[str, Customer],
        *,
        metrics: Metrics,
        patience: float,
        judge_model: str | None = None,
        ended: Callable[[], None] = lambda: None,
    ) -> None:
        self.process = secrets.token_hex(8)
        self._db = db
        self._pinned = pinned
        self._customers = customers
        self._metrics = metrics
        self._patience = patience
        self._judge_model = judge_model
        self._ended = ended
        self._running: dict[tuple[str, int, int], Running] = {}

    async def follow(self, person: Person, attempt_id: str, number: int) -> AsyncIterator[Event]:
        """The events of a turn, from the first; begins its answer where nobody has. Raises `NotFound`."""
        key = (attempt_id, number, person.id)
        running = self._running.get(key)
        if running is None:
            running = Running(asyncio.get_running_loop().create_future())
            running.task = asyncio.create_task(self._run(key, running))
            self._running[key] = running
            running.task.add_done_callback(lambda task: self._over(key, running, task))
        await asyncio.shield(running.ready)
        return running.broadcast.follow()

    async def keep_claims(self) -> None:
        """Renews the claims of the turns under way, until cancelled."""
        while True:
            await asyncio.sleep(claims.LEASE.total_seconds() / 3)
            held = [running.turn_id for running in self._running.values() if running.turn_id is not None]
            if held:
                try:
                    await self._db.run(claims.renew, self._db, held, process=self.process)
                except OUTAGES as error:
                    log.error("claims could not be renewed", error=type(error).__name__)

    async def stop(self) -> None:
        """Cancels what is under way and gives the claims up, so that another process may answer at once."""
        tasks = [running.task for running in self._running.values() if running.task]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _run(self, key: tuple[str, int, int], running: Running) -> None:
        attempt_id, number, user_id = key
        while True:
            found = await self._db.run(
                claims.take, self._db, self._pinned, attempt_id, number, user_id=user_id, process=self.process
            )
            if not running.ready.done():
                running.ready.set_result(None)
                running.broadcast.tell("typing", b"{}")
            if isinstance(found, Claimed):
                return await self._answer(found, running)
            if found == NotOurs.answered:
                for name, data in await self._db.run(answers.replay, self._db, attempt_id, number):
                    running.broadcast.tell(name, data)
                return None
            if found == NotOurs.ended:
                return self._fail(running, _MEANWHILE, retry=False)
            await asyncio.sleep(POLL)

    async def _answer(self, claimed: Claimed, running: Running) -> None:
        running.turn_id = claimed.turn_id
        try:
            async with asyncio.timeout(self._patience):
                done = await self._converse(claimed, running.broadcast)
        except BaseException:
            await asyncio.shield(self._db.run(claims.release, self._db, claimed.turn_id, process=self.process))
            raise
        if done is None:
            return self._fail(running, _MEANWHILE, retry=False)
        running.broadcast.tell("done", done.model_dump_json().encode())
        if done.ended:
            self._ended()
        return None

    async def _converse(self, claimed: Claimed, broadcast: Broadcast) -> answers.Done | None:
        begun = time.monotonic()
        customer = self._customers[claimed.engine]
        heard = await customer.hear(claimed.persona, claimed.mind, claimed.exchange, seed=claimed.seed)
        if heard.joined_says and heard.direction.joined:
            broadcast.tell("say", answers.say(heard.joined_says, heard.direction.joined))
        said: list[Said] = []
        first: float | None = None
        spoken = customer.say(claimed.persona, heard, claimed.transcript, seed=claimed.seed)
        async with aclosing(cast(AsyncGenerator[Said], spoken)) as sentences:
            async for sentence in sentences:
                said.append(sentence)
                first = first or time.monotonic() - begun
                broadcast.tell("say", answers.say(sentence.text))
        self._metrics.turn(claimed.engine, first_say=first)
        return await self._db.run(
            answers.commit, self._db, claimed, heard, said, process=self.process, judge_model=self._judge_model
        )

    def _over(self, key: tuple[str, int, int], running: Running, task: "asyncio.Task[None]") -> None:
        """The end of a turn's task, however it ended: every listener gets an end, and the next request a new try."""
        del self._running[key]
        error = None if task.cancelled() else task.exception()
        if not running.ready.done():
            if error is not None:
                running.ready.set_exception(error)
            else:
                running.ready.cancel()
        elif error is not None or task.cancelled():
            if error is not None:
                log.error("turn failed", attempt=key[0], turn=key[1], error=type(error).__name__, at=where(error))
            self._fail(running, str(error) if isinstance(error, Problem) else _AGAIN, retry=True)
        running.broadcast.close()

    def _fail(self, running: Running, message: str, *, retry: bool) -> None:
        running.broadcast.tell("error", answers.Failed(message=message, retry=retry).model_dump_json().encode())
