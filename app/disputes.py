"""Disputes: a trainee's sentence about one mark, and a coach's answer. One at a time is open about a mark."""

from datetime import datetime
from typing import Literal, cast

import sqlalchemy as sa
from pydantic import BaseModel, ConfigDict, Field
from sqlmodel import Session, col, select

from app import gradings, overrides
from app.attempts import owned, readable
from app.audit import record
from app.auth import Person
from app.content import Pinned
from app.db import Database
from app.deeds import Deed
from app.errors import Conflict, Invalid, NotFound
from app.grading.human import Choice, choice_of
from app.overrides import NewMark, item_facts, mark_of
from app.review_draft import limited
from app.review_tables import Dispute
from app.reviews import note_marks_seen, reviewable, see_marks
from app.standing import standing
from app.tables import Attempt, User, new_id, now
from app.text import storable

LONGEST_SENTENCE, LONGEST_ANSWER = 600, 1000
_GONE = "There is no such dispute. Open the attempt and look at its marks."
_SETTLED = "This dispute was answered or withdrawn meanwhile, so nothing was overwritten. Look at what it says now."

State = Literal["open", "answered", "withdrawn"]


class DisputeView(BaseModel):
    """A dispute as both sides see it. `mark` is what stood when it was opened."""

    model_config = ConfigDict(frozen=True)

    id: str
    attempt: str
    criterion: str
    item: str
    mark: Choice
    sentence: str
    by: str
    at: datetime
    state: State
    answer: str | None = None
    answered_by: str | None = None
    answered_at: datetime | None = None


class Answer(BaseModel):
    """A coach's answer and, where the trainee is right, the mark that it should be. `after` as in `NewMark`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    answer: str
    mark: Choice | None = None
    after: int = Field(default=0, ge=0, le=1_000_000)


def dispute(
    db: Database, pinned: Pinned, person: Person, attempt_id: str, *, criterion: str, item: str, sentence: str
) -> str:
    """Opens a dispute about a mark of one's own attempt; its id. Practice has to be shared with the coaches first."""
    with db.write() as session:
        attempt = owned(session, person, attempt_id, lock=True)
        if attempt.mode == "practice" and attempt.shared_at is None:
            raise Conflict(
                "No coach can see a practice attempt. Share it with your coach first, then dispute the mark."
            )
        sentence = limited("Your sentence", sentence, LONGEST_SENTENCE)
        if not sentence:
            raise Invalid("Say in a sentence what is wrong with this mark, so that a coach can answer it.")
        if attempt.ended_at is None:
            raise Conflict("This attempt has not ended yet. Finish it first.")
        stands = standing(session, pinned, attempt, gradings.latest_graded(session, attempt.id))
        mark = choice_of(mark_of(stands, criterion, item))
        row = Dispute(
            id=new_id(),
            attempt_id=attempt.id,
            user_id=person.id,
            criterion=criterion,
            item=item,
            mark=mark.value,
            sentence=sentence,
        )
        session.add(row)
        facts = item_facts(pinned.rubric(attempt.rubric_version), criterion, item)
        disputed = {**facts, "mark": mark.value}
        record(session, person, Deed.mark_disputed, facts=disputed, why=sentence, attempt=attempt)
        try:
            session.flush()
        except sa.exc.IntegrityError:
            raise Conflict("You have an open dispute about this mark already. A coach will answer it.") from None
        return row.id


def answer(db: Database, pinned: Pinned, coach: Person, dispute_id: str, *, given: Answer) -> str:
    """Answers a dispute and, with a `mark`, changes the mark in the same commit; the id of the attempt.

    Raises `Invalid` without words, `Conflict` when the dispute is no longer open.
    """
    with db.write() as session:
        row = _found(session, dispute_id)
        attempt = reviewable(session, coach, row.attempt_id, lock=True)
        words = limited("The answer", given.answer, LONGEST_ANSWER)
        if not words:
            raise Invalid("Write an answer: the trainee reads it.")
        see_marks(session, coach, attempt)
        _settle(session, row, state="answered", answer=words, answered_by=coach.id, answered_at=now())
        if given.mark is not None:
            wanted = NewMark(criterion=row.criterion, item=row.item, mark=given.mark, reason=words, after=given.after)
            overrides.add(session, pinned, coach, attempt, wanted=wanted, dispute=row.id)
        facts = item_facts(pinned.rubric(attempt.rubric_version), row.criterion, row.item)
        answered = {**facts, "changed": given.mark is not None}
        record(session, coach, Deed.dispute_answered, facts=answered, why=words, attempt=attempt)
        return attempt.id


def withdraw(db: Database, pinned: Pinned, person: Person, attempt_id: str, *, dispute_id: str) -> None:
    """Takes one's own open dispute back."""
    with db.write() as session:
        attempt = owned(session, person, attempt_id)
        row = _found(session, dispute_id)
        if row.attempt_id != attempt.id:
            raise NotFound(_GONE)
        _settle(session, row, state="withdrawn")
        facts = item_facts(pinned.rubric(attempt.rubric_version), row.criterion, row.item)
        record(session, person, Deed.dispute_withdrawn, facts=facts, attempt=attempt)


def of_attempt(db: Database, person: Person, attempt_id: str) -> tuple[DisputeView, ...]:
    """All disputes of an attempt that this person may read, oldest first. A coach who reads one knows a mark."""
    with db.read() as session:
        found = views(session, readable(session, person, attempt_id))
    if found:
        note_marks_seen(db, person, attempt_id)
    return found


def views(session: Session, attempt: Attempt) -> tuple[DisputeView, ...]:
    """All disputes of an attempt, oldest first."""
    rows = select(Dispute).where(Dispute.attempt_id == attempt.id).order_by(col(Dispute.created_at), col(Dispute.id))
    return tuple(_view(session, row) for row in session.exec(rows))


def _found(session: Session, dispute_id: str) -> Dispute:
    row = session.get(Dispute, dispute_id) if storable(dispute_id) else None
    if row is None:
        raise NotFound(_GONE)
    return row


def _settle(session: Session, row: Dispute, **values: object) -> None:
    still_open = sa.and_(col(Dispute.id) == row.id, col(Dispute.state) == "open")
    if session.connection().execute(sa.update(Dispute).where(still_open).values(**values)).rowcount != 1:
        raise Conflict(_SETTLED)


def _view(session: Session, row: Dispute) -> DisputeView:
    return DisputeView(
        id=row.id,
        attempt=row.attempt_id,
        criterion=row.criterion,
        item=row.item,
        mark=Choice(row.mark),
        sentence=row.sentence,
        by=session.get_one(User, row.user_id).name,
        at=row.created_at,
        state=cast(State, row.state),
        answer=row.answer,
        answered_by=session.get_one(User, row.answered_by).name if row.answered_by else None,
        answered_at=row.answered_at,
    )
