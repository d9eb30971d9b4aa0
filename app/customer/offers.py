"""How the customer takes what is offered: accepted when it would do, they feel heard enough and are calm enough.

Of several remedies in one turn the one that fits best decides; what would not do beside it is held against nobody.
"""

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


_NEAREST_YES: tuple[Taking, ...] = (Move.accept, Move.soften, Move.bargain, Move.reject)


class Answered(NamedTuple):
    """The move that meets an offer, with the remedy, why it is not taken, and what was offered `beside` it."""

    move: Taking
    remedy: str
    objection: Objection | None = None
    need: str | None = None
    beside: tuple[str, ...] = ()


def take(mind: Mind, reading: Reading, exchange: Exchange, persona: Persona) -> Answered | None:
    """The answer to the best offer of this turn, or None where none was made."""
    case = persona.case
    made = [offer for offer in offers(reading, exchange, case) if not _stale(offer, mind)]
    answered = _best([_answer(offer, mind, persona) for offer in made], mind, case)
    if answered is None or answered.remedy not in case.accepts:
        answered = _think_again(mind, reading, persona) or answered
    if answered is None:
        return None
    beside = tuple(offer.remedy for offer in made if offer.remedy != answered.remedy)
    return _hurt(answered._replace(beside=beside)) if mind.stung_by else answered._replace(beside=beside)


def _best(answers: list[Answered], mind: Mind, case: Case) -> Answered | None:
    """The answer that decides: about what would do, may be given now, and comes nearest to a yes."""

    def short_of(answered: Answered) -> tuple[bool, bool, int, bool]:
        fits, again = answered.remedy in case.accepts, answered.objection == Objection.already_offered
        waits = fits and not grantable(answered.remedy, mind, case)
        return not fits, waits, _NEAREST_YES.index(answered.move), again

    return min(answers, key=short_of, default=None)


def _stale(offer: Offer, mind: Mind) -> bool:
    """Nothing more to say to it: refused often enough, or agreed already."""
    if mind.accepted:
        return True
    times = mind.moves.get(Move.reject, 0)
    return offer.remedy in mind.declined and (times > 3 or (times > 1 and mind.last_move == Move.reject))


def _hurt(answered: Answered) -> Answered:
    """Nobody says yes, or softens, to somebody who has just hurt them."""
    if answered.move not in (Move.accept, Move.soften):
        return answered
    return answered._replace(move=Move.bargain, objection=Objection.not_heard_yet)


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
        declined = offer.remedy in mind.declined
        return Answered(Move.reject, offer.remedy, Objection.already_offered if declined else Objection.not_accepted)
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
