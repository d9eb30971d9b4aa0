"""Swapped places: kept before answered, taken up again, one's own alone, never graded; naming and quiz on them."""

import asyncio

import pytest
from sqlmodel import select

from app import naming, quiz, reversals
from app.auth import Person
from app.content import Pinned
from app.customer.reader import OfflineReader
from app.db import Database
from app.errors import Conflict, Invalid, NotFound
from app.growth_tables import Reversal, ReversalTurn
from app.model_agent.voice import AgentVoice
from app.tables import Attempt, Grading
from tests.fakes.content import LOADED_PERSONA
from tests.fakes.people import add_person

OPENING = LOADED_PERSONA.value.case.opening


@pytest.fixture
def agent() -> AgentVoice:
    return AgentVoice(OfflineReader(light=True))


@pytest.fixture
def swap(db: Database, tess: Person) -> str:
    return reversals.begin(db, tess, LOADED_PERSONA, engine="offline")


def say(db: Database, pinned: Pinned, agent: AgentVoice, person: Person, swap: str, text: str) -> reversals.SwapView:
    reversals.post(db, person, swap, text=text)
    return asyncio.run(reversals.answer(db, pinned, agent, person, swap))


def play(db: Database, pinned: Pinned, agent: AgentVoice, person: Person, swap: str) -> None:
    """A short talk to its end."""
    for text in (OPENING, "You useless lot!", "Fine, but what will you do?", "Yes, do it.", "Thanks, bye."):
        say(db, pinned, agent, person, swap, text)
    reversals.end(db, person, swap)


def test_words_are_kept_before_they_are_answered_and_the_answer_can_be_asked_for_again(
    db: Database, pinned: Pinned, agent: AgentVoice, tess: Person, swap: str
) -> None:
    reversals.post(db, tess, swap, text=OPENING)
    seen = reversals.view(db, pinned, tess, swap)
    assert seen.waiting
    assert [turn.text for turn in seen.turns] == [OPENING]
    answered = asyncio.run(reversals.answer(db, pinned, agent, tess, swap))
    assert [turn.yours for turn in answered.turns] == [True, False]
    assert asyncio.run(reversals.answer(db, pinned, agent, tess, swap)) == answered


def test_two_answers_at_once_leave_one(
    db: Database, pinned: Pinned, agent: AgentVoice, tess: Person, swap: str
) -> None:
    reversals.post(db, tess, swap, text=OPENING)

    async def both() -> None:
        await asyncio.gather(*(reversals.answer(db, pinned, agent, tess, swap) for _ in range(3)))

    asyncio.run(both())
    assert len(reversals.view(db, pinned, tess, swap).turns) == 2


def test_the_agent_remembers_over_a_restart(
    db: Database, pinned: Pinned, agent: AgentVoice, tess: Person, swap: str
) -> None:
    say(db, pinned, agent, tess, swap, OPENING)
    later = AgentVoice(OfflineReader(light=True))
    seen = say(db, Pinned(db), later, tess, swap, "Nobody rang me back for six days.")
    assert "six days" in seen.turns[-1].text
    assert not seen.turns[-1].text.startswith(seen.turns[1].text[:8])


def test_the_same_key_adds_nothing_twice_and_a_stale_window_is_told(
    db: Database, pinned: Pinned, agent: AgentVoice, tess: Person, swap: str
) -> None:
    assert reversals.post(db, tess, swap, text=OPENING, key="a") == 1
    assert reversals.post(db, tess, swap, text=OPENING, key="a") == 1
    with pytest.raises(Conflict, match="not answered"):
        reversals.post(db, tess, swap, text="And?")
    asyncio.run(reversals.answer(db, pinned, agent, tess, swap))
    with pytest.raises(Conflict, match="another window"):
        reversals.post(db, tess, swap, text="And?", after=0)
    with pytest.raises(Invalid, match="empty"):
        reversals.post(db, tess, swap, text="  ")


def test_a_talk_has_an_end_and_takes_nothing_afterwards(
    db: Database, pinned: Pinned, agent: AgentVoice, tess: Person, swap: str
) -> None:
    with pytest.raises(Conflict, match="Nothing has been answered"):
        reversals.end(db, tess, swap)
    with pytest.raises(Conflict, match="End the talk first"):
        naming.turns(db, pinned, tess, swap)
    play(db, pinned, agent, tess, swap)
    reversals.end(db, tess, swap)
    with pytest.raises(Conflict, match="ended"):
        reversals.post(db, tess, swap, text="And?")


