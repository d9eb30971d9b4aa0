"""Lines for the gate, labelled by hand: good ones in character, bad ones under the kind of their fault."""

import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from ruamel.yaml import YAML

from app.customer.gate import check
from app.customer.gating.kind import Verdict
from app.customer.mind import Direction
from app.persona import Persona
from app.transcript import Speaker, Transcript, Turn

FOLDER = Path(__file__).resolve().parents[1] / "tests" / "customer"


class Line(NamedTuple):
    """One line in its scene; `kind` is None for a good one."""

    text: str
    kind: str | None
    persona: Persona
    direction: Direction
    transcript: Transcript

    def verdict(self) -> Verdict:
        return check(self.text, persona=self.persona, direction=self.direction, transcript=self.transcript)


def suites() -> list[Path]:
    """The files of labelled lines."""
    return sorted(FOLDER.glob("gate_lines*.yaml"))


def lines(path: Path) -> Iterator[Line]:
    """The lines of one file, scene by scene."""
    for scene in YAML(typ="safe").load(path):
        persona = Persona.model_validate(scene["persona"])
        turns = tuple(
            Turn(number=n, speaker=Speaker(speaker), text=text)
            for n, turn in enumerate(scene["turns"], 1)
            for speaker, text in turn.items()
        )
        direction = Direction.model_validate(scene["direction"])
        labelled: list[tuple[str, str | None]] = [(text, None) for text in scene["good"]]
        labelled += [(text, kind) for kind, texts in scene["bad"].items() for text in texts]
        yield from (Line(text, kind, persona, direction, turns) for text, kind in labelled)


class Rates(NamedTuple):
    """Bad lines caught and good ones stopped, each with the number they are out of; `missed` counts by kind.

    `seconds` of CPU are those of one line.
    """

    caught: int
    bad: int
    stopped: int
    good: int
    missed: Counter[str]
    seconds: float


def rates(path: Path) -> Rates:
    """How the gate does on one file."""
    known = list(lines(path))
    begun = time.process_time()
    judged = [(line, line.verdict().ok) for line in known]
    seconds = (time.process_time() - begun) / len(known)
    bad = [(line.kind, ok) for line, ok in judged if line.kind]
    good = [ok for line, ok in judged if not line.kind]
    missed = Counter(kind for kind, ok in bad if ok)
    return Rates(sum(not ok for _, ok in bad), len(bad), good.count(False), len(good), missed, seconds)
