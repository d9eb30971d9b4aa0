"""Hints: on request, step by step, for this very moment, kept, and never in assessed mode."""

import pytest

from app import attempts, forks, hints, turns
from app.auth import Person
from app.content import Pinned
from app.db import Database
from app.errors import Conflict, Invalid, NotAllowed, NotFound
from app.hint_texts import _written, texts
from app.moment import Moment, moment
from app.principles import PRINCIPLES
from tests.fakes.attempts import begun, say
from tests.fakes.people import add_person
from tests.fakes.talks import Typed, played

CANNED = Typed("Thank you for contacting us. We apologise for any inconvenience.")


def test_the_first_step_asks_the_second_points_to_the_principle_and_there_is_no_third(
    db: Database, pinned: Pinned, tess: Person
) -> None:
    attempt = begun(db, tess, "dana")
    first, second, again = (hints.ask(db, pinned, tess, attempt) for _ in range(3))
    assert [(one.turn, one.step, one.principle) for one in (first, second)] == [(2, 1, "P1"), (2, 2, "P1")]
    assert "?" in first.text
    assert "You have charged me twice for March" in first.text
    assert second.line == PRINCIPLES["P1"]
    assert again == second
    assert hints.given(db, attempt) == (first, second)


def test_a_hint_is_for_the_moment_and_quotes_the_last_reply(db: Database, pinned: Pinned, tess: Person) -> None:
    attempt = begun(db, tess, "dana")
    before = hints.ask(db, pinned, tess, attempt)
    say(db, tess, attempt, Typed("Calm down, it is only one charge."))
    after = hints.ask(db, pinned, tess, attempt)
    assert (before.turn, after.turn) == (2, 4)
    assert "Calm down" in after.text
    assert after.principle == "P4"


def test_no_hint_gives_away_the_words_to_say_before_the_end(db: Database, pinned: Pinned, tess: Person) -> None:
    attempt = begun(db, tess, "dana")
    asked = [hints.ask(db, pinned, tess, attempt).text for _ in range(2)]
    say(db, tess, attempt, CANNED)
    attempts.finish(db, pinned, tess, attempt, model=None)
    example = hints.ask(db, pinned, tess, attempt, turn=2)
    assert example.step == 3
    assert "refund" in example.text.lower()
    assert all(example.text not in text and "refund" not in text.lower() for text in asked)
    assert hints.ask(db, pinned, tess, attempt, turn=2) == example
    with pytest.raises(Invalid, match="Yours are: 2"):
        hints.ask(db, pinned, tess, attempt, turn=3)


def test_an_assessed_attempt_has_no_hints_not_even_after_the_end(db: Database, pinned: Pinned, tess: Person) -> None:
    attempt = begun(db, tess, "dana", mode="assessed")
    with pytest.raises(NotAllowed, match="Practise with this customer"):
        hints.ask(db, pinned, tess, attempt)
    say(db, tess, attempt, CANNED)
    attempts.finish(db, pinned, tess, attempt, model=None)
    with pytest.raises(NotAllowed):
        hints.ask(db, pinned, tess, attempt, turn=2)
    assert hints.given(db, attempt) == ()


def test_hints_are_ones_own_and_a_fork_begins_without_them(db: Database, pinned: Pinned, tess: Person) -> None:
    attempt = begun(db, tess, "dana")
    hints.ask(db, pinned, tess, attempt)
    with pytest.raises(NotFound):
        hints.ask(db, pinned, add_person(db, "other"), attempt)
    say(db, tess, attempt, CANNED)
    fork = forks.fork(db, tess, attempt, turn=2, engine="offline")
    assert hints.given(db, fork) == ()
    assert len(hints.given(db, attempt)) == 1


def test_there_is_no_hint_for_another_turn_than_the_next(db: Database, pinned: Pinned, tess: Person) -> None:
    attempt = begun(db, tess, "dana")
    with pytest.raises(Invalid, match="which is 2"):
        hints.ask(db, pinned, tess, attempt, turn=4)


SORRY = Typed("Two charges for March, and you told two of my colleagues. I am so sorry, that is our mistake.")


@pytest.mark.parametrize(
    ("who", "script", "lack"),
    [
        ("dana", (), "acknowledged"),
        ("kai", (), "feeling_named"),
        ("dana", (SORRY,), "offer"),
        ("dana", (SORRY, Typed("I can refund the second charge.")), "no_date"),
        ("dana", (Typed("It is our policy, I cannot change it."),), "policy_wall"),
        ("gareth", (Typed("Have you looked at your own usage? You must have used it."),), "blames_customer"),
        (
            "darnell",
            (Typed("A collector called your school about a bill your insurance paid. I am so sorry."),),
            "handed_over",
        ),
        (
            "leila",
            (Typed("You missed your father's burial, how that must hurt. It is our fault."),),
            "unwinnable",
        ),
    ],
)
def test_the_moment_names_what_is_lacking_now(who: str, script: tuple[Typed, ...], lack: str) -> None:
    assert moment(played(who, *script)).lack == lack


@pytest.mark.parametrize("lack", sorted(_written()))
def test_every_hint_fills_its_slots_from_the_case_and_has_a_worded_example(lack: str) -> None:
    talk = played("dana", Typed("Calm down, it is our policy."))
    words = texts(Moment(lack, yours="Calm down", remedy="refund_now"), talk)
    assert words.principle in PRINCIPLES
    assert "?" in words.ask
    assert "{" not in words.ask + words.point
    theirs = ("Dana", "Calm down", "Refund the second charge", "You have charged me twice")
    assert any(word in words.ask + words.point for word in theirs)
    assert Moment(lack).shown_by


def test_it_is_not_the_moment_for_a_hint_while_the_customer_answers(db: Database, pinned: Pinned, tess: Person) -> None:
    attempt = begun(db, tess, "dana")
    turns.post(db, pinned, tess, attempt, text="Hello.", action=None, key=None)
    with pytest.raises(Conflict, match="still answering"):
        hints.ask(db, pinned, tess, attempt)
