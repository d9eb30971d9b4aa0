"""Personas in other languages: only their own lines, their facts and the names of remedies; no English at all."""

import random

from app.customer.mind import Direction
from app.customer.voice.memory import Memory
from app.persona import Band, Move, Persona
from app.text import sentences
from app.transcript import Transcript

_NEAR = {
    Move.press: (Move.vent,),
    Move.vent: (Move.press,),
    Move.answer: (Move.press,),
    Move.reject: (Move.bargain, Move.press),
    Move.bargain: (Move.reject, Move.press),
    Move.threaten: (Move.vent, Move.press),
    Move.ask_manager: (Move.press,),
    Move.puzzled: (Move.press,),
    Move.soften: (Move.accept,),
    Move.accept: (Move.soften,),
}


def say_in_own_lines(
    direction: Direction, persona: Persona, transcript: Transcript, *, shown: tuple[str, ...], chance: random.Random
) -> list[str]:
    """Facts to tell, then an unused line of the persona; a file with few lines ends in "…", never in English."""
    memory = Memory(transcript, shown)
    room = direction.max_words - len(" ".join(shown).split())
    facts = persona.case.facts
    parts = [sentence for key in direction.tell if key in facts for sentence in sentences(facts[key].say)]
    parts = _within([part for part in parts if part not in shown], room)
    room -= len(" ".join(parts).split())
    parts += _line(direction, persona, memory, room, chance)
    if parts or shown:
        return parts
    remedy = persona.case.remedy(direction.remedy) if direction.remedy else None
    spare = [f"{remedy.do.rstrip('.')}?"] if remedy else []
    spare += sentences(persona.case.opening)
    fresh = [sentence for sentence in spare if memory.differs([sentence]) and len(sentence.split()) <= room]
    return fresh[:1] or ["…"]


def _line(direction: Direction, persona: Persona, memory: Memory, room: int, chance: random.Random) -> list[str]:
    bands = sorted(Band, key=lambda band: abs(list(Band).index(band) - list(Band).index(direction.mood_band)))
    for move in (direction.move, *_NEAR.get(direction.move, ())):
        for band in bands:
            lines = list(persona.lines.get(move, {}).get(band, ()))
            for line in chance.sample(lines, len(lines)):
                said = sentences(line)
                if len(line.split()) <= room and memory.differs(said):
                    return said
    return []


def _within(parts: list[str], room: int) -> list[str]:
    kept: list[str] = []
    for part in parts:
        if len(" ".join([*kept, part]).split()) <= room:
            kept.append(part)
    return kept or ([" ".join(parts[0].split()[:room])] if parts and room > 0 else [])
