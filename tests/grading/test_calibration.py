"""Agreement by item and criterion: attempts are resampled whole, and what one side left open is counted apart."""

import pytest

from app.grading.calibration import Compared, compare, compare_totals, weak
from app.grading.human import Choice, HumanMark, coach_scorecard
from tests.fakes.graded import KEYS, RUBRIC, draft, machine_card

WARM = ("warm.sorry", "warm.named")
MANY: list[Compared] = [
    (f"a{n}", machine_card(KEYS if n % 2 else ()), coach_scorecard(RUBRIC, draft(met=KEYS if n % 3 else ()).marks))
    for n in range(12)
]


def test_nothing_compared_is_no_figure() -> None:
    assert compare(()) == ()
    assert compare_totals(()) is None
    assert weak((), least_kappa=1, least_attempts=0) == ()


def test_each_item_and_criterion_has_its_figures_in_the_order_of_the_rubric() -> None:
    found = compare(MANY)
    assert [criterion.id for criterion in found] == ["warm", "fix"]
    assert [item.id for item in found[0].items] == ["sorry", "named"]
    warm, sorry = found[0].found, found[0].items[0].found
    assert warm is not None
    assert sorry is not None
    assert (warm.n, warm.attempts, warm.left_open) == (12, 12, 0)
    assert warm.exact == sorry.exact == 0.5
    assert sorry.offset == pytest.approx(-1 / 6)
    assert warm.offset == pytest.approx(-5 / 6)
    assert warm.interval is not None
    assert warm.kappa is not None
    assert warm.interval[0] < warm.kappa < warm.interval[1]
    assert found[1].items[-1].found is None, "what applies to no attempt has no figure"


def test_two_coaches_of_one_attempt_are_one_case() -> None:
    twice = [*MANY, *MANY]
    both, once = compare(twice)[0].found, compare(MANY)[0].found
    assert both is not None
    assert once is not None
    assert (both.n, both.attempts, both.kappa) == (24, 12, once.kappa)
    assert both.interval == once.interval, "the same coach twice tells no more than once"


def test_what_only_the_second_graded_is_left_open() -> None:
    open_card = coach_scorecard(
        RUBRIC, dict(draft(met=KEYS).marks) | {"fix.kept": HumanMark(choice=Choice.cannot_tell)}
    )
    found = compare([("a", open_card, machine_card(KEYS)), ("b", machine_card(KEYS), machine_card(KEYS))])
    kept = next(item.found for item in found[1].items if item.id == "kept")
    assert kept is not None
    assert (kept.n, kept.left_open) == (1, 1)
    back = compare([("a", machine_card(KEYS), open_card)])
    assert next(item.found for item in back[1].items if item.id == "kept") is None


def test_one_attempt_has_no_interval_and_equal_marks_have_no_kappa() -> None:
    found = compare([("a", machine_card(KEYS), machine_card(KEYS))])[0].found
    assert found is not None
    assert (found.exact, found.kappa, found.interval) == (1, None, None)


def test_totals_tell_offset_and_verdict() -> None:
    total = compare_totals(MANY)
    assert total is not None
    assert (total.n, total.same_verdict) == (12, 0.5)
    assert total.offset == pytest.approx(-100 / 6)
    assert total.icc is not None


def test_weak_is_what_is_under_the_bar_in_enough_attempts() -> None:
    assert weak(MANY, least_kappa=0.6, least_attempts=12) == ("warm", "fix")
    assert weak(MANY, least_kappa=0.6, least_attempts=13) == ()
    assert weak(MANY, least_kappa=-1, least_attempts=12) == ()
    same = [("a", machine_card(KEYS), machine_card(KEYS)), ("b", machine_card(()), machine_card(()))]
    assert weak(same, least_kappa=1, least_attempts=1) == ()
    constant = [("a", machine_card(WARM), machine_card(WARM))] * 3
    assert weak(constant, least_kappa=1, least_attempts=1) == (), "where all is the same there is nothing to tell"
