"""Two readers of one turn: where the model's reading moves the mood far from the offline one, the move is capped."""

from typing import NamedTuple

from app.acts import KIND, Act, Reading
from app.customer.mind import Exchange, Mind
from app.customer.mood import feel
from app.persona import Persona
from app.text import folded

LARGE = 1.5
"""Points of anger, of 10, by which two readings of one turn may differ before the change is capped."""
LEAST_CAP = 0.5


class Disagreement(NamedTuple):
    """`cap` in points of 10; `words` explain it to a coach."""

    cap: float
    words: str


def reconciled(reading: Reading, offline: Reading) -> Reading:
    """The model's reading, in which talk to the machine that the offline reader found counts and earns nothing kind."""
    steering = offline.of(Act.steers_model)
    if not steering:
        return reading
    spans = [folded(seen.quote) for seen in steering]
    kept = tuple(
        seen
        for seen in reading.acts
        if seen.act != Act.steers_model
        and not (seen.act in KIND and any(folded(seen.quote) in span or span in folded(seen.quote) for span in spans))
    )
    return reading.model_copy(update={"acts": (*kept, *steering)})


def disagreement(
    felt: Mind, mind: Mind, reading: Reading, offline: Reading, *, exchange: Exchange, persona: Persona
) -> Disagreement | None:
    """How far the readings may move the mood of `mind`, where they differ much; None where they do not.

    `felt` is the mind as the model's `reading` leaves it.
    """
    by_model = felt.mood.anger - mind.mood.anger
    by_offline = feel(mind, offline, exchange, persona)[0].mood.anger - mind.mood.anger
    if abs(by_model - by_offline) < LARGE:
        return None
    cap = max(LEAST_CAP, abs(by_offline)) if by_model * by_offline > 0 else LEAST_CAP
    return Disagreement(
        cap=cap,
        words=f"The model read {_acts(reading)}, the offline reader {_acts(offline)}. Since they differ so much, "
        f"this turn moves the mood by {cap:.1f} at most.",
    )


def _acts(reading: Reading) -> str:
    return ", ".join(dict.fromkeys(seen.act.value for seen in reading.acts)) or "nothing"
