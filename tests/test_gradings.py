"""Gradings: leased once, written once, and never a number where there was a failure."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from app import attempts, gradings, scorecards
from app.auth import Person, Role
from app.content import Pinned
from app.db import Database
from app.errors import Conflict, NotAllowed, NotFound
from app.grading.scorecard import CriterionScore, Mark, Scorecard
from app.tables import Attempt, Grading, now
from tests.fakes.gradings import stored
from tests.fakes.people import add_person, begin_attempt

CARD = Scorecard(
    overall=80,
    passed=True,
    coverage=100,
    criteria=(CriterionScore(id="c", title="C", level=4, score=0.8, weight=1, items=(Mark(id="i", met=True),)),),
)


def lapse_all(db: Database) -> None:
    with db.begin() as connection:
        connection.execute(sa.update(Grading).values(leased_until=now() - timedelta(seconds=1)))


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


def test_a_failed_grading_takes_no_earlier_grade_away(db: Database, pinned: Pinned, tess: Person, ended: str) -> None:
    job = gradings.lease(db, seconds=30)
    assert job is not None
    gradings.complete(db, job, CARD, (), None)
    scorecards.regrade(db, tess, ended, engine="offline", model=None)
    again = gradings.lease(db, seconds=30)
    assert again is not None
    gradings.fail(db, again, "the model was away")
    latest = scorecards.scorecard(db, pinned, tess, ended)
    assert (latest.status, latest.overall, latest.counts) == ("failed", None, None)
    shown = scorecards.debrief(db, pinned, tess, ended)
    assert (shown.scorecard.overall, shown.failed_again) == (80, "the model was away")
    assert shown.scorecard.counts is not None
    (line,) = scorecards.own(db, pinned, tess)
    assert (line.status, line.overall) == ("graded", 80)


def test_a_failed_grading_gives_the_trainee_no_second_throw(db: Database, pinned: Pinned, tess: Person) -> None:
    attempt = begin_attempt(db, tess, mode="assessed")
    attempts.finish(db, pinned, tess, attempt, model=None)
    job = gradings.lease(db, seconds=30)
    assert job is not None
    gradings.complete(db, job, CARD, (), None)
    scorecards.regrade(db, add_person(db, "cora", Role.coach), attempt, engine="offline", model=None)
    again = gradings.lease(db, seconds=30)
    assert again is not None
    gradings.fail(db, again, "the model was away")
    with pytest.raises(NotAllowed, match="coach"):
        scorecards.regrade(db, tess, attempt, engine="offline", model=None)
