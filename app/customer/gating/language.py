"""Language by form: the script of the letters, and, where the function words are known, which language they are of."""

import re
import unicodedata
from functools import lru_cache

from app.customer.gating.phrases import words

_FAR = re.compile(r"(?<![^\W\d_])[a-zà-ÿ]*[ğışłżźśćńęąřěůőűțđāēīūķļņ]")
"""A word in small letters with a letter that the languages of `_LATIN` do not have."""
_LATIN = ("en", "de", "fr", "es", "it", "nl", "pt")
"""Languages whose function words are known."""

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")

_SCRIPTS = {
    "ru": "CYRILLIC", "uk": "CYRILLIC", "bg": "CYRILLIC", "sr": "CYRILLIC LATIN", "el": "GREEK", "he": "HEBREW",
    "ar": "ARABIC", "fa": "ARABIC", "ur": "ARABIC", "hi": "DEVANAGARI", "mr": "DEVANAGARI", "th": "THAI",
    "zh": "CJK", "ja": "CJK HIRAGANA KATAKANA KATAKANA-HIRAGANA", "ko": "HANGUL CJK",
}  # fmt: skip


def wrong_language(line: str, language: str, opening: str) -> bool:
    """Whether the line is not in the persona's language; `opening` shows the scripts this customer writes in."""
    if ("¿" in line or "¡" in line) and language[:2] in _LATIN and language[:2] != "es":
        return True
    return _wrong_script(line, language, opening) or _wrong_words(line, language[:2])


def _wrong_script(line: str, language: str, opening: str) -> bool:
    if line.isascii() and language[:2] not in _SCRIPTS:
        return False
    allowed = _scripts(opening) | frozenset(_SCRIPTS.get(language.split("-")[0], "LATIN").split())
    scripts = [_script(letter) for letter in line if letter.isalpha()]
    foreign = [script for script in scripts if script not in allowed]
    if "LATIN" in allowed and language.split("-")[0] not in _SCRIPTS:
        return bool(foreign)
    own = frozenset(_SCRIPTS.get(language.split("-")[0], "LATIN").split())
    return len(scripts) > 3 and sum(script not in own for script in scripts) > len(scripts) / 2


def _wrong_words(line: str, language: str) -> bool:
    spoken = [word.casefold().replace("’", "'") for word in _WORD.findall(line)]
    if len(spoken) < 3:
        return False
    if language not in _LATIN:
        english = _hits(spoken, "en")
        return english >= 3 and english * 2 >= len(spoken)
    if language == "en" and not line.isascii() and _FAR.search(line):
        return True
    if sum(map(_strange_to(language).__contains__, spoken)) < 2:
        return False
    own = words("function_words", language)
    return any(_speaks(spoken, words("function_words", other), own) for other in _LATIN if other != language)


def _speaks(spoken: list[str], other: frozenset[str], own: frozenset[str]) -> bool:
    """Whether the function words are those of another language; what both languages have says nothing."""
    theirs = sum(word in other and word not in own for word in spoken)
    ours = sum(word in own and word not in other for word in spoken)
    return (theirs >= 2 and ours == 0 and theirs * 3 >= len(spoken)) or (theirs >= 3 and theirs > 2 * ours + 1)


@lru_cache(maxsize=16)
def _strange_to(language: str) -> frozenset[str]:
    """Function words of other languages that this one does not have."""
    every = frozenset[str]().union(*(words("function_words", other) for other in _LATIN))
    return every - words("function_words", language)


def _hits(spoken: list[str], language: str) -> int:
    known = words("function_words", language)
    return sum(word in known for word in spoken)


@lru_cache(maxsize=512)
def _scripts(text: str) -> frozenset[str]:
    return frozenset(_script(letter) for letter in text if letter.isalpha())


@lru_cache(maxsize=4096)
def _script(letter: str) -> str:
    return unicodedata.name(letter, "LATIN").split()[0]
