"""What counts of an attempt: the machine's scorecard or a coach's, with what coaches changed on top; both are kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal, cast

from pydantic import BaseModel, ConfigDict
from sqlmodel import Session, col, select

from app import calibration
from app.attempt_view import AttemptLine
from app.calibration import Grader
from app.content import Pinned
from app.db import Database
from app.grading.human import Change, Choice, counting, for_guidance
from app.grading.scorecard import CriterionScore, Scorecard
from app.review_tables import Override, Review
from app.reviews import finished, scorecard_of
from app.tables import Attempt, Grading, User
from app.withdrawals import WithdrawnView, of_attempt

Weighed = tuple[str, str, str | None]
"""A rubric, an engine and a model."""

CountsBy = Literal["machine", "coach", "machine and coach"]


class ChangeView(BaseModel):
    """A mark that a coach changed; `number` counts the changes of an attempt."""

    model_config = ConfigDict(frozen=True)

    number: int
    criterion: str
    item: str
    old: Choice
    new: Choice
    reason: str
    by: str
    at: datetime
    dispute: str | None = None


class ReviewView(BaseModel):
    """A finished review. `counts` is true of the one that counts, the first."""

    model_config = ConfigDict(frozen=True)

    id: str
    by: str
    at: datetime
    blind: bool
    counts: bool
    overall: float | None
    passed: bool | None
    coverage: float
    criteria: tuple[CriterionScore, ...]
    comment: str = ""


class HumanView(BaseModel):
    """The number of the people: a coach's marks or changed marks, rolled up as the machine's are."""

    model_config = ConfigDict(frozen=True)

    by: CountsBy
    overall: float | None
    passed: bool | None
    coverage: float
    criteria: tuple[CriterionScore, ...]
    reviews: tuple[ReviewView, ...]
    changes: tuple[ChangeView, ...]


class Counts(BaseModel):
    """What counts. `guidance` are the criteria left out, on which the machine agrees too little with coaches."""

    model_config = ConfigDict(frozen=True)

    by: CountsBy
    overall: float | None
    passed: bool | None
    guidance: tuple[str, ...]


@dataclass(frozen=True)
class Standing:
    """What people made of an attempt, and what counts; `card` is None while there is neither scorecard nor review.

    `withdrawn` are the reviews that were taken back: they count for nothing.
    """

    card: Scorecard | None
    by: CountsBy
    reviews: tuple[ReviewView, ...]
    changes: tuple[ChangeView, ...]
    guidance: tuple[str, ...]
    withdrawn: tuple[WithdrawnView, ...] = ()

    @property
    def is_human(self) -> bool:
        return bool(self.reviews or self.changes)

    @property
    def latest_change(self) -> int:
        return self.changes[-1].number if self.changes else 0

    @property
    def counts(self) -> Counts | None:
        card = self.card
        if card is None:
            return None
        return Counts(by=self.by, overall=card.overall, passed=card.passed, guidance=self.guidance)

    @property
    def human(self) -> HumanView | None:
        card = self.card
        if card is None or not self.is_human:
            return None
        return HumanView(
            by=self.by,
            overall=card.overall,
            passed=card.passed,
            coverage=card.coverage,
            criteria=card.criteria,
            reviews=self.reviews,
            changes=self.changes,
        )

    def for_trainee(self) -> "Standing":
        """Without second opinions, which are for calibration."""
        return replace(self, reviews=self.reviews[:1], withdrawn=tuple(one for one in self.withdrawn if one.counted))

    def change_of(self, criterion: str, item: str) -> ChangeView | None:
        """The change that counts for a mark: the latest."""
        own = [change for change in self.changes if (change.criterion, change.item) == (criterion, item)]
        return own[-1] if own else None


def standing(
    session: Session,
    pinned: Pinned,
    attempt: Attempt,
    grading: Grading | None,
    *,
    known: Mapping[Weighed, frozenset[str]] | None = None,
) -> Standing:
    """What counts, where `grading` is the machine's word; `known` is the guidance of graders worked out before."""
    reviews, changes = _reviews(session, attempt.id), _changes(session, attempt.id)
    machine = Scorecard.model_validate(grading.scorecard) if grading and grading.scorecard else None
    basis = scorecard_of(reviews[0][0]) if reviews else machine
    card, guidance = None, frozenset[str]()
    if basis is not None:
        weak = frozenset[str]()
        if basis is machine and grading is not None:
            weighed = (attempt.rubric, grading.engine, grading.model)
            weak = known.get(weighed, weak) if known is not None else _guidance(session, weighed)
        own = [Change(criterion=c.criterion, item=c.item, new=c.new, reason=c.reason) for c in changes]
        card = counting(pinned.rubric(attempt.rubric_version), basis, own, guidance=weak)
        guidance = for_guidance(basis, {score.id: score.items for score in card.criteria}, weak)
    return Standing(
        card=card,
        by="coach" if reviews else "machine and coach" if changes else "machine",
        reviews=tuple(_view(review, by, counts=n == 0) for n, (review, by) in enumerate(reviews)),
        changes=tuple(changes),
        guidance=tuple(sorted(guidance)),
        withdrawn=of_attempt(session, attempt.id),
    )


