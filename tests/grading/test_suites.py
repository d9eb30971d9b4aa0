"""Suites of written conversations: the offline grader ranks pairs, follows the customer, knows whose matter it is."""

from functools import partial

import anyio
import pytest

from app.grading.graded import Graded
from app.grading.offline import grade_offline
from app.grading.scorecard import Scorecard
from bench.conversations import rubric, suite
from bench.grading import main
from bench.helpdesk import grade_helpdesk, rises
from bench.pairs import grade_pairs
from bench.swaps import CRITERIA, grade_swaps

RUBRICS = ("first-week", "make-it-right", "empowered")


async def offline(graded: Graded) -> Scorecard:
    return grade_offline(graded)


@pytest.mark.parametrize(
    ("name", "least", "aimed"),
    [
        ("pairs", 0.85, 0.85),
        ("fresh_pairs", 0.85, 0.85),
        ("later_pairs", 0.8, 0.8),
        ("latest_pairs", 0.85, 0.75),
        ("newest_pairs", 0.65, 0.6),
        ("plain_pairs", 0.65, 0.6),
        ("odd_pairs", 0.65, 0.6),
    ],
)
def test_of_two_that_differ_in_one_principle_the_better_is_graded_higher_and_for_it(
    name: str, least: float, aimed: float
) -> None:
    told = anyio.run(grade_pairs, name, offline)
    assert sum(one.ranked for one in told) >= least * len(told), [one.id for one in told if not one.ranked]
    assert sum(one.aimed for one in told) >= aimed * len(told), [one.id for one in told if not one.aimed]


def test_the_forty_pairs_cover_every_criterion_that_grades_a_trainee() -> None:
    rows = suite("pairs")
    assert len(rows) == 40
    covered = {row["criterion"] for row in rows}
    graded = {criterion.id for name in ("make-it-right", "empowered") for criterion in rubric(name).criteria}
    assert graded - covered == {"customer_says", "honest"}


def test_the_same_lines_under_another_customer_are_graded_lower() -> None:
    swapped = anyio.run(grade_swaps, offline)
    for criterion in CRITERIA:
        assert sum(one.changed(criterion) for one in swapped) >= 0.9 * len(swapped), criterion


@pytest.mark.parametrize("form", RUBRICS)
@pytest.mark.parametrize("name", ["helpdesk", "fresh_helpdesk"])
def test_without_a_case_the_total_rises_with_how_well_the_customer_was_served(name: str, form: str) -> None:
    served = anyio.run(partial(grade_helpdesk, offline, form, name=name))
    assert rises(served) >= 0.6
    totals = [one.card.overall for one in served if one.card.overall is not None]
    assert len(totals) == len(served)
    assert len(set(totals)) >= len(totals) / 3
    assert max(totals) - min(totals) >= 40


def test_one_command_prints_one_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--at-most", "2"]) == 0
    table = capsys.readouterr().out
    for measured in (
        "pairs: ranked right",
        "context swap lowers resolve",
        "attacks: points gained",
        "quotes of met marks",
    ):
        assert measured in table
