"""The lexicon: files of patterns over folded text, one a line, and of words, in sections; one file a language.

A kind decided by phrases alone is a section of its own. The English patterns hold for every persona.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from app.customer.gating.kind import Kind
from app.customer.sieve import Sieve

ORDER = (Kind.meta, Kind.refusal, Kind.leak, Kind.coaching, Kind.role_flip)
"""The kinds decided by phrases alone, in the order in which they are reported."""

PHRASES = (*ORDER, "ours", "bitter", "thanks", "delighted", "agrees", "denied", "formal")
"""The sections that hold patterns."""

Patterns = tuple[re.Pattern[str], ...]

_FOLDER = Path(__file__).parent / "lexicon"
_SECTION = re.compile(r"\[([a-z_]+)\]")
_FRAGMENTS = {
    "{served}": r"(?:process|refund|credit|arrang|issu|escalat|resolv|expedit|reimburs|cancel|waiv|rebook|reship|"
    r"investigat|submit|updat|review|pull(?:ed)? up|look(?:ed|ing)? (?:into|up|at)|check(?:ed|ing)? (?:on )?|"
    r"sort(?:ed|ing)?(?: out)?|replac|logg|register|prioriti)\w*",
    "{adverb}": r"(?: (?:now|just|already|also|gladly|happily|immediately|personally|go ahead and|be able to|"
    r"been able to|successfully|currently|certainly|definitely|absolutely|further|then|today|quickly))*",
    "{yours}": r"your (?:\w+ )?(?:refund|order|account|case|claim|payment|charge|booking|reservation|request|"
    r"complaint|ticket|subscription|replacement|parcel|package|delivery|shipment|issue|problem|concern|details|file|"
    r"invoice|bill|contract|flight|bag|suitcase|luggage|baggage|money|card|line|meter|room|seat|device|phone|item|"
    r"connection|service|appointment|technician)s?",
}


@lru_cache(maxsize=512)
def phrases(language: str, section: str) -> Patterns:
    """The compiled patterns of a section for a persona of this language."""
    codes = dict.fromkeys(("en", language[:2]))
    return tuple(re.compile(pattern) for code in codes for pattern in _read(code).get(section, ()))


def faults(words: str, *, language: str) -> Iterator[tuple[Kind, re.Match[str]]]:
    """What the patterns of the kinds find in folded `words`, in the order of the kinds."""
    likely = _likely(language[:2], words)
    searched = ((kind, pattern.search(words)) for kind in ORDER for pattern in likely.get(kind, ()))
    return ((kind, match) for kind, match in searched if match)


def matches(section: str, words: str, *, language: str) -> Iterator[re.Match[str]]:
    """What the patterns of a section find in folded `words`, in their order."""
    return (match for pattern in _likely(language[:2], words).get(section, ()) if (match := pattern.search(words)))


def found(section: str, words: str, *, language: str) -> re.Match[str] | None:
    """The first that a pattern of a section finds in folded `words`."""
    return next(matches(section, words, language=language), None)


@lru_cache(maxsize=256)
def _likely(language: str, words: str) -> dict[str, list[re.Pattern[str]]]:
    return _sieve(language).likely(words)


@lru_cache(maxsize=32)
def _sieve(language: str) -> Sieve:
    return Sieve({section: phrases(language, section) for section in PHRASES})


@lru_cache(maxsize=64)
def words(section: str, language: str = "en") -> frozenset[str]:
    """The words of a section."""
    return frozenset(word for line in _read(language).get(section, ()) for word in line.split())


@lru_cache(maxsize=32)
def _read(language: str) -> dict[str, list[str]]:
    path = _FOLDER / f"{language}.txt"
    sections: dict[str, list[str]] = {}
    section = ""
    for line in path.read_text(encoding="utf-8").splitlines() if path.is_file() else ():
        if heading := _SECTION.fullmatch(line):
            section = heading[1]
        elif line.strip():
            for name, fragment in _FRAGMENTS.items():
                line = line.replace(name, fragment)
            sections.setdefault(section, []).append(line)
    return sections
