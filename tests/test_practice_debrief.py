"""What the debrief adds: steps that would have worked, turning points, survey, hints, and both tries side by side."""

import pytest
from sqlmodel import col, select

from app import attempts, comparison, forks, hints, side_channel
from app.auth import Person
from app.content import Pinned
from app.customer.survey import survey_answer
from app.db import Database
from app.errors import Conflict, NotFound
from app.persona import Persona
from app.practice_debrief import practice_part
from app.steps import steps
from app.tables import TurnRow
from app.turning_points import turning_points
from tests.fakes.attempts import begun, say
from tests.fakes.people import add_person
from tests.fakes.talks import Typed, persona, played, shelf

RUDE = Typed("Calm down, it is our policy.")
SORRY = Typed("Two charges for March, and you told two of my colleagues. I am so sorry, that is our mistake.")
REFUND = Typed("I refund the second charge now, you have it today.", action="refund_now")


@pytest.mark.parametrize("who", sorted(shelf().personas()))
def test_every_case_has_its_own_steps_with_needs_remedy_and_escalation(who: str) -> None:
    case = persona(who).case
    found = steps(played(who))
    text = " ".join(step.text for step in found)
    assert 4 <= len(found) <= 10
    assert all(step.turn is None for step in found)
    if case.winnable:
        best = case.remedy(case.accepts[0])
        assert best is not None
        assert best.do in text
        assert ("Bring in" in text) == (best.by != "trainee" or "handed_over" in case.needs)
    else:
        assert "Do not bargain" in text


def test_a_step_that_was_taken_names_its_turn() -> None:
    found = {step.principle: step.turn for step in steps(played("dana", RUDE, SORRY, REFUND))}
    assert (found["P1"], found["P7"], found["P13"]) == (4, 4, 6)


def test_the_turning_points_are_where_it_moved_most_with_the_words_that_did_it() -> None:
    talk = played("dana", RUDE, SORRY, Typed("What is the invoice number?"), REFUND)
    found = turning_points(talk)
    assert 1 <= len(found) <= 3
    worst = max(found, key=lambda one: one.change)
    assert worst.turn == 2
    assert worst.answered == 3
    assert worst.quote in talk.transcript[1].text
    assert worst.quote
    assert min(one.change for one in found) < 0


@pytest.mark.parametrize("who", ["dana", "maureen", "kai"])
def test_the_survey_is_answered_by_what_moved_the_customer(who: str) -> None:
    one: Persona = persona(who)
    hurt, helped = played(who, RUDE, RUDE), played(who, SORRY)
    low = survey_answer(hurt.mind, one, 1, seed=2)
    high = survey_answer(helped.mind, one, 5, seed=2)
    assert low != high
    assert 3 <= len(low.split()) <= 25
    assert survey_answer(hurt.mind, one, 1, seed=2) == low


def test_the_debrief_shows_hints_with_an_example_and_questions_at_their_turn(
    db: Database, pinned: Pinned, tess: Person
) -> None:
    attempt = begun(db, tess, "dana")
    hints.ask(db, pinned, tess, attempt)
    side_channel.ask(db, pinned, tess, attempt, text="What do you see?")
    say(db, tess, attempt, SORRY)
    attempts.finish(db, pinned, tess, attempt, model=None)
    part = practice_part(db, pinned, tess, attempt)
    assert [one.step for one in part.hints[2]] == [1]
    assert part.examples[2]
    assert part.questions[2][0].text == "What do you see?"
    assert part.survey


def test_a_fork_shares_the_turns_before_changes_nothing_and_stands_beside_the_first(
    db: Database, pinned: Pinned, tess: Person
) -> None:
    first = begun(db, tess, "dana")
    say(db, tess, first, SORRY, RUDE, REFUND)
    attempts.finish(db, pinned, tess, first, model=None)
    with db.read() as session:
        kept = session.exec(select(TurnRow).where(TurnRow.attempt_id == first).order_by(col(TurnRow.number))).all()
    before = [row.model_dump() for row in kept]
    for turn in (2, 4, 6):
        fork = forks.fork(db, tess, first, turn=turn, engine="offline")
        with pytest.raises(Conflict, match="second try has not ended"):
            comparison.compare(db, pinned, tess, fork)
        say(db, tess, fork, REFUND)
        attempts.finish(db, pinned, tess, fork, model=None)
        both = comparison.compare(db, pinned, tess, fork)
        assert [one.number for one in both.shared] == list(range(1, turn))
        assert both.second.attempt.turns[: turn - 1] == both.first.attempt.turns[: turn - 1]
        assert both.second.turns[0].text == REFUND.text
        assert both.first.turns[-1] == both.first.attempt.turns[-1]
    with db.read() as session:
        again = session.exec(select(TurnRow).where(TurnRow.attempt_id == first).order_by(col(TurnRow.number))).all()
    assert [row.model_dump() for row in again] == before
    tries = practice_part(db, pinned, tess, first).second_tries
    assert [(one.turn, one.ended) for one in tries] == [(2, True), (4, True), (6, True)]


def test_only_a_second_try_of_ones_own_is_put_beside_the_first(db: Database, pinned: Pinned, tess: Person) -> None:
    first = begun(db, tess, "dana")
    say(db, tess, first, SORRY)
    attempts.finish(db, pinned, tess, first, model=None)
    with pytest.raises(NotFound, match="no second try"):
        comparison.compare(db, pinned, tess, first)
    fork = forks.fork(db, tess, first, turn=2, engine="offline")
    with pytest.raises(NotFound):
        comparison.compare(db, pinned, add_person(db, "other"), fork)


def test_a_cold_handover_is_not_counted_as_the_step_taken_and_the_remedy_given_is_the_one_named() -> None:
    cold = played("karolina", Typed("I am sorry."), Typed("I get my manager.", action="manager"))
    assert next(step for step in steps(cold) if step.principle == "P12").turn is None
    other = played(
        "gareth", Typed("A year of guesses, I am sorry."), Typed("I spread it over a year now.", action="spread")
    )
    step = next(step for step in steps(other) if step.principle == "P13")
    assert "Spread the balance" in step.text
    assert step.turn == 4
    assert "bloody" not in " ".join(one.text for one in steps(other))
