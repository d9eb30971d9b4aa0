"""Pause and stop: nothing runs, nothing counts, nothing is lost; and a breath after abuse."""

import pytest

from app import attempts, care, forks, gradings, holds, side_channel, turns
from app.auth import Person
from app.content import Pinned
from app.customer.harshness import Harshness
from app.db import Database
from app.errors import Conflict, NotFound
from tests.fakes.attempts import begun, say
from tests.fakes.people import add_person
from tests.fakes.talks import Typed

SORRY = Typed("Two charges for March, I am so sorry, that is our mistake.")


@pytest.mark.parametrize("how", ["pause", "stop"])
def test_while_it_holds_nothing_is_said_and_after_it_everything_is_as_before(
    db: Database, pinned: Pinned, tess: Person, how: holds.Hold
) -> None:
    attempt = begun(db, tess, "ray")
    say(db, tess, attempt, SORRY)
    before = attempts.view(db, pinned, tess, attempt)
    holds.hold(db, tess, attempt, how=how)
    holds.hold(db, tess, attempt, how=how)
    held = attempts.view(db, pinned, tess, attempt)
    assert held.held == {"pause": "paused", "stop": "stopped"}[how]
    with pytest.raises(Conflict, match="on hold"):
        turns.post(db, pinned, tess, attempt, text="Hello?", action=None, key=None)
    with pytest.raises(Conflict, match="on hold"):
        side_channel.ask(db, pinned, tess, attempt, text="What do you see?")
    holds.go_on(db, tess, attempt)
    assert attempts.view(db, pinned, tess, attempt) == before
    say(db, tess, attempt, Typed("I refund it now, today."))
    assert len(attempts.view(db, pinned, tess, attempt).turns) == 5


def test_a_stopped_attempt_is_not_graded_and_shows_no_more_than_before(
    db: Database, pinned: Pinned, tess: Person
) -> None:
    attempt = begun(db, tess, "dana", mode="assessed")
    say(db, tess, attempt, SORRY)
    holds.hold(db, tess, attempt, how="stop")
    seen = attempts.view(db, pinned, tess, attempt)
    assert (seen.ending, seen.outcome, seen.scorecard, seen.mood, seen.ledger) == (None,) * 5
    assert gradings.waiting(db) == 0
    assert [(line.held, line.status) for line in attempts.own(db, tess)] == [("stopped", None)]
    with pytest.raises(Conflict, match="has ended"):
        forks.fork(db, tess, attempt, turn=2, engine="offline")


def test_a_stopped_attempt_may_be_finished_after_all(db: Database, pinned: Pinned, tess: Person) -> None:
    attempt = begun(db, tess, "dana")
    say(db, tess, attempt, SORRY)
    holds.hold(db, tess, attempt, how="stop")
    attempts.finish(db, pinned, tess, attempt, model=None)
    seen = attempts.view(db, pinned, tess, attempt)
    assert (seen.held, seen.ending) == (None, "left_open")
    assert gradings.waiting(db) == 1
    with pytest.raises(Conflict, match="Open its debrief"):
        holds.hold(db, tess, attempt, how="pause")


def test_holding_is_for_ones_own_attempts(db: Database, tess: Person) -> None:
    attempt = begun(db, tess, "dana")
    for deed in (lambda who: holds.hold(db, who, attempt, how="pause"), lambda who: holds.go_on(db, who, attempt)):
        with pytest.raises(NotFound):
            deed(add_person(db, "other"))


def test_the_dial_is_pinned_and_a_fork_keeps_it(db: Database, pinned: Pinned, tess: Person) -> None:
    attempt = begun(db, tess, "gareth", harshness=Harshness(intensity=5, profanity=True))
    say(db, tess, attempt, Typed("It is our policy."))
    fork = forks.fork(db, tess, attempt, turn=2, engine="offline")
    assert attempts.view(db, pinned, tess, fork).harshness == Harshness(intensity=5, profanity=True)
    assert "bloody" in attempts.view(db, pinned, tess, attempt).turns[0].text
    assert "bloody" not in attempts.view(db, pinned, tess, begun(db, tess, "gareth")).turns[0].text


@pytest.mark.parametrize(
    ("text", "harsh"),
    [
        ("You're useless, do you know that?", True),
        ("Where is my BLOODY parcel?", True),
        ("GIVE ME MY MONEY NOW", True),
        ("I ordered TWO and the PDF says one.", False),
        ("That is not good enough, and I want an answer.", False),
    ],
)
def test_a_breath_follows_abuse_and_nothing_else(text: str, *, harsh: bool) -> None:
    note = care.reframe(text, name="Mr. Hale", turn=3)
    assert (note is not None) is harsh
    assert note is None or "{" not in note


def test_the_notes_differ_from_one_time_to_the_next() -> None:
    assert len({care.reframe("You idiot.", name="Dana", turn=turn) for turn in (1, 3, 5)}) == 3
