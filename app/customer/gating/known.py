"""What the customer knows and has a right to say now: numbers, words and names of the case and of the conversation."""

import re
import sys
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from app.customer.gating.numbers import values
from app.customer.gating.phrases import words
from app.customer.mind import Direction
from app.persona import Persona
from app.text import folded
from app.transcript import Transcript

_WORD = re.compile(r"[^\W\d_]{2,}(?:['’-][^\W\d_]+)*")
_ENDINGS = re.compile(r"(?:'s|’s|ings?|ies|ied|ed|es|s|ly|e|y)$")


class Known:
    """What some texts make known, worked out as it is asked for."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts

    @cached_property
    def numbers(self) -> frozenset[str]:
        """Values of numbers."""
        return frozenset().union(*map(values, self._texts))

    @cached_property
    def words(self) -> frozenset[str]:
        """Whole words in lower case."""
        return frozenset().union(*map(words_of, self._texts))

    @cached_property
    def stems(self) -> frozenset[str]:
        """Stems of the words that say something of their own."""
        return frozenset().union(*map(stems_of, self._texts))

    @cached_property
    def text(self) -> str:
        """The folded texts."""
        return "\n".join(map(_folded, self._texts))


class Withheld(NamedTuple):
    """What would give away a fact that is not to be told yet: `order` are the words that tell something in a row."""

    numbers: frozenset[str]
    stems: frozenset[str]
    order: tuple[str, ...]


@lru_cache(maxsize=4096)
def words_of(text: str) -> frozenset[str]:
    """The words of a text in lower case, without possessive endings, hyphenated ones also in their parts."""
    found = set(_bare(text))
    joined = [word for word in found if not word.isalpha()]
    parts = [part for word in joined for part in re.split(r"['’-]", word) if len(part) > 1]
    return frozenset(map(sys.intern, found.union(parts)))


def _bare(text: str) -> list[str]:
    """The words of a text in order, in lower case and without possessive endings."""
    return [word if word.isalpha() else re.sub(r"['’]s$", "", word) for word in map(str.casefold, _WORD.findall(text))]


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """A word without its commonest endings, so that "bounced" and "bouncing" meet."""
    short = _ENDINGS.sub("", word)
    return short if len(short) >= 3 else word


@lru_cache(maxsize=4096)
def stems_of(text: str) -> frozenset[str]:
    """The stems of the words that say something of their own."""
    generic = words("generic_words")
    stems = (stem(word) for word in words_of(text) if len(word) > 2 and word not in generic)
    return frozenset(found for found in stems if found not in generic)


def known_to(persona: Persona, direction: Direction, transcript: Transcript, said: tuple[str, ...]) -> Known:
    """All that may be said now: the opening, the facts that may be told, the conversation, who the customer is."""
    own = (persona.about, persona.style, persona.case.clock or "")
    return Known((*_open(persona, direction, transcript), *own, *said))


def undue(persona: Persona, direction: Direction) -> Iterator[Withheld]:
    """The facts that are not to be told now, as if nothing of them were known."""
    facts = persona.case.facts.items()
    return (_withheld(fact_id, fact.say) for fact_id, fact in facts if fact_id not in direction.may_reveal)


def withheld_from(persona: Persona, direction: Direction, transcript: Transcript) -> tuple[Withheld, ...]:
    """The facts that are neither to be told now nor told already, each by what is peculiar to it."""
    facts = persona.case.facts
    hidden = tuple((fact_id, fact.say) for fact_id, fact in facts.items() if fact_id not in direction.may_reveal)
    return _untold(hidden, _open(persona, direction, transcript)) if hidden else ()


@lru_cache(maxsize=256)
def _untold(hidden: tuple[tuple[str, str], ...], spoken: tuple[str, ...]) -> tuple[Withheld, ...]:
    told = Known(spoken)
    untold = (_withheld(fact_id, say) for fact_id, say in hidden if _folded(say) not in told.text)
    return tuple(
        Withheld(
            fact.numbers - told.numbers,
            fact.stems - told.stems,
            tuple(word for word in fact.order if word not in told.words),
        )
        for fact in untold
    )


@lru_cache(maxsize=1024)
def _withheld(fact_id: str, say: str) -> Withheld:
    return Withheld(values(say), stems_of(f"{say} {fact_id.replace('_', ' ')}"), telling(say))


@lru_cache(maxsize=4096)
def telling(text: str) -> tuple[str, ...]:
    """The words of a text in order, in lower case, without the small ones."""
    small = words("function_words")
    return tuple(sys.intern(word) for word in _bare(text) if word not in small)


def _open(persona: Persona, direction: Direction, transcript: Transcript) -> tuple[str, ...]:
    """What lies open between the two: the case as told, what was said, and the remedies that are on the table."""
    facts = persona.case.facts
    may = tuple(facts[fact_id].say for fact_id in direction.may_reveal if fact_id in facts)
    taken = {turn.action for turn in transcript} | {direction.remedy}
    remedies = tuple(f"{row.do} {row.limit}" for row in persona.case.authority if row.id in taken)
    spoken = tuple(turn.text for turn in transcript)
    return (persona.name, persona.title, persona.case.opening, *may, *remedies, *spoken)


_folded = lru_cache(maxsize=4096)(folded)
