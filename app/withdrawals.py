"""Withdrawals: a finished review taken back with a reason. It stays readable as it stood, and counts nowhere."""

from datetime import datetime

from pydantic import BaseModel, ConfigDict
from sqlmodel import Session, col, select

from app.audit import record, require_coach
from app.auth import Person, Role
from app.db import Database
from app.deeds import Deed, Facts
from app.errors import Conflict, Invalid, NotAllowed, NotFound
from app.grading.human import Choice, choice_of
from app.grading.scorecard import CriterionScore, Scorecard
from app.review_draft import limited
from app.review_tables import MarksSeen, Review, WithdrawnReview
from app.reviews import finished, has_seen, reviewable, scorecard_of, see_marks
from app.tables import User, new_id
from app.text import storable

LONGEST_REASON = 1000


class WithdrawnView(BaseModel):
    """A withdrawn review: the coach's marks as they stood, who took them back, when and why.

    `counted` is true of one that counted until then.
    """

    model_config = ConfigDict(frozen=True)

    id: str
    by: str
    at: datetime
    blind: bool
    counted: bool
    overall: float | None
    passed: bool | None
    coverage: float
    criteria: tuple[CriterionScore, ...]
    comment: str
    withdrawn_by: str
    withdrawn_at: datetime
    reason: str


def may_withdraw(person: Person, by: str) -> bool:
    """Whether they may take back a review of the coach of this name: their own, or as an admin anybody's."""
    return person.is_coach and (person.name == by or person.role == Role.admin)


def withdraw(db: Database, person: Person, review_id: str, *, reason: str) -> str:
    """Takes a finished review back; the id of its attempt. What is graded again by its coach is not blind.

    Raises `NotAllowed` for anyone but its coach and admins, `Invalid` without a reason, `Conflict` where it is not
    finished (any more).
    """
    require_coach(person)
    with db.write() as session:
        review = session.get(Review, review_id) if storable(review_id) else None
        if review is None:
            raise NotFound("There is no such review. Open the attempt and look at its marks.")
        attempt = reviewable(session, person, review.attempt_id, lock=True)
        session.refresh(review)
        coach = session.get_one(User, review.user_id)
        if not may_withdraw(person, coach.name):
            raise NotAllowed("A grading is withdrawn by the coach who gave it, or by an admin. Ask one of them.")
        if review.status != "done":
            raise Conflict("This grading does not count: it was withdrawn meanwhile, or is not finished yet.")
        if not (reason := limited("The reason", reason, LONGEST_REASON)):
            raise Invalid("Say why you withdraw this grading: the reason is kept, and others read it.")
        session.add(_kept(review, counted=finished(session, attempt.id)[0].id == review.id, by=person, reason=reason))
        facts = _facts(review, coach.name)
        record(session, person, Deed.review_withdrawn, facts=facts, why=reason, attempt=attempt)
        _reopen(session, review)
        see_marks(session, person, attempt)
        return attempt.id


def of_attempt(session: Session, attempt_id: str) -> tuple[WithdrawnView, ...]:
    """Every review of an attempt that was withdrawn, in the order in which they were."""
    rows = select(WithdrawnReview).where(WithdrawnReview.attempt_id == attempt_id)
    ordered = rows.order_by(col(WithdrawnReview.withdrawn_at), col(WithdrawnReview.id))
    return tuple(_view(session, row) for row in session.exec(ordered))


def latest_of(db: Database, coach: Person, attempt_id: str) -> WithdrawnView | None:
    """The last of one's own reviews of an attempt that was withdrawn."""
    with db.read() as session:
        own = [one for one in of_attempt(session, attempt_id) if one.by == coach.name]
    return own[-1] if own else None


def _kept(review: Review, *, counted: bool, by: Person, reason: str) -> WithdrawnReview:
    assert review.scorecard is not None
    assert review.done_at is not None
    return WithdrawnReview(
        id=new_id(),
        attempt_id=review.attempt_id,
        user_id=review.user_id,
        rubric_version=review.rubric_version,
        blind=bool(review.blind),
        counted=counted,
        comment=review.comment,
        scorecard=review.scorecard,
        done_at=review.done_at,
        reason=reason,
        withdrawn_by=by.id,
    )


def _reopen(session: Session, review: Review) -> None:
    """Makes a finished review a draft with the same marks, whose coach knows the marks of others."""
    review.status, review.version = "draft", review.version + 1
    review.blind = review.overall = review.passed = review.scorecard = review.done_at = None
    session.add(review)
    if not has_seen(session, review.user_id, review.attempt_id):
        session.add(MarksSeen(attempt_id=review.attempt_id, user_id=review.user_id))
    session.flush()


def _facts(review: Review, by: str) -> Facts:
    """The review as the trail keeps it: its number, and the items of each criterion by their mark."""
    card = scorecard_of(review)
    criteria = [_criterion(score) for score in card.criteria]
    return {"by": by, "overall": card.overall, "passed": card.passed, "criteria": criteria}


def _criterion(score: CriterionScore) -> Facts:
    marks = {choice: [mark.id for mark in score.items if choice_of(mark) == choice] for choice in Choice}
    given = {choice.value: items for choice, items in marks.items() if items}
    return {"criterion": score.id, "title": score.title, "level": score.level, "marks": given}


def _view(session: Session, row: WithdrawnReview) -> WithdrawnView:
    card = Scorecard.model_validate(row.scorecard)
    return WithdrawnView(
        id=row.id,
        by=session.get_one(User, row.user_id).name,
        at=row.done_at,
        blind=row.blind,
        counted=row.counted,
        overall=card.overall,
        passed=card.passed,
        coverage=card.coverage,
        criteria=card.criteria,
        comment=row.comment,
        withdrawn_by=session.get_one(User, row.withdrawn_by).name,
        withdrawn_at=row.withdrawn_at,
        reason=row.reason,
    )
