"""The learned layer of the reader: for each sentence and act one sum of weights over what the sentence shows."""

from array import array
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import orjson

from app.acts import Act
from app.customer.reading.authority import meant
from app.customer.reading.features import Background, features
from app.customer.reading.joint import Joint
from app.customer.reading.possible import can_be
from app.customer.reading.scene import Found, Scene
from app.customer.reading.sentences import Sentence

WEIGHTS = Path(str(files("app.customer.reading").joinpath("weights.json")))

_BY_RULE = frozenset({Act.uses_name})
"""Acts that the rules alone decide."""


_BY_FAR = 150
"""Hundredths of a logit."""


class Learned:
    """Weights in whole hundredths, as `python -m training.fit` wrote them.

    They stand in one array, each act before its weight, because forty thousand tuples take five times the memory.
    """

    def __init__(self, read: dict[str, Any]) -> None:
        self._pairs = array("h")
        self._where: dict[str, slice] = {}
        for name, row in read["weights"].items():
            self._where[name] = slice(len(self._pairs), len(self._pairs) + len(row))
            self._pairs.extend(row)
        self._bias, self._limits = read["bias"], read["limits"]
        self._acts = [Act(act) for act in read["acts"]]
        self._rarity = [(f"rule {act}", less) for act, less in zip(self._acts, read["rarity"], strict=True)]
        self._joint = Joint(self._acts, read["joint"])

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
            beyond = self._beyond(sums) if logits is None else self._joint.beyond(names, sums, logits)
            judged.append(dict(zip(self._acts, self._as_in_life(beyond, names), strict=True)))
        return judged

    def _sums(self, names: frozenset[str]) -> list[int]:
        sums, pairs, where = list(self._bias), self._pairs, self._where
        for name in names:
            if name in where:
                row = iter(pairs[where[name]])
                for act, weight in zip(row, row, strict=True):
                    sums[act] += weight
        return sums

    def _as_in_life(self, beyond: list[int], names: frozenset[str]) -> list[int]:
        """Where no rule finds them, faults must be surer: the corpus shows them oftener than calls do."""
        return [
            over - less if less and rule not in names else over
            for over, (rule, less) in zip(beyond, self._rarity, strict=True)
        ]

    def _beyond(self, sums: list[int]) -> list[int]:
        return [total - limit for total, limit in zip(sums, self._limits, strict=True)]


def _spoken(sentence: Sentence) -> bool:
    return any(token.word[0].isalnum() for token in sentence.tokens)


@lru_cache(maxsize=1)
def learned() -> Learned:
    """The layer as it is shipped."""
    read = orjson.loads(WEIGHTS.read_bytes())
    return Learned(read)


def decide(scene: Scene, judged: list[dict[Act, int]]) -> None:
    """Lets the weights confirm, take back and add to what the rules found; what logic settles stays settled."""
    kept = [f for f in scene.found if f.certain or f.act in _BY_RULE or judged[f.sentence][f.act] >= 0]
    known = {(f.act, f.sentence) for f in kept}
    for number, sums in enumerate(judged):
        for act, beyond in sums.items():
            new = act not in _BY_RULE and (act, number) not in known
            if new and beyond >= 0 and not _rather_asked_first(act, sums) and can_be(scene, act, number):
                kept.append(_added(scene, act, number))
    scene.found = _clearest(kept, judged)


def _rather_asked_first(act: Act, sums: dict[Act, int]) -> bool:
    """Whether a question taken for asked again is by far surer to be asked for the first time."""
    return act == Act.asked_again and sums[Act.asks_needed] > sums[act] + _BY_FAR


def _clearest(found: list[Found], judged: list[dict[Act, int]]) -> list[Found]:
    """Of several showings of one act the one that shows it best."""
    best: dict[tuple[Act, str | None, str | None], Found] = {}
    for f in sorted(found, key=lambda f: (not f.certain, -judged[f.sentence][f.act])):
        best.setdefault((f.act, f.remedy, f.fact), f)
    return list(best.values())


def _added(scene: Scene, act: Act, number: int) -> Found:
    remedy = meant(scene, number) if act == Act.offers_remedy else None
    return Found(act, number, 0, len(scene.sentences[number].tokens), remedy.row.id if remedy else None)
