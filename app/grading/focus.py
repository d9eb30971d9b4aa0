"""Focus: one or two points, chosen by what cost most with this customer, each in the trainee's own words first."""

from app.grading.graded import Graded
from app.grading.scorecard import FocusPoint, Scorecard


def focus_points(
    scorecard: Scorecard, graded: Graded, *, cost: dict[int, float], persona_name: str
) -> tuple[FocusPoint, ...]:
    """At most two points; `cost` is the anger (0–10) that each of the trainee's turns added."""
    return ()
