"""Where the mood turned: the trainee's turns that moved the customer most, each with what did it."""

from dataclasses import dataclass
from itertools import pairwise

from app.conversation import Conversation
from app.customer.mood_rules import EFFECTS
from app.transcript import Speaker

MOST = 3
_WORTH_SHOWING = 0.4
"""Anger, 0–10; what moved less was no turning point."""


@dataclass(frozen=True)
class TurningPoint:
    """`turn` is the trainee's, `answered` the customer's turn after it; `change` of anger, below 0 for calmer."""

    turn: int
    answered: int
    change: float
    why: str
    quote: str


def turning_points(talk: Conversation) -> tuple[TurningPoint, ...]:
    """At most three, in the order of the conversation."""
    mine = [turn.number for turn in talk.transcript if turn.speaker == Speaker.trainee]
    found = []
    for (earlier, before), (number, after) in pairwise(sorted(talk.minds.items())):
        turn = max((one for one in mine if earlier < one < number), default=None)
        change = round(after.mood.anger - before.mood.anger, 2)
        if turn is not None and abs(change) >= _WORTH_SHOWING:
            cause = after.stung_by if change > 0 else after.touched_by
            found.append(_point(talk, turn, number, change, cause))
    largest = sorted(found, key=lambda one: -abs(one.change))[:MOST]
    return tuple(sorted(largest, key=lambda one: one.turn))


def _point(talk: Conversation, turn: int, answered: int, change: float, cause: str | None) -> TurningPoint:
    reading = talk.readings.get(turn)
    quote = next((seen.quote for seen in reading.acts if seen.act == cause), "") if reading else ""
    why = EFFECTS[cause].rule if cause in EFFECTS else "Several small things together"
    return TurningPoint(turn=turn, answered=answered, change=change, why=why, quote=quote)
