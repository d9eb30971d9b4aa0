"""How the customer takes what is offered: accepted when it would do, they feel heard enough and are calm enough."""

from typing import Literal, NamedTuple

from app.acts import KIND, Reading
from app.customer.mind import Exchange, Mind, Objection
from app.customer.needs import HEARD, missing
from app.customer.promises import Offer, grantable, offers
from app.persona import Case, Move, Persona

ACCEPT_AT = 6.0
"""The anger, 0–10, above which nobody says yes."""

HEARD_BELOW = 7.0
"""Above this anger an offer is hardly heard while a need of the heart is open."""


Taking = Literal[Move.accept, Move.soften, Move.bargain, Move.reject]


class Answered(NamedTuple):
    """The move that meets an offer, with the remedy and, where it is not taken, why."""

    move: Taking
    remedy: str
    objection: Objection | None = None
    need: str | None = None


def take(mind: Mind, reading: Reading, exchange: Exchange, persona: Persona) -> Answered | None:
    """The answer to the best offer of this turn, or None where none was made."""
    made = [offer for offer in offers(reading, exchange, persona.case) if not _stale(offer, mind, persona)]
    made.sort(key=lambda offer: not grantable(offer.remedy, mind, persona.case))
    answered = _answer(made[0], mind, persona) if made else _think_again(mind, reading, persona)
    return _hurt(answered) if answered and mind.stung_by else answered


def _stale(offer: Offer, mind: Mind, persona: Persona) -> bool:
    """Nothing more to say to it: refused often enough, or agreed already."""
    if mind.accepted:
        return True
    refused = offer.remedy not in persona.case.accepts and offer.remedy in mind.offered
    times = mind.moves.get(Move.reject, 0)
    return refused and (times > 3 or (times > 1 and mind.last_move == Move.reject))


def _hurt(answered: Answered) -> Answered:
    """Nobody says yes, or softens, to somebody who has just hurt them."""
    if answered.move not in (Move.accept, Move.soften):
        return answered
    return Answered(Move.bargain, answered.remedy, Objection.not_heard_yet, answered.need)


def _think_again(mind: Mind, reading: Reading, persona: Persona) -> Answered | None:
    """An offer of an earlier turn, taken now that this turn has given what was missing."""
    if mind.accepted or not mind.offered or not any(act in KIND for act in {seen.act for seen in reading.acts}):
        return None
    fitting = [remedy for remedy in persona.case.accepts if remedy in mind.offered]
    if not fitting:
        return None
    answered = _answer(Offer(fitting[0], taken=False, claimed=False, quote=""), mind, persona)
    return answered if answered.move == Move.accept else None


def _answer(offer: Offer, mind: Mind, persona: Persona) -> Answered:
    case = persona.case
    again = offer.remedy in mind.offered
    if offer.remedy not in case.accepts:
        return Answered(Move.reject, offer.remedy, Objection.already_offered if again else Objection.not_accepted)
    if not grantable(offer.remedy, mind, case):
        return Answered(Move.bargain, offer.remedy, Objection.not_theirs_to_give)
    waits = missing(mind, case)
    unheard = [need for need in waits if need in HEARD]
    if len(unheard) > 1 or (unheard and mind.mood.anger >= HEARD_BELOW):
        flat = mind.mood.anger >= HEARD_BELOW and not again
        return Answered(Move.reject if flat else Move.bargain, offer.remedy, Objection.not_heard_yet, unheard[0])
    if offer.claimed and mind.trainee_turns - mind.promised.get(offer.remedy, 0) < 2:
        return Answered(Move.bargain, offer.remedy, Objection.not_seen_yet)
    dated = next((need for need in waits if need.endswith("_dated")), None)
    if dated and offer.remedy not in mind.granted:
        return Answered(Move.bargain, offer.remedy, Objection.no_date, dated)
    if mind.mood.anger > ACCEPT_AT:
        return _not_yet(offer, mind, case)
    if waits and not again:
        return Answered(Move.bargain, offer.remedy, Objection.not_heard_yet, waits[0])
    return Answered(Move.accept, offer.remedy)


def _not_yet(offer: Offer, mind: Mind, case: Case) -> Answered:
    """A fitting offer to somebody too angry for a yes."""
    if not offer.taken and offer.remedy not in mind.granted:
        first = mind.promised.get(offer.remedy, mind.trainee_turns) == mind.trainee_turns
        return Answered(Move.bargain, offer.remedy, Objection.then_do_it if first else Objection.no_action)
    if case.accepts.index(offer.remedy) > 0 and offer.remedy not in mind.offered:
        return Answered(Move.bargain, offer.remedy, Objection.not_enough)
    return Answered(Move.soften, offer.remedy)
