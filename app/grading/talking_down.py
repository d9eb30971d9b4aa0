"""Set phrases that talk a customer down (P4, P6): they are found by their words, however a turn is read."""

from app.acts import FAULTS, Act, ActSeen, Reading
from app.grading.words import expressions
from app.text import folded

_CLAUSE = r"(?:^|[.!?,;:–-])\W*(?:(?:oh|ah|now|please|just|so|well|look|and|but|ok|okay|hey|sorry)\b,?\s+)*"


def talked_down(reading: Reading, text: str) -> tuple[ActSeen, ...]:
    """What a turn's set phrases do, each with its words, where the reading finds no fault in them.

    An order about feelings is `smug` whatever else it is.
    """
    faults = [seen.quote for seen in reading.acts if seen.act in FAULTS]
    found = [
        ActSeen(act=act, quote=hit[1])
        for act, phrases in expressions("talking_down").items()
        for hit in phrases.finditer(text)
        if not any(_overlap(hit[1], fault) for fault in faults)
    ]
    orders = expressions("orders", after=_CLAUSE)[Act.smug].finditer(text)
    return (*found, *(ActSeen(act=Act.smug, quote=hit[1]) for hit in orders))


def _overlap(one: str, other: str) -> bool:
    a, b = folded(one), folded(other)
    return a in b or b in a
