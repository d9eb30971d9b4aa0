"""Played talks for tests of what comes after: a script against a shipped persona, as the stored conversation has it."""

import asyncio
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from app.acts import Reading
from app.conversation import Conversation
from app.customer.engine import Customer
from app.customer.harshness import AS_WRITTEN, Harshness
from app.customer.mind import Direction, Exchange, Mind
from app.customer.mood import begin
from app.customer.reader import OfflineReader
from app.customer.voice import OfflineVoice
from app.grading.offline import grade_offline
from app.handover import HandoverNote
from app.library import Library
from app.persona import Persona
from app.rubric import Rubric
from app.transcript import Speaker, Turn

ROOT = Path(__file__).parent.parent.parent


@dataclass(frozen=True)
class Typed:
    """What a trainee does in one turn."""

    text: str
    action: str | None = None
    note: HandoverNote | None = None


@cache
def shelf() -> Library:
    return Library(ROOT / "personas", ROOT / "rubrics")


@cache
def _customer() -> Customer:
    return Customer(reader=OfflineReader(), voice=OfflineVoice())


def persona(persona_id: str) -> Persona:
    return shelf().persona(persona_id).value


def rubric(rubric_id: str = "empowered") -> Rubric:
    return shelf().rubric(rubric_id).value


def played(persona_id: str, *script: Typed, seed: int = 3, harshness: Harshness = AS_WRITTEN) -> Conversation:
    """The talk that comes of a script; it ends where the customer ends it."""
    return asyncio.run(_play(persona(persona_id), script, seed, harshness))


def level(talk: Conversation, criterion: str) -> int | None:
    """The level 0–5 of a criterion, graded offline."""
    return next(one.level for one in grade_offline(talk.graded).criteria if one.id == criterion)


async def _play(who: Persona, script: tuple[Typed, ...], seed: int, harshness: Harshness) -> Conversation:
    talk = [Turn(number=1, speaker=Speaker.customer, text=who.case.opening)]
    minds: dict[int, Mind] = {1: begin(who, harshness)}
    directions: dict[int, Direction] = {}
    readings: dict[int, Reading] = {}
    for typed in script:
        mind = minds[max(minds)]
        if mind.ending:
            break
        turn = Turn(
            number=len(talk) + 1, speaker=Speaker.trainee, text=typed.text, action=typed.action, note=typed.note
        )
        exchange = Exchange(turn=turn, before=tuple(talk), name=who.name, case=who.case)
        heard = await _customer().hear(who, mind, exchange, seed=seed)
        talk.append(turn)
        readings[turn.number] = heard.reading
        if heard.joined_says and heard.direction.joined:
            talk.append(Turn(number=len(talk) + 1, speaker=Speaker(heard.direction.joined), text=heard.joined_says))
        said = [one.text async for one in _customer().say(who, heard, tuple(talk), seed=seed)]
        talk.append(Turn(number=len(talk) + 1, speaker=Speaker.customer, text=" ".join(said)))
        minds[len(talk)], directions[len(talk)] = heard.mind, heard.direction
    return Conversation(who, rubric(), tuple(talk), readings, minds, directions)
