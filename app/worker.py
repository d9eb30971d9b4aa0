"""The worker: grades what is pending, a few at a time. Here a fault of any kind becomes a failed grading."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

import structlog

from app import gradings
from app.content import Pinned
from app.db import OUTAGES, Database
from app.grading.failure import GradingFailed
from app.grading.focus import focus_points
from app.grading.graded import Graded
from app.grading.judge import Judged
from app.grading.scorecard import FocusPoint
from app.logs import where
from app.metrics import Metrics

Grade = Callable[[Graded, str], Awaitable[Judged]]
"""Grades with an engine, offline or llm; raises `GradingFailed`."""

Reword = Callable[[tuple[FocusPoint, ...], Graded], Awaitable[tuple[tuple[FocusPoint, ...], dict[str, Any] | None]]]
"""Better wordings of the focus points by a model, and what was asked and answered; it never fails."""

log = structlog.get_logger()


class Worker:
    """Leases, grades and writes; woken when something was enqueued here, otherwise it looks every `poll` seconds."""

    def __init__(
        self,
        db: Database,
        pinned: Pinned,
        grade: Grade,
        *,
        lease: float,
        metrics: Metrics,
        reword: Reword | None = None,
        at_once: int = 6,
        poll: float = 2.0,
    ) -> None:
        self._db = db
        self._pinned = pinned
        self._grade = grade
        self._reword = reword
        self._lease = lease
        self._poll = poll
        self._metrics = metrics
        self._slots = asyncio.Semaphore(at_once)
        self._woken = asyncio.Event()

    def wake(self) -> None:
        """To be called in the event loop after an enqueueing commit."""
        self._woken.set()

    async def run(self) -> None:
        """Works until cancelled; what is under way then is put back."""
        async with asyncio.TaskGroup() as tasks:
            while True:
                await self._slots.acquire()
                job = await self._next()
                tasks.create_task(self._work(job)).add_done_callback(lambda _: self._slots.release())

    async def _next(self) -> gradings.Job:
        while True:
            self._woken.clear()
            try:
                if (job := await self._db.run(gradings.lease, self._db, seconds=self._lease)) is not None:
                    return job
                if given_up := await self._db.run(gradings.give_up, self._db):
                    log.warning("gradings given up", count=given_up)
            except OUTAGES as error:
                log.error("no gradings can be fetched", error=type(error).__name__)
            with suppress(TimeoutError):
                await asyncio.wait_for(self._woken.wait(), self._poll)

    async def _work(self, job: gradings.Job) -> None:
        renewing = asyncio.create_task(self._renew(job))
        try:
            if (reason := await self._grade_and_write(job)) is not None:
                log.warning("grading failed", grading=job.id, engine=job.engine, reason=reason)
                if await self._db.run(gradings.fail, self._db, job, reason):
                    self._metrics.grading("failed")
        except asyncio.CancelledError:
            await self._db.run(gradings.put_back, self._db, job)
            raise
        except OUTAGES as error:  # the lease lapses and the grading is begun again
            log.error("a grading could not be written", grading=job.id, error=type(error).__name__)
        finally:
            renewing.cancel()

    async def _grade_and_write(self, job: gradings.Job) -> str | None:
        """Why the grading failed, or None."""
        try:
            papers = await self._db.run(gradings.papers, self._db, self._pinned, job)
            judged = await self._grade(papers.graded, job.engine)
            focus = focus_points(judged.scorecard, papers.graded, cost=papers.cost, persona_name=papers.persona.name)
            record = judged.record
            if self._reword is not None and job.engine == "llm":
                focus, asked = await self._reword(focus, papers.graded)
                record = {**(record or {}), "focus": asked}
            written = await self._db.run(gradings.complete, self._db, job, judged.scorecard, focus, record)
        except GradingFailed as failure:
            return failure.reason
        except OUTAGES:
            raise
        except Exception as error:  # noqa: BLE001  the job boundary
            log.error("the grader stopped", grading=job.id, error=type(error).__name__, at=where(error))
            return _fault(error)
        if written:
            self._metrics.grading("graded")
        log.info("graded" if written else "grading came too late", grading=job.id, engine=job.engine)
        return None

    async def _renew(self, job: gradings.Job) -> None:
        while True:
            await asyncio.sleep(self._lease / 3)
            with suppress(*OUTAGES):  # the next renewal may succeed
                await self._db.run(gradings.renew, self._db, job, seconds=self._lease)


def _fault(error: Exception) -> str:
    return f"The grader stopped at a fault of its own ({type(error).__name__}). Grade again, and report it if it stays."
