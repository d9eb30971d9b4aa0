"""How angry a customer's words are: a linear reading of hand-made features that remembers earlier turns."""

import json
import math
from functools import lru_cache
from importlib.resources import files

from app.customer.meter_features import names, own_features, place_features
from app.transcript import Speaker, Transcript

_REMEMBERED = 6


@lru_cache(maxsize=1)
def _weights() -> tuple[float, dict[str, float]]:
    stored = json.loads(files("app.customer").joinpath("meter.json").read_text(encoding="utf-8"))
    return float(stored["bias"]), {name: float(stored["weights"].get(name, 0.0)) for name in names()}


@lru_cache(maxsize=2048)
def _own(text: str) -> float:
    """What the words alone add to the reading."""
    _, weights = _weights()
    return sum(weights[name] * value for name, value in own_features(text).items())


def earlier(own: list[float]) -> dict[str, float]:
    """The features `before` (mean) and `last` of the words-alone readings of earlier customer turns."""
    if not own:
        return {"before": 0.0, "last": 0.0}
    return {"before": sum(own) / len(own), "last": own[-1]}


def anger_in(text: str, before: Transcript = ()) -> float:
    """0 (calm) to 1 (furious) for one customer turn after the turns `before`."""
    bias, weights = _weights()
    said = [turn.text for turn in before if turn.speaker == Speaker.customer][-_REMEMBERED:]
    place = place_features(before) | earlier([_own(words) for words in said])
    read = bias + _own(text) + sum(weights[name] * value for name, value in place.items())
    return min(1.0, max(0.0, read)) if math.isfinite(read) else 0.0
