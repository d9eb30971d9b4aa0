"""The worker: what was finished is graded, and every fault becomes a reason and no number."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from sqlmodel import col

from app import attempts, scorecards
from app.auth import Person
from app.content import Pinned
from app.db import Database
from app.graders import grade_with
from app.grading.failure import GradingFailed
from app.grading.graded import Graded
from app.grading.judge import Judged
from app.grading.scorecard import CriterionScore, FocusPoint, Mark, Scorecard
from app.metrics import Metrics
from app.tables import Grading, TurnRow
from app.worker import Grade, Worker
from tests.fakes.gradings import stored
from tests.fakes.people import begin_attempt

CARD = Scorecard(
    overall=80,
    passed=True,
    coverage=100,
    criteria=(CriterionScore(id="c", title="C", level=4, score=0.8, weight=1, items=(Mark(id="i", met=True),)),),
)


@asynccontextmanager
async def working(
    db: Database, pinned: Pinned, grade: Grade, *, lease: float = 30, metrics: Metrics | None = None
) -> AsyncIterator[Worker]:
    worker = Worker(db, pinned, grade, lease=lease, metrics=metrics or Metrics(), poll=0.05)
    task = asyncio.create_task(worker.run())
    yield worker
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


async def until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(10):
        while not true():  # noqa: ASYNC110
            await asyncio.sleep(0.005)


@pytest.mark.anyio
async def test_the_offline_grader_grades_what_was_finished(
    db: Database, pinned: Pinned, tess: Person, ended: str
) -> None:
    assert scorecards.scorecard(db, pinned, tess, ended).status == "pending"
    async with working(db, pinned, grade_with(None)):
        await until(lambda: stored(db, ended)[0].status != "pending")
    card = scorecards.scorecard(db, pinned, tess, ended)
    assert card.status == "graded"
    assert card.pass_at == 60
    assert [criterion.id for criterion in card.criteria] == ["apologize"]
    assert card.outcome is not None
    assert len(card.focus) <= 2


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        (GradingFailed("The endpoint said 401: check the key."), "The endpoint said 401: check the key."),
        (KeyError("words of a trainee"), "KeyError"),
        (ZeroDivisionError(), "ZeroDivisionError"),
    ],
)
async def test_every_fault_of_a_grader_becomes_a_reason_and_no_number(
    db: Database, pinned: Pinned, tess: Person, ended: str, fault: Exception, reason: str
) -> None:
    async def grade(graded: Graded, engine: str) -> Judged:
        raise fault

    metrics = Metrics()
    async with working(db, pinned, grade, metrics=metrics):
        await until(lambda: b'makeright_gradings_total{status="failed"} 1.0' in metrics.render())
    card = scorecards.scorecard(db, pinned, tess, ended)
    assert card.status == "failed"
    assert reason in str(card.reason)
    assert "words of a trainee" not in str(card.reason)
    assert (card.overall, card.passed, card.coverage, card.criteria, card.focus) == (None, None, None, (), ())


@pytest.mark.anyio
async def test_papers_that_cannot_be_read_fail_the_grading_and_not_the_worker(
    db: Database, pinned: Pinned, tess: Person, ended: str
) -> None:
    with db.begin() as connection:
        broken = sa.update(TurnRow).where(col(TurnRow.number) == 2).values(reading={"acts": "nonsense"})
        connection.execute(broken)
    second = begin_attempt(db, tess)
    attempts.finish(db, pinned, tess, second, model=None)
    async with working(db, pinned, grade_with(None)):
        await until(lambda: [stored(db, one)[0].status for one in (ended, second)] == ["failed", "graded"])


@pytest.mark.anyio
async def test_a_result_that_cannot_be_stored_is_a_failure(db: Database, pinned: Pinned, ended: str) -> None:
    async def grade(graded: Graded, engine: str) -> Judged:
        return Judged(scorecard=CARD, record={"not json": object()})

    async with working(db, pinned, grade):
        await until(lambda: stored(db, ended)[0].status == "failed")


@pytest.mark.anyio
async def test_a_model_that_is_not_set_up_any_more_is_a_failure_and_never_the_offline_grade(
    db: Database, pinned: Pinned, tess: Person
) -> None:
    attempt = begin_attempt(db, tess, engine="llm")
    attempts.finish(db, pinned, tess, attempt, model="parrot")
    async with working(db, pinned, grade_with(None)):
        await until(lambda: stored(db, attempt)[0].status == "failed")
        scorecards.regrade(db, tess, attempt, engine="offline", model=None)
        await until(lambda: stored(db, attempt)[-1].status == "graded")
    assert [(row.status, row.engine) for row in stored(db, attempt)] == [("failed", "llm"), ("graded", "offline")]


@pytest.mark.anyio
async def test_what_is_under_way_at_shutdown_is_put_back(db: Database, pinned: Pinned, ended: str) -> None:
    begun = asyncio.Event()

    async def grade(graded: Graded, engine: str) -> Judged:
        begun.set()
        await asyncio.Event().wait()
        raise AssertionError

    async with working(db, pinned, grade):
        await begun.wait()
    (row,) = stored(db, ended)
    assert (row.status, row.tries, row.leased_until) == ("pending", 0, None)


@pytest.mark.anyio
async def test_a_long_grading_keeps_its_lease(db: Database, pinned: Pinned, ended: str) -> None:
    gate, calls = asyncio.Event(), []

    async def grade(graded: Graded, engine: str) -> Judged:
        calls.append(engine)
        await gate.wait()
        return Judged(scorecard=CARD)

    async with working(db, pinned, grade, lease=3), working(db, pinned, grade, lease=3):
        await until(lambda: bool(calls))
        first = stored(db, ended)[0].leased_until
        assert first is not None
        await until(lambda: (stored(db, ended)[0].leased_until or first) > first + timedelta(seconds=0.5))
        gate.set()
        await until(lambda: stored(db, ended)[0].status == "graded")
    assert calls == ["offline"]
    assert stored(db, ended)[0].fence == 1


@pytest.mark.anyio
async def test_one_grader_at_fault_does_not_keep_the_others_from_their_work(
    db: Database, pinned: Pinned, tess: Person, ended: str
) -> None:
    second = begin_attempt(db, tess)
    attempts.finish(db, pinned, tess, second, model=None)

    async def grade(graded: Graded, engine: str) -> Judged:
        if graded.trainee_turns:
            raise RuntimeError
        return Judged(scorecard=CARD)

    async with working(db, pinned, grade):
        await until(lambda: {stored(db, one)[0].status for one in (ended, second)} == {"failed", "graded"})


@pytest.mark.anyio
@pytest.mark.parametrize(("engine", "worded"), [("offline", False), ("llm", True)])
async def test_a_model_words_the_points_of_what_it_graded_and_of_nothing_else(
    db: Database, pinned: Pinned, ended: str, engine: str, worded: bool
) -> None:
    async def grade(graded: Graded, engine: str) -> Judged:
        return Judged(scorecard=CARD, record={"calls": []})

    async def reword(
        points: tuple[FocusPoint, ...], graded: Graded
    ) -> tuple[tuple[FocusPoint, ...], dict[str, Any] | None]:
        point = FocusPoint(criterion="c", turn=2, quote="I am so sorry", why="Why.", better="In a model's words.")
        return (point,), {"model": "a-model"}

    with db.begin() as connection:
        connection.execute(sa.update(Grading).values(engine=engine))
    task = asyncio.create_task(Worker(db, pinned, grade, reword=reword, lease=30, metrics=Metrics(), poll=0.05).run())
    await until(lambda: stored(db, ended)[0].status == "graded")
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task
    row = stored(db, ended)[0]
    assert any(point["better"] == "In a model's words." for point in row.focus or ()) == worded
    assert ((row.record or {}).get("focus") == {"model": "a-model"}) == worded
