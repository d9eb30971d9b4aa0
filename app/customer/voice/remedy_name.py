"""What people call a remedy once it is on the table: "Refund the second charge" is "the refund", or just "that"."""

import re
from collections.abc import Iterable

from app.customer.voice.remedy import is_deed, offer

_CALLED = {
    "refund": "refund", "reimburse": "refund", "replace": "replacement", "repair": "repair", "mend": "repair",
    "credit": "credit", "deliver": "delivery", "redeliver": "delivery", "upgrade": "upgrade", "rebook": "rebooking",
    "discount": "discount", "collect": "pickup", "write": "letter", "search": "search", "spread": "payment plan",
    "split": "payment plan", "call": "call", "ring": "call", "phone": "call", "inspect": "inspection",
    "trace": "search", "lend": "loan", "explain": "letter", "exchange": "exchange", "resend": "new one",
    "repaint": "repaint", "reprint": "reprint", "swap": "swap", "extend": "extension", "waive": "waiver",
    "retest": "test", "check": "check", "visit": "visit", "service": "service", "refit": "refit",
}  # fmt: skip
"""The noun of a deed; the deeds that are not here, nor give something, are called "that"."""
_GIVES_WORDS = """
    add arrange award book bring buy courier dispatch email give grant hand install issue mail make offer open order
    organise organize pay post provide reissue reserve send ship supply
"""
_GIVES = frozenset(_GIVES_WORDS.split())
_WHOM = re.compile(r"^(?:over|out|up|him|her|them|me|the (?:customer|guest|client|patient|passenger|caller|member))\s+")
_NOUN = re.compile(r"(?:(?P<article>the|an?|another)\s+)?(?P<noun>[a-z][a-z' -]*[a-z])", re.IGNORECASE)
_ONE_OF = re.compile(
    r"^(?:an?|one|any|some) of (?:the|our|your|my|his|her|their|its)\b(?: \w+['’]s)?(?: own)?"
    r" (?P<many>[a-z' -]*[a-z]s)\b"
)
_FOR = re.compile(r"^for (?=(?:the|an?|another) )")
_SUMMED_UP = re.compile(r"^the (?:[\d.,]+ ?\S* )+")
_ENDS = re.compile(
    r"[(),.;:\u2013\u2014]|\b(?:for|with|by|through|from|at|on|in|via|within|until|before|after|as|that|which|to|of|when|if"
    r"|above|over|and|or|right|today|tonight|tomorrow|now|[a-z]+ing (?:the|a|an|that|it|my|his|her|their))\b"
)
_MANY = re.compile(r"(?<![su])s$")


def names(do: str) -> tuple[str, ...]:
    """The short names of a remedy text, singular nouns with an article, or "that" where there is no natural one."""
    text = do.strip()
    text = text[:1].lower() + text[1:]
    verb, _, rest = text.partition(" ")
    if verb == "have":
        verb = next((word for word in rest.split() if word in _CALLED), verb)
    if verb in _CALLED and is_deed(verb, rest) and not rest.startswith("off "):
        noun = _CALLED[verb] if verb != "lend" else f"loan {_last_word(rest)}"
        return f"the {noun}", f"{_a(noun)} {noun}"
    if verb in _GIVES:
        return _given(_FOR.sub("", _WHOM.sub("", rest)) if verb == "pay" else _WHOM.sub("", rest))
    return ("that",) if is_deed(verb, rest) else _given(_SUMMED_UP.sub("the ", f"the {text}"))


def distinct(do: str, others: Iterable[str], *, american: bool = False) -> str:
    """The shortest name that tells a remedy from the others offered with it: "the refund", "lifting the block"."""
    taken = {"that", *(name for other in others for name in names(other))}
    things = sorted(offer(do, american=american).thing, key=len)
    return next((name for name in (names(do)[0], *things) if name not in taken), things[-1])


def at_first(do: str) -> str | None:
    """The longer name a customer may use when they first hear of it: "a room in the partner hotel", or None."""
    verb, _, rest = do.strip().partition(" ")
    given = _WHOM.sub("", rest)
    head = re.split(r"[(),.;:\u2013\u2014]| and | for | that ", given, maxsplit=1)[0].strip()
    fits = verb.lower() in _GIVES and re.match(r"an? [a-z]", head) and 3 <= len(head.split()) <= 7
    return head if fits else None


def _given(rest: str) -> tuple[str, ...]:
    if one_of := _ONE_OF.match(rest):
        rest = f"a {one_of['many'].removesuffix('s')}"
    found = _NOUN.fullmatch(_ENDS.split(rest, maxsplit=1)[0].strip())
    if not found or _MANY.search(found["noun"]):
        return ("that",)
    noun = " ".join(found["noun"].split()[-2:])
    return (f"the {noun}", f"{_a(noun)} {noun}") if found["article"] in ("a", "an", "another") else (f"the {noun}",)


def _last_word(rest: str) -> str:
    return _ENDS.split(rest, maxsplit=1)[0].split()[-1]


def _a(noun: str) -> str:
    return "an" if noun[0].lower() in "aeiou" else "a"
