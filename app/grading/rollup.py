"""From items to a verdict by arithmetic alone: what does not apply leaves the sum, what was not assessed is no zero."""

import math
from collections.abc import Iterable, Mapping, Sequence

from app.grading.scorecard import CriterionScore, GradedBy, Mark, Scorecard
from app.rubric import Criterion, Rubric


def level(share: float) -> int:
    """The level 0–5 of a share of met items 0–1: five times the share, halves rounded up.

    5 is kept for all items met and 0 for none, so that a level never hides a missed or a met item.
    """
    if share >= 1:
        return 5
    return 0 if share <= 0 else min(4, max(1, math.floor(5 * share + 0.5)))


def roll_up(
    rubric: Rubric,
    marks: Mapping[str, Sequence[Mark]],
    *,
    engine: GradedBy = "offline",
    model: str | None = None,
    notes: Iterable[str] = (),
) -> Scorecard:
    """The scorecard of the marks by criterion id.

    A criterion's score is the share met of its assessed items; `overall` the weighted mean of the scores; `coverage`
    the share of the applicable weight that was assessed, where an item bears an equal part of its criterion's weight.
    """
    scores = tuple(_criterion(criterion, tuple(marks.get(criterion.id, ()))) for criterion in rubric.criteria)
    coverage = _coverage(scores)
    overall = _overall(scores)
    blocked, open_blocks = _blocking(rubric, scores)
    notes = [*notes, *_notes(rubric, overall=overall, coverage=coverage, blocked=blocked, open_blocks=open_blocks)]
    passed = overall is not None and overall >= rubric.pass_at and coverage >= rubric.least_coverage and not blocked
    return Scorecard(
        overall=overall,
        passed=passed,
        coverage=coverage,
        criteria=scores,
        blocked_by=blocked,
        notes=tuple(notes),
        needs_coach=passed and bool(open_blocks),
        engine=engine,
        model=model,
    )


def _criterion(criterion: Criterion, marks: tuple[Mark, ...]) -> CriterionScore:
    assessed = [mark for mark in marks if mark.state == "assessed"]
    share = sum(bool(mark.met) for mark in assessed) / len(assessed) if assessed else None
    return CriterionScore(
        id=criterion.id,
        title=criterion.title,
        level=None if share is None else level(share),
        score=share,
        weight=criterion.weight,
        items=marks,
    )


def _coverage(scores: Iterable[CriterionScore]) -> float:
    applicable = assessed = 0.0
    for score in scores:
        counts = [mark.state == "assessed" for mark in score.items if mark.state != "not_applicable"]
        if counts:
            applicable += score.weight
            assessed += score.weight * sum(counts) / len(counts)
    return round(100 * assessed / applicable, 2) if applicable else 0.0


def _overall(scores: Iterable[CriterionScore]) -> float | None:
    assessed = [(score.score, score.weight) for score in scores if score.score is not None]
    if not assessed:
        return None
    return round(100 * sum(score * weight for score, weight in assessed) / sum(weight for _, weight in assessed), 2)


def _blocking(rubric: Rubric, scores: Iterable[CriterionScore]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Blocking items that were missed, and those that could not be assessed, as `criterion.item`."""
    blocking = {(c.id, item.id) for c in rubric.criteria for item in c.items if item.blocking}
    marks = [(score.id, mark) for score in scores for mark in score.items if (score.id, mark.id) in blocking]
    return (
        tuple(f"{criterion}.{mark.id}" for criterion, mark in marks if mark.state == "assessed" and not mark.met),
        tuple(f"{criterion}.{mark.id}" for criterion, mark in marks if mark.state == "cannot_assess"),
    )


def _notes(
    rubric: Rubric, *, overall: float | None, coverage: float, blocked: tuple[str, ...], open_blocks: tuple[str, ...]
) -> Iterable[str]:
    if overall is None:
        yield "Nothing in this conversation could be assessed, so there is no grade."
        return
    if coverage < rubric.least_coverage:
        yield (
            f"Only {coverage:.0f} % of the rubric could be assessed; below {rubric.least_coverage:.0f} % "
            "nothing passes. A coach can mark the rest."
        )
    if blocked:
        yield f"Not passed whatever the total, for a mark that must be met in: {_titles(rubric, blocked)}."
    if open_blocks:
        yield f"Could not be assessed, and decides whether this passes: {_titles(rubric, open_blocks)}."


def _titles(rubric: Rubric, marks: Iterable[str]) -> str:
    """The titles of the criteria that these marks, `criterion.item`, belong to."""
    titles = {criterion.id: criterion.title for criterion in rubric.criteria}
    return ", ".join(dict.fromkeys(titles[mark.split(".")[0]] for mark in marks))
