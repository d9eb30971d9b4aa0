"""Where the mood turned: the trainee's turns that moved the customer most, each with what did it."""

from dataclasses import dataclass
from itertools import pairwise

from app.conversation import Conversation
from app.customer.mind import Mind
from app.customer.mood_rules import EFFECTS
from app.transcript import Speaker

MOST = 3
_WORTH_SHOWING, _AT_LEAST = 0.4, 0.15
"""Anger, 0–10: what moved less is no turning point, unless nothing moved more."""


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
        if turn is not None and abs(change) >= _AT_LEAST:
            found.append(_point(talk, turn, number, change, _cause(before, after, worse=change > 0)))
    by_size = sorted(found, key=lambda one: -abs(one.change))
    largest = [one for one in by_size[:MOST] if abs(one.change) >= _WORTH_SHOWING] or by_size[:1]
    return tuple(sorted(largest, key=lambda one: one.turn))


def _cause(before: Mind, after: Mind, *, worse: bool) -> str | None:
    """What weighed most in this turn on the side to which the mood went."""
    named = after.stung_by if worse else after.touched_by
    if named in EFFECTS:
        return named
    new = [cause for cause, times in after.earned.items() if times > before.earned.get(cause, 0) and cause in EFFECTS]
    fitting = [cause for cause in new if (EFFECTS[cause].anger > 0) == worse]
    return max(fitting, key=lambda cause: abs(EFFECTS[cause].anger), default=None)


def _point(talk: Conversation, turn: int, answered: int, change: float, cause: str | None) -> TurningPoint:
    reading = talk.readings.get(turn)
    quote = next((seen.quote for seen in reading.acts if seen.act == cause), "") if reading else ""
    why = EFFECTS[cause].rule if cause in EFFECTS else "Several small things together"
    return TurningPoint(turn=turn, answered=answered, change=change, why=why, quote=quote)
