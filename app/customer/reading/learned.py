"""The learned layer of the reader: for each sentence and act one sum of weights over what the sentence shows."""

import json
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from app.acts import Act
from app.customer.reading.features import Background, features
from app.customer.reading.possible import can_be
from app.customer.reading.remedy_acts import remedies_named
from app.customer.reading.scene import Found, Scene
from app.customer.reading.sentences import Sentence

WEIGHTS = Path(str(files("app.customer.reading").joinpath("weights.json")))

_BY_RULE = frozenset({Act.uses_name})
"""Acts that the rules alone decide."""


class Learned:
    """Weights in whole hundredths, as `python -m training.fit` wrote them."""

    def __init__(self, raw: dict[str, list[int]], bias: list[int], limits: list[int], acts: list[Act]) -> None:
        self._weights = {name: tuple(zip(row[::2], row[1::2], strict=True)) for name, row in raw.items()}
        self._bias, self._limits, self._acts = bias, limits, acts

    def judge(self, scene: Scene) -> list[dict[Act, int]]:
        """For each sentence, how far beyond its limit each act is (hundredths of a logit; below 0: not there)."""
        background = Background(scene)
        return [
            self._judged(features(scene, number, background)) if _spoken(sentence) else dict.fromkeys(Act, -1)
            for number, sentence in enumerate(scene.sentences)
        ]

    def _judged(self, names: list[str]) -> dict[Act, int]:
        sums = [bias - limit for bias, limit in zip(self._bias, self._limits, strict=True)]
        for name in set(names):
            for act, weight in self._weights.get(name, ()):
                sums[act] += weight
        return dict(zip(self._acts, sums, strict=True))


def _spoken(sentence: Sentence) -> bool:
    return any(token.word[0].isalnum() for token in sentence.tokens)


@lru_cache(maxsize=1)
def learned() -> Learned:
    """The layer as it is shipped."""
    read = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return Learned(read["weights"], read["bias"], read["limits"], [Act(act) for act in read["acts"]])


def decide(scene: Scene, judged: list[dict[Act, int]]) -> None:
    """Lets the weights confirm, take back and add to what the rules found; what logic settles stays settled."""
    kept = [f for f in scene.found if f.certain or f.act in _BY_RULE or judged[f.sentence][f.act] >= 0]
    known = {(f.act, f.sentence) for f in kept}
    for number, sums in enumerate(judged):
        for act, beyond in sums.items():
            if beyond >= 0 and act not in _BY_RULE and (act, number) not in known and can_be(scene, act, number):
                kept.append(_added(scene, act, number))
    scene.found = _clearest(kept, judged)


def _clearest(found: list[Found], judged: list[dict[Act, int]]) -> list[Found]:
    """Of several showings of one act the one that shows it best."""
    best: dict[tuple[Act, str | None, str | None], Found] = {}
    for f in sorted(found, key=lambda f: (not f.certain, -judged[f.sentence][f.act])):
        best.setdefault((f.act, f.remedy, f.fact), f)
    return list(best.values())


def _added(scene: Scene, act: Act, number: int) -> Found:
    named = remedies_named(scene, number) if act == Act.offers_remedy else []
    remedy = named[0].row.id if named else None
    return Found(act, number, 0, len(scene.sentences[number].tokens), remedy)