def counted(db: Database, pinned: Pinned, lines: Sequence[AttemptLine]) -> tuple[AttemptLine, ...]:
    """The lines with the totals and verdicts that count in place of the machine's."""
    ids = [line.id for line in lines if line.ended_at is not None]
    with db.read() as session:
        newest = _newest(session, ids)
        weak = {weighed: _guidance(session, weighed) for weighed in {_weighed(*pair) for pair in newest.values()}}
        touched = _touched(session, ids) | {one for one, pair in newest.items() if weak[_weighed(*pair)]}
        cards = {one: standing(session, pinned, *newest[one], known=weak).card for one in touched if one in newest}
    return tuple(
        line.model_copy(update={"overall": card.overall, "passed": card.passed})
        if (card := cards.get(line.id)) is not None and line.status == "graded"
        else line
        for line in lines
    )


def _newest(session: Session, ids: Sequence[str]) -> dict[str, tuple[Attempt, Grading]]:
    graded = (
        select(Attempt, Grading)
        .join(Grading, col(Grading.attempt_id) == Attempt.id)
        .where(col(Attempt.id).in_(ids), Grading.status == "graded")
        .order_by(col(Grading.created_at), col(Grading.id))
    )
    return {attempt.id: (attempt, grading) for attempt, grading in session.exec(graded)}


def _touched(session: Session, ids: Sequence[str]) -> set[str]:
    """The attempts that a coach reviewed or changed a mark of."""
    reviewed = select(Review.attempt_id).where(col(Review.attempt_id).in_(ids), Review.status == "done")
    changed = select(Override.attempt_id).where(col(Override.attempt_id).in_(ids))
    return {*session.exec(reviewed), *session.exec(changed)}


def _weighed(attempt: Attempt, grading: Grading) -> Weighed:
    return attempt.rubric, grading.engine, grading.model


def _guidance(session: Session, weighed: Weighed) -> frozenset[str]:
    rubric, engine, model = weighed
    return calibration.guidance(session, rubric=rubric, grader=Grader(engine=engine, model=model))


def _reviews(session: Session, attempt_id: str) -> list[tuple[Review, str]]:
    return [(review, session.get_one(User, review.user_id).name) for review in finished(session, attempt_id)]


def _changes(session: Session, attempt_id: str) -> list[ChangeView]:
    """Every change of an attempt's marks, in order."""
    rows = (
        select(Override, User.name)
        .join(User, col(User.id) == Override.user_id)
        .where(Override.attempt_id == attempt_id)
        .order_by(col(Override.number))
    )
    return [
        ChangeView(
            number=row.number,
            criterion=row.criterion,
            item=row.item,
            old=Choice(row.old),
            new=Choice(row.new),
            reason=row.reason,
            by=by,
            at=row.created_at,
            dispute=row.dispute_id,
        )
        for row, by in session.exec(rows)
    ]


def _view(review: Review, by: str, *, counts: bool) -> ReviewView:
    card = scorecard_of(review)
    return ReviewView(
        id=review.id,
        by=by,
        at=cast(datetime, review.done_at),
        blind=bool(review.blind),
        counts=counts,
        overall=card.overall,
        passed=card.passed,
        coverage=card.coverage,
        criteria=card.criteria,
        comment=review.comment,
    )
