"""The two mood curves of a comparison on one drawing: what is shared, and the two branches from the fork on."""

from dataclasses import dataclass

from app.attempt_view import AttemptView
from app.comparison import Comparison
from app.transcript import Speaker
from app.web.debrief_view import LEFT, RIGHT, height_of


@dataclass(frozen=True)
class BothCurves:
    """Points in the units of the drawing, 640 by 240; the branches begin at the last shared point."""

    shared: str
    first: str
    second: str
    first_ends: float
    second_ends: float
    first_dots: tuple[tuple[float, float], ...]
    second_dots: tuple[tuple[float, float], ...]
    grid: tuple[tuple[int, float], ...]


def both_curves(both: Comparison) -> BothCurves:
    """Anger after each customer turn, 0–10, of both tries over the same width."""
    first, second = _anger(both.first.attempt), _anger(both.second.attempt)
    apart = sum(turn.speaker == Speaker.customer for turn in both.shared) - 1
    step = (RIGHT - LEFT) / max(1, len(first) - 1, len(second) - 1)
    one, two = (_points(anger, step) for anger in (first, second))
    return BothCurves(
        shared=_line(one[: apart + 1]),
        first=_line(one[apart:]),
        second=_line(two[apart:]),
        first_ends=first[-1],
        second_ends=second[-1],
        first_dots=one[apart + 1 :],
        second_dots=two[apart + 1 :],
        grid=tuple((value, height_of(value)) for value in (0, 5, 10)),
    )


def _anger(attempt: AttemptView) -> list[float]:
    return [turn.mood.anger for turn in attempt.turns if turn.speaker == Speaker.customer and turn.mood]


def _points(anger: list[float], step: float) -> tuple[tuple[float, float], ...]:
    return tuple((round(LEFT + step * n, 1), height_of(value)) for n, value in enumerate(anger))


def _line(points: tuple[tuple[float, float], ...]) -> str:
    return " ".join(f"{x},{y}" for x, y in points)
