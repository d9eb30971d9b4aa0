"""Overrides: one mark changed with a reason, on top of everything, and nothing beneath is touched."""

import threading

import pytest
from sqlmodel import select

from app import overrides, reviews, scorecards
from app.audit import entries
from app.auth import Person, Role
from app.content import Pinned
from app.db import Database
from app.deeds import Deed
from app.errors import Conflict, Invalid, NotAllowed, NotFound
from app.grading.human import Choice
from app.overrides import NewMark
from app.tables import Grading
from tests.fakes.graded import KEYS, draft, grade, graded
from tests.fakes.people import add_person


@pytest.fixture
def attempt(db: Database, pinned: Pinned, tess: Person) -> str:
    return graded(db, pinned, tess)


def named(mark: Choice = Choice.met, *, reason: str = "Turn 2 does name it.", after: int = 0) -> NewMark:
    return NewMark(criterion="warm", item="named", mark=mark, reason=reason, after=after)


def stored(db: Database) -> list[object]:
    with db.read() as session:
        return [row.scorecard for row in session.exec(select(Grading))]


def test_a_changed_mark_counts_at_once_and_the_machines_scorecard_stays(
    db: Database, pinned: Pinned, tess: Person, cora: Person, attempt: str
) -> None:
    before = stored(db)
    assert overrides.override(db, pinned, cora, attempt, wanted=named()) == 1
    card = scorecards.scorecard(db, pinned, tess, attempt)
    assert stored(db) == before
    assert (card.overall, card.counts and card.counts.overall) == (75, 100)
    assert card.human is not None
    assert (card.human.by, card.human.criteria[0].level) == ("machine and coach", 5)
    change = card.human.changes[0]
    assert (change.by, change.old, change.new, change.reason) == (
        "cora",
        Choice.not_met,
        Choice.met,
        "Turn 2 does name it.",
    )
    entry = entries(db, cora, attempt_id=attempt)[0]
    assert (entry.deed, entry.who, entry.why) == (Deed.mark_changed, "cora", "Turn 2 does name it.")
    assert entry.what == "Changed a mark: Is warm, named: from “not met” to “met”"
    assert entry.about == "tess with Pat Quill"


def test_a_blocking_mark_that_is_changed_decides_the_verdict(
    db: Database, pinned: Pinned, tess: Person, cora: Person, attempt: str
) -> None:
    wanted = NewMark(criterion="fix", item="kept", mark=Choice.not_met, reason="The kettle was never sent.")
    overrides.override(db, pinned, cora, attempt, wanted=wanted)
    card = scorecards.scorecard(db, pinned, tess, attempt)
    assert card.passed
    assert card.counts is not None
    assert (card.counts.overall, card.counts.passed) == (50, False)


@pytest.mark.parametrize(("mark", "overall"), [(Choice.cannot_tell, 100), (Choice.not_applicable, 100)])
def test_what_cannot_be_told_or_does_not_apply_leaves_the_sum(
    db: Database, pinned: Pinned, tess: Person, cora: Person, attempt: str, mark: Choice, overall: float
) -> None:
    overrides.override(db, pinned, cora, attempt, wanted=named(mark))
    counts = scorecards.scorecard(db, pinned, tess, attempt).counts
    assert counts is not None
    assert counts.overall == overall


def test_changes_stay_on_top_of_regrades_and_of_a_later_review(
    db: Database, pinned: Pinned, tess: Person, cora: Person, attempt: str
) -> None:
    overrides.override(db, pinned, cora, attempt, wanted=named())
    scorecards.regrade(db, cora, attempt, engine="offline", model=None)
    grade(db, met=())
    counts = scorecards.scorecard(db, pinned, tess, attempt).counts
    assert counts is not None
    assert counts.overall == 25
    reviews.save(db, pinned, cora, attempt, draft=draft(met=()), version=0)
    reviews.finish(db, pinned, cora, attempt, version=1)
    counts = scorecards.scorecard(db, pinned, tess, attempt).counts
    assert counts is not None
    assert (counts.overall, counts.by) == (25, "coach")


def test_each_change_is_kept_and_the_latest_counts(
    db: Database, pinned: Pinned, tess: Person, cora: Person, attempt: str
) -> None:
    overrides.override(db, pinned, cora, attempt, wanted=named())
    overrides.override(db, pinned, cora, attempt, wanted=named(Choice.not_met, reason="On a second look, no.", after=1))
    card = scorecards.scorecard(db, pinned, tess, attempt)
    assert card.human is not None
    assert [(change.number, change.old, change.new) for change in card.human.changes] == [
        (1, Choice.not_met, Choice.met),
        (2, Choice.met, Choice.not_met),
    ]
    assert card.human.overall == 75


def test_two_coaches_never_overwrite_each_other(db: Database, pinned: Pinned, cora: Person, attempt: str) -> None:
    carl = add_person(db, "carl", Role.coach)
    overrides.override(db, pinned, cora, attempt, wanted=named())
    with pytest.raises(Conflict, match="Another coach"):
        overrides.override(db, pinned, carl, attempt, wanted=named(Choice.cannot_tell))


def test_of_two_coaches_who_change_at_once_one_is_told(
    db: Database, pinned: Pinned, cora: Person, attempt: str
) -> None:
    outcomes: list[object] = []

    def change(mark: Choice) -> None:
        try:
            outcomes.append(overrides.override(db, pinned, cora, attempt, wanted=named(mark)))
        except Conflict:
            outcomes.append("told")

    both = [threading.Thread(target=change, args=(mark,)) for mark in (Choice.met, Choice.cannot_tell)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert sorted(map(str, outcomes)) == ["1", "told"]


@pytest.mark.parametrize(
    ("wanted", "problem"),
    [
        (named(reason="  "), Invalid),
        (named(reason="x" * 1001), Invalid),
        (named(reason="half \ud83d"), Invalid),
        (named(Choice.not_met), Invalid),
        (NewMark(criterion="warm", item="none", mark=Choice.met, reason="r"), NotFound),
        (NewMark(criterion="none", item="named", mark=Choice.met, reason="r"), NotFound),
    ],
)
def test_a_change_that_cannot_be_made_leaves_nothing_behind(
    db: Database, pinned: Pinned, cora: Person, attempt: str, wanted: NewMark, problem: type[Exception]
) -> None:
    with pytest.raises(problem):
        overrides.override(db, pinned, cora, attempt, wanted=wanted)
    assert entries(db, cora, attempt_id=attempt) == ()


def test_only_coaches_change_marks_and_not_their_own(
    db: Database, pinned: Pinned, tess: Person, cora: Person, attempt: str
) -> None:
    for person in (tess, add_person(db, "fay", Role.facilitator)):
        with pytest.raises(NotAllowed):
            overrides.override(db, pinned, person, attempt, wanted=named())
    with pytest.raises(NotAllowed, match="nobody grades their own"):
        overrides.override(db, pinned, cora, graded(db, pinned, cora), wanted=named())


def test_the_list_of_ones_attempts_shows_what_counts(
    db: Database, pinned: Pinned, tess: Person, cora: Person, attempt: str
) -> None:
    untouched = graded(db, pinned, tess, met=KEYS[:1])
    overrides.override(db, pinned, cora, attempt, wanted=named())
    lines = {line.id: (line.overall, line.passed) for line in scorecards.own(db, pinned, tess)}
    assert lines == {attempt: (100, True), untouched: (25, False)}
