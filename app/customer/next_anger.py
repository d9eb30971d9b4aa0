"""The anger to expect of a customer's next words, where no persona is known: calibrated on how real customers moved."""

import math
from collections.abc import Sequence

from app.acts import Reading
from app.customer import mood_rules as rules

LATEST, AVERAGE = 0.35, 0.5
"""What the latest words and all words so far weigh."""

LATER, LENGTH = 0.1, 0.05
"""Who still writes after many turns is not settled; nor is who needs a long reply. Per natural logarithm."""

SWAY, WORST_TURN = 0.03, 2.0
"""What a point of the mood rules' table weighs, and the worst turn that counts."""

MIDDLE, NEXT_MIDDLE, SPREAD = 0.65, 0.48, 1.85
"""The usual sum of all this, the usual next anger, and the factor that spreads guesses as wide as moods."""


def next_anger(angers: Sequence[float], reading: Reading, reply: str) -> float:
    """0–1, expected after `reply`; `angers` are those of the customer's turns so far, 0–1, at least one."""
    sum_of_all = (
        LATEST * angers[-1]
        + AVERAGE * sum(angers) / len(angers)
        + LATER * math.log(len(angers))
        + LENGTH * math.log1p(len(reply.split()))
        + SWAY * _turn(reading)
    )
    return min(1.0, max(0.0, NEXT_MIDDLE + SPREAD * (sum_of_all - MIDDLE)))


def _turn(reading: Reading) -> float:
    """What the acts of the reply do, in points of anger; kindness saturates."""
    weights = [rules.EFFECTS[act].anger for act in {seen.act for seen in reading.acts}]
    kind, harsh = -sum(w for w in weights if w < 0), sum(w for w in weights if w > 0)
    return min(WORST_TURN, harsh) - rules.DEEPEST_FALL * (1 - math.exp(-kind / rules.DEEPEST_FALL))
