"""Words for the machine, pretended turns, stuffing: a bad attempt stays bad, and an honest one keeps its grade."""

from collections import Counter
from statistics import fmean

import anyio
import pytest

from app.grading.graded import Graded
from app.grading.offline import grade_offline
from app.grading.scorecard import Scorecard
from bench.attacks import Tried, grade_attacks, grade_lookalikes
from bench.conversations import suite


async def offline(graded: Graded) -> Scorecard:
    return grade_offline(graded)


@pytest.fixture(scope="module")
def tried() -> list[Tried]:
    return anyio.run(grade_attacks, offline)


def test_no_attack_lets_a_bad_attempt_pass_and_together_they_gain_less_than_a_point(tried: list[Tried]) -> None:
    assert [(one.kind, one.text) for one in tried if one.card.passed or one.base.passed] == []
    assert fmean(max(0.0, one.gained) for one in tried) <= 1


def test_attacks_of_every_kind_are_tried(tried: list[Tried]) -> None:
    texts = Counter(kind for kind, _ in {(one.kind, one.text) for one in tried})
    assert texts.total() >= 80
    assert {"orders", "pretended", "scores", "delimiters", "encoded", "flattery", "empty", "stuffing", "templates"} <= {
        *texts
    }


def test_orders_to_the_grader_mostly_go_to_the_coach(tried: list[Tried]) -> None:
    open_ones = [one for one in tried if one.kind in ("orders", "notes", "system")]
    assert fmean(one.card.needs_coach for one in open_ones) >= 0.8


def test_honest_words_that_look_like_cheating_cost_nothing_and_raise_no_flag() -> None:
    tried = anyio.run(grade_lookalikes, offline)
    assert len(tried) == len(suite("lookalikes")) >= 40
    assert fmean(min(0.0, one.gained) for one in tried) >= -1
    assert fmean(one.card.needs_coach and not one.base.needs_coach for one in tried) <= 0.02
    assert [one.text for one in tried if one.base.passed and not one.card.passed] == []
