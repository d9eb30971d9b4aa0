"""What the debrief page draws: the mood curve's geometry, each mark in words, the headline of an ending."""

from collections.abc import Collection
from dataclasses import dataclass

from app.attempt_view import AttemptView
from app.customer.mind import Ending, LedgerRow
from app.grading.scorecard import CriterionScore, FocusPoint, Mark
from app.languages import gettext as _
from app.rubric import Criterion, Item, Rubric
from app.transcript import Speaker

LEFT, RIGHT, TOP, BOTTOM = 50, 620, 14, 206
RULE_WORDS = {
    "authority_used": "Used the authority they have",
    "authority_not_exceeded": "Promised nothing beyond their authority",
    "authority_not_hoarded": "Did not sit on a remedy that was theirs to give",
    "reason_given": "Gave the reason with each rule",
    "escalated_when_needed": "Brought in help where the case was beyond them",
    "not_escalated_needlessly": "Kept the case where it was theirs to solve",
    "warm_handover": "Handed over with a reason and a summary",
    "specialist_asked": "Asked the specialist instead of sending the customer away",
    "no_repeated_question": "Asked nothing the customer had already told",
    "no_false_concession": "Did not admit an error that was none",
    "first_turn_warm": "Began warmly and took charge",
    "own_words": "Used own words, not stock phrases",
    "no_unkept_claim": "Claimed nothing that was not done",
    "no_abuse": "Stayed civil throughout",
    "feeling_before_solution": "Met the feeling before the solution",
    "needs_covered": "Met what this customer needed",
    "closed_with_agreement": "Closed on something agreed",
    "apology_with_fix": "Apologized together with a fix",
    "specific": "Stayed with this customer's own facts",
    "answered": "Answered what was asked",
    "remedy_fits": "Offered a remedy that fits the case",
    "not_left_unserved": "Did not leave the customer unserved",
}


@dataclass(frozen=True)
class Dot:
    turn: int
    x: float
    y: float
    anger: float
    turning: bool


@dataclass(frozen=True)
class Curve:
    """Points in the units of the drawing, 640 by 240; anger and felt_right 0–10."""

    dots: tuple[Dot, ...]
    anger_points: str
    felt_points: str
    first_anger: float
    last_anger: float
    first_felt: float
    last_felt: float
    grid: tuple[tuple[int, float], ...]


@dataclass(frozen=True)
class MarkLine:
    id: str
    text: str
    sign: str
    heard: str
    css: str
    turn: int | None
    quote: str
    why: str


@dataclass(frozen=True)
class CriterionLines:
    id: str
    title: str
    level: int | None
    silent: bool
    marks: tuple[MarkLine, ...]


@dataclass(frozen=True)
class FocusLine:
    title: str
    turn: int | None
    quote: str
    why: str
    better: str


def headline(ending: Ending | None, name: str) -> str:
    """How it ended, in the words of the page."""
    return {
        Ending.resolved: _("You made it right for %(name)s", name=name),
        Ending.settled: _("%(name)s took the offer, grudgingly", name=name),
        Ending.walked_out: _("%(name)s walked out", name=name),
        Ending.handed_over: _("%(name)s is in other hands now", name=name),
        Ending.time_out: _("The time ran out"),
        Ending.left_open: _("You stopped before %(name)s was done", name=name),
        None: _("%(name)s is still waiting", name=name),
    }[ending]


def curve_of(attempt: AttemptView, *, turning: Collection[int] = ()) -> Curve | None:
    """The mood after each customer turn; `turning` are the turns to mark. None where the mood is not to be shown."""
    felt = [turn for turn in attempt.turns if turn.mood is not None and turn.speaker == Speaker.customer]
    if not felt:
        return None
    step = (RIGHT - LEFT) / max(1, len(felt) - 1)
    moods = [turn.mood for turn in felt if turn.mood is not None]
    xs = [round(LEFT + step * n, 1) for n in range(len(felt))]
    return Curve(
        dots=tuple(
            Dot(turn.number, x, height_of(mood.anger), mood.anger, turn.number in turning)
            for turn, x, mood in zip(felt, xs, moods, strict=True)
        ),
        anger_points=" ".join(f"{x},{height_of(mood.anger)}" for x, mood in zip(xs, moods, strict=True)),
        felt_points=" ".join(f"{x},{height_of(mood.felt_right)}" for x, mood in zip(xs, moods, strict=True)),
        first_anger=moods[0].anger,
        last_anger=moods[-1].anger,
        first_felt=moods[0].felt_right,
        last_felt=moods[-1].felt_right,
        grid=tuple((value, height_of(value)) for value in (0, 5, 10)),
    )


def reasons_of(ledger: tuple[LedgerRow, ...] | None) -> tuple[LedgerRow, ...]:
    """The ledger's rows worth reading: what moved something, or says why nothing moved."""
    return tuple(row for row in ledger or () if row.rule)


def criteria_of(criteria: tuple[CriterionScore, ...], rubric: Rubric) -> tuple[CriterionLines, ...]:
    """Each criterion with its marks in words, in the rubric's order."""
    by_id = {criterion.id: criterion for criterion in rubric.criteria}
    return tuple(_criterion(score, by_id.get(score.id)) for score in criteria)


def focus_of(points: tuple[FocusPoint, ...], rubric: Rubric) -> tuple[FocusLine, ...]:
    titles = {criterion.id: criterion.title for criterion in rubric.criteria}
    return tuple(
        FocusLine(titles.get(point.criterion, _("What stood out")), point.turn, point.quote, point.why, point.better)
        for point in points
    )


def height_of(value: float) -> float:
    """The place of a value 0–10 in the drawing."""
    return round(BOTTOM - (BOTTOM - TOP) * value / 10, 1)


def _criterion(score: CriterionScore, criterion: Criterion | None) -> CriterionLines:
    items = {item.id: item for item in criterion.items} if criterion else {}
    marks = tuple(_mark(mark, items.get(mark.id)) for mark in score.items)
    silent = all(mark.state == "not_applicable" for mark in score.items)
    return CriterionLines(score.id, score.title, score.level, silent, marks)


def _mark(mark: Mark, item: Item | None) -> MarkLine:
    if mark.state == "not_applicable":
        sign, heard, css = "–", _("does not apply"), "open"
    elif mark.met is None:
        sign, heard, css = "?", _("could not be assessed"), "open"
    else:
        sign, heard, css = ("✓", _("met"), "yes") if mark.met else ("✗", _("not met"), "no")
    return MarkLine(mark.id, _item_words(mark, item), sign, heard, css, mark.turn, mark.quote, mark.why)


def _item_words(mark: Mark, item: Item | None) -> str:
    if item is not None and item.ask:
        return item.ask
    name = item.rule.value if item is not None and item.rule else mark.id
    return RULE_WORDS.get(name, name.replace("_", " ").capitalize())
