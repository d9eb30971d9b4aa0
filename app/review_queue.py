"""The coaches' queue: what needs a person first, then open disputes, then what nobody has reviewed. No mark is told."""

from datetime import datetime
from typing import Any, Literal, cast

import sqlalchemy as sa
from pydantic import BaseModel, ConfigDict
from sqlmodel import col

from app.attempt_view import Mode
from app.audit import require_coach
from app.auth import Person
from app.db import Database
from app.review_tables import Dispute, MarksSeen, Review, WithdrawnReview
from app.tables import Attempt, ContentVersion, Grading, User

MOST = 200

Group = Literal["needs a coach", "dispute open", "not reviewed", "reviewed"]
GROUPS: tuple[Group, ...] = ("needs a coach", "dispute open", "not reviewed", "reviewed")


class QueueLine(BaseModel):
    """An ended attempt that coaches may see; `mine` is the state of one's own review, `blind` whether it can be so.

    `withdrawn` is a draft whose marks counted until they were withdrawn.
    """

    model_config = ConfigDict(frozen=True)

    attempt: str
    trainee: str
    customer: str
    title: str
    rubric: str
    mode: Mode
    ended_at: datetime
    group: Group
    open_disputes: int
    reviews: int
    mine: Literal["none", "draft", "withdrawn", "done"]
    blind: bool
    own: bool


def queue(db: Database, coach: Person) -> tuple[QueueLine, ...]:
    """At most `MOST` attempts that still want something, by group, longest waiting first, then the latest reviewed.

    Raises `NotAllowed` for anyone but coaches.
    """
    require_coach(coach)
    with db.read() as session:
        lines = [_line(coach, *row) for row in session.execute(_wanted(coach))]
    waiting = sorted(
        (line for line in lines if line.group != "reviewed"),
        key=lambda line: (GROUPS.index(line.group), line.ended_at),
    )
    done = sorted((line for line in lines if line.group == "reviewed"), key=lambda line: line.ended_at, reverse=True)
    return tuple([*waiting, *done][:MOST])


def _wanted(coach: Person) -> Any:
    open_disputes = _count(Dispute, Dispute.state == "open")
    done = _count(Review, Review.status == "done")
    withdrawn = _count(WithdrawnReview, WithdrawnReview.user_id == coach.id)
    state: Any = sa.case((col(Review.status) == "done", "done"), (withdrawn > 0, "withdrawn"), else_="draft")
    mine = (
        sa.select(state)
        .where(col(Review.attempt_id) == col(Attempt.id), col(Review.user_id) == coach.id)
        .scalar_subquery()
    )
    seen = _count(MarksSeen, MarksSeen.user_id == coach.id)
    return (
        sa.select(Attempt, col(User.name), col(ContentVersion.body), _doubted(), open_disputes, done, mine, seen)
        .join(User, col(User.id) == col(Attempt.user_id))
        .join(ContentVersion, col(ContentVersion.id) == col(Attempt.persona_version))
        .where(col(Attempt.ended_at).is_not(None))
        .where((col(Attempt.mode) == "assessed") | col(Attempt.shared_at).is_not(None))
        .order_by(sa.case((done > 0, 1), else_=0), col(Attempt.ended_at).desc())
        .limit(4 * MOST)
    )


def _count(table: Any, condition: Any) -> Any:
    counted = sa.select(sa.func.count()).select_from(table)
    return counted.where(col(table.attempt_id) == col(Attempt.id), condition).scalar_subquery()


def _doubted() -> Any:
    """Whether the latest grading failed, or says that a coach is needed."""
    doubt: Any = col(Grading.scorecard)
    said = sa.case((col(Grading.status) == "failed", sa.true()), else_=doubt["needs_coach"].as_boolean())
    latest = sa.select(said).where(col(Grading.attempt_id) == col(Attempt.id))
    return latest.order_by(col(Grading.created_at).desc(), col(Grading.id).desc()).limit(1).scalar_subquery()


def _line(
    coach: Person,
    attempt: Attempt,
    trainee: str,
    persona: dict[str, Any],
    doubted: bool | None,
    open_disputes: int,
    done: int,
    mine: str | None,
    seen: int,
) -> QueueLine:
    needed = attempt.needs_coach or bool(doubted)
    group: Group = "needs a coach" if needed and not done else "not reviewed" if not done else "reviewed"
    if open_disputes and group != "needs a coach":
        group = "dispute open"
    assert attempt.ended_at is not None
    return QueueLine(
        attempt=attempt.id,
        trainee=trainee,
        customer=persona["name"],
        title=persona["title"],
        rubric=attempt.rubric,
        mode=cast(Mode, attempt.mode),
        ended_at=attempt.ended_at,
        group=group,
        open_disputes=open_disputes,
        reviews=done,
        mine=cast(Any, mine or "none"),
        blind=not seen,
        own=attempt.user_id == coach.id,
    )
