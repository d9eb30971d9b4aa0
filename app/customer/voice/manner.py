"""How this person types: what `writes` leaves open is read from `style`, `about` and the words of the case."""

import re
from typing import Literal, get_args

from pydantic import BaseModel, ConfigDict

from app.persona import Persona

Register = Literal["plain", "neutral", "formal", "gentle"]
"""Plain people use slang, neutral ones neither slang nor stiff words."""
REGISTERS: frozenset[str] = frozenset(get_args(Register))

_FORMAL = r"formal|barrister|solicitor|lawyer|attorney|icy|cold(?:ly)?(?:,| and) (?:polite|courteous)|stiff"
_NEUTRAL = r"(?:full|complete) sentences|manners|correct|grave|exact|reasoned|controlled|careful|polite|dignified"
_GENTLE = r"gentle|soft|hurt|pensioner|elderly|shy|apologetic|retired|timid|tearful|quiet|kind(?:ly)?"
_CLIPPED = r"short|clipped|terse|brief|curt|few words|fragments|monosyllab"
_LONG = r"long|rambl|wordy|at length|detail|run-on|storytell"
_BEFORE = r"(?:third|second) (?:time|contact|call)|again|already|twice|last time|colleague|two of you|previous"
_BRITISH = (
    r"£|\bcolour|\bfavour|organis|apologis|realis|\bcheque|\bmum\b|british|british spelling|\bqueue|\bflat\b|london|€"
)
_AMERICAN = r"\$|\bcolor\b|\bfavor|organiz|apologiz|realiz|\bmom\b|american|\bzip\b|checking account"
_DENIED = re.compile(r"\b(?:never|no|not|nor|without|avoids?|hates?|doesn't)\b[^.,;:]*")
_ELDERLY = (
    r"old-fashioned|elderly|pensioner|retired|grand(?:mother|father|daughter|son)|widow|\bis (?:6[5-9]|[789]\d)\b"
)
_LOUD = r"exclam|exclaim|shout|raise"
_RINGS = r"\brings\b|\bcalls (?:in|from)\b|on the phone line|by telephone"


class Manner(BaseModel):
    """`words` is the usual length of a turn; the rest are habits of register, punctuation and case."""

    model_config = ConfigDict(frozen=True)

    speech: Register = "plain"
    words: int = 13
    lowercase: bool = False
    drops_full_stop: float = 0.5
    exclaims: Literal["never", "sometimes", "often"] = "sometimes"
    shouts: float = 0.12
    says_dear: bool = False
    tags: frozenset[str] = frozenset()

    @property
    def american(self) -> bool:
        return "american" in self.tags


def manner(persona: Persona) -> Manner:
    """The manner of a persona, the same for a whole attempt."""
    writes, case = persona.writes, persona.case
    style = persona.style.lower()
    everything = f"{style} {persona.about} {case.opening}".lower()
    told = f"{everything} {' '.join(fact.say for fact in case.facts.values())}".lower()
    speech = _register(persona, style, everything)
    tags: set[str] = {speech}
    if writes.sarcastic if writes.sarcastic is not None else _has(r"sarcas|\bdry\b|ironic|biting|wry", style):
        tags.add("dry")
    if writes.swears == "mildly":
        tags.add("swears")
    if _has(_BEFORE, everything):
        tags.add("before")
    if case.clock:
        tags.add("clock")
    if not _has(_RINGS, everything):
        tags.add("chat")
    american = writes.spelling == "american" or (
        writes.spelling is None and _has(_AMERICAN, told) and not _has(_BRITISH, told)
    )
    tags.add("american" if american else "british")
    quiet = speech in ("formal", "gentle")
    return Manner(
        speech=speech,
        words=writes.words or _words(style, speech),
        lowercase=bool(
            writes.lowercase if writes.lowercase is not None else _has(r"lower[- ]?case|no capitals", style)
        ),
        drops_full_stop=_drops(persona, style, quiet=quiet),
        exclaims=writes.exclaims or _exclaims(style, quiet=quiet),
        shouts=_shouts(persona, style, quiet=quiet),
        says_dear=speech == "gentle" and _has(_ELDERLY, everything),
        tags=frozenset(tags),
    )


def _has(pattern: str, text: str) -> bool:
    return re.search(pattern, text, re.IGNORECASE) is not None


def _register(persona: Persona, style: str, everything: str) -> Register:
    if persona.writes.formal:
        return "formal"
    if _has(_GENTLE, style) or (not style and _has(r"gentle|pensioner", everything)):
        return "gentle"
    if persona.writes.formal is None and _has(rf"(?<!in)(?:{_FORMAL})", style):
        return "formal"
    return "neutral" if _has(_NEUTRAL, style) else "plain"


def _words(style: str, speech: Register) -> int:
    if _has(_CLIPPED, style):
        return 9
    if _has(_LONG, style):
        return 22
    return {"plain": 13, "neutral": 14, "formal": 17, "gentle": 15}[speech]


def _drops(persona: Persona, style: str, *, quiet: bool) -> float:
    if persona.writes.drops_full_stop is not None:
        return 0.85 if persona.writes.drops_full_stop else 0.0
    if _has(r"phone|no full stops|no punctuation|lower[- ]?case|clipped", style):
        return 0.8
    return 0.05 if quiet else 0.55


def _exclaims(style: str, *, quiet: bool) -> Literal["never", "sometimes", "often"]:
    if _never_loud(style):
        return "never"
    if _has(r"exclam|loud|shout|rant|explosive|all caps|capitals", _DENIED.sub("", style)):
        return "often"
    return "never" if quiet else "sometimes"


def _shouts(persona: Persona, style: str, *, quiet: bool) -> float:
    if persona.writes.shouts is not None:
        return 0.45 if persona.writes.shouts else 0.0
    if _has(r"capitals|all[- ]?caps|shout", _DENIED.sub("", style)):
        return 0.45
    return 0.0 if quiet or _never_loud(style) else 0.1


def _never_loud(style: str) -> bool:
    """Whether the style says so: "never uses exclamation marks", "no shouting"."""
    return any(_has(_LOUD, denied) for denied in _DENIED.findall(style))
