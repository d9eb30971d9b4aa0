"""Disputes: a sentence, an answer, at most one open about a mark, and a changed mark in the same step."""

import pytest
import sqlalchemy as sa

from app import disputes, reviews, scorecards, sharing
from app.audit import entries
from app.auth import Person, Role
from app.content import Pinned
from app.db import Database
from app.deeds import Deed
from app.disputes import Answer
from app.errors import Conflict, Invalid, NotAllowed, NotFound
from app.grading.human import Choice
from tests.fakes.graded import graded
from tests.fakes.people import add_person, begin_attempt

SENTENCE = "I did name it: I said their kitchen was flooded."


@pytest.fixture
def attempt(db: Database, pinned: Pinned, tess: Person) -> str:
    return graded(db, pinned, tess)


def open_one(db: Database, pinned: Pinned, person: Person, attempt: str, *, sentence: str = SENTENCE) -> str:
    return disputes.dispute(db, pinned, person, attempt, criterion="warm", item="named", sentence=sentence)


def test_a_dispute_is_answered_and_the_mark_left(
    db: Database, pinned: Pinned, tess: Person, cora: Person, attempt: str
) -> None:
    dispute = open_one(db, pinned, tess, attempt)
    assert disputes.answer(db, pinned, cora, dispute, given=Answer(answer="A flood is no feeling.")) == attempt
    (seen,) = disputes.of_attempt(db, tess, attempt)
    assert (seen.state, seen.answer, seen.answered_by) == ("answered", "A flood is no feeling.", "cora")
    assert (seen.sentence, seen.mark, seen.by) == (SENTENCE, Choice.not_met, "tess")
    counts = scorecards.scorecard(db, pinned, tess, attempt).counts
    assert counts is not None
    assert counts.overall == 75
    assert [(entry.deed, entry.who) for entry in entries(db, cora, attempt_id=attempt)] == [
        (Deed.dispute_answered, "cora"),
        (Deed.mark_disputed, "tess"),
    ]


def test_an_answer_can_change_the_mark_in_the_same_step(
    db: Database, pinned: Pinned, tess: Person, cora: Person, attempt: str
) -> None:
    dispute = open_one(db, pinned, tess, attempt)
    disputes.answer(db, pinned, cora, dispute, given=Answer(answer="You are right.", mark=Choice.met))
    card = scorecards.scorecard(db, pinned, tess, attempt)
    assert card.human is not None
    assert card.human.overall == 100
    assert (card.human.changes[0].dispute, card.human.changes[0].reason) == (dispute, "You are right.")


@pytest.mark.parametrize(
    "given",
    [
        Answer(answer=" "),
        Answer(answer="x" * 1001),
        Answer(answer="It is so already.", mark=Choice.not_met),
        Answer(answer="An old page.", mark=Choice.met, after=3),
    ],
)
def test_an_answer_that_cannot_be_taken_leaves_the_dispute_open(
    db: Database, pinned: Pinned, tess: Person, cora: Person, attempt: str, given: Answer
) -> None:
    dispute = open_one(db, pinned, tess, attempt)
    with pytest.raises((Invalid, Conflict)):
        disputes.answer(db, pinned, cora, dispute, given=given)
    assert [one.state for one in disputes.of_attempt(db, tess, attempt)] == ["open"]
    assert len(entries(db, cora, attempt_id=attempt)) == 1


def test_only_one_answer_is_given(db: Database, pinned: Pinned, tess: Person, cora: Person, attempt: str) -> None:
    dispute = open_one(db, pinned, tess, attempt)
    disputes.answer(db, pinned, cora, dispute, given=Answer(answer="First."))
    with pytest.raises(Conflict, match="meanwhile"):
        disputes.answer(db, pinned, cora, dispute, given=Answer(answer="Second."))
    assert [one.answer for one in disputes.of_attempt(db, tess, attempt)] == ["First."]


