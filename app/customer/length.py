"""How long a customer's turn may be: people who are angry write short, and a fact takes the words it takes."""

import math
import re

from app.persona import Band, Move, Persona

USUAL = 14
"""Words a turn where the persona does not say."""

_BY_MOVE = {
    Move.vent: 1.4,
    Move.press: 1.0,
    Move.answer: 1.0,
    Move.accept: 0.9,
    Move.puzzled: 0.8,
    Move.walk_out: 1.2,
}
_BY_BAND = {Band.calm: 0.9, Band.mild: 1.0, Band.annoyed: 1.0, Band.angry: 1.15}
_SPREAD = 1.6
"""The longest turn beside the usual one."""


def max_words(move: Move, band: Band, persona: Persona, *, tell: tuple[str, ...] = ()) -> int:
    """The most words of the next turn, 8–120."""
    usual = persona.writes.words or _read_from(persona.style)
    facts = sum(len(persona.case.facts[fact].say.split()) for fact in tell)
    return max(8, min(120, math.ceil(usual * _BY_MOVE.get(move, 1.0) * _BY_BAND[band] * _SPREAD) + facts))


def _read_from(style: str) -> int:
    """The usual length, from a style in words."""
    if re.search(r"\b(short|clipped|terse|curt|brief)\b", style, re.IGNORECASE):
        return 10
    if re.search(r"\b(long|wordy|rambl\w+|elaborate|full sentences)\b", style, re.IGNORECASE):
        return 20
    return USUAL
