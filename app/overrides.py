"""Overrides: one mark changed by a coach, with a reason. Rows are added; the scorecards beneath stay as they were."""

import sqlalchemy as sa
from pydantic import BaseModel, ConfigDict, Field
from sqlmodel import Session, col, select

from app import gradings
from app.audit import record
from app.auth import Person
from app.content import Pinned
from app.db import Database
from app.deeds import Deed, Facts
from app.errors import Conflict, Invalid, NotFound
from app.grading.human import CHOICE_WORDS, Choice, choice_of
from app.grading.scorecard import Mark, Scorecard
from app.review_draft import limited
from app.review_tables import Override
from app.reviews import reviewable, see_marks
from app.rubric import Rubric
from app.standing import Standing, standing
from app.tables import Attempt

LONGEST_REASON = 1000


class NewMark(BaseModel):
    """A mark to put in another's place. `after` is the number of the last change the coach has seen, 0 for none."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    criterion: str
    item: str
    mark: Choice
    reason: str
    after: int = Field(default=0, ge=0, le=1_000_000)


def override(db: Database, pinned: Pinned, coach: Person, attempt_id: str, *, wanted: NewMark) -> int:
    """Changes one mark; the number of the change.

    Raises `Invalid` without a reason or where nothing would change, `Conflict` where somebody changed a mark meanwhile.
    """
    with db.write() as session:
        attempt = reviewable(session, coach, attempt_id, lock=True)
        return add(session, pinned, coach, attempt, wanted=wanted)


def add(
    session: Session, pinned: Pinned, coach: Person, attempt: Attempt, *, wanted: NewMark, dispute: str | None = None
) -> int:
    """As `override`, in the caller's transaction; `dispute` is the one it answers."""
    if not (reason := limited("The reason", wanted.reason, LONGEST_REASON)):
        raise Invalid("Say why you change this mark: the trainee reads it, and it is kept.")
    if (last := _last(session, attempt.id)) != wanted.after:
        raise Conflict("Another coach changed a mark of this attempt meanwhile. Look at it, then decide again.")
    stands = standing(session, pinned, attempt, gradings.latest_graded(session, attempt.id))
    old = choice_of(mark_of(stands, wanted.criterion, wanted.item))
    if old == wanted.mark:
        raise Invalid(f"The mark is “{CHOICE_WORDS[old]}” already. Choose another one, or leave it.")
    row = Override(
        attempt_id=attempt.id,
        number=last + 1,
        criterion=wanted.criterion,
        item=wanted.item,
        old=old.value,
        new=wanted.mark.value,
        reason=reason,
        user_id=coach.id,
        dispute_id=dispute,
    )
    session.add(row)
    see_marks(session, coach, attempt)
    facts = item_facts(pinned.rubric(attempt.rubric_version), wanted.criterion, wanted.item)
    changed = {**facts, "old": old.value, "new": wanted.mark.value}
    record(session, coach, Deed.mark_changed, facts=changed, why=reason, attempt=attempt)
    try:
        session.flush()
    except sa.exc.IntegrityError:  # another coach was quicker by a moment
        raise Conflict("Another coach changed a mark just now. Look at it, then decide again.") from None
    return row.number


def mark_of(stands: Standing, criterion: str, item: str) -> Mark:
    """The mark that counts; raises `NotFound` where there is none."""
    card: Scorecard | None = stands.card
    for score in card.criteria if card else ():
        for mark in score.items:
            if (score.id, mark.id) == (criterion, item):
                return mark
    raise NotFound("There is no such mark on this attempt. Open its marks and choose one there.")


def item_facts(rubric: Rubric, criterion: str, item: str) -> Facts:
    """Which item a deed was about."""
    title = next((one.title for one in rubric.criteria if one.id == criterion), criterion)
    return {"criterion": criterion, "title": title, "item": item}


def _last(session: Session, attempt_id: str) -> int:
    latest = select(Override.number).where(Override.attempt_id == attempt_id).order_by(col(Override.number).desc())
    return session.exec(latest.limit(1)).first() or 0
