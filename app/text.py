"""Text as people type it, made safe to keep: one normal form for storing, one for comparing."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

MAX_TURN = 2000
"""The longest turn in characters, after `tidy`."""

WORD_BEGINS = r"(?<![\w'’])"
"""Where an expression stands as a whole word."""

_DIRECTION = dict.fromkeys(
    [0x200E, 0x200F, 0x061C, *range(0x202A, 0x202F), *range(0x2066, 0x206A)],
)
_INVISIBLE = dict.fromkeys([0x00AD, 0x034F, 0x180E, 0x200B, 0x2060, 0xFEFF, *range(0xE0000, 0xE0080)])
_CONTROL = dict.fromkeys(c for c in [*range(0x20), *range(0x7F, 0xA0)] if c not in (0x09, 0x0A))
_TIDY = {**_DIRECTION, **_INVISIBLE, **_CONTROL}
_CURLY = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u00a0": " "})

_CONTENT = re.compile(r"[^\W\d_]{3,}|\d{2,}")
_COMMON_WORDS = """
    about after again all also and angry any are asked because been before being but call called can case client
    could customer did does done for from going had has have help here how into issue its just know let like made
    make manager may more need needs not nothing only our out over person please problem really said she should some
    something sorry talk tell than that the them then there they thing this told too upset very want wants was were
    what when who why with would yet you your
"""
_COMMON = frozenset(_COMMON_WORDS.split())
_HALF = re.compile("[\ud800-\udfff]")


def storable(text: str) -> bool:
    """Whether every database here can hold the text: no NUL, no lone surrogate."""
    return "\x00" not in text and not has_half_characters(text)


def has_half_characters(text: str) -> bool:
    """Whether half of a surrogate pair stands in it, as a broken emoji leaves one."""
    return not text.isascii() and _HALF.search(text) is not None


def tidy(text: str) -> str:
    """The text in NFC without invisible, direction-changing and control characters, ends trimmed.

    Line breaks stay, joiners inside emoji and Indic scripts stay (U+200C, U+200D); the words are never altered.
    """
    flat = text.replace("\r\n", "\n").replace("\r", "\n").translate(_TIDY)
    return unicodedata.normalize("NFC", flat).strip()


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """For comparing only: lower case, straight quotes, single spaces."""
    return re.sub(r"\s+", " ", tidy(text).translate(_CURLY).casefold()).strip()


def contains_quote(text: str, quote: str) -> bool:
    """Whether `quote` stands in `text` word for word, up to case, white space and kind of quotation mark."""
    wanted = folded(quote)
    return bool(wanted) and wanted in folded(text)


def sentences(text: str) -> list[str]:
    """The sentences of a turn in order, each with its closing punctuation; joined by spaces they are the turn."""
    parts = re.split(r"(?<=[.!?…])[\"'”’)\]]*\s+(?=\S)|\n+", text.strip())
    return [part.strip() for part in parts if part and part.strip()]


@lru_cache(maxsize=4096)
def sentence_key(sentence: str) -> str:
    """What makes two sentences "the same" for a reader: letters and digits, case folded."""
    return " ".join(re.findall(r"\w+", folded(sentence)))


@lru_cache(maxsize=4096)
def content(text: str) -> frozenset[str]:
    """The words of content and the numbers of a text, cut to five letters so that the forms of a word are one."""
    found = [word for word in _CONTENT.findall(folded(text)) if word not in _COMMON]
    return frozenset(word if word.isdigit() else word.removesuffix("s")[:5] for word in found)


_ADDRESS = re.compile(r"\S+@\S|www\.|https?:")


def capital(text: str) -> str:
    """The text with a capital first letter, unless an address for mail or of a page begins it."""
    return text if _ADDRESS.match(text) else text[:1].upper() + text[1:]


def like(model: str, word: str) -> str:
    """The word with a capital first letter where the model has one."""
    return capital(word) if model[:1].isupper() else word


def exchanged(text: str, by: Iterable[tuple[re.Pattern[str], str]]) -> str:
    """The text after each exchange in turn: an expression, and what stands in its place."""
    for expression, instead in by:
        text = expression.sub(instead, text)
    return text


def whole_words(expressions: Iterable[str], *, after: str = WORD_BEGINS) -> re.Pattern[str]:
    """Any of some expressions as whole words, in any case and with either apostrophe; the words are the only group.

    `after` says where one may begin.
    """
    written = rf"{after}({'|'.join(expressions)})(?!\w)".replace("'", "['’]")
    return re.compile(written, re.IGNORECASE | re.MULTILINE)
