"""The moments that earn kudos by themselves: each is one turn and its words, and nothing is earned for an average."""

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import NamedTuple

from app.acts import FAULTS, KIND, Act, Reading
from app.care import abusive
from app.conversation import Conversation
from app.customer.mind import Mind
from app.transcript import Speaker, Turn, last_by

MOST = 2
"""Kudos that one attempt can earn."""
_TURNED = 1.5
"""The fall of anger, 0–10, that one turn has to bring about."""


class Moment(NamedTuple):
    """A turn of the trainee, the customer's words before it, and the minds before and after it."""

    turn: Turn
    answers: str
    reading: Reading
    before: Mind
    after: Mind


class Earned(NamedTuple):
    rule: str
    principle: str
    turn: int
    quote: str
    words: str


def earned(talk: Conversation, *, since: int = 1) -> tuple[Earned, ...]:
    """What the turns from `since` on have earned: each rule once, at most `MOST`, in the order of the rules."""
    moments = [moment for moment in _moments(talk) if moment.turn.number >= since]
    clean = [one for one in moments if not any(seen.act in FAULTS - {Act.canned} for seen in one.reading.acts)]
    found: list[Earned] = []
    for rule, (principle, holds) in _RULES.items():
        best = next((made for one in clean if (made := holds(one, talk)) is not None), None)
        if best is not None and all(best[0].turn.number != other.turn for other in found):
            one, quote, words = best
            found.append(Earned(rule, principle, one.turn.number, quote, words))
    return tuple(found[:MOST])


def _moments(talk: Conversation) -> Iterator[Moment]:
    mine = {turn.number: turn for turn in talk.transcript if turn.speaker == Speaker.trainee}
    for (earlier, before), (number, after) in pairwise(sorted(talk.minds.items())):
        turn = max((one for one in mine if earlier < one < number), default=None)
        if turn is None or turn not in talk.readings:
            continue
        heard = last_by(Speaker.customer, tuple(one for one in talk.transcript if one.number < turn))
        yield Moment(mine[turn], heard.text if heard else "", talk.readings[turn], before, after)


_Found = tuple[Moment, str, str] | None
_Rule = Callable[[Moment, Conversation], _Found]


def _words_of(one: Moment, *acts: Act) -> str | None:
    return next((quote for act in acts if (quote := one.reading.quote(act)) and len(quote.split()) >= 3), None)


def _steady(one: Moment, talk: Conversation) -> _Found:
    kind = [seen for seen in one.reading.acts if seen.act in KIND]
    quote = _words_of(one, Act.names_feeling, Act.owns, Act.acknowledges, Act.offers_remedy, Act.commits)
    if not abusive(one.answers) or one.turn.number < 4 or len(kind) < 2 or quote is None:
        return None
    return one, quote, f"{talk.name} had just turned on you, and you answered the matter, not the tone."


def _confided(one: Moment, talk: Conversation) -> _Found:
    secrets = {key for key, fact in talk.persona.case.facts.items() if fact.when == "heard"}
    quote = _words_of(one, Act.names_feeling, Act.acknowledges, Act.owns, Act.apologizes)
    if not (one.after.told - one.before.told) & secrets or quote is None:
        return None
    return one, quote, f"After this {talk.name} told you what had not been said before."


def _honest(one: Moment, talk: Conversation) -> _Found:
    quote = _words_of(one, Act.explains_why)
    stood_by = any(act in one.reading for act in (Act.acknowledges, Act.names_feeling, Act.apologizes))
    if (
        talk.persona.case.claim == "true"
        or quote is None
        or not stood_by
        or one.after.mood.anger > one.before.mood.anger
    ):
        return None
    return one, quote, f"You gave {talk.name} the true reason and stood by them in the same breath."


def _handover(one: Moment, talk: Conversation) -> _Found:
    quote = _words_of(one, Act.hands_over_warm) or (one.turn.note.happened if one.turn.note else None)
    if talk.persona.case.escalation != "needed" or not one.after.joined - one.before.joined or not quote:
        return None
    return one, quote, f"You brought help in with the story told, so that {talk.name} told nothing twice."


def _on_the_spot(one: Moment, talk: Conversation) -> _Found:
    row = talk.persona.case.remedy(one.turn.action or "")
    quote = _words_of(one, Act.commits, Act.offers_remedy)
    if row is None or row.by != "trainee" or row.id not in talk.persona.case.accepts or quote is None:
        return None
    return one, quote, f"“{row.do}” was yours to give, and you gave it on the spot."


def _turned(one: Moment, talk: Conversation) -> _Found:
    before, after = one.before.mood.anger, one.after.mood.anger
    quote = _words_of(one, Act.names_feeling, Act.owns, Act.acknowledges, Act.commits, Act.offers_remedy)
    if before - after < _TURNED or quote is None:
        return None
    return one, quote, f"This one turn took {talk.name} from {before:.1f} to {after:.1f} in anger."


_RULES: dict[str, tuple[str, _Rule]] = {
    "steady": ("P5", _steady),
    "confided": ("P2", _confided),
    "honest": ("P4", _honest),
    "handover": ("P12", _handover),
    "turned": ("P19", _turned),
    "on_the_spot": ("P13", _on_the_spot),
}
"""By rule the principle and the moment; the rarer ones first."""
