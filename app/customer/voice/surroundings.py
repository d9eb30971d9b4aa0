"""What a template's slots may hold: only words of the persona, of the transcript and of the direction."""

import random
import re
from dataclasses import dataclass

from app.customer.mind import Direction, Objection
from app.customer.voice import fact
from app.customer.voice.manner import Manner
from app.customer.voice.plan import Asked
from app.customer.voice.quote import piece
from app.customer.voice.remedy import offer
from app.customer.voice.remedy_name import at_first, distinct, names
from app.helper import helper_name
from app.persona import Help, Persona
from app.transcript import Speaker, Transcript, last_by

_AFTER_THING = "is|was|were|are|has|have|had|for|from|on|at|to|since|because|and|but"
_THING = re.compile(rf"\b((?:my|our) [a-z]{{3,}}(?: [a-z]{{3,}})?)\b(?=[.,!?;:]|\s+(?:{_AFTER_THING})\b)")
_NO_THING = re.compile(
    r"\b(?:mother|father|husband|wife|partner|daughter|son|mum|mom|dad|kids?|child(?:ren)?|family|name|life|time|day|own|fault"
    r"|problem|friends?|boss|head|hands?|mind|work|word|side|sister|brother|baby|neighbours?|neighbors?|husband's|wife's)\b"
)
_AGENT = re.compile(
    r"\b(?:I'm|I am|[Mm]y name is|[Mm]y name's|[Tt]his is|[Nn]ame's)\s+([A-Z][a-z]{2,14})\b"
    r"(?=[.,!]|\s+(?:from|and|at|here|on|with|in)\b)"
)
_EITHER = re.compile(r"\b(?:or|either|whichever|instead|rather)\b", re.IGNORECASE)
_NO_NAME_WORDS = """
    Sorry Afraid Happy Glad Sure Here Really Very Not Just Truly Also Still So Looking Going Calling
"""
_NO_NAME = frozenset(_NO_NAME_WORDS.split())


@dataclass(frozen=True)
class Surroundings:
    """The values of the slots that stand ready in this turn; a template with any other slot cannot be used."""

    values: dict[str, tuple[str, ...]]

    def fill(self, slot: str, chance: random.Random) -> str:
        return chance.choice(self.values[slot])


def surroundings(direction: Direction, persona: Persona, transcript: Transcript, manner: Manner) -> Surroundings:
    """Everything this turn's templates may mention."""
    values: dict[str, tuple[str, ...]] = {}
    quoted = piece(direction.quote)
    if quoted and direction.stung_by not in (None, "steers_model"):
        values["q"] = (quoted,)
    remedy = persona.case.remedy(direction.remedy) if direction.remedy else None
    if remedy and direction.beside:
        values |= _told_apart(remedy.do, direction, persona, transcript, american=manner.american)
    elif remedy:
        values |= _named(remedy.do, direction, transcript, manner)
    if direction.unknown and (asked := fact.asked_for(direction.unknown)):
        values["unknown"] = (asked,)
    if thing := _thing(persona):
        values["thing"] = (thing,)
    if agent := agent_name(transcript):
        values["agent"] = (agent,)
    values |= _manager(persona.case.help, direction, transcript, manner)
    return Surroundings(values)


def _named(do: str, direction: Direction, transcript: Transcript, manner: Manner) -> dict[str, tuple[str, ...]]:
    """The remedy's short names; in full only by who has not spoken of it before."""
    short = names(do)
    known = direction.objection in (Objection.no_action, Objection.already_offered)
    plain = {"offer": short[:1] if known else short}
    if short != ("that",):
        plain["named"] = short[:1]
    spoken_of = " ".join(turn.text for turn in transcript if turn.speaker == Speaker.customer).lower()
    if short != ("that",) and (known or any(name.split()[-1] in spoken_of for name in short)):
        return plain
    full = at_first(do)
    deed = offer(do, american=manner.american).deed
    return plain | {"deed": (deed,)} | ({"offer": (*short, *short, full)} if full else {})


def would_do_too(direction: Direction, persona: Persona) -> tuple[str, ...]:
    """What was offered beside the remedy of this turn and would help as well, best first."""
    return tuple(remedy for remedy in persona.case.accepts if remedy in direction.beside)


def _told_apart(
    do: str, direction: Direction, persona: Persona, transcript: Transcript, *, american: bool
) -> dict[str, tuple[str, ...]]:
    """One remedy of several, by a name that none of the others has, and what may be had with it."""
    rows = {other: row.do for other in direction.beside if (row := persona.case.remedy(other))}
    own = distinct(do, rows.values(), american=american)
    deed = offer(do, american=american).deed
    values: dict[str, tuple[str, ...]] = {"offer": (own,), "named": (own,), "deed": (deed,)}
    last = last_by(Speaker.trainee, transcript)
    choice = last is not None and _EITHER.search(last.text)
    if (too := would_do_too(direction, persona)) and not choice:
        values["also"] = (distinct(rows[too[0]], [do], american=american),)
    return values


def _thing(persona: Persona) -> str | None:
    found = [match[1] for match in _THING.finditer(persona.case.opening)]
    return next((thing for thing in found if not _NO_THING.search(thing)), None)


def agent_name(transcript: Transcript) -> str | None:
    """The name by which the trainee introduced themselves, or None."""
    for turn in reversed(transcript):
        if turn.speaker == Speaker.trainee and (found := _AGENT.search(turn.text)) and found[1] not in _NO_NAME:
            return found[1]
    return None


def _manager(helping: Help, direction: Direction, transcript: Transcript, manner: Manner) -> dict[str, tuple[str, ...]]:
    """The manager by name, where somebody has named them or they have just come in."""
    name = helper_name(helping.manager)
    if name and name.istitle() and manner.speech != "formal":
        name = name.split()[0]
    spoken = " ".join(turn.text for turn in transcript).lower()
    known = name and (direction.joined == "manager" or name.split()[0].lower() in spoken)
    return {"manager": (name,)} if name and known else {}


_MORE = re.compile(
    r"\b(?:anything|something|what|nothing|else|still)\b[^.?!]{0,60}"
    r"\b(?:else|missing|more|left|sit right|bother\w*|before we)\b[^.?!]*\?",
    re.IGNORECASE,
)
_LESSON = re.compile(
    r"\b(?:review|(?:we|we['’]ve|have) changed?|how (?:this|it|that) (?:could|can|came)"
    r"|never happen|next (?:person|customer)|happen (?:again|to))\b",
    re.IGNORECASE,
)
_FITS = re.compile(
    r"\b(?:work|suit|all right|alright|ok|okay|fine|good|fair|happy|help|agree|acceptable)\b[^.?!]*\?\s*$",
    re.IGNORECASE,
)


def asked_about_it(transcript: Transcript) -> Asked | None:
    """What the trainee's last turn asks about the agreement: is more missing, does it suit, or what will be learned."""
    last = last_by(Speaker.trainee, transcript)
    return kind_of_question(last.text) if last else None


def kind_of_question(text: str) -> Asked | None:
    """What a text asks about an agreement; None for any other question."""
    found: dict[Asked, re.Pattern[str]] = {"more": _MORE, "lesson": _LESSON, "fits": _FITS}
    return next((kind for kind, words in found.items() if words.search(text)), None)


def one_word(transcript: Transcript) -> bool:
    """Whether the trainee's last turn is next to nothing: one or two words and no action."""
    last = last_by(Speaker.trainee, transcript)
    return last is not None and last.action is None and len(last.text.split()) <= 2