def test_one_dispute_at_a_time_is_open_about_a_mark(
    db: Database, pinned: Pinned, tess: Person, cora: Person, attempt: str
) -> None:
    first = open_one(db, pinned, tess, attempt)
    with pytest.raises(Conflict, match="open dispute"):
        open_one(db, pinned, tess, attempt)
    disputes.withdraw(db, pinned, tess, attempt, dispute_id=first)
    open_one(db, pinned, tess, attempt)
    assert [one.state for one in disputes.of_attempt(db, tess, attempt)] == ["withdrawn", "open"]
    with pytest.raises(Conflict, match="meanwhile"):
        disputes.withdraw(db, pinned, tess, attempt, dispute_id=first)


def test_practice_is_shared_before_a_mark_of_it_is_disputed(db: Database, pinned: Pinned, tess: Person) -> None:
    attempt = graded(db, pinned, tess, mode="practice")
    with pytest.raises(Conflict, match="Share it"):
        open_one(db, pinned, tess, attempt)
    sharing.share(db, tess, attempt)
    open_one(db, pinned, tess, attempt)


@pytest.mark.parametrize("sentence", ["", " \u200b ", "x" * 601, "half \ud83d"])
def test_a_dispute_needs_a_sentence(db: Database, pinned: Pinned, tess: Person, attempt: str, sentence: str) -> None:
    with pytest.raises(Invalid):
        open_one(db, pinned, tess, attempt, sentence=sentence)


def test_who_may_dispute_and_who_may_answer(
    db: Database, pinned: Pinned, tess: Person, cora: Person, attempt: str
) -> None:
    other = add_person(db, "theo")
    for stranger in (other, cora):
        with pytest.raises(NotFound):
            open_one(db, pinned, stranger, attempt)
    dispute = open_one(db, pinned, tess, attempt)
    for nobody in (tess, other, add_person(db, "fay", Role.facilitator)):
        with pytest.raises(NotAllowed):
            disputes.answer(db, pinned, nobody, dispute, given=Answer(answer="Mine."))
    for unknown in ("none", "a\x00b", "half \ud83d"):
        with pytest.raises(NotFound):
            disputes.answer(db, pinned, cora, unknown, given=Answer(answer="Whose?"))
    with pytest.raises(NotFound):
        disputes.withdraw(db, pinned, tess, graded(db, pinned, tess), dispute_id=dispute)
    with pytest.raises(Conflict):
        open_one(db, pinned, tess, begin_attempt(db, tess, mode="assessed"))


def test_the_trail_tells_no_mark_to_a_coach_who_can_still_grade_blind(
    db: Database, pinned: Pinned, tess: Person, cora: Person, attempt: str
) -> None:
    dispute = open_one(db, pinned, tess, attempt)
    (veiled,) = entries(db, cora, attempt_id=attempt)
    assert (veiled.deed, veiled.who, veiled.why) == (Deed.mark_disputed, "tess", "")
    assert "named" not in veiled.what
    assert reviews.paper(db, cora, attempt).blind
    disputes.answer(db, pinned, cora, dispute, given=Answer(answer="It stays."))
    assert [entry.why for entry in entries(db, cora, attempt_id=attempt)] == ["It stays.", SENTENCE]
    assert not reviews.paper(db, cora, attempt).blind


def test_to_read_a_dispute_is_to_know_a_mark(
    db: Database, pinned: Pinned, tess: Person, cora: Person, attempt: str
) -> None:
    assert disputes.of_attempt(db, cora, attempt) == ()
    assert reviews.paper(db, cora, attempt).blind
    open_one(db, pinned, tess, attempt)
    assert len(disputes.of_attempt(db, cora, attempt)) == 1
    assert not reviews.paper(db, cora, attempt).blind


@pytest.mark.parametrize("statement", ["UPDATE audit SET why = 'other'", "DELETE FROM audit"])
def test_the_database_refuses_to_change_the_trail(
    db: Database, pinned: Pinned, tess: Person, attempt: str, statement: str
) -> None:
    open_one(db, pinned, tess, attempt)
    with pytest.raises(sa.exc.DBAPIError, match="never changed"), db.begin() as connection:
        connection.execute(sa.text(statement))
