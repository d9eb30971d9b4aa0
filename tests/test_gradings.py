"""Gradings: leased once, written once, and never a number where there was a failure."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlmodel import col, select

from app import attempts, gradings, scorecards, turns
from app.auth import Person, Role
from app.content import Pinned
from app.db import Database
from app.errors import Conflict, NotAllowed, NotFound
from app.graders import grade_with
from app.grading.failure import GradingFailed
from app.grading.graded import Graded
from app.grading.judge import Judged
from app.grading.scorecard import CriterionScore, Mark, Scorecard
from app.metrics import Metrics
from app.tables import Attempt, Grading, TurnRow, now
from app.worker import Grade, Worker
from tests.fakes.people import add_person, begin_attempt

CARD = Scorecard(
    overall=80,
    passed=True,
    coverage=100,
    criteria=(CriterionScore(id="c", title="C", level=4, score=0.8, weight=1, items=(Mark(id="i", met=True),)),),
)


@pytest.fixture
def pinned(db: Database) -> Pinned:
    return Pinned(db)


@pytest.fixture
def tess(db: Database) -> Person:
    return add_person(db)


@pytest.fixture
def ended(db: Database, pinned: Pinned, tess: Person) -> str:
    """An attempt that was finished, with its grading pending."""
    attempt = begin_attempt(db, tess)
    turns.post(db, pinned, tess, attempt, text="I am so sorry about your kitchen.", action=None, key=None)
    attempts.finish(db, pinned, tess, attempt, model=None)
    return attempt


def stored(db: Database, attempt: str) -> list[Grading]:
    with db.read() as session:
        return list(
            session.exec(select(Grading).where(Grading.attempt_id == attempt).order_by(col(Grading.created_at)))
        )


def lapse_all(db: Database) -> None:
    with db.begin() as connection:
        connection.execute(sa.update(Grading).values(leased_until=now() - timedelta(seconds=1)))


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


def test_a_grading_is_leased_once(db: Database, ended: str) -> None:
    job = gradings.lease(db, seconds=30)
    assert job is not None
    assert (job.attempt_id, job.fence) == (ended, 1)
    assert gradings.lease(db, seconds=30) is None


def test_the_result_of_a_worker_that_lost_its_lease_is_not_written(db: Database, ended: str) -> None:
    late = gradings.lease(db, seconds=30)
    lapse_all(db)
    quick = gradings.lease(db, seconds=30)
    assert late is not None
    assert quick is not None
    assert not gradings.complete(db, late, CARD.model_copy(update={"overall": 1.0}), (), None)
    assert not gradings.fail(db, late, "too late")
    assert gradings.complete(db, quick, CARD, (), {"calls": []})
    assert not gradings.complete(db, quick, CARD.model_copy(update={"overall": 2.0}), (), None)
    assert [(row.status, row.overall, row.record) for row in stored(db, ended)] == [("graded", 80.0, {"calls": []})]


def test_a_lease_that_is_renewed_does_not_lapse(db: Database, ended: str) -> None:
    job = gradings.lease(db, seconds=30)
    assert job is not None
    lapse_all(db)
    gradings.renew(db, job, seconds=30)
    assert gradings.lease(db, seconds=30) is None


def test_a_grading_put_back_can_be_taken_at_once_and_does_not_count(db: Database, ended: str) -> None:
    for _ in range(gradings.MOST_TRIES + 2):
        job = gradings.lease(db, seconds=30)
        assert job is not None
        assert gradings.put_back(db, job)


def test_a_grading_that_kills_its_worker_three_times_is_given_up_with_a_reason(db: Database, ended: str) -> None:
    for _ in range(gradings.MOST_TRIES):
        assert gradings.lease(db, seconds=30) is not None
        assert gradings.give_up(db) == 0
        lapse_all(db)
    assert gradings.lease(db, seconds=30) is None
    assert gradings.give_up(db) == 1
    (row,) = stored(db, ended)
    assert (row.status, row.overall, row.scorecard) == ("failed", None, None)
    assert "Grade again" in str(row.reason)


@pytest.mark.parametrize("values", [{"overall": 50.0}, {"passed": False}, {"scorecard": {"overall": 1}}])
def test_the_database_itself_refuses_a_number_without_a_grade(
    db: Database, ended: str, values: dict[str, object]
) -> None:
    failed = sa.update(Grading).values(status="failed", reason="x", **values)

    def write() -> None:
        with db.begin() as connection:
            connection.execute(failed)

    with pytest.raises(sa.exc.IntegrityError):
        write()


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
        await until(lambda: stored(db, ended)[0].status != "pending")
    card = scorecards.scorecard(db, pinned, tess, ended)
    assert card.status == "failed"
    assert reason in str(card.reason)
    assert "words of a trainee" not in str(card.reason)
    assert (card.overall, card.passed, card.coverage, card.criteria, card.focus) == (None, None, None, (), ())
    assert b'makeright_gradings_total{status="failed"} 1.0' in metrics.render()


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

    async with working(db, pinned, grade, lease=0.3), working(db, pinned, grade, lease=0.3):
        await until(lambda: bool(calls))
        first = stored(db, ended)[0].leased_until
        assert first is not None
        await until(lambda: (stored(db, ended)[0].leased_until or first) > first + timedelta(seconds=0.3))
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


def test_finishing_twice_answers_the_same_scorecard(db: Database, pinned: Pinned, tess: Person, ended: str) -> None:
    again = [attempts.finish(db, pinned, tess, ended, model=None) for _ in range(2)]
    assert [row.id for row in stored(db, ended)] == [again[0]] == [again[1]]


def test_grading_again_adds_and_waits_for_the_pending_one(
    db: Database, pinned: Pinned, tess: Person, ended: str
) -> None:
    pending = stored(db, ended)[0].id
    assert scorecards.regrade(db, tess, ended, engine="offline", model=None) == pending
    job = gradings.lease(db, seconds=30)
    assert job is not None
    gradings.complete(db, job, CARD, (), None)
    second = scorecards.regrade(db, tess, ended, engine="offline", model=None)
    assert scorecards.scorecard(db, pinned, tess, ended).gradings == (second, pending)
    assert scorecards.scorecard(db, pinned, tess, ended, grading_id=pending).overall == 80
    with pytest.raises(NotFound):
        scorecards.scorecard(db, pinned, tess, ended, grading_id="other")


def test_the_grade_of_an_assessed_attempt_is_not_rolled_again_by_the_trainee(
    db: Database, pinned: Pinned, tess: Person
) -> None:
    attempt = begin_attempt(db, tess, mode="assessed")
    with pytest.raises(Conflict):
        scorecards.regrade(db, tess, attempt, engine="offline", model=None)
    attempts.finish(db, pinned, tess, attempt, model=None)
    job = gradings.lease(db, seconds=30)
    assert job is not None
    gradings.complete(db, job, CARD, (), None)
    with pytest.raises(NotAllowed, match="coach"):
        scorecards.regrade(db, tess, attempt, engine="offline", model=None)
    coach = add_person(db, "cora", Role.coach)
    assert scorecards.regrade(db, coach, attempt, engine="offline", model=None)


def test_an_attempt_that_needs_a_coach_says_so_on_its_scorecard(
    db: Database, pinned: Pinned, tess: Person, ended: str
) -> None:
    with db.begin() as connection:
        connection.execute(sa.update(Attempt).values(needs_coach=True))
    assert scorecards.scorecard(db, pinned, tess, ended).needs_coach
