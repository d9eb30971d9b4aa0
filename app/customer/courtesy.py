"""How courteously words are put, whatever they say: the general strategies of politeness as a few weighted features."""

import json
import math
import re
from functools import lru_cache
from importlib.resources import files

from app.customer.wording import patterns_of

_STARTS = {
    "starts_please": r"please|pls",
    "starts_question": r"(?:and|so|but|ok(?:ay)?|well|um+)?[ ,]*(?:what|why|who|how|where|which|when)\b",
    "starts_verb": r"(?:do|does|did|is|are|was|were|have|has|don['’]t|isn['’]t|aren['’]t|didn['’]t)\b",
    "starts_you": r"(?:so |and |but )?you\b",
    "starts_i": r"i\b",
    "starts_but": r"(?:but|so|and|then|ok|okay|um+|no|well|oh)\b",
    "starts_command": r"(?:stop|go|get|look|see|read|give|show|tell|take|try|check|use|explain|make|put|do not"
    r"|don['’]t|learn|add|find|leave)\b",
    "starts_modal": r"(?:could|would|may|might)\b",
}
_OPENINGS = {name: re.compile(rf"(?i)[\s\"'(@]*(?:{words})") for name, words in _STARTS.items()}


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    return patterns_of("courtesy")


def marks(text: str) -> dict[str, float]:
    """The features of a text by name."""
    plain = text[:4000]
    words = max(1, len(plain.split()))
    found = {name: math.log1p(min(3, len(pattern.findall(plain)))) for name, pattern in _patterns().items()}
    found |= {name: float(bool(pattern.match(plain))) for name, pattern in _OPENINGS.items()}
    found |= {
        "questions": math.log1p(min(4, plain.count("?"))),
        "runs": float("??" in plain or "!!" in plain or "?!" in plain),
        "exclaims": math.log1p(min(3, plain.count("!"))),
        "shouts": float(bool(re.search(r"\b[A-Z]{4,}\b", plain))),
        "dots": float("..." in plain or "…" in plain),
        "smiles": float(bool(re.search(r"[:;]-?[)D]|😊|🙂|😀|😄", plain))),
        "length": math.log1p(words),
    }
    return found


@lru_cache(maxsize=1)
def _weights() -> tuple[float, dict[str, float]]:
    stored = json.loads(files("app.customer").joinpath("courtesy.json").read_text(encoding="utf-8"))
    return float(stored["bias"]), {name: float(stored["weights"].get(name, 0.0)) for name in marks("")}


def courtesy_of(text: str) -> float:
    """How courteous the wording is, 0–1; about 0.5 is matter-of-fact."""
    bias, weights = _weights()
    return min(1.0, max(0.0, bias + sum(weights[name] * value for name, value in marks(text).items())))
