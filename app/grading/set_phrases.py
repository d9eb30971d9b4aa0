"""Set phrases do what they do however a turn is read: they talk a customer down (P4, P6) or name a feeling (P2)."""

from collections.abc import Iterable

from app.acts import FAULTS, Act, ActSeen, Reading
from app.grading.words import expressions
from app.text import folded, sentences

_CLAUSE = r"(?:^|[.!?,;:–-])\W*(?:(?:oh|ah|now|please|just|so|well|look|and|but|ok|okay|hey|sorry)\b,?\s+)*"


def by_words(reading: Reading, text: str) -> tuple[ActSeen, ...]:
    """What a turn's set phrases do, each with its words, where the reading has not got it already.

    An order about feelings is `smug` whatever else it is; a feeling is named in a whole sentence without a fault.
    """
    faults = [seen.quote for seen in reading.acts if seen.act in FAULTS]
    down = [
        ActSeen(act=act, quote=hit[1])
        for act, phrases in expressions("talking_down").items()
        for hit in phrases.finditer(text)
        if not _among(hit[1], faults)
    ]
    orders = [
        ActSeen(act=Act.smug, quote=hit[1]) for hit in expressions("orders", after=_CLAUSE)[Act.smug].finditer(text)
    ]
    feelings = [] if Act.names_feeling in reading else [said for said in sentences(text) if _names_feeling(said)]
    harsh = [*faults, *(seen.quote for seen in (*down, *orders))]
    named = [ActSeen(act=Act.names_feeling, quote=said) for said in feelings if not _among(said, harsh)]
    return (*down, *orders, *named)


def _names_feeling(said: str) -> bool:
    return bool(expressions("feelings")[Act.names_feeling].search(said))


def _among(words: str, quotes: Iterable[str]) -> bool:
    a = folded(words)
    return any(a in folded(quote) or folded(quote) in a for quote in quotes)
