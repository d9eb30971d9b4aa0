"""The tables of what people do to grades. Nothing is lost: what is changed or withdrawn stays beside what counts."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from app.tables import SafeText, UtcTime, now


def _text(**options: Any) -> Any:
    return Field(sa_type=SafeText, **options)


def _time(**options: Any) -> Any:
    return Field(sa_type=UtcTime, **options)


def _attempt(**options: Any) -> Any:
    return Field(sa_type=SafeText, foreign_key="attempt.id", **options)


def _person(**options: Any) -> Any:
    return Field(foreign_key="app_user.id", **options)


class Review(SQLModel, table=True):
    """A coach's scorecard of an attempt: a `draft` that grows, then `done` until withdrawn; only `done` has numbers.

    `marks` are by `criterion.item`. `blind` says, once done, that the coach had seen nobody else's marks.
    `version` grows with each save, so that two tabs never overwrite each other.
    """

    __table_args__ = (
        sa.UniqueConstraint("attempt_id", "user_id", name="uq_review_of_coach"),
        sa.CheckConstraint(
            "status = 'done' OR (overall IS NULL AND passed IS NULL AND scorecard IS NULL)",
            name="ck_review_number_only_when_done",
        ),
        sa.CheckConstraint("status IN ('draft', 'done')", name="ck_review_status"),
    )

    id: str = _text(primary_key=True)
    attempt_id: str = _attempt(index=True)
    user_id: int = _person(index=True)
    rubric_version: int = Field(foreign_key="content_version.id")
    status: str = _text(default="draft")
    blind: bool | None = None
    marks: dict[str, Any] = Field(default_factory=dict, sa_type=sa.JSON)
    comment: str = _text(default="")
    version: int = 1
    overall: float | None = None
    passed: bool | None = None
    scorecard: dict[str, Any] | None = Field(default=None, sa_type=sa.JSON(none_as_null=True))
    created_at: datetime = _time(default_factory=now)
    saved_at: datetime = _time(default_factory=now)
    done_at: datetime | None = _time(default=None, index=True)


class WithdrawnReview(SQLModel, table=True):
    """A finished review that was withdrawn, as it stood; its coach's row in `review` is a draft again.

    `counted` says that it was the one that counted, so that its trainee has read it.
    """

    __tablename__ = "withdrawn_review"

    id: str = _text(primary_key=True)
    attempt_id: str = _attempt(index=True)
    user_id: int = _person(index=True)
    rubric_version: int = Field(foreign_key="content_version.id")
    blind: bool
    counted: bool
    comment: str = _text()
    scorecard: dict[str, Any] = Field(sa_type=sa.JSON)
    done_at: datetime = _time()
    reason: str = _text()
    withdrawn_by: int = _person()
    withdrawn_at: datetime = _time(default_factory=now)


class MarksSeen(SQLModel, table=True):
    """A coach has opened the marks of an attempt: what they grade from then on is not blind."""

    __tablename__ = "marks_seen"
    __table_args__ = (sa.UniqueConstraint("attempt_id", "user_id", name="uq_marks_seen"),)

    id: int | None = Field(default=None, primary_key=True)
    attempt_id: str = _attempt(index=True)
    user_id: int = _person()
    at: datetime = _time(default_factory=now)


class Dispute(SQLModel, table=True):
    """A trainee's sentence about one mark, and a coach's answer; one at a time is open about a mark."""

    __table_args__ = (
        sa.CheckConstraint("state IN ('open', 'answered', 'withdrawn')", name="ck_dispute_state"),
        sa.CheckConstraint("state != 'answered' OR answer IS NOT NULL", name="ck_dispute_answered"),
        sa.Index(
            "uq_open_dispute",
            "attempt_id",
            "criterion",
            "item",
            unique=True,
            sqlite_where=sa.text("state = 'open'"),
            postgresql_where=sa.text("state = 'open'"),
        ),
    )

    id: str = _text(primary_key=True)
    attempt_id: str = _attempt(index=True)
    user_id: int = _person()
    criterion: str = _text()
    item: str = _text()
    mark: str = _text()
    sentence: str = _text()
    state: str = _text(default="open", index=True)
    answer: str | None = _text(default=None)
    answered_by: int | None = _person(default=None)
    answered_at: datetime | None = _time(default=None)
    created_at: datetime = _time(default_factory=now)


class Override(SQLModel, table=True):
    """A coach's mark of one item in place of what stood, with the reason. `number` counts within the attempt."""

    __table_args__ = (sa.UniqueConstraint("attempt_id", "number", name="uq_override_number"),)

    id: int | None = Field(default=None, primary_key=True)
    attempt_id: str = _attempt(index=True)
    number: int
    criterion: str = _text()
    item: str = _text()
    old: str = _text()
    new: str = _text()
    reason: str = _text()
    user_id: int = _person()
    dispute_id: str | None = Field(default=None, sa_type=SafeText, foreign_key="dispute.id")
    created_at: datetime = _time(default_factory=now)


class AuditEntry(SQLModel, table=True):
    """Who did what, when and why, about which attempt. The database refuses to change or delete one.

    `facts` are codes; entries from before there were any have `what` in English instead.
    """

    __tablename__ = "audit"

    id: int | None = Field(default=None, primary_key=True)
    at: datetime = _time(default_factory=now, index=True)
    user_id: int = _person(index=True)
    deed: str = _text(index=True)
    attempt_id: str | None = Field(default=None, sa_type=SafeText, foreign_key="attempt.id", index=True)
    what: str = _text(default="")
    facts: dict[str, Any] | None = Field(default=None, sa_type=sa.JSON(none_as_null=True))
    why: str = _text(default="")


class Bar(SQLModel, table=True):
    """How well the machine must agree with coaches before a criterion decides a pass; the latest row counts."""

    id: int | None = Field(default=None, primary_key=True)
    least_kappa: float
    least_attempts: int
    reason: str = _text(default="")
    user_id: int = _person()
    created_at: datetime = _time(default_factory=now)
