"""The offline voice at an intensity: milder and gentler lines for the same mood below the usual, a remark above it."""

import random

from app.customer.harshness import USUAL, Harshness
from app.customer.mind import Direction
from app.customer.voice.bank import Bank, choices
from app.customer.voice.manner import Manner
from app.customer.voice.memory import Memory
from app.customer.voice.style import worded
from app.persona import Band, Move

_MILDER = {Band.angry: Band.annoyed, Band.annoyed: Band.mild, Band.mild: Band.mild, Band.calm: Band.calm}
_AGAINST = frozenset({Move.vent, Move.press, Move.reject, Move.threaten, Move.ask_manager})
_OFTEN = {4: 0.3, 5: 0.65}
"""The share of hostile turns in which a remark is added."""


def worded_band(band: Band, harshness: Harshness) -> Band:
    """The band whose written lines are taken: one milder below the usual intensity."""
    return _MILDER[band] if harshness.intensity < USUAL else band


def at_intensity(manner: Manner, harshness: Harshness) -> Manner:
    """A manner with more or less shouting, exclaiming and swearing than this person usually has."""
    dial = harshness.intensity
    tags = manner.tags if harshness.profanity else manner.tags - {"swears"}
    if harshness.profanity and dial > USUAL:
        tags |= {"swears"}
    if dial == USUAL:
        return manner.model_copy(update={"tags": tags})
    if dial < USUAL:
        often = "sometimes" if manner.exclaims != "never" and dial > 1 else "never"
        soft = "gentle" if dial == 1 and manner.speech != "formal" else manner.speech
        changed = {"shouts": 0.0, "exclaims": often, "speech": soft, "tags": tags - {"dry", manner.speech} | {soft}}
        return manner.model_copy(update=changed)
    often = "often" if dial == 5 or manner.exclaims != "never" else "never"
    return manner.model_copy(update={"shouts": max(manner.shouts, 0.15 * (dial - 2)), "exclaims": often, "tags": tags})


def with_a_remark(
    said: list[str], direction: Direction, manner: Manner, *, bank: Bank, memory: Memory, chance: random.Random
) -> list[str]:
    """The turn with a cutting remark at its end, now and then from an intensity of 4 on, where the move is hostile."""
    dial, band = direction.harshness.intensity, direction.mood_band
    hostile = direction.move in _AGAINST and band in (Band.angry, Band.annoyed)
    if not hostile or chance.random() > _OFTEN.get(dial, 0.0):
        return said
    lines = [line.text for line in bank.lines("cutting" if dial == 4 else "insult", band)]
    for line in chance.sample(lines, len(lines)):
        while found := choices(line):
            line = line[: found.start()] + chance.choice(found[1].split("|")) + line[found.end() :]
        remark = worded(line, manner)
        if memory.is_new([remark]) and len(" ".join([*said, remark]).split()) <= direction.max_words + 8:
            return [*said, remark]
    return said
