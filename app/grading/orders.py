"""Orders about how to feel ("calm down"): they play a feeling down, and talk down whatever else they are (P6)."""

from app.acts import Act, ActSeen
from app.grading.words import expressions

_CLAUSE = r"(?:^|[.!?,;:–-])\W*(?:(?:oh|ah|now|please|just|so|well|look|and|but|ok|okay|hey|sorry)\b,?\s+)*"
"""They begin a sentence or a clause: "it takes a day to calm down" orders nobody."""


def orders_in(text: str) -> tuple[ActSeen, ...]:
    """The orders of a turn, each with its words, as `smug`."""
    found = expressions("orders", after=_CLAUSE)[Act.smug].finditer(text)
    return tuple(ActSeen(act=Act.smug, quote=match[1]) for match in found)
