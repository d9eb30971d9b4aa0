"""The learned layer of the reader: for each sentence and act one sum of weights over what the sentence shows."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from importlib.resources import files
from io import BytesIO
from itertools import repeat
from operator import lshift
from pathlib import Path
from struct import Struct
from typing import Any

import orjson

from app.acts import Act
from app.customer.reading.authority import meant
from app.customer.reading.features import Background, features
from app.customer.reading.joint import Joint
from app.customer.reading.possible import can_be
from app.customer.reading.scene import Found, Scene
from app.customer.reading.sentences import Sentence

WEIGHTS = Path(str(files("app.customer.reading").joinpath("weights.jsonl")))

_BY_RULE = frozenset({Act.uses_name})
"""Acts that the rules alone decide."""


_DOUBTED = 100
"""Hundredths of a logit."""

_BITS = 32
"""Of an act's sum of weights."""
_ZERO = 1 << _BITS - 1
"""What stands there for a sum of nothing, so that no sum is below 0."""


class Learned:
    """Weights in whole hundredths, as `python -m training.fit` wrote them.

    Those of one feature are one long whole number, act after act, so that one addition adds to the sums of all acts.
    """

    def __init__(self, head: dict[str, Any], rows: Iterable[tuple[str, list[int]]]) -> None:
        self._rows = {name: _one_number(row[::2], row[1::2]) for name, row in rows}
        self._bias = _one_number(range(len(head["bias"])), [bias + _ZERO for bias in head["bias"]])
        self._sum_of_each = Struct(f"<{len(head['bias'])}I")
        self._limits = head["limits"]
        self._acts = [Act(act) for act in head["acts"]]
        self._rules = [f"rule {act}" for act in self._acts]
        self._rarity, self._rarity_together = head["rarity"], head["joint"]["rarity"]
        self._joint = Joint(self._acts, head["joint"])

    def judge(self, scene: Scene, encoded: Sequence[Sequence[float] | None] = ()) -> list[dict[Act, int]]:
        """For each sentence, how far beyond its limit each act is (hundredths of a logit; below 0: not there).

        `encoded` has the encoder's logits for each sentence; where it has none the weights judge alone.
        """
        background = Background(scene)
        judged = []
        for number, sentence in enumerate(scene.sentences):
            if not _spoken(sentence):
                judged.append(dict.fromkeys(Act, -1))
                continue
            names = frozenset(features(scene, number, background))
            sums = self._sums(names)
            logits = encoded[number] if encoded else None
            if logits is None:
                beyond = self._as_in_life(self._beyond(sums), self._rarity, names)
            else:
                beyond = self._as_in_life(self._joint.beyond(names, sums, logits), self._rarity_together, names)
            judged.append(dict(zip(self._acts, beyond, strict=True)))
        return judged

    def _sums(self, names: frozenset[str]) -> list[int]:
        sums = sum(map(self._rows.get, names, repeat(0)), self._bias)
        return [each - _ZERO for each in self._sum_of_each.unpack(sums.to_bytes(self._sum_of_each.size, "little"))]

    def _as_in_life(self, beyond: list[int], rarity: list[int], names: frozenset[str]) -> list[int]:
        """Where no rule finds them, faults must be surer: the corpus shows them oftener than calls do."""
        return [
            over - less if less and rule not in names else over
            for over, less, rule in zip(beyond, rarity, self._rules, strict=True)
        ]

    def _beyond(self, sums: list[int]) -> list[int]:
        return [total - limit for total, limit in zip(sums, self._limits, strict=True)]


def _one_number(acts: Iterable[int], weights: Iterable[int]) -> int:
    return sum(map(lshift, weights, [_BITS * act for act in acts]))


def _spoken(sentence: Sentence) -> bool:
    return any(word[0].isalnum() for word in sentence.words)


@lru_cache(maxsize=1)
def learned() -> Learned:
    """The layer as it is shipped."""
    return Learned(*stored())


def stored() -> tuple[dict[str, Any], Iterator[tuple[str, list[int]]]]:
    """What is kept of all acts, and the row of each feature: acts' numbers and hundredths in turn.

    A feature stands on a line of its own and is read by itself: all at once would hold 15 MB for good.
    """
    lines = BytesIO(WEIGHTS.read_bytes())
    return orjson.loads(next(lines)), map(orjson.loads, lines)


def decide(scene: Scene, judged: list[dict[Act, int]]) -> None:
    """Lets the weights confirm, take back and add to what the rules found; what logic settles stays settled."""
    kept = [f for f in scene.found if _stays(f, judged[f.sentence][f.act])]
    known = {(f.act, f.sentence) for f in kept}
    for number, sums in enumerate(judged):
        for act, beyond in sums.items():
            new = beyond >= 0 and act not in _BY_RULE and (act, number) not in known
            if new and not _rather_asked_first(act, sums) and can_be(scene, act, number):
                kept.append(_added(scene, act, number))
    scene.found = _clearest(kept, judged)


def _stays(found: Found, beyond: int) -> bool:
    """Whether what the rules found stands, so far beyond its limit; which fact is asked for they only guess."""
    if found.act == Act.asked_again and beyond < -_DOUBTED:
        return False
    return found.certain or found.act in _BY_RULE or beyond >= 0


def _rather_asked_first(act: Act, sums: dict[Act, int]) -> bool:
    """Whether a question taken for asked again is surer to be asked first, or asks rather what would suit."""
    return act == Act.asked_again and max(sums[Act.asks_needed], sums[Act.checks_in]) > sums[act]


def _clearest(found: list[Found], judged: list[dict[Act, int]]) -> list[Found]:
    """Of several showings of one act the one that shows it best."""
    best: dict[tuple[Act, str | None, str | None], Found] = {}
    for f in sorted(found, key=lambda f: (not f.certain, -judged[f.sentence][f.act])):
        best.setdefault((f.act, f.remedy, f.fact), f)
    return list(best.values())


def _added(scene: Scene, act: Act, number: int) -> Found:
    remedy = meant(scene, number) if act == Act.offers_remedy else None
    return Found(act, number, 0, len(scene.sentences[number].tokens), remedy.row.id if remedy else None)
