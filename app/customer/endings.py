"""When and how a conversation ends. Endings are decided here alone: by patience, by the clock, by agreement."""

import math
import re

from app.acts import Act, Reading
from app.customer.mind import Ending, Exchange, Mind
from app.customer.mood_rules import POISON
from app.customer.needs import served
from app.customer.promises import helper_called, names_somebody
from app.persona import Move, Persona
from app.text import contains_quote, sentences

CALM = 3.0
"""At or below this anger an agreement is a resolved one, 0–10."""

GRUDGING = 6.5
"""Up to this anger an agreement stands grudgingly."""

_GOLDEN = (math.sqrt(5) - 1) / 2
_MANY = 1_000_003

LEAVES_ABOVE = 5.0
"""Nobody walks out below this anger, 0–10."""

USUALLY_LEAVES = 0.65
"""The share of poorly handled attempts in which a persona leaves whose file does not say."""

TOO_MUCH = 5.0
"""Even somebody who tends to stay leaves after this many times their patience."""


_FAREWELL = re.compile(
    r"\b(good ?bye|bye|take care|all the best|have a \w+|enjoy|anything else|settled|agreed|we['’]re set|done)\b",
    re.IGNORECASE,
)


def with_nerve(mind: Mind, seed: int) -> Mind:
    """The mind with its nerve drawn, once an attempt, 0–1: how likely this time they are to stay.

    Seeds that follow each other spread evenly, so that few runs already show how often a persona leaves.
    """
    if mind.nerve is not None:
        return mind
    return mind.model_copy(update={"nerve": round(seed % _MANY * _GOLDEN % 1, 6)})


def ending(mind: Mind, reading: Reading, exchange: Exchange, persona: Persona) -> Ending | None:
    """The ending that this turn brings, or None where the conversation goes on."""
    if _walks_out(mind, persona):
        return Ending.walked_out
    agreed = _agreed(mind, reading, exchange, persona)
    if agreed:
        return agreed
    if _passed_on(mind, reading, exchange, persona):
        return Ending.handed_over
    if persona.case.clock and mind.trainee_turns >= persona.case.clock_turns:
        return Ending.time_out if mind.accepted is None else _at_the_last_minute(mind)
    return None


def _at_the_last_minute(mind: Mind) -> Ending:
    """The clock runs out on a customer who has agreed: what was agreed stands."""
    return Ending.resolved if mind.mood.anger <= CALM and mind.accepted in mind.granted else Ending.settled


def patience_used(mind: Mind, persona: Persona) -> float:
    """Used-up patience as a share of what this person has; 1 and more is used up."""
    return mind.strikes / persona.temper.patience


def _walks_out(mind: Mind, persona: Persona) -> bool:
    if mind.mood.anger < max(LEAVES_ABOVE, persona.temper.anger - 1.0) or mind.trainee_turns < 2:
        return False
    tends = USUALLY_LEAVES if persona.walks_away is None else persona.walks_away
    nerve = 0.5 if mind.nerve is None else mind.nerve
    limit = 0.6 + 0.3 * nerve / tends if nerve < tends else TOO_MUCH
    return patience_used(mind, persona) >= limit


def _agreed(mind: Mind, reading: Reading, exchange: Exchange, persona: Persona) -> Ending | None:
    """An accepted remedy closes the conversation once it is wrapped up, or once there is nothing left to say."""
    if mind.accepted is None or not persona.case.winnable or reading.shown & POISON:
        return None
    kept = mind.accepted in mind.granted or mind.accepted not in mind.claimed
    anger = mind.mood.anger
    if anger <= CALM and kept and served(mind, persona.case) and _wraps_up(mind, reading, exchange):
        return Ending.resolved
    if anger <= GRUDGING and Move.accept in mind.moves and _says_goodbye(reading, exchange):
        return Ending.settled
    return None


def _says_goodbye(reading: Reading, exchange: Exchange) -> bool:
    """Wraps up at the end of the turn, without still asking; a word of feeling is no goodbye."""
    if Act.asks_needed in reading or Act.checks_in in reading:
        return False
    last = " ".join(sentences(exchange.turn.text)[-3:])
    closing = [seen.quote for seen in reading.of(Act.closes) if contains_quote(last, seen.quote)]
    if Act.names_feeling in reading or Act.personal in reading:
        return any(_FAREWELL.search(quote) for quote in closing)
    return bool(closing)


def _wraps_up(mind: Mind, reading: Reading, exchange: Exchange) -> bool:
    """The yes of this very turn ends nothing by itself; after it, whatever asks for no more does."""
    if _says_goodbye(reading, exchange) or exchange.turn.action is not None:
        return True
    return Move.accept in mind.moves and Act.asks_needed not in reading


def _passed_on(mind: Mind, reading: Reading, exchange: Exchange, persona: Persona) -> bool:
    """Passed on for the second time to somebody who is not part of this conversation."""
    passed = Act.hands_over_cold in reading or Act.hands_over_warm in reading
    if not passed or not names_somebody(exchange.turn.text) or helper_called(reading, exchange, persona.case):
        return False
    times = mind.earned.get(Act.hands_over_cold, 0) + mind.earned.get(Act.hands_over_warm, 0)
    return times >= 2 and not mind.joined
