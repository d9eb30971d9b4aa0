"""The gate against a labelled suite: what it must catch, what it must let through."""

import time
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

from ruamel.yaml import YAML

from app.customer.gate import Kind, check
from app.customer.mind import Direction
from app.persona import Persona
from app.transcript import Speaker, Transcript, Turn


class Line(NamedTuple):
    text: str
    kind: str | None
    persona: Persona
    direction: Direction
    transcript: Transcript


def lines() -> list[Line]:
    found = []
    for scene in YAML(typ="safe").load(Path(__file__).with_name("gate_lines.yaml")):
        persona = Persona.model_validate(scene["persona"])
        turns = tuple(
            Turn(number=n, speaker=Speaker(speaker), text=text)
            for n, turn in enumerate(scene["turns"], 1)
            for speaker, text in turn.items()
        )
        direction = Direction.model_validate(scene["direction"])
        labelled: list[tuple[str, str | None]] = [(text, None) for text in scene["good"]]
        labelled += [(text, kind) for kind, texts in scene["bad"].items() for text in texts]
        found += [Line(text, kind, persona, direction, turns) for text, kind in labelled]
    return found


LINES = lines()
GOOD = [line for line in LINES if line.kind is None]
BAD = [line for line in LINES if line.kind is not None]


def verdict(line: Line, **changes: Any) -> Any:
    return check(line.text, persona=line.persona, direction=line.direction, transcript=line.transcript, **changes)


def test_the_suite_is_large_and_names_every_kind() -> None:
    assert len(LINES) >= 200
    assert {line.kind for line in BAD} == {kind.value for kind in Kind}


def test_it_catches_at_least_95_percent_of_the_bad_lines() -> None:
    missed = [(line.kind, line.text) for line in BAD if verdict(line).ok]
    assert len(missed) <= 0.05 * len(BAD), missed


def test_it_stops_at_most_3_percent_of_the_good_lines() -> None:
    stopped = [(verdict(line).kind, line.text) for line in GOOD if not verdict(line).ok]
    assert len(stopped) <= 0.03 * len(GOOD), stopped


def test_it_names_the_kind_of_most_bad_lines() -> None:
    wrong = Counter((line.kind, verdict(line).kind) for line in BAD if verdict(line).kind != line.kind)
    assert wrong.total() <= 0.1 * len(BAD), wrong


def test_a_sentence_takes_less_than_half_a_millisecond() -> None:
    for line in LINES:
        verdict(line)
    begun = time.process_time()
    for line in LINES:
        verdict(line)
    assert (time.process_time() - begun) / len(LINES) < 0.0005
