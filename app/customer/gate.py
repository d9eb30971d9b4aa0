"""The gate: no sentence reaches a trainee that a real customer in this case, at this moment, would not write."""

import re
from functools import lru_cache

from app.customer.gating.author import author, named, singular
from app.customer.gating.facts import fault_of_facts, own_lines
from app.customer.gating.form import fault_of_form
from app.customer.gating.kind import PASSED, Kind, Verdict
from app.customer.gating.language import wrong_language
from app.customer.gating.phrases import faults, found
from app.customer.gating.spoken import echoes, own_words, thrown_back
from app.customer.gating.thanks import premature_thanks, welcome
from app.customer.mind import Direction
from app.persona import Persona
from app.text import folded, sentence_key, sentences
from app.transcript import Speaker, Transcript, by

__all__ = ["Kind", "Verdict", "check"]

_SPACELESS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")


def check(
    line: str, *, persona: Persona, direction: Direction, transcript: Transcript, said: tuple[str, ...] = ()
) -> Verdict:
    """Judges one sentence of the customer; `said` are the earlier sentences of this very turn."""
    words = own_words(line)
    kind = (
        fault_of_form(line, persona.name, transcript)
        or _fault_of_phrase(line, words, persona, transcript)
        or (Kind.wrong_language if wrong_language(line, persona.language, persona.case.opening) else None)
        or fault_of_facts(line, persona=persona, direction=direction, transcript=transcript, said=said)
        or (Kind.premature_thanks if premature_thanks(words, direction, language=persona.language) else None)
        or (Kind.too_long if too_long((*said, line), direction) else None)
        or (Kind.repeat if _repeats(line, transcript, said) else None)
        or _fault_of_wording(line, words, persona=persona, direction=direction, transcript=transcript)
    )
    return Verdict(ok=False, kind=kind) if kind else PASSED


def prepare(language: str) -> None:
    """Reads and compiles what is needed for a language, so that no first turn waits for it."""
    found("thanks", "", language=language)
    author()


def too_long(said: tuple[str, ...], direction: Direction) -> bool:
    """Whether the turn so far is beyond its length with a tolerance of three tenths, three words at least."""
    return length(" ".join(said)) > direction.max_words + max(3, round(direction.max_words * 0.3))


def length(text: str) -> int:
    """Words; where a script sets no spaces two letters count as one."""
    spaceless = len(_SPACELESS.findall(text))
    return len(_SPACELESS.sub(" ", text).split()) + (spaceless + 1) // 2


def _fault_of_phrase(line: str, words: str, persona: Persona, transcript: Transcript) -> Kind | None:
    for kind, match in faults(words, language=persona.language):
        if not echoes(match[0], line, transcript):
            return kind
    ours = found("ours", words, language="en") and not _speaks_for(_FIRM, persona)
    return Kind.role_flip if ours or _parrots(line, transcript) else None


def _fault_of_wording(
    line: str, words: str, *, persona: Persona, direction: Direction, transcript: Transcript
) -> Kind | None:
    """The kind of a line whose wording as a whole is not a customer's; what they are given to say is theirs."""
    if not persona.language.startswith("en"):
        return None
    spoken = named(words, persona.name)
    if _speaks_for(_FIRM, persona) or (" our " not in spoken and _speaks_for(_SEVERAL, persona)):
        spoken = singular(spoken)
    kind = author().kind(spoken, thanks_welcome=welcome(direction))
    given = kind and (line in own_lines(persona) or thrown_back(words, transcript) or _tells(words, persona, direction))
    return None if given else kind


def _tells(words: str, persona: Persona, direction: Direction) -> bool:
    """Whether folded words have a fact in them that is due, word for word."""
    facts = (persona.case.facts[fact].say for fact in direction.may_reveal if fact in persona.case.facts)
    return any(folded(said).rstrip(".!?") in words for said in facts)


_SEVERAL = re.compile(r"\b(?:we|us|our|family|wife|husband|partner|couple)\b", re.IGNORECASE)
_FIRM = re.compile(r"\b(?:we|us|our|runs?|owns?|team|crew|firm|business)\b", re.IGNORECASE)


def _speaks_for(others: re.Pattern[str], persona: Persona) -> bool:
    """Whether this customer's own story names others whom they may speak for: a household, a business."""
    case = persona.case
    return _names(others, (persona.about, case.opening, *(fact.say for fact in case.facts.values())))


@lru_cache(maxsize=256)
def _names(others: re.Pattern[str], texts: tuple[str, ...]) -> bool:
    return any(map(others.search, texts))


def _parrots(line: str, transcript: Transcript) -> bool:
    """Whether the customer says a whole sentence of the trainee's as their own."""
    if "?" in line:
        return False
    key = sentence_key(line)
    return key.count(" ") > 3 and any(key in _keys(turn.text) for turn in by(Speaker.trainee, transcript))


def _repeats(line: str, transcript: Transcript, said: tuple[str, ...]) -> bool:
    fragments = sentences(line)
    keys = {key for key in map(sentence_key, fragments) if key and (len(fragments) == 1 or key.count(" ") > 1)}
    before = [*(_keys(turn.text) for turn in by(Speaker.customer, transcript)), [*map(sentence_key, said)]]
    return not all(map(keys.isdisjoint, before))


@lru_cache(maxsize=2048)
def _keys(text: str) -> frozenset[str]:
    return frozenset(key for sentence in sentences(text) if (key := sentence_key(sentence)))
