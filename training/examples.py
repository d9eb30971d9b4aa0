"""The corpus as a model sees it: each sentence of each turn as named features, with the acts whose quotes touch it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from app.acts import Act, ActSeen
from app.customer.reader import OfflineReader
from app.customer.reading.features import Background, features
from app.customer.reading.scene import Scene
from app.text import folded
from training.corpus import Labelled

Array = np.ndarray[Any, np.dtype[Any]]

_LEAST = 8
"""Characters that a quote running over the end of a sentence must have in it."""


@dataclass(frozen=True)
class Example:
    """One sentence: `turn` counts the rows of the corpus from 0."""

    turn: int
    file: str
    situation: str
    names: frozenset[str]
    acts: frozenset[Act]


def examples(rows: Iterable[Labelled]) -> list[Example]:
    """Every sentence of every labelled turn."""
    reader = OfflineReader(light=True)
    found: list[Example] = []
    for turn, row in enumerate(rows):
        scene = reader.by_rules(row.exchange)
        background = Background(scene)
        for number, acts in enumerate(acts_of_sentences(scene, row.acts)):
            names = frozenset(features(scene, number, background))
            found.append(Example(turn, row.file, row.situation, names, acts))
    return found


def acts_of_sentences(scene: Scene, labels: Iterable[ActSeen]) -> list[frozenset[Act]]:
    """For each sentence the acts whose quotes touch it."""
    quotes = [(seen.act, folded(seen.quote)) for seen in labels]
    texts = [folded(scene.text_of(number)) for number in range(len(scene.sentences))]
    return [frozenset(act for act, quote in quotes if _touch(quote, text)) for text in texts]


def shown_turns(rows: Sequence[Labelled]) -> Array:
    """Turns × acts that are labelled."""
    return np.array([[act in {seen.act for seen in row.acts} for act in Act] for row in rows])


_OF_THE_CASE = frozenset({Act.concedes_false, Act.overpromises, Act.holds})
"""What nobody can tell without the case."""


def without_case(row: Labelled) -> Labelled:
    """The same turn as a reader gets it from a transcript that carries no case."""
    bare = row.exchange.model_copy(update={"case": None})
    return replace(row, exchange=bare, acts=tuple(seen for seen in row.acts if seen.act not in _OF_THE_CASE))


def _touch(quote: str, sentence: str) -> bool:
    if quote in sentence or sentence in quote:
        return True
    longest = min(len(quote), len(sentence))
    return any(sentence.endswith(quote[:n]) or sentence.startswith(quote[-n:]) for n in range(longest, _LEAST, -1))
