"""Swapped places: the trainee plays the customer against the model agent. One's own alone, and never graded."""

from datetime import datetime

import sqlalchemy as sa
from pydantic import BaseModel, ConfigDict
from sqlmodel import Session, col, select

from app.acts import Reading
from app.attempt_view import EngineName, PersonaCard
from app.attempts import new_seed, persona_card
from app.auth import Person
from app.care import abusive
from app.content import Pinned, pin
from app.db import Database
from app.errors import Conflict, Invalid, NotFound
from app.growth_tables import Reversal, ReversalTurn
from app.library import Loaded
from app.model_agent.memory import Memory
from app.model_agent.voice import AgentVoice, Answered
from app.persona import Persona
from app.tables import new_id, now
from app.text import storable
from app.transcript import Speaker, Transcript, Turn
from app.turns import LONGEST_KEY, checked

MOST = 15
"""Turns of the customer in one swap."""
_NONE = "There is no such swap among yours. Open “Swap places” and choose one."
_ENDED = "This talk has ended, so nothing was added. Name what you saw, or begin a new one."


class SwapTurn(BaseModel):
    """One turn; `yours` are the words typed as the customer. `action` is what the agent did, in words."""

    model_config = ConfigDict(frozen=True)

    number: int
    yours: bool
    text: str
    did: str | None = None
    fallback: str | None = None


class SwapView(BaseModel):
    """A swap. `waiting` is true while the agent has not answered; `knows` is what the customer may tell, if asked."""

    model_config = ConfigDict(frozen=True)

    id: str
    persona: PersonaCard
    opening: str
    style: str
    knows: tuple[str, ...]
    turns: tuple[SwapTurn, ...]
    waiting: bool
    left: int
    closed: bool
    created_at: datetime
    ended_at: datetime | None


class SwapLine(BaseModel):
    """A swap in the list of one's own."""

    model_config = ConfigDict(frozen=True)

    id: str
    name: str
    title: str
    turns: int
    created_at: datetime
    ended_at: datetime | None


class AgentTurn(BaseModel):
    """A turn of the agent as the naming and the quiz look at it; `answers` is what had been typed before it."""

    model_config = ConfigDict(frozen=True)

    number: int
    text: str
    answers: str
    did: str | None
    reading: Reading
    after_abuse: bool


def begin(db: Database, person: Person, persona: Loaded[Persona], *, engine: EngineName) -> str:
    """The id of a new swap; the first words are the trainee's."""
    with db.write() as session:
        row = Reversal(
            id=new_id(),
            user_id=person.id,
            persona=persona.id,
            persona_version=pin(session.connection(), "persona", persona),
            engine=engine,
            seed=new_seed(),
        )
        session.add(row)
    return row.id


def view(db: Database, pinned: Pinned, person: Person, reversal_id: str) -> SwapView:
    """Raises `NotFound` unless it is their own."""
    with db.read() as session:
        row = owned(session, person, reversal_id)
        turns = turns_of(session, row.id)
    persona = pinned.persona(row.persona_version)
    last = turns[-1] if turns else None
    return SwapView(
        id=row.id,
        persona=persona_card(row.persona, persona),
        opening=persona.case.opening,
        style=persona.style,
        knows=tuple(fact.say for fact in persona.case.facts.values()),
        turns=tuple(_turn_view(turn, persona) for turn in turns),
        waiting=last is not None and last.speaker == Speaker.customer and row.ended_at is None,
        left=MOST - sum(turn.speaker == Speaker.customer for turn in turns),
        closed=last is not None and last.memory is not None and Memory.model_validate(last.memory).closed,
        created_at=row.created_at,
        ended_at=row.ended_at,
    )


def own(db: Database, pinned: Pinned, person: Person, *, limit: int = 30) -> tuple[SwapLine, ...]:
    """Their own swaps, latest first."""
    said = (
        select(sa.func.count())
        .select_from(ReversalTurn)
        .where(ReversalTurn.reversal_id == Reversal.id, ReversalTurn.speaker == Speaker.customer.value)
        .scalar_subquery()
    )
    rows = select(Reversal, said).where(Reversal.user_id == person.id).order_by(col(Reversal.created_at).desc())
    with db.read() as session:
        found = session.exec(rows.limit(limit)).all()
    return tuple(
        SwapLine(
            id=row.id,
            name=(persona := pinned.persona(row.persona_version)).name,
            title=persona.title,
            turns=turns,
            created_at=row.created_at,
            ended_at=row.ended_at,
        )
        for row, turns in found
    )


def post(
    db: Database, person: Person, reversal_id: str, *, text: str, key: str | None = None, after: int | None = None
) -> int:
    """Keeps what was typed as the customer; its number, for a key that was used before the number it got then.

    `after` is the number of the last turn that was seen. Raises `Invalid` for the text, `Conflict` where it is not
    their turn or the talk went on elsewhere.
    """
    text = checked(text)
    if key is not None and not (storable(key) and 1 <= len(key) <= LONGEST_KEY):
        raise Invalid(f"The Idempotency-Key has 1 to {LONGEST_KEY} characters; send a shorter one.")
    with db.write() as session:
        row = owned(session, person, reversal_id, lock=True)
        turns = turns_of(session, row.id)
        for turn in turns:
            if key is not None and turn.idempotency_key == key:
                return turn.number
        _may_speak(row, turns, after=after)
        number = len(turns) + 1
        session.add(
            ReversalTurn(
                reversal_id=row.id, number=number, speaker=Speaker.customer.value, text=text, idempotency_key=key
            )
        )
        return number


