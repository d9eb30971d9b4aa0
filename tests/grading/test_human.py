"""Marks by people: the same arithmetic as the machine's, changes on top, and what a weak criterion may not decide."""

from app.grading.human import (
    CHANGED,
    Change,
    Choice,
    HumanMark,
    choice_of,
    coach_scorecard,
    counting,
    items_to_mark,
)
from app.grading.scorecard import Mark
from tests.fakes.content import PERSONA
from tests.fakes.graded import KEYS, RUBRIC, draft, machine_card

WEAK = frozenset({"warm"})


def change(item: str, new: Choice) -> Change:
    return Change(criterion="warm", item=item, new=new, reason="Because.")


def test_a_coach_is_asked_what_applies_to_the_case() -> None:
    assert tuple(items_to_mark(RUBRIC, PERSONA.case)) == KEYS


def test_the_same_marks_give_the_same_numbers_whoever_gave_them() -> None:
    for met in ((), KEYS[:1], KEYS[1:3], KEYS):
        coach, machine = coach_scorecard(RUBRIC, draft(met=met).marks), machine_card(met)
        numbers = [(card.overall, card.passed, card.coverage, card.blocked_by) for card in (coach, machine)]
        assert numbers[0] == numbers[1]
        assert [score.level for score in coach.criteria] == [score.level for score in machine.criteria]
        assert (coach.engine, coach.needs_coach) == ("coach", False)


def test_what_a_coach_cannot_tell_lowers_the_coverage_and_not_the_number() -> None:
    marks = dict(draft(met=KEYS).marks) | {"warm.named": HumanMark(choice=Choice.cannot_tell)}
    card = coach_scorecard(RUBRIC, marks)
    assert (card.overall, card.coverage) == (100, 75)


def test_every_mark_reads_as_the_choice_it_was() -> None:
    assert choice_of(Mark(id="i", met=True)) == Choice.met
    assert choice_of(Mark(id="i", met=False)) == Choice.not_met
    assert choice_of(Mark(id="i", met=None, state="cannot_assess")) == Choice.cannot_tell
    assert choice_of(Mark(id="i", met=None, state="not_applicable")) == Choice.not_applicable


def test_without_a_change_the_basis_is_what_counts() -> None:
    basis = machine_card(KEYS[:1])
    assert counting(RUBRIC, basis, ()) is basis
    assert counting(RUBRIC, basis, [Change(criterion="gone", item="gone", new=Choice.met, reason="r")]) is basis


def test_a_change_is_marked_as_one_and_notes_of_the_machine_stay() -> None:
    basis = machine_card(KEYS[:1]).model_copy(update={"notes": ("Turn 2 speaks to the grader.", "old sum")})
    card = counting(RUBRIC, basis, [change("named", Choice.met)])
    mark = card.criteria[0].items[1]
    assert (mark.met, mark.why, mark.flags) == (True, "Because.", (CHANGED,))
    assert card.notes[0] == "Turn 2 speaks to the grader."
    assert card.overall == 50


def test_a_weak_criterion_keeps_its_level_and_decides_nothing_until_a_coach_marks_it() -> None:
    basis = machine_card(("warm.sorry", "warm.named", "fix.offered"))
    weak = counting(RUBRIC, basis, (), guidance=WEAK)
    assert (weak.overall, weak.criteria[0].level) == (50, 5)
    half = counting(RUBRIC, basis, [change("sorry", Choice.not_met)], guidance=WEAK)
    assert (half.overall, half.criteria[0].level) == (50, 3)
    whole = counting(RUBRIC, basis, [change(item, Choice.not_met) for item in ("sorry", "named")], guidance=WEAK)
    assert whole.overall == 25


def test_a_coachs_own_marks_are_never_for_guidance() -> None:
    basis = coach_scorecard(RUBRIC, draft(met=KEYS).marks)
    assert counting(RUBRIC, basis, (), guidance=WEAK) is basis


def test_a_blocking_mark_of_a_weak_criterion_does_not_block() -> None:
    basis = machine_card(("warm.sorry", "warm.named"))
    assert basis.blocked_by == ("fix.kept",)
    card = counting(RUBRIC, basis, (), guidance=frozenset({"fix"}))
    assert (card.passed, card.blocked_by, card.overall) == (True, (), 100)


def test_where_nothing_decides_a_coach_has_to_say() -> None:
    card = counting(RUBRIC, machine_card(KEYS), (), guidance=frozenset({"warm", "fix"}))
    assert (card.overall, card.passed, card.needs_coach) == (None, None, True)
    assert [score.level for score in card.criteria] == [5, 5]


def test_what_does_not_apply_cannot_decide_either() -> None:
    basis = coach_scorecard(RUBRIC, draft(met=("warm.sorry",)).marks).model_copy(update={"engine": "offline"})
    silent = basis.criteria[1].model_copy(
        update={"items": tuple(Mark(id=mark.id, met=None, state="not_applicable") for mark in basis.criteria[1].items)}
    )
    card = counting(RUBRIC, basis.model_copy(update={"criteria": (basis.criteria[0], silent)}), (), guidance=WEAK)
    assert (card.overall, card.passed, card.needs_coach) == (None, None, True)
    assert "a coach has to say" in card.notes[0]
