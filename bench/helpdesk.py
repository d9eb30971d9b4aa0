"""Helpdesk conversations without a case: whether the total rises with how content the customer would be."""

from dataclasses import dataclass

from app.grading.scorecard import Scorecard
from bench.conversations import Grader, graded, rubric, suite, transcript
from bench.reading import spearman


@dataclass(frozen=True)
class Served:
    """One conversation, graded; `satisfied` is 1 to 5."""

    id: str
    satisfied: int
    card: Scorecard


async def grade_helpdesk(
    grade: Grader, form: str, *, name: str = "helpdesk", at_most: int | None = None
) -> list[Served]:
    """The conversations of the suite by one of the shipped rubrics."""
    return [
        Served(row["id"], row["satisfied"], await grade(graded(transcript(row["turns"]), rubric(form))))
        for row in suite(name, at_most=at_most)
    ]


def rises(served: list[Served]) -> float:
    """Spearman's rho of total and satisfaction; 0 where nothing was graded."""
    return (
        0.0
        if not served
        else spearman([one.card.overall or 0.0 for one in served], [float(one.satisfied) for one in served])
    )
