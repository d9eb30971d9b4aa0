"""The trainee's words: kept as typed, once, before anything else, or refused with a sentence."""

import threading
from collections.abc import Callable

import pytest

from app import attempts, turns
from app.auth import Person
from app.content import Pinned
from app.db import Database
from app.errors import Conflict, Invalid, NotFound
from app.text import MAX_TURN
from tests.fakes.people import add_person, begin_attempt


@pytest.fixture
def attempt(db: Database, tess: Person) -> str:
    return begin_attempt(db, tess)


def texts(db: Database, pinned: Pinned, person: Person, attempt: str) -> list[str]:
    return [turn.text for turn in attempts.view(db, pinned, person, attempt).turns[1:]]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  I am sorry.  ", "I am sorry."),
        ("zero\u200bwidth", "zerowidth"),
        ("right \u202eto left\u202c", "right to left"),
        ("\u05e9\u05dc\u05d5\u05dd", "\u05e9\u05dc\u05d5\u05dd"),
        ("nul\x00 and bell\x07", "nul and bell"),
        ("<script>alert('x')</script>", "<script>alert('x')</script>"),
        ("x" * MAX_TURN, "x" * MAX_TURN),
        ("👩\u200d🔧 is coming", "👩\u200d🔧 is coming"),
        ("line\r\nbreak", "line\nbreak"),
    ],
)
def test_a_turn_is_kept_as_typed_without_what_cannot_be_seen(
    db: Database, pinned: Pinned, tess: Person, attempt: str, typed: str, kept: str
) -> None:
    assert turns.post(db, pinned, tess, attempt, text=typed, action=None, key=None) == 2
    assert texts(db, pinned, tess, attempt) == [kept]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "empty"),
        (" \n\u200b\u2060 ", "empty"),
        ("x" * (MAX_TURN + 1), "2,001 characters"),
        ("\ud83d", "half a char"),
    ],
)
def test_what_cannot_be_a_turn_is_refused_with_a_sentence(
    db: Database, pinned: Pinned, tess: Person, attempt: str, typed: str, said: str
) -> None:
    with pytest.raises(Invalid, match=said):
        turns.post(db, pinned, tess, attempt, text=typed, action=None, key=None)
    assert texts(db, pinned, tess, attempt) == []


def test_an_action_is_one_of_the_case_or_refused_by_name(
    db: Database, pinned: Pinned, tess: Person, attempt: str
) -> None:
    with pytest.raises(Invalid, match="replace, goodwill, manager"):
        turns.post(db, pinned, tess, attempt, text="Here.", action="bribe", key=None)
    turns.post(db, pinned, tess, attempt, text="A new one is on its way.", action="replace", key=None)
    assert attempts.view(db, pinned, tess, attempt).turns[1].action == "replace"


def test_the_same_key_is_the_same_turn_also_when_the_attempt_has_ended(
    db: Database, pinned: Pinned, tess: Person, attempt: str
) -> None:
    first = turns.post(db, pinned, tess, attempt, text="Sorry.", action=None, key="k")
    attempts.finish(db, pinned, tess, attempt, model=None)
    assert turns.post(db, pinned, tess, attempt, text="Sorry again.", action=None, key="k") == first
    assert texts(db, pinned, tess, attempt) == ["Sorry."]


def test_a_key_belongs_to_one_attempt(db: Database, pinned: Pinned, tess: Person, attempt: str) -> None:
    other = begin_attempt(db, tess)
    turns.post(db, pinned, tess, attempt, text="One.", action=None, key="k")
    turns.post(db, pinned, tess, other, text="Two.", action=None, key="k")
    assert texts(db, pinned, tess, other) == ["Two."]


def test_many_tabs_that_send_at_once_with_one_key_make_one_turn(
    db: Database, pinned: Pinned, tess: Person, attempt: str
) -> None:
    answers = at_once(6, lambda n: turns.post(db, pinned, tess, attempt, text=f"Sorry {n}.", action=None, key="k"))
    assert answers == [2] * 6
    assert len(texts(db, pinned, tess, attempt)) == 1


def test_of_two_tabs_that_send_at_once_one_is_told_to_wait(
    db: Database, pinned: Pinned, tess: Person, attempt: str
) -> None:
    answers = at_once(4, lambda n: turns.post(db, pinned, tess, attempt, text=f"Sorry {n}.", action=None, key=None))
    assert sorted(type(answer).__name__ for answer in answers) == ["Conflict", "Conflict", "Conflict", "int"]
    assert any("has not answered" in str(answer) for answer in answers)
    assert len(texts(db, pinned, tess, attempt)) == 1


def test_a_turn_after_the_end_is_refused_and_nothing_is_added(
    db: Database, pinned: Pinned, tess: Person, attempt: str
) -> None:
    attempts.finish(db, pinned, tess, attempt, model=None)
    with pytest.raises(Conflict, match="has ended"):
        turns.post(db, pinned, tess, attempt, text="Wait!", action=None, key=None)
    assert texts(db, pinned, tess, attempt) == []


@pytest.mark.parametrize("attempt_id", ["nothing", "", "\x00", "a" * 5000, "\ud800"])
def test_an_unknown_attempt_is_not_found(db: Database, pinned: Pinned, tess: Person, attempt_id: str) -> None:
    with pytest.raises(NotFound):
        turns.post(db, pinned, tess, attempt_id, text="Hello.", action=None, key=None)


def test_nobody_speaks_in_the_attempt_of_another(db: Database, pinned: Pinned, attempt: str) -> None:
    with pytest.raises(NotFound):
        turns.post(db, pinned, add_person(db, "other"), attempt, text="Hello.", action=None, key=None)


@pytest.mark.parametrize("key", ["", "k" * 201, "a\x00"])
def test_a_key_that_cannot_be_kept_is_refused(
    db: Database, pinned: Pinned, tess: Person, attempt: str, key: str
) -> None:
    with pytest.raises(Invalid, match="Idempotency-Key"):
        turns.post(db, pinned, tess, attempt, text="Hello.", action=None, key=key)


def at_once(count: int, work: Callable[[int], object]) -> list[object]:
    """What each of `count` threads got, or the problem it met."""
    ready = threading.Barrier(count)
    answers: list[object] = []

    def run(n: int) -> None:
        ready.wait(10)
        try:
            answers.append(work(n))
        except (Conflict, Invalid) as problem:
            answers.append(problem)

    threads = [threading.Thread(target=run, args=(n,)) for n in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return answers
