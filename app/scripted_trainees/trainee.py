"""A scripted trainee: answers any customer from the case alone, no sentence twice while others are left."""

import random
from abc import ABC, abstractmethod
from typing import NamedTuple

from app.customer.mind import Direction
from app.persona import Persona
from app.scripted_trainees.case_words import CaseWords

Beats = list[tuple[str, str]]


class Line(NamedTuple):
    """One trainee turn: what is typed, the action pressed, and the beats it was made of."""

    text: str
    action: str | None = None
    beats: tuple[tuple[str, str], ...] = ()


class Trainee(ABC):
    """One trainee in one attempt; keeps what it has said and done."""

    turns = 9
    """The most turns this trainee takes."""

    def __init__(self, persona: Persona, *, seed: int) -> None:
        self.words = CaseWords(persona)
        self.case = persona.case
        self.chance = random.Random(f"{seed}/{type(self).__name__}")
        self._used: dict[str, list[str]] = {}

    @abstractmethod
    def reply(self, direction: Direction | None) -> Line:
        """The next turn; `direction` is what the customer has just done, None after the opening."""

    def say(self, beat: str, pool: tuple[str, ...], **slots: str) -> tuple[str, str]:
        """A sentence of the pool not used yet, filled."""
        used = self._used.setdefault(beat, [])
        left = [line for line in pool if line not in used]
        if not left:
            used.clear()
            left = list(pool)
        line = self.chance.choice(left)
        used.append(line)
        return beat, self.words.fill(line, **slots)


def line(beats: Beats, action: str | None = None) -> Line:
    """A turn from its beats."""
    return Line(" ".join(text for _, text in beats), action, tuple(beats))
