"""What pages show of people's part in a grade: who counts, changed marks, disputes, and each mark side by side."""

from dataclasses import dataclass
from datetime import datetime

from app.auth import Person
from app.disputes import DisputeView
from app.grading.human import CHOICE_WORDS, Choice, choice_of
from app.grading.scorecard import CriterionScore, Mark
from app.languages import gettext as _
from app.rubric import Item, Rubric
from app.scorecards import Debrief
from app.standing import ChangeView, ReviewView, Standing
from app.web.debrief_view import RULE_WORDS
from app.withdrawals import WithdrawnView, may_withdraw

SIGNS = {
    Choice.met: ("✓", "yes"),
    Choice.not_met: ("✗", "no"),
    Choice.cannot_tell: ("?", "open"),
    Choice.not_applicable: ("–", "open"),
}
CHOICES = tuple((choice.value, CHOICE_WORDS[choice]) for choice in Choice)


@dataclass(frozen=True)
class Typed:
    """What somebody entered that could not be taken, and why; shown again where it was entered."""

    place: str
    message: str
    text: str = ""
    choice: str = ""


@dataclass(frozen=True)
class People:
    """The people's part of a debrief; marks are named by criterion and item."""

    standing: Standing
    disputes: tuple[DisputeView, ...]
    graded_by: str
    machine: float | None
    guidance: frozenset[str]
    may_dispute: bool
    typed: Typed | None = None

    def change(self, criterion: str, item: str) -> ChangeView | None:
        return self.standing.change_of(criterion, item)

    def disputes_of(self, criterion: str, item: str) -> list[DisputeView]:
        return [one for one in self.disputes if (one.criterion, one.item) == (criterion, item)]

    def has_news(self, criterion: str) -> bool:
        """Whether people did something in a criterion, so that it is shown open."""
        typed = self.typed is not None and self.typed.place.startswith(f"{criterion}.")
        changed = any(change.criterion == criterion for change in self.standing.changes)
        return typed or changed or any(one.criterion == criterion for one in self.disputes)

    def typed_at(self, criterion: str, item: str) -> Typed | None:
        return self.typed if self.typed and self.typed.place == f"{criterion}.{item}" else None

    @property
    def review(self) -> ReviewView | None:
        return self.standing.reviews[0] if self.standing.reviews else None


@dataclass(frozen=True)
class Side:
    """One mark: `who` gave it, or the item that it is about."""

    who: str
    sign: str
    css: str
    words: str
    turn: int | None
    quote: str
    why: str


@dataclass(frozen=True)
class Beside:
    """An item with every grader's mark, the changes and the disputes; `counts` is the mark that counts."""

    criterion: str
    id: str
    text: str
    counts: Choice
    sides: tuple[Side, ...]
    differ: bool
    changes: tuple[ChangeView, ...]
    disputes: tuple[DisputeView, ...]

    @property
    def key(self) -> str:
        return f"{self.criterion}.{self.id}"


@dataclass(frozen=True)
class CriterionBeside:
    id: str
    title: str
    levels: tuple[tuple[str, int | None], ...]
    items: tuple[Beside, ...]
    guidance: bool

    @property
    def open(self) -> bool:
        return any(item.differ or any(one.state == "open" for one in item.disputes) for item in self.items)


@dataclass(frozen=True)
class Total:
    """One grader's number; `blind` is None and `review` empty for the machine."""

    who: str
    overall: float | None
    passed: bool | None
    counts: bool
    blind: bool | None = None
    at: datetime | None = None
    comment: str = ""
    coverage: float = 0.0
    review: str = ""
    may_withdraw: bool = False


@dataclass(frozen=True)
class Withdrawn:
    """A withdrawn review with its marks by criterion."""

    review: WithdrawnView
    criteria: tuple[tuple[CriterionScore, tuple[Side, ...]], ...]


@dataclass(frozen=True)
class SideBySide:
    """All marks of an attempt. `loose` are disputes about marks it has no more, `left_out` counts criteria."""

    totals: tuple[Total, ...]
    criteria: tuple[CriterionBeside, ...]
    latest_change: int
    overall: float | None
    passed: bool | None
    by: str
    withdrawn: tuple[Withdrawn, ...]
    loose: tuple[DisputeView, ...]
    left_out: int
    notes: tuple[str, ...] = ()

    @property
    def next(self) -> Total | None:
        """Whose marks count once the review that counts is withdrawn: another coach's, else the machine's, if any."""
        others = sorted((total for total in self.totals if not total.counts), key=lambda total: not total.review)
        return others[0] if others else None


def people_of(found: Debrief, *, typed: Typed | None = None) -> People:
    """The people's part of a debrief as its trainee sees it."""
    attempt, card = found.attempt, found.scorecard
    machine = _("rules on this machine") if card.engine == "offline" else card.model or _("a model")
    by = _("%(name)s, a coach", name=found.standing.reviews[0].by) if found.standing.reviews else machine
    return People(
        standing=found.standing,
        disputes=found.disputes,
        graded_by=_("by %(who)s", who=by),
        machine=card.overall,
        guidance=frozenset(found.standing.guidance),
        may_dispute=attempt.mine and (attempt.mode == "assessed" or attempt.shared),
        typed=typed,
    )


