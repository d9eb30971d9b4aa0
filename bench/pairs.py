"""Pairs of conversations that differ in one principle: which is graded higher, and which criterion moves most."""

from dataclasses import dataclass

from app.grading.scorecard import Scorecard
from bench.conversations import Grader, Row, graded, persona, rubric, suite, transcript


@dataclass(frozen=True)
class Told:
    """One pair, graded. `moved` are the changes of the criteria's scores, -1 to 1, from worse to better."""

    id: str
    criterion: str
    better: Scorecard
    worse: Scorecard

    @property
    def graded(self) -> bool:
        """Whether both have a grade."""
        return self.better.overall is not None and self.worse.overall is not None

    @property
    def ranked(self) -> bool:
        """Whether the better conversation has the higher total."""
        return (self.better.overall or 0) > (self.worse.overall or 0)

    @property
    def moved(self) -> dict[str, float]:
        before = {score.id: score.score for score in self.worse.criteria}
        return {c.id: (c.score or 0.0) - (before[c.id] or 0.0) for c in self.better.criteria}

    @property
    def aimed(self) -> bool:
        """Whether the criterion of the principle moved, and none more."""
        moved = self.moved
        return moved[self.criterion] > 0 and moved[self.criterion] >= max(moved.values()) - 1e-9


async def grade_pairs(name: str, grade: Grader, *, at_most: int | None = None) -> list[Told]:
    """The pairs of a suite, graded."""
    return [await _told(row, grade) for row in suite(name, at_most=at_most)]


async def _told(row: Row, grade: Grader) -> Told:
    who = persona(row["case"]) if "case" in row else None
    cards = [
        await grade(
            graded(
                transcript(row["turns"], told=told),
                rubric(row["rubric"]),
                case=who.case if who else None,
                name=who.name if who else None,
            )
        )
        for told in ("better", "worse")
    ]
    return Told(row["id"], row["criterion"], cards[0], cards[1])
