"""Marks by people: a coach's scorecard, and single marks in another's place. The machine's own is never changed."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

from app.grading.marking import applies
from app.grading.rollup import roll_up
from app.grading.scorecard import Mark, Scorecard
from app.persona import Case
from app.rubric import Item, Rubric

CHANGED = "changed_by_coach"
"""The flag of a mark that a coach put in another's place."""

_NOTHING_DECIDES = "Every criterion here is for guidance, so a coach has to say whether this passes."


class Choice(StrEnum):
    """The answers to one item."""

    met = "met"
    not_met = "not_met"
    cannot_tell = "cannot_tell"
    not_applicable = "not_applicable"


CHOICE_WORDS = {
    Choice.met: "met",
    Choice.not_met: "not met",
    Choice.cannot_tell: "cannot be told",
    Choice.not_applicable: "does not apply",
}


class HumanMark(BaseModel):
    """A coach's answer to one item, whole or half filled in; `turn` and `quote` are its evidence."""

    model_config = ConfigDict(frozen=True)

    choice: Choice | None = None
    turn: int | None = Field(default=None, ge=1, le=1_000_000)
    quote: str = ""
    note: str = ""


class Change(BaseModel):
    """One mark put in another's place by a coach, and why."""

    model_config = ConfigDict(frozen=True)

    criterion: str
    item: str
    new: Choice
    reason: str


def key_of(criterion: str, item: str) -> str:
    return f"{criterion}.{item}"


def items_to_mark(rubric: Rubric, case: Case | None) -> dict[str, Item]:
    """What a coach is asked, by `criterion.item`, in the rubric's order: every item that applies to the case."""
    return {
        key_of(criterion.id, item.id): item
        for criterion in rubric.criteria
        for item in criterion.items
        if applies(item.applies_when, case) is not False
    }


def choice_of(mark: Mark) -> Choice:
    """A mark of any grader as a coach would choose it."""
    if mark.state == "not_applicable":
        return Choice.not_applicable
    if mark.state == "cannot_assess" or mark.met is None:
        return Choice.cannot_tell
    return Choice.met if mark.met else Choice.not_met


def coach_scorecard(rubric: Rubric, marks: Mapping[str, HumanMark]) -> Scorecard:
    """The scorecard of a coach's marks by `criterion.item`; an item without one does not apply."""
    rolled = {
        criterion.id: [_as_mark(item.id, marks.get(key_of(criterion.id, item.id))) for item in criterion.items]
        for criterion in rubric.criteria
    }
    return roll_up(rubric, rolled, engine="coach").model_copy(update={"needs_coach": False})


def counting(
    rubric: Rubric, basis: Scorecard, changes: Iterable[Change], *, guidance: frozenset[str] = frozenset()
) -> Scorecard:
    """What counts: the basis with the changes on top, rolled up by the same arithmetic.

    Criteria of `guidance` keep their levels and leave total and verdict, unless people made all their assessed marks.
    """
    marks = {score.id: {mark.id: mark for mark in score.items} for score in basis.criteria}
    for change in changes:
        if change.item in marks.get(change.criterion, {}):
            marks[change.criterion][change.item] = _changed(change)
    rolled = {criterion: tuple(items.values()) for criterion, items in marks.items()}
    left_out = for_guidance(basis, rolled, guidance)
    if not left_out and rolled == {score.id: score.items for score in basis.criteria}:
        return basis
    whole = roll_up(rubric, rolled, engine=basis.engine, model=basis.model)
    deciding = rubric.model_copy(update={"criteria": tuple(c for c in rubric.criteria if c.id not in left_out)})
    decided = roll_up(deciding, rolled, engine=basis.engine, model=basis.model)
    if decided.overall is None and whole.overall is not None:
        undecided = {"overall": None, "passed": None, "notes": (_NOTHING_DECIDES,), "needs_coach": True}
        return whole.model_copy(update=undecided)
    own_notes = [note for note in basis.notes if note not in _rolled_notes(rubric, basis)]
    return decided.model_copy(update={"criteria": whole.criteria, "notes": (*own_notes, *decided.notes)})


def for_guidance(basis: Scorecard, marks: Mapping[str, Iterable[Mark]], guidance: frozenset[str]) -> frozenset[str]:
    """The criteria that do not decide: those of `guidance` where a mark that counts is still the machine's."""
    if basis.engine == "coach":
        return frozenset()
    return frozenset(
        criterion
        for criterion, items in marks.items()
        if criterion in guidance and any(mark.state == "assessed" and CHANGED not in mark.flags for mark in items)
    )


def _rolled_notes(rubric: Rubric, basis: Scorecard) -> tuple[str, ...]:
    return roll_up(rubric, {score.id: score.items for score in basis.criteria}).notes


def _as_mark(item: str, given: HumanMark | None) -> Mark:
    if given is None or given.choice is None:
        return Mark(id=item, met=None, state="not_applicable", why="Does not apply to this case.")
    return _mark(item, given.choice).model_copy(update={"turn": given.turn, "quote": given.quote, "why": given.note})


def _changed(change: Change) -> Mark:
    return _mark(change.item, change.new).model_copy(update={"why": change.reason, "flags": (CHANGED,)})


def _mark(item: str, choice: Choice) -> Mark:
    match choice:
        case Choice.met | Choice.not_met:
            return Mark(id=item, met=choice == Choice.met)
        case Choice.cannot_tell:
            return Mark(id=item, met=None, state="cannot_assess")
        case Choice.not_applicable:
            return Mark(id=item, met=None, state="not_applicable")