def _may_speak(row: Reversal, turns: list[ReversalTurn], *, after: int | None) -> None:
    if row.ended_at is not None:
        raise Conflict(_ENDED)
    if after is not None and after != len(turns):
        raise Conflict("This talk went on in another window. Your words are still here: read what was said, then send.")
    if turns and turns[-1].speaker == Speaker.customer:
        raise Conflict("The agent has not answered your last words yet. Wait for them first.")
    if len(turns) >= 2 * MOST:
        raise Conflict("That was a long talk. End it here, and name what you saw.")


async def answer(db: Database, pinned: Pinned, agent: AgentVoice, person: Person, reversal_id: str) -> SwapView:
    """The talk with the agent's answer to the last words; where there is nothing to answer, as it stands."""
    row, turns = await db.run(_to_answer, db, person, reversal_id)
    if turns and turns[-1].speaker == Speaker.customer and row.ended_at is None:
        persona = await db.run(pinned.persona, row.persona_version)
        memory = next((Memory.model_validate(turn.memory) for turn in reversed(turns) if turn.memory), Memory())
        said = await agent.answer(persona, memory, _transcript(turns), seed=row.seed)
        await db.run(_keep, db, row.id, len(turns) + 1, said)
    return await db.run(view, db, pinned, person, reversal_id)


def _to_answer(db: Database, person: Person, reversal_id: str) -> tuple[Reversal, list[ReversalTurn]]:
    with db.read() as session:
        row = owned(session, person, reversal_id)
        return row, turns_of(session, row.id)


def _keep(db: Database, reversal_id: str, number: int, said: Answered) -> None:
    """Adds the answer unless somebody did meanwhile: the first one stands."""
    turn = ReversalTurn(
        reversal_id=reversal_id,
        number=number,
        speaker=Speaker.trainee.value,
        text=said.text,
        action=said.action,
        memory=said.memory.model_dump(mode="json"),
        reading=said.reading.model_dump(mode="json"),
        source=said.source,
        fallback=said.problem,
    )
    with db.write() as session:
        try:
            with session.begin_nested():
                session.add(turn)
        except sa.exc.IntegrityError:
            return


def end(db: Database, person: Person, reversal_id: str) -> None:
    """Ends the talk; again, it changes nothing. Raises `Conflict` while there is nothing to look at."""
    with db.write() as session:
        row = owned(session, person, reversal_id, lock=True)
        if row.ended_at is None and not any(turn.reading for turn in turns_of(session, row.id)):
            raise Conflict("Nothing has been answered yet. Write to the agent first, as the customer would.")
        row.ended_at = row.ended_at or now()
        session.add(row)


def owned(session: Session, person: Person, reversal_id: str, *, lock: bool = False) -> Reversal:
    """A swap of this person's own, or `NotFound`."""
    row = session.get(Reversal, reversal_id, with_for_update=lock) if storable(reversal_id) else None
    if row is None or row.user_id != person.id:
        raise NotFound(_NONE)
    return row


def turns_of(session: Session, reversal_id: str) -> list[ReversalTurn]:
    rows = select(ReversalTurn).where(ReversalTurn.reversal_id == reversal_id).order_by(col(ReversalTurn.number))
    return list(session.exec(rows))


def agent_turns(session: Session, pinned: Pinned, row: Reversal) -> tuple[AgentTurn, ...]:
    """What the agent said, with the acts found in it."""
    turns, persona = turns_of(session, row.id), pinned.persona(row.persona_version)
    typed = {turn.number: turn.text for turn in turns if turn.speaker == Speaker.customer}
    return tuple(
        AgentTurn(
            number=turn.number,
            text=turn.text,
            answers=typed[turn.number - 1],
            did=_did(turn.action, persona),
            reading=Reading.model_validate(turn.reading),
            after_abuse=abusive(typed[turn.number - 1]),
        )
        for turn in turns
        if turn.reading is not None
    )


def _transcript(turns: list[ReversalTurn]) -> Transcript:
    return tuple(
        Turn(number=turn.number, speaker=Speaker(turn.speaker), text=turn.text, action=turn.action) for turn in turns
    )


def _turn_view(turn: ReversalTurn, persona: Persona) -> SwapTurn:
    yours = turn.speaker == Speaker.customer
    return SwapTurn(
        number=turn.number, yours=yours, text=turn.text, did=_did(turn.action, persona), fallback=turn.fallback
    )


def _did(action: str | None, persona: Persona) -> str | None:
    """An action in words."""
    if action in ("manager", "specialist"):
        return f"Bring in the {action}"
    row = persona.case.remedy(action) if action else None
    return row.do if row else None
