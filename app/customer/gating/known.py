"""What the customer knows and has a right to say now: numbers, words and names of the case and of the conversation."""

import re
import sys
from functools import lru_cache
from typing import NamedTuple

from app.customer.gating.numbers import values
from app.customer.gating.phrases import words
from app.customer.mind import Direction
from app.persona import Persona
from app.text import folded
from app.transcript import Transcript

_WORD = re.compile(r"[^\W\d_]{2,}(?:['’-][^\W\d_]+)*")
_ENDINGS = re.compile(r"(?:'s|’s|ings?|ies|ied|ed|es|s|ly|e|y)$")


class Known(NamedTuple):
    """`words` are whole words in lower case, `stems` their stems, `text` the folded text they come from."""

    numbers: frozenset[str]
    words: frozenset[str]
    stems: frozenset[str]
    text: str


class Withheld(NamedTuple):
    """What would give a fact away that is not to be told yet: `order` are the words that tell something in a row."""

    numbers: frozenset[str]
    stems: frozenset[str]
    order: tuple[str, ...]


@lru_cache(maxsize=4096)
def words_of(text: str) -> frozenset[str]:
    """The words of a text in lower case, without possessive endings, hyphenated ones also in their parts."""
    found = {re.sub(r"['’]s$", "", word.casefold()) for word in _WORD.findall(text)}
    parts = {part for word in found for part in re.split(r"['’-]", word) if len(part) > 1}
    return frozenset(map(sys.intern, found | parts))


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """A word without its commonest endings, so that "bounced" and "bouncing" meet."""
    short = _ENDINGS.sub("", word)
    return short if len(short) >= 3 else word


@lru_cache(maxsize=4096)
def stems_of(text: str) -> frozenset[str]:
    """The stems of the words that say something of their own."""
    generic = words("generic_words")
    return frozenset(stem(word) for word in words_of(text) if len(word) > 2 and not {word, stem(word)} & generic)


def known_to(persona: Persona, direction: Direction, transcript: Transcript, said: tuple[str, ...]) -> Known:
    """All that may be said now: the opening, the facts that may be told, the conversation, who the customer is."""
    case = persona.case
    told = _join(_open(persona, direction, transcript))
    own, now = _join((persona.about, persona.style, case.clock or "")), _join(said)
    return Known(
        numbers=told.numbers | own.numbers | now.numbers,
        words=told.words | own.words | now.words,
        stems=told.stems | own.stems | now.stems,
        text=f"{told.text}\n{own.text}\n{now.text}",
    )


def withheld_from(persona: Persona, direction: Direction, transcript: Transcript) -> tuple[Withheld, ...]:
    """The facts that are neither to be told now nor told already, each by what is peculiar to it."""
    facts = persona.case.facts
    hidden = tuple((fact_id, fact.say) for fact_id, fact in facts.items() if fact_id not in direction.may_reveal)
    return _withheld(hidden, _open(persona, direction, transcript)) if hidden else ()


@lru_cache(maxsize=256)
def _withheld(hidden: tuple[tuple[str, str], ...], spoken: tuple[str, ...]) -> tuple[Withheld, ...]:
    told = _join(spoken)
    return tuple(
        Withheld(
            values(say) - told.numbers,
            stems_of(f"{say} {fact_id.replace('_', ' ')}") - told.stems,
            tuple(word for word in telling(say) if word not in told.words),
        )
        for fact_id, say in hidden
        if _folded(say) not in told.text
    )


@lru_cache(maxsize=4096)
def telling(text: str) -> tuple[str, ...]:
    """The words of a text in order, in lower case, without the small ones."""
    small = words("function_words")
    found = (re.sub(r"['’]s$", "", word.casefold()) for word in _WORD.findall(text))
    return tuple(sys.intern(word) for word in found if word not in small)


def _open(persona: Persona, direction: Direction, transcript: Transcript) -> tuple[str, ...]:
    """What lies open between the two: the case as told, what was said, and the remedies that are on the table."""
    facts = persona.case.facts
    may = tuple(facts[fact_id].say for fact_id in direction.may_reveal if fact_id in facts)
    taken = {turn.action for turn in transcript} | {direction.remedy}
    remedies = tuple(f"{row.do} {row.limit}" for row in persona.case.authority if row.id in taken)
    spoken = tuple(turn.text for turn in transcript)
    return (persona.name, persona.title, persona.case.opening, *may, *remedies, *spoken)


@lru_cache(maxsize=256)
def _join(texts: tuple[str, ...]) -> Known:
    return Known(
        numbers=frozenset().union(*(values(text) for text in texts)),
        words=frozenset().union(*(words_of(text) for text in texts)),
        stems=frozenset().union(*(stems_of(text) for text in texts)),
        text="\n".join(_folded(text) for text in texts),
    )


_folded = lru_cache(maxsize=4096)(folded)
