import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.grading.rollup import level, roll_up
from app.grading.scorecard import Mark
from app.rubric import Rubric

STATES = ("met", "missed", "cannot_assess", "not_applicable")


def mark(item: str, state: str) -> Mark:
    if state in ("met", "missed"):
        return Mark(id=item, met=state == "met")
    return Mark(id=item, met=None, state="cannot_assess" if state == "cannot_assess" else "not_applicable")


def rubric(shape: list[tuple[float, int]], **more: object) -> Rubric:
    criteria = [
        {
            "id": f"c{c}",
            "title": f"C{c}",
            "weight": weight,
            "items": [{"id": f"i{i}", "ask": "Is it done?"} for i in range(count)],
        }
        for c, (weight, count) in enumerate(shape)
    ]
    return Rubric.model_validate({"title": "R", "criteria": criteria, **more})


def marks(states: list[list[str]]) -> dict[str, list[Mark]]:
    return {f"c{c}": [mark(f"i{i}", state) for i, state in enumerate(row)] for c, row in enumerate(states)}


shapes = st.lists(
    st.tuples(st.floats(0.1, 10), st.lists(st.sampled_from(STATES), min_size=1, max_size=5)), min_size=1, max_size=6
)


@given(shapes)
def test_every_number_stays_in_its_bounds(shape: list[tuple[float, list[str]]]) -> None:
    card = roll_up(rubric([(w, len(s)) for w, s in shape]), marks([s for _, s in shape]))
    assert 0 <= card.coverage <= 100
    assert card.overall is None or 0 <= card.overall <= 100
    assert (card.overall is None) == all(score.score is None for score in card.criteria)
    for score in card.criteria:
        assert score.score is None or 0 <= score.score <= 1
        assert (score.level == 5) == (score.score == 1)


@given(shapes, st.data())
def test_meeting_one_more_item_never_lowers_anything(shape: list[tuple[float, list[str]]], data: st.DataObject) -> None:
    states = [s for _, s in shape]
    missed = [(c, i) for c, row in enumerate(states) for i, state in enumerate(row) if state == "missed"]
    if not missed:
        return
    c, i = data.draw(st.sampled_from(missed))
    better = [list(row) for row in states]
    better[c][i] = "met"
    form = rubric([(w, len(s)) for w, s in shape])
    before, after = roll_up(form, marks(states)), roll_up(form, marks(better))
    assert after.overall is not None
    assert before.overall is not None
    assert after.overall >= before.overall
    assert after.coverage == before.coverage
    assert after.passed or not before.passed


@pytest.mark.parametrize(("share", "wanted"), [(0, 0), (0.05, 1), (0.3, 2), (0.5, 3), (0.7, 4), (0.95, 4), (1, 5)])
def test_a_level_is_five_times_the_share_with_its_ends_kept_for_none_and_all(share: float, wanted: int) -> None:
    assert level(share) == wanted


def test_the_total_is_the_weighted_mean_of_what_was_assessed() -> None:
    card = roll_up(rubric([(3, 2), (1, 1), (2, 1)]), marks([["met", "missed"], ["met"], ["not_applicable"]]))
    assert card.overall == 62.5
    assert card.coverage == 100


def test_what_cannot_be_assessed_is_no_zero_but_lowers_the_coverage() -> None:
    card = roll_up(rubric([(3, 2), (1, 1)]), marks([["met", "cannot_assess"], ["met"]]))
    assert card.overall == 100
    assert math.isclose(card.coverage, 62.5)


def test_below_the_least_coverage_nothing_passes_and_a_note_says_so() -> None:
    card = roll_up(rubric([(1, 2)], least_coverage=70), marks([["met", "cannot_assess"]]))
    assert card.overall == 100
    assert card.passed is False
    assert "50 %" in card.notes[0]


def test_a_blocking_item_that_was_missed_fails_whatever_the_total() -> None:
    form = Rubric.model_validate(
        {
            "title": "R",
            "criteria": [
                {
                    "id": "c0",
                    "title": "C",
                    "items": [{"id": f"i{i}", "ask": "Is it done?", "blocking": i == 0} for i in range(10)],
                }
            ],
        }
    )
    card = roll_up(form, marks([["missed", *["met"] * 9]]))
    assert card.overall == 90
    assert card.passed is False
    assert card.blocked_by == ("c0.i0",)
    unsure = roll_up(form, marks([["cannot_assess", *["met"] * 9]]))
    assert unsure.passed
    assert unsure.needs_coach


@pytest.mark.parametrize("state", ["cannot_assess", "not_applicable"])
def test_where_nothing_was_assessed_there_is_no_grade_and_no_pass(state: str) -> None:
    card = roll_up(rubric([(1, 1)], pass_at=0, least_coverage=0), marks([[state]]))
    assert card.overall is None
    assert card.passed is False
    assert card.notes
