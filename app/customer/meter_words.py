"""How angry words sound beside the written lines of our own customers: learned weights of single words and pairs."""

import json
import math
import re
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise

_NO_WORDS = re.compile(r"https?://\S+|@\w+")
_WORD = re.compile(r"[a-z']+|[!?]+")


def terms(text: str) -> frozenset[str]:
    """The words and neighbouring pairs of a text, marks of exclamation and question among them."""
    words = _WORD.findall(_NO_WORDS.sub(" ", text[:4000].casefold().replace("’", "'")))
    return frozenset(words) | {f"{left} {right}" for left, right in pairwise(words)}


def sounding(text: str) -> float:
    """About -0.5 (as people write who are calm) to 0.5 (furious); 0 where the words say nothing."""
    weights = _weights()
    known = [weights[term] for term in terms(text) if term in weights]
    return sum(known) / math.sqrt(len(known)) if known else 0.0


@lru_cache(maxsize=1)
def _weights() -> dict[str, float]:
    stored = json.loads(files("app.customer").joinpath("meter_words.json").read_text(encoding="utf-8"))
    return {term: float(weight) for term, weight in stored.items()}
