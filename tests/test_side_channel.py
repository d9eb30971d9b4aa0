"""The specialist beside the chat: answers from the case alone, unseen by the customer, and is kept."""

import pytest

from app import attempts, gradings, side_channel
from app.auth import Person
from app.content import Pinned
from app.customer.specialist_desk import answer
from app.db import Database
from app.errors import Conflict, Invalid, NotFound
from app.grading.graded import Seen
from app.grading.rules.handover import specialist_asked
from tests.fakes.attempts import begun, say
from tests.fakes.people import add_person, begin_attempt
from tests.fakes.talks import Typed, persona, shelf


@pytest.mark.parametrize(
    ("who", "question", "told"),
    [
        ("dana", "What do you see on record?", "both charges and the clearing dates"),
        ("dana", "Which amount was charged?", "2 × €49"),
        ("dana", "How long does a bank refund take, and why?", "five working days"),
        ("dana", "May I refund the second charge myself?", "yours to do"),
        ("dana", "Can I give her a free month?", "manager's to decide"),
        ("kai", "Is the customer right?", "he answered YES to it"),
        ("kai", "why does roaming cost that much", "answered YES to the text"),
        ("gareth", "Was the meter read at all?", "nobody read the meter"),
        ("simone", "Can you take the restaurant offline?", "Bring me in"),
    ],
)
def test_it_answers_from_facts_rules_authority_and_record(who: str, question: str, told: str) -> None:
    assert told in answer(question, persona(who).case)


def test_where_the_case_has_no_answer_it_says_so_and_makes_nothing_up() -> None:
    said = answer("What is the weather in Lisbon?", persona("dana").case)
    assert said.startswith("That is not in what I have.")
    assert "invoice number" in said


@pytest.mark.parametrize("who", sorted(shelf().personas()))
def test_what_the_customer_confides_is_never_the_specialists_to_tell(who: str) -> None:
    case = persona(who).case
    asked = [" ".join((key.replace("_", " "), *fact.asked_as, fact.say)) for key, fact in case.facts.items()]
    secret = [fact.say for fact in case.facts.values() if fact.when == "heard"]
    assert not any(say in answer(question, case) for say in secret for question in asked)


def test_a_question_is_kept_beside_the_turn_and_is_no_turn(db: Database, pinned: Pinned, tess: Person) -> None:
    attempt = begun(db, tess, "dana")
    first = side_channel.ask(db, pinned, tess, attempt, text=" Which amount was charged? ")
    say(db, tess, attempt, Typed("Two charges for March, I am so sorry."))
    second = side_channel.ask(db, pinned, tess, attempt, text="What do you see?")
    assert [(one.turn, one.text) for one in side_channel.asked(db, attempt)] == [
        (2, "Which amount was charged?"),
        (4, "What do you see?"),
    ]
    assert "€49" in first.answer
    seen = attempts.view(db, pinned, tess, attempt)
    assert [turn.speaker for turn in seen.turns] == ["customer", "trainee", "customer"]
    assert not any(second.answer in turn.text for turn in seen.turns)


def test_asking_does_not_move_the_mood(db: Database, pinned: Pinned, tess: Person) -> None:
    with_it, without = begun(db, tess, "dana"), begun(db, tess, "dana")
    side_channel.ask(db, pinned, tess, with_it, text="What do you see?")
    for attempt in (with_it, without):
        say(db, tess, attempt, Typed("Two charges for March, I am so sorry."))
    moods = [attempts.view(db, pinned, tess, attempt).mood for attempt in (with_it, without)]
    assert moods[0] == moods[1]


def test_bad_questions_are_told_what_to_do(db: Database, pinned: Pinned, tess: Person) -> None:
    attempt = begun(db, tess, "dana")
    for text, says in (("  ", "Write what"), ("x" * 301, "at most 300"), ("\x00", "Write what")):
        with pytest.raises(Invalid, match=says):
            side_channel.ask(db, pinned, tess, attempt, text=text)
    with pytest.raises(NotFound):
        side_channel.ask(db, pinned, add_person(db, "other"), attempt, text="What do you see?")
    with pytest.raises(Conflict, match="no specialist"):
        side_channel.ask(db, pinned, tess, begin_attempt(db, tess), text="What do you see?")
    for _ in range(side_channel.MOST):
        side_channel.ask(db, pinned, tess, attempt, text="What do you see?")
    with pytest.raises(Conflict, match="12 questions"):
        side_channel.ask(db, pinned, tess, attempt, text="And now?")


def test_asking_beside_the_chat_counts_as_asking_the_specialist(db: Database, pinned: Pinned, tess: Person) -> None:
    attempt = begun(db, tess, "simone")
    side_channel.ask(db, pinned, tess, attempt, text="What do you see?")
    say(db, tess, attempt, Typed("Peanuts in front of an allergic child. I am so sorry. Somebody will look into it."))
    attempts.finish(db, pinned, tess, attempt, model=None)
    job = gradings.lease(db, seconds=5)
    assert job is not None
    graded = gradings.papers(db, pinned, job).graded
    found = specialist_asked(graded)
    assert (found.met, found.seen) == (True, Seen(2, ""))
    assert specialist_asked(graded.model_copy(update={"asides": frozenset()})).met is False
