"""What the progress page draws of a skill: its level in words and a line of the latest observations."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.growth import Evidence, Skill
from app.languages import marked

WIDTH, HEIGHT, EDGE = 120.0, 34.0, 4.0
_TREND = {"up": marked("rising"), "down": marked("falling"), "steady": marked("steady"), None: ""}


@dataclass(frozen=True)
class SkillLine:
    """A skill as it is shown; `dots` in the units of the drawing, 120 by 34."""

    principle: str
    line: str
    n: int
    by_people: int
    level: float
    trend: str
    dots: tuple[tuple[float, float], ...]
    path: str
    evidence: Evidence | None


def lines_of(skills: Iterable[Skill]) -> tuple[SkillLine, ...]:
    """The skills that are shown, in the order given."""
    return tuple(_line(skill, skill.level) for skill in skills if skill.level is not None)


def _line(skill: Skill, level: float) -> SkillLine:
    step = (WIDTH - 2 * EDGE) / max(1, len(skill.points) - 1)
    dots = tuple(
        (round(EDGE + step * n, 1), round(HEIGHT - EDGE - score * (HEIGHT - 2 * EDGE), 1))
        for n, score in enumerate(skill.points)
    )
    return SkillLine(
        principle=skill.principle,
        line=skill.line,
        n=skill.n,
        by_people=skill.by_people,
        level=level,
        trend=_TREND[skill.trend],
        dots=dots,
        path=" ".join(f"{x},{y}" for x, y in dots),
        evidence=skill.evidence,
    )
