"""The customer's next move. Given the same mind, reading and chance it is always the same; the voice only words it."""

import random

from app.acts import Act, Reading
from app.customer import questions
from app.customer.endings import ending, patience_used
from app.customer.length import max_words
from app.customer.mind import Direction, Ending, Exchange, Mind, Objection
from app.customer.needs import missing
from app.customer.offers import Answered, take
from app.customer.promises import HELPERS, Helper, grantable, helper_called, offers
from app.persona import Band, Case, Move, Persona

TAKES_BACK_AT = 7.0
"""The anger, 0–10, at which a yes to something not yet done is taken back."""

_WARM = frozenset({Act.names_feeling, Act.personal, Act.apologizes, Act.owns, Act.thanks})
"""What makes somebody who has already agreed still tell what they had kept to themselves."""

_LAST_MOVE = {
    Ending.resolved: Move.accept,
    Ending.settled: Move.accept,
    Ending.walked_out: Move.walk_out,
    Ending.handed_over: Move.press,
    Ending.time_out: Move.walk_out,
    Ending.left_open: Move.press,
}


def decide(
    mind: Mind, reading: Reading, exchange: Exchange, persona: Persona, chance: random.Random
) -> tuple[Mind, Direction]:
    """The mind with this turn's dealings in it, and what the next customer turn is to do.

    `mind` is the one that `feel` gave for the same turn; `chance` is seeded by attempt and turn.
    """
    case = persona.case
    who = helper_called(reading, exchange, case)
    joined = who if who and who not in mind.joined else None
    mind = _deal(mind, exchange, case, joined)
    agreed = mind.accepted
    told = questions.answer(mind, reading, case)
    if mind.stung_by == Act.asked_again:
        told = told._replace(unknown=None)
    briefed = Act.hands_over_cold not in reading
    if joined and not briefed:
        told = told._replace(tell=_all_over_again(mind, case), unknown=None)
    offered = take(mind, reading, exchange, persona)
    if offered and offered.move == Move.accept:
        mind = mind.model_copy(update={"accepted": offered.remedy})
    end = ending(mind, reading, exchange, persona)
    move = _LAST_MOVE[end] if end else _move(mind, reading, told, offered, persona, chance)
    direction = _direction(
        mind, reading, persona, move=move, told=told, offered=offered, agreed=agreed, ended=bool(end)
    )
    direction = direction.model_copy(
        update={"joined": joined, "briefed": briefed, "ending": end, "harshness": mind.harshness}
    )
    return _remember(mind, direction, reading, exchange, case), direction


def _all_over_again(mind: Mind, case: Case) -> tuple[str, ...]:
    """What has to be told once more to somebody who comes in knowing nothing, at most three facts."""
    return tuple(fact for fact in case.facts if fact in mind.told and case.facts[fact].when == "asked")[:3]


def _deal(mind: Mind, exchange: Exchange, case: Case, joined: Helper | None) -> Mind:
    """Who has come in, what this turn's action has granted, and whether anger has taken back a yes."""
    if mind.accepted and mind.mood.anger > TAKES_BACK_AT and mind.accepted not in mind.granted:
        mind = mind.model_copy(update={"accepted": None})
    if joined:
        mind = mind.model_copy(update={"joined": mind.joined | {joined}})
    action = exchange.turn.action
    if action and action not in HELPERS and action not in mind.granted and grantable(action, mind, case):
        agreed = action if mind.accepted and action in case.accepts else mind.accepted
        mind = mind.model_copy(update={"granted": (*mind.granted, action), "accepted": agreed})
    return mind


def _move(
    mind: Mind,
    reading: Reading,
    told: questions.Answer,
    offered: Answered | None,
    persona: Persona,
    chance: random.Random,
) -> Move:
    if Act.steers_model in reading:
        return Move.puzzled
    if offered:
        return offered.move
    demand = _demand(mind, persona, chance)
    if demand and mind.stung_by:
        return demand
    if told.tell or told.unknown:
        return Move.answer
    if mind.accepted and not mind.stung_by and mind.mood.band != Band.angry:
        return Move.bargain if mind.accepted in mind.claimed else Move.soften
    if mind.touched_by and not mind.stung_by and _may_soften(mind, persona, chance):
        return Move.soften
    if demand:
        return demand
    if mind.trainee_turns <= 2 and mind.mood.band in (Band.annoyed, Band.angry) and mind.last_move != Move.vent:
        return Move.vent
    if mind.stung_by and mind.last_move == Move.press and chance.random() < 0.4:
        return Move.vent
    return Move.press


