"""How far graders agree, in plain Python: weighted kappa, Krippendorff's alpha, ICC(2,1) and a bootstrap interval."""

import random
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TypeVar

T = TypeVar("T")


def exact(first: Sequence[object], second: Sequence[object]) -> float:
    """The share 0-1 of pairs that are equal; ValueError where there are none or the lengths differ."""
    _check(first, second)
    return sum(a == b for a, b in zip(first, second, strict=True)) / len(first)


def offset(first: Sequence[float], second: Sequence[float]) -> float:
    """How much higher the first grader grades on average, in the unit of the grades."""
    _check(first, second)
    return sum(a - b for a, b in zip(first, second, strict=True)) / len(first)


def weighted_kappa(first: Sequence[int], second: Sequence[int]) -> float | None:
    """Quadratic weighted kappa of two graders, at most 1; None where both gave one and the same grade throughout."""
    _check(first, second)
    n = len(first)
    observed = n * sum((a - b) ** 2 for a, b in zip(first, second, strict=True))
    expected = n * sum(a * a for a in [*first, *second]) - 2 * sum(first) * sum(second)
    return None if expected == 0 else 1 - observed / expected


def krippendorff_alpha(units: Sequence[Sequence[float | None]]) -> float | None:
    """Alpha for interval data, at most 1; each unit holds one value a grader, None where it was not graded.

    None where fewer than two values can be paired or all of them are equal.
    """
    paired = [values for unit in units if len(values := [v for v in unit if v is not None]) > 1]
    together = [value for values in paired for value in values]
    n = len(together)
    if n < 2:
        return None
    observed = sum(_squares(values) / (len(values) - 1) for values in paired) / n
    expected = _squares(together) / (n * (n - 1))
    return None if expected == 0 else 1 - observed / expected


def icc_2_1(table: Sequence[Sequence[float]]) -> float | None:
    """ICC(2,1), two-way random, single grader, absolute agreement; a row a target, a column a grader.

    None with fewer than two targets or graders, or where nothing varies; ValueError for a ragged table.
    """
    n, k = len(table), len(table[0]) if table else 0
    if n < 2 or k < 2:
        return None
    if any(len(one) != len(other) for one, other in pairwise(table)):
        raise ValueError("every target needs a grade of every grader")
    grand = sum(map(sum, table)) / (n * k)
    rows = k * sum((sum(row) / k - grand) ** 2 for row in table)
    columns = n * sum((sum(column) / n - grand) ** 2 for column in zip(*table, strict=True))
    total = sum((value - grand) ** 2 for row in table for value in row)
    between, graders = rows / (n - 1), columns / (k - 1)
    rest = (total - rows - columns) / ((n - 1) * (k - 1))
    whole = between + (k - 1) * rest + k * (graders - rest) / n
    return None if whole == 0 else (between - rest) / whole


def bootstrap_interval(
    cases: Sequence[T],
    statistic: Callable[[Sequence[T]], float | None],
    *,
    seed: int = 0,
    rounds: int = 1000,
    share: float = 0.95,
) -> tuple[float, float] | None:
    """The percentile interval of a statistic over resampled cases; None where it can hardly ever be computed."""
    if not cases:
        return None
    chance = random.Random(seed)
    drawn = (statistic(chance.choices(cases, k=len(cases))) for _ in range(rounds))
    found = sorted(value for value in drawn if value is not None)
    if 2 * len(found) < rounds:
        return None
    tail = (1 - share) / 2
    return _percentile(found, tail), _percentile(found, 1 - tail)


def _squares(values: Sequence[float]) -> float:
    """The sum of squared differences over all ordered pairs."""
    return 2 * (len(values) * sum(v * v for v in values) - sum(values) ** 2)


def _percentile(ordered: Sequence[float], share: float) -> float:
    place = share * (len(ordered) - 1)
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (place - low) * (ordered[high] - ordered[low])


def _check(first: Sequence[object], second: Sequence[object]) -> None:
    if not first or len(first) != len(second):
        raise ValueError("two graders need the same number of grades, and at least one")
