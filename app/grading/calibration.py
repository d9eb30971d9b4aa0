"""How far two graders of the same attempts agree, an item and a criterion at a time; attempts are resampled whole."""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache, partial

from pydantic import BaseModel, ConfigDict

from app.grading import agreement
from app.grading.scorecard import CriterionScore, Mark, Scorecard

Pair = tuple[int, int]
Case = tuple[Pair, ...]
"""The pairs of grades that one attempt gives: more than one where several coaches graded it."""

Compared = tuple[str, Scorecard, Scorecard]
"""An attempt's id and two scorecards of it."""

_ROUNDS = 1000


class Agreement(BaseModel):
    """`n` pairs of grades in `attempts` attempts. `exact` is a share 0–1, `kappa` at most 1 and None where both
    graders gave one and the same grade throughout; `offset` is how much higher the first grades; `left_open` counts
    what only the second graded.
    """

    model_config = ConfigDict(frozen=True)

    n: int
    attempts: int
    exact: float
    kappa: float | None
    interval: tuple[float, float] | None
    offset: float
    left_open: int = 0


class ItemAgreement(BaseModel):
    model_config = ConfigDict(frozen=True)

    id: str
    found: Agreement | None


class CriterionAgreement(BaseModel):
    """Agreement on the levels 0–5 of a criterion, and on its items, 0 or 1."""

    model_config = ConfigDict(frozen=True)

    id: str
    title: str
    found: Agreement | None
    items: tuple[ItemAgreement, ...]


class TotalAgreement(BaseModel):
    """Agreement on totals in points of 100 and on the verdict, where both graders gave one."""

    model_config = ConfigDict(frozen=True)

    n: int
    offset: float
    icc: float | None
    same_verdict: float


def compare(compared: Sequence[Compared]) -> tuple[CriterionAgreement, ...]:
    """Agreement of the first scorecards with the second, in the order in which criteria and items first occur."""
    criteria: dict[str, CriterionScore] = {}
    items: dict[str, dict[str, None]] = {}
    for _, first, second in compared:
        for score in (*first.criteria, *second.criteria):
            criteria.setdefault(score.id, score)
            items.setdefault(score.id, {}).update(dict.fromkeys(mark.id for mark in score.items))
    return tuple(
        CriterionAgreement(
            id=name,
            title=score.title,
            found=_agreement(compared, partial(_level, criterion=name)),
            items=tuple(
                ItemAgreement(id=item, found=_agreement(compared, partial(_met, criterion=name, item=item)))
                for item in items[name]
            ),
        )
        for name, score in criteria.items()
    )


def compare_totals(compared: Sequence[Compared]) -> TotalAgreement | None:
    """None where no two scorecards both have a total."""
    both = [(a, b) for _, a, b in compared if a.overall is not None and b.overall is not None]
    if not both:
        return None
    totals = [(a.overall or 0.0, b.overall or 0.0) for a, b in both]
    return TotalAgreement(
        n=len(both),
        offset=agreement.offset([a for a, _ in totals], [b for _, b in totals]),
        icc=agreement.icc_2_1(totals),
        same_verdict=agreement.exact([a.passed for a, _ in both], [b.passed for _, b in both]),
    )


def weak(compared: Sequence[Compared], *, least_kappa: float, least_attempts: int) -> tuple[str, ...]:
    """The criteria graded in enough attempts on whose levels the kappa is below the least."""
    found = []
    for criterion in dict.fromkeys(score.id for _, first, _ in compared for score in first.criteria):
        cases, _ = _cases(compared, partial(_level, criterion=criterion))
        kappa = _kappa(cases) if cases and len(cases) >= least_attempts else None
        if kappa is not None and kappa < least_kappa:
            found.append(criterion)
    return tuple(found)


def _agreement(compared: Sequence[Compared], grade: Callable[[Scorecard], int | None]) -> Agreement | None:
    cases, left_open = _cases(compared, grade)
    return _figures(cases).model_copy(update={"left_open": left_open}) if cases else None


def _cases(compared: Sequence[Compared], grade: Callable[[Scorecard], int | None]) -> tuple[tuple[Case, ...], int]:
    """The pairs of grades by attempt, and how often only the second graded."""
    cases: dict[str, list[Pair]] = {}
    left_open = 0
    for attempt, first, second in compared:
        one, other = grade(first), grade(second)
        if one is not None and other is not None:
            cases.setdefault(attempt, []).append((one, other))
        elif other is not None:
            left_open += 1
    return tuple(tuple(pairs) for pairs in cases.values()), left_open


@lru_cache(maxsize=2048)
def _figures(cases: tuple[Case, ...]) -> Agreement:
    first, second = _apart(cases)
    return Agreement(
        n=len(first),
        attempts=len(cases),
        exact=agreement.exact(first, second),
        kappa=_kappa(cases),
        interval=agreement.bootstrap_interval(cases, _kappa, rounds=_ROUNDS) if len(cases) > 1 else None,
        offset=agreement.offset(first, second),
    )


def _kappa(cases: Iterable[Case]) -> float | None:
    return agreement.weighted_kappa(*_apart(cases))


def _apart(cases: Iterable[Case]) -> tuple[list[int], list[int]]:
    pairs = [pair for case in cases for pair in case]
    return [a for a, _ in pairs], [b for _, b in pairs]


def _level(card: Scorecard, *, criterion: str) -> int | None:
    return next((score.level for score in card.criteria if score.id == criterion), None)


def _met(card: Scorecard, *, criterion: str, item: str) -> int | None:
    marks: tuple[Mark, ...] = next((score.items for score in card.criteria if score.id == criterion), ())
    met = next((mark.met for mark in marks if mark.id == item and mark.state == "assessed"), None)
    return None if met is None else int(met)