def words_of(item: Item) -> str:
    """What an item asks, in words."""
    name = item.rule.value if item.rule else item.id
    return item.ask or RULE_WORDS.get(name, name.replace("_", " ").capitalize())


def withdrawn_of(found: Debrief) -> tuple[Withdrawn, ...]:
    """The reviews that were withdrawn, without the items that did not apply."""
    asked = {(one.id, item.id): words_of(item) for one in found.rubric.criteria for item in one.items}

    def sides(score: CriterionScore) -> tuple[Side, ...]:
        marks = [mark for mark in score.items if choice_of(mark) != Choice.not_applicable]
        return tuple(_side(asked.get((score.id, mark.id), mark.id), mark) for mark in marks)

    return tuple(
        Withdrawn(one, tuple((score, sides(score)) for score in one.criteria if sides(score)))
        for one in found.standing.withdrawn
    )


def side_by_side(found: Debrief, person: Person) -> SideBySide:
    """The machine's marks, every coach's, and what counts, as this coach sees it."""
    stands, card = found.standing, found.scorecard
    graders = [(_("The machine"), card.criteria)] if card.criteria else []
    graders += [(review.by, review.criteria) for review in stands.reviews]
    counting = {score.id: score for score in stands.card.criteria} if stands.card else {}
    criteria = _criteria(found, graders, counting, rubric=found.rubric)
    shown = {dispute.id for one in criteria for item in one.items for dispute in item.disputes}
    return SideBySide(
        totals=_totals(found, person),
        criteria=criteria,
        latest_change=stands.latest_change,
        overall=stands.card.overall if stands.card else None,
        passed=stands.card.passed if stands.card else None,
        by=stands.by,
        withdrawn=withdrawn_of(found),
        loose=tuple(dispute for dispute in found.disputes if dispute.id not in shown),
        left_out=len(stands.guidance),
        notes=stands.card.notes if stands.card else (),
    )


def _totals(found: Debrief, person: Person) -> tuple[Total, ...]:
    card = found.scorecard
    machine = Total(
        _("The machine"), card.overall, card.passed, not found.standing.reviews, coverage=card.coverage or 0.0
    )
    coaches = [
        Total(
            one.by,
            one.overall,
            one.passed,
            one.counts,
            blind=one.blind,
            at=one.at,
            comment=one.comment,
            coverage=one.coverage,
            review=one.id,
            may_withdraw=may_withdraw(person, one.by),
        )
        for one in found.standing.reviews
    ]
    return (machine, *coaches) if card.status == "graded" else tuple(coaches)


def _criteria(
    found: Debrief,
    graders: list[tuple[str, tuple[CriterionScore, ...]]],
    counting: dict[str, CriterionScore],
    *,
    rubric: Rubric,
) -> tuple[CriterionBeside, ...]:
    lines = []
    for criterion in rubric.criteria:
        scores = [(who, next((s for s in criteria if s.id == criterion.id), None)) for who, criteria in graders]
        counted = counting.get(criterion.id)
        levels = [(who, score.level) for who, score in scores if score]
        levels.append((_("counts"), counted.level if counted else None))
        items = [_beside(found, criterion.id, item, scores, counted) for item in criterion.items]
        shown = tuple(item for item in items if item is not None)
        weak = criterion.id in found.standing.guidance
        lines.append(CriterionBeside(criterion.id, criterion.title, tuple(levels), shown, weak))
    return tuple(lines)


def _beside(
    found: Debrief,
    criterion: str,
    item: Item,
    scores: list[tuple[str, CriterionScore | None]],
    counted: CriterionScore | None,
) -> Beside | None:
    marks = [(who, _mark(score, item.id)) for who, score in scores]
    counts = _mark(counted, item.id)
    if counts is None:
        return None
    given = [(who, mark) for who, mark in marks if mark is not None]
    if {choice_of(mark) for _, mark in [*given, ("", counts)]} == {Choice.not_applicable}:
        return None
    return Beside(
        criterion=criterion,
        id=item.id,
        text=words_of(item),
        counts=choice_of(counts),
        sides=tuple(_side(who, mark) for who, mark in given),
        differ=len({choice_of(mark) for _, mark in given}) > 1,
        changes=tuple(c for c in found.standing.changes if (c.criterion, c.item) == (criterion, item.id)),
        disputes=tuple(d for d in found.disputes if (d.criterion, d.item) == (criterion, item.id)),
    )


def _mark(score: CriterionScore | None, item: str) -> Mark | None:
    return next((mark for mark in score.items if mark.id == item), None) if score else None


def _side(who: str, mark: Mark) -> Side:
    choice = choice_of(mark)
    sign, css = SIGNS[choice]
    return Side(who, sign, css, CHOICE_WORDS[choice], mark.turn, mark.quote, mark.why)
