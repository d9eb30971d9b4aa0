"""What in a customer's words and in their place in the conversation tells anger: a few dozen hand-made features."""

import math
import re
from functools import lru_cache

from app.customer.meter_words import sounding
from app.customer.wording import patterns_of
from app.transcript import Speaker, Transcript

_LINK = re.compile(r"https?://\S+|@\w+|#\w+")
_SHOUT = re.compile(r"\b[A-Z]{3,}\b")
_BAD_FACES = re.compile("[😡🤬😤😠🙄😒👎😑😩😫😭💩🤦🤷😞😢😔]|(?::|;)-?[(/|]|>:")
_GOOD_FACES = re.compile("[😊🙂😀😃😄😁👍🙏❤😍😉🎉☺🤗👏💕😘]|(?::|;)-?[)DP]|<3")
_STRETCHED = re.compile(r"([a-zA-Z])\1{2,}")
_RUN = re.compile(r"[!?]{2,}")


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    return patterns_of("meter")


def own_features(text: str) -> dict[str, float]:
    """The features of one turn by itself."""
    plain = _LINK.sub(" ", text[:4000])
    words = max(1, len(plain.split()))
    shouted = _SHOUT.findall(plain)
    letters = sum(c.isalpha() for c in plain)
    found = {name: math.log1p(min(4, len(pattern.findall(plain)))) for name, pattern in _patterns().items()}
    found |= {
        "exclaims": math.log1p(min(6, plain.count("!"))),
        "asks": float("?" in plain),
        "runs": float(bool(_RUN.search(plain))),
        "shouts": math.log1p(min(6, len(shouted))) if letters else 0.0,
        "stretched": float(bool(_STRETCHED.search(plain))),
        "bad_faces": float(bool(_BAD_FACES.search(plain))),
        "good_faces": float(bool(_GOOD_FACES.search(plain))),
        "length": math.log1p(words),
        "short": float(words <= 4),
        "data": float(any(c.isdigit() for c in plain)),
        "sounding": sounding(plain),
    }
    return found


def place_features(before: Transcript) -> dict[str, float]:
    """The features of the place in the conversation."""
    own = sum(turn.speaker == Speaker.customer for turn in before)
    return {"opening": float(own == 0), "later": math.log1p(own)}


def names() -> tuple[str, ...]:
    """The features in the order of the weights; `before` and `last` are the readings of earlier customer turns."""
    return (*own_features(""), *place_features(()), "before", "last")
