"""Numbers in a text, as digits or as words, in one canonical form: "1,188.00" and "1188" are the same value."""

import re
from functools import lru_cache
from typing import NamedTuple

_SMALL = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "once": 1, "twice": 2, "thrice": 3, "dozen": 12,
    "both": 2, "couple": 2,
}  # fmt: skip
_ORDINAL = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12,
}  # fmt: skip
_FOREIGN = {
    "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10, "zwölf": 12,
    "trois": 3, "quatre": 4, "cinq": 5, "sept": 7, "huit": 8, "neuf": 9, "dix": 10, "douze": 12, "quinze": 15,
    "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "nueve": 9, "diez": 10,
    "tre": 3, "quattro": 4, "cinque": 5, "sei": 6, "sette": 7, "otto": 8, "nove": 9, "dieci": 10,
    "drie": 3, "vijf": 5, "zes": 6, "zeven": 7, "negen": 9, "tien": 10,
    "três": 3, "quatro": 4, "sete": 7, "oito": 8, "dez": 10,
}  # fmt: skip
_SCALE = {"hundred": 100, "thousand": 1000, "million": 1_000_000}

_COUNT = "|".join([*_SMALL, *_SCALE])
_TOKEN = re.compile(
    r"(?P<digits>\d+(?:[.,:/]\d+)*)(?P<rank>st|nd|rd|th)?\b|(?P<digits2>\d+(?:[.,:/]\d+)*)"
    rf"|(?P<words>\b(?:{_COUNT})s?(?:(?:[ -]|\sand\s)(?:{_COUNT})s?)*\b)"
    r"|(?P<ordinal>\b(?:" + "|".join(_ORDINAL) + r")\b)"
    r"|(?P<foreign>\b(?:" + "|".join(_FOREIGN) + r")\b)",
    re.IGNORECASE,
)
_WORDS = frozenset(word + plural for word in (*_SMALL, *_SCALE, *_ORDINAL, *_FOREIGN) for plural in ("", "s"))
_LETTERS = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"\d")
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+(?:[.,]\d{1,2})?")


class Number(NamedTuple):
    """`value` in canonical digits; `pieces` are the parts of a date, time or price; spans are of the text given."""

    value: str
    pieces: frozenset[str]
    start: int
    end: int
    form: str


@lru_cache(maxsize=4096)
def numbers(text: str) -> tuple[Number, ...]:
    """Every number of a text in order."""
    if not _DIGIT.search(text) and _WORDS.isdisjoint(_LETTERS.findall(text.lower())):
        return ()
    found = []
    for match in _TOKEN.finditer(text):
        digits = match["digits"] or match["digits2"]
        if digits:
            value, pieces = _digits(digits)
            form = "ordinal" if match["rank"] else "digits"
        elif match["words"]:
            value = str(_words(match["words"].lower()))
            pieces, form = frozenset({value}), "words"
        else:
            word = match[0].lower()
            value = str(_ORDINAL.get(word) or _FOREIGN[word])
            pieces, form = frozenset({value}), "ordinal" if match["ordinal"] else "words"
        found.append(Number(value, pieces, match.start(), match.end(), form))
    return tuple(found)


@lru_cache(maxsize=4096)
def values(text: str) -> frozenset[str]:
    """The values a text makes known: its numbers, their parts and the products it spells out ("2 × 49")."""
    known: set[str] = set()
    for number in numbers(text):
        known |= {number.value, *number.pieces}
    for left, right in re.findall(r"(\d+)\s*[x×*]\s*\D{0,2}(\d+)", text):
        known.add(str(int(left) * int(right)))
    return frozenset(known)


def _digits(token: str) -> tuple[str, frozenset[str]]:
    if _THOUSANDS.fullmatch(token):
        whole = re.sub(r"[.,](?=\d{3})", "", token)
        value = re.sub(r"[.,]00?$", "", whole).replace(",", ".")
        return _plain(value), frozenset({_plain(value), _plain(value.split(".")[0])})
    value = re.sub(r"[.,]00?$", "", token).replace(",", ".")
    pieces = {_plain(piece) for piece in re.split(r"[.,:/]", token)}
    return _plain(value), frozenset(pieces)


def _plain(digits: str) -> str:
    return digits.lstrip("0") or "0" if digits.isdigit() and len(digits) <= 2 else digits


def _words(text: str) -> int:
    total = current = 0
    for word in re.split(r"[ -]+", text):
        name = word if word in _SMALL or word in _SCALE else word.removesuffix("s")
        if name in _SCALE:
            current = max(current, 1) * _SCALE[name]
            if _SCALE[name] > 100:
                total, current = total + current, 0
        elif name in _SMALL:
            current += _SMALL[name]
    return total + current