def test_nobody_else_sees_it_and_nothing_is_graded(
    db: Database, pinned: Pinned, agent: AgentVoice, tess: Person, swap: str
) -> None:
    play(db, pinned, agent, tess, swap)
    tom = add_person(db, "tom")
    for look in (
        lambda: reversals.view(db, pinned, tom, swap),
        lambda: naming.turns(db, pinned, tom, swap),
        lambda: quiz.begin(db, pinned, tom, reversal_id=swap),
        lambda: reversals.end(db, tom, swap),
    ):
        with pytest.raises(NotFound):
            look()
    assert reversals.own(db, pinned, tom) == ()
    with db.read() as session:
        assert session.exec(select(Attempt)).all() == []
        assert session.exec(select(Grading)).all() == []


def test_naming_is_checked_by_the_acts_of_the_turn_and_the_first_word_stands(
    db: Database, pinned: Pinned, agent: AgentVoice, tess: Person, swap: str
) -> None:
    play(db, pinned, agent, tess, swap)
    turns = naming.turns(db, pinned, tess, swap)
    first = turns[0]
    assert not first.done
    assert all(choice.there is None for choice in first.choices)
    offered = [choice.principle for choice in first.choices]
    named = naming.name(db, pinned, tess, swap, turn=first.turn, principles=["P1"])
    assert named.done
    assert [choice.principle for choice in named.choices] == offered
    seen = {choice.principle: choice for choice in named.choices}
    assert seen["P1"].there
    assert all(quote in named.text for choice in named.choices if choice.there for quote in choice.quotes)
    again = naming.name(db, pinned, tess, swap, turn=first.turn, principles=offered)
    assert again == named
    with pytest.raises(Invalid, match="Not among the choices"):
        naming.name(db, pinned, tess, swap, turn=turns[1].turn, principles=["P99"])
    with pytest.raises(NotFound):
        naming.name(db, pinned, tess, swap, turn=1, principles=[])


def test_what_was_done_and_staying_calm_count_as_principles_too(
    db: Database, pinned: Pinned, agent: AgentVoice, tess: Person, swap: str
) -> None:
    play(db, pinned, agent, tess, swap)
    for turn in naming.turns(db, pinned, tess, swap):
        naming.name(db, pinned, tess, swap, turn=turn.turn, principles=[])
    there = [
        {choice.principle for choice in turn.choices if choice.there} for turn in naming.turns(db, pinned, tess, swap)
    ]
    assert "P5" in there[1]
    assert any("P13" in one for one in there)


def test_a_quiz_asks_about_the_very_lines_and_answers_stand(
    db: Database, pinned: Pinned, agent: AgentVoice, tess: Person, swap: str
) -> None:
    with pytest.raises(Conflict, match="nothing to ask"):
        quiz.begin(db, pinned, tess)
    play(db, pinned, agent, tess, swap)
    made = quiz.begin(db, pinned, tess, reversal_id=swap)
    assert quiz.begin(db, pinned, tess, reversal_id=swap) == made
    said = " ".join(turn.text for turn in reversals.view(db, pinned, tess, swap).turns)
    seen = quiz.view(db, tess, made)
    assert seen.questions
    assert all(one.right is None and not one.why for one in seen.questions)
    for one in seen.questions:
        assert one.quote in said
        assert len(set(one.options)) == len(one.options)
        seen = quiz.answer(db, tess, made, question=one.number, chosen=0)
        answered = seen.questions[one.number - 1]
        assert answered.right is not None
        assert one.quote in answered.why
        assert quiz.answer(db, tess, made, question=one.number, chosen=1) == seen
    assert seen.next is None
    assert quiz.begin(db, pinned, tess, reversal_id=swap) != made
    assert seen.knew == sum(one.right == 0 for one in seen.questions)
    with pytest.raises(Invalid):
        quiz.answer(db, tess, made, question=99, chosen=0)
    with pytest.raises(NotFound):
        quiz.view(db, add_person(db, "tom"), made)


def test_a_long_talk_comes_to_an_end(db: Database, pinned: Pinned, tess: Person, swap: str) -> None:
    with db.write() as session:
        row = session.get_one(Reversal, swap)
        for number in range(1, 2 * reversals.MOST + 1):
            speaker = "customer" if number % 2 else "trainee"
            session.add(
                ReversalTurn(reversal_id=row.id, number=number, speaker=speaker, text="…", reading={"acts": []})
            )
    with pytest.raises(Conflict, match="long talk"):
        reversals.post(db, tess, swap, text="And?")
    assert reversals.view(db, pinned, tess, swap).left == 0