def _may_soften(mind: Mind, persona: Persona, chance: random.Random) -> bool:
    """Softening takes some distance from the first anger, and is not all that this customer does."""
    fallen = persona.temper.anger - mind.mood.anger
    if fallen < 1.0 or mind.mood.band == Band.angry:
        return False
    return mind.last_move != Move.soften or not missing(mind, persona.case) or chance.random() < 0.35


def _demand(mind: Mind, persona: Persona, chance: random.Random) -> Move | None:
    """The manager, or a threat, when patience wears thin; each at most twice an attempt."""
    used = patience_used(mind, persona)
    helped = persona.case.help.manager is not None and "manager" not in mind.joined
    wanted = persona.case.escalation == "needed" and mind.trainee_turns >= 3 and not mind.joined
    asked = mind.moves.get(Move.ask_manager, 0)
    if mind.mood.anger >= 5 and mind.last_move != Move.ask_manager and asked < 2:
        if wanted and not asked:
            return Move.ask_manager
        if used >= (0.35 if helped else 0.5) and "manager" not in mind.joined and chance.random() < 0.6:
            return Move.ask_manager
    threats = mind.moves.get(Move.threaten, 0)
    if used >= 0.55 and mind.mood.anger >= 6 and mind.last_move != Move.threaten and threats < 2:
        return Move.threaten if chance.random() < 0.7 else None
    return None


def _direction(
    mind: Mind,
    reading: Reading,
    persona: Persona,
    *,
    move: Move,
    told: questions.Answer,
    offered: Answered | None,
    agreed: str | None,
    ended: bool,
) -> Direction:
    case = persona.case
    tell = told.tell if move != Move.walk_out else ()
    if move in (Move.soften, Move.accept) and not tell and not ended and (not agreed or mind.touched_by in _WARM):
        tell = questions.confided(mind, case)
    waits = missing(mind, case)
    need = offered.need if offered and offered.need else (waits[0] if waits else None)
    remedy = offered.remedy if offered else (mind.accepted or None)
    objection = offered.objection if offered else None
    if offered is None and move == Move.bargain:
        objection = Objection.no_action
    return Direction(
        move=move,
        mood_band=mind.mood.band,
        may_reveal=tuple(fact for fact in case.facts if fact in mind.told or fact in tell),
        max_words=max_words(move, mind.mood.band, persona, tell=tell),
        tell=tell,
        remedy=remedy,
        beside=offered.beside if offered else (),
        agreed=None if agreed is None else "done" if agreed in mind.granted else "promised",
        objection=objection,
        need=need,
        unknown=told.unknown if move == Move.answer else None,
        stung_by=mind.stung_by,
        touched_by=mind.touched_by,
        quote=_words_reacted_to(mind, reading, offered),
        puzzled=Act.steers_model in reading,
    )


def _words_reacted_to(mind: Mind, reading: Reading, offered: Answered | None) -> str | None:
    """The trainee's words that matter most to this turn: what stung, what was offered, what touched."""
    for cause in (mind.stung_by, Act.offers_remedy if offered else None, mind.touched_by):
        if cause and cause in Act.__members__:
            seen = sorted(reading.of(Act(cause)), key=lambda one: offered is not None and one.remedy != offered.remedy)
            if seen and seen[0].quote:
                return seen[0].quote
    return None


def _remember(mind: Mind, direction: Direction, reading: Reading, exchange: Exchange, case: Case) -> Mind:
    made = [offer.remedy for offer in offers(reading, exchange, case) if offer.remedy not in mind.offered]
    moves = {**mind.moves, direction.move: mind.moves.get(direction.move, 0) + 1}
    return mind.model_copy(
        update={
            "told": mind.told | set(direction.tell),
            "offered": (*mind.offered, *reversed(made)),
            "declined": mind.declined | _declined(direction),
            "last_move": direction.move,
            "moves": moves,
            "ending": direction.ending,
        }
    )


def _declined(direction: Direction) -> set[str]:
    """What this turn says would not do: whoever turns down the best of several turns down all of them."""
    would_not_do = direction.objection in (Objection.not_accepted, Objection.already_offered)
    return {direction.remedy, *direction.beside} if direction.remedy and would_not_do else set()
