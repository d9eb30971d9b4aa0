"""How the customer felt in the end, apart from any score: satisfaction and what they would tell a friend."""

from app.customer.harshness import at_harshness
from app.customer.mind import Ending, Mind, Outcome
from app.customer.retelling import retell
from app.persona import Persona


def outcome(mind: Mind, persona: Persona, *, seed: int) -> Outcome:
    """The outcome of an attempt, ended or left open; the same seed gives the same words."""
    stars = csat(mind)
    told = at_harshness(retell(mind, persona, stars, seed=seed), mind.harshness)
    return Outcome(felt_right=mind.mood.felt_right, csat=stars, would_say=told)


def csat(mind: Mind) -> int:
    """Satisfaction 1–5: calm and feeling right carry it, the ending bounds it."""
    feeling = 1 + 2.6 * (10 - mind.mood.anger) / 10 + 1.8 * mind.mood.felt_right / 10
    best = {Ending.resolved: 5, Ending.settled: 4, Ending.handed_over: 3, Ending.time_out: 3, Ending.walked_out: 1}
    if mind.ending == Ending.resolved:
        feeling += 0.4
    least = 3 if mind.ending == Ending.resolved else 1
    return max(least, min(best.get(mind.ending, 3) if mind.ending else 3, round(feeling)))
