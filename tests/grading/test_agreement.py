"""The statistics against published examples and against their definitions."""

import statistics
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.grading import agreement

SHROUT_FLEISS = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]
"""Shrout and Fleiss (1979), table 2: six targets, four judges; ICC(2,1) is 0.29."""
_ = None
KRIPPENDORFF = [
    [1, 1, _, 1],
    [2, 2, 3, 2],
    [3, 3, 3, 3],
    [3, 3, 3, 3],
    [2, 2, 2, 2],
    [1, 2, 3, 4],
    [4, 4, 4, 4],
    [1, 1, 2, 1],
    [2, 2, 2, 2],
    [_, 5, 5, 5],
    [_, _, 1, 1],
    [_, _, 3, _],
]
"""Krippendorff (2011), the worked example with missing values: alpha for interval data is 0.849."""

FIRST = (3, 3, 3, 4, 5, 5, 2, 3, 5, 2, 2, 6, 1, 5, 2, 2, 1, 2, 4, 3)
SECOND = (3, 6, 4, 6, 2, 4, 2, 4, 3, 3, 2, 3, 3, 3, 2, 2, 1, 3, 3, 4)
THIRD = (2, 1, 4, 4, 3, 2, 1, 6, 1, 1, 1, 2, 3, 3, 1, 1, 3, 3, 2, 2)
"""The anxiety ratings of the R package irr: twenty people, three raters. Its `kappa2(…, "squared")` prints 0.297 for
the first two raters and 0.2520325 for the last two, among whom nobody gives a 5, so that irr counts a 6 as the next.
"""
grades = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=1, max_size=30)


def kappa_by_matrices(first: list[int], second: list[int]) -> float:
    """The textbook definition: observed and expected tables with weights of the squared distance."""
    n, levels = len(first), range(6)
    observed = {
        (i, j): sum((a, b) == (i, j) for a, b in zip(first, second, strict=True)) for i in levels for j in levels
    }
    expected = {(i, j): first.count(i) * second.count(j) / n for i in levels for j in levels}
    weights = {(i, j): (i - j) ** 2 / 25 for i in levels for j in levels}
    return 1 - sum(weights[c] * observed[c] for c in weights) / sum(weights[c] * expected[c] for c in weights)


def test_icc_is_that_of_shrout_and_fleiss() -> None:
    assert agreement.icc_2_1(SHROUT_FLEISS) == pytest.approx(0.289764, abs=1e-6)
    between, graders, rest, n, k = 11.241667, 32.486111, 1.019444, 6, 4
    by_hand = (between - rest) / (between + (k - 1) * rest + k * (graders - rest) / n)
    assert by_hand == pytest.approx(0.289764, abs=1e-6), "their mean squares, put into their formula"


def test_alpha_is_that_of_krippendorff() -> None:
    assert agreement.krippendorff_alpha(KRIPPENDORFF) == pytest.approx(0.849107, abs=1e-6)


def test_kappa_is_that_of_irr() -> None:
    assert agreement.weighted_kappa(FIRST, SECOND) == pytest.approx(0.296765, abs=1e-6)
    second, third = [min(grade, 5) for grade in SECOND], [min(grade, 5) for grade in THIRD]
    assert agreement.weighted_kappa(second, third) == pytest.approx(0.2520325, abs=1e-7)


def test_the_interval_of_a_coin_is_that_of_the_binomial() -> None:
    """Resampling five heads and five tails draws from a binomial, whose 2.5 and 97.5 percent points are 2 and 8."""
    heads = agreement.bootstrap_interval([0, 1] * 5, lambda tosses: sum(tosses) / 10, rounds=4000)
    assert heads == pytest.approx((0.2, 0.8), abs=1e-6)


def test_the_ends_of_the_interval_are_the_inclusive_percentiles() -> None:
    drawn: list[float] = []

    def mean(values: Sequence[float]) -> float:
        drawn.append(sum(values) / len(values))
        return drawn[-1]

    low_high = agreement.bootstrap_interval([1.0, 2.5, 4.0, 7.0, 11.0, 13.0, 21.0], mean, rounds=997, seed=5)
    fortieths = statistics.quantiles(drawn, n=40, method="inclusive")
    assert low_high == pytest.approx((fortieths[0], fortieths[-1]), abs=1e-6)


@given(grades)
def test_kappa_is_what_its_definition_says(pairs: list[tuple[int, int]]) -> None:
    first, second = [a for a, _ in pairs], [b for _, b in pairs]
    kappa = agreement.weighted_kappa(first, second)
    if kappa is None:
        assert len({*first, *second}) == 1
    else:
        assert kappa == pytest.approx(kappa_by_matrices(first, second), abs=1e-9)
        assert kappa == pytest.approx(agreement.weighted_kappa(second, first))


def test_full_agreement_is_one_and_a_constant_is_no_agreement_to_speak_of() -> None:
    assert agreement.weighted_kappa([0, 3, 5], [0, 3, 5]) == 1
    assert agreement.weighted_kappa([3, 3], [3, 3]) is None
    assert agreement.krippendorff_alpha([[1, 1], [2, 2]]) == 1
    assert agreement.krippendorff_alpha([[1, 1], [1, 1]]) is None
    assert agreement.krippendorff_alpha([[1, None], [None, 2]]) is None
    assert agreement.icc_2_1([[1, 1], [2, 2]]) == 1
    assert agreement.icc_2_1([[1, 1]]) is None


def test_leniency_has_a_sign_and_agreement_a_share() -> None:
    assert agreement.offset([3, 4], [2, 4]) == 0.5
    assert agreement.exact([3, 4], [2, 4]) == 0.5


def test_unequal_and_empty_grades_are_refused() -> None:
    for first, second in (([], []), ([1], [1, 2])):
        with pytest.raises(ValueError, match="same number"):
            agreement.weighted_kappa(first, second)
    with pytest.raises(ValueError, match="every grader"):
        agreement.icc_2_1([[1, 2], [1, 2, 3]])


def test_the_interval_holds_the_statistic_narrows_with_more_cases_and_repeats_with_its_seed() -> None:
    def mean(values):
        return sum(values) / len(values)

    few = agreement.bootstrap_interval([0, 1] * 5, mean, seed=1)
    many = agreement.bootstrap_interval([0, 1] * 200, mean, seed=1)
    assert few is not None
    assert many is not None
    assert few[0] < 0.5 < few[1]
    assert many[1] - many[0] < few[1] - few[0]
    assert few == agreement.bootstrap_interval([0, 1] * 5, mean, seed=1)
    assert agreement.bootstrap_interval([], mean) is None
    assert agreement.bootstrap_interval([1], lambda _: None) is None
