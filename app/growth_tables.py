"""The tables of growing: swapped places, what was named, quizzes, kudos, certificates. What is written stays."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from app.tables import SafeText, UtcTime, now


def _text(**options: Any) -> Any:
    return Field(sa_type=SafeText, **options)


def _time(**options: Any) -> Any:
    return Field(sa_type=UtcTime, **options)


def _person(**options: Any) -> Any:
    return Field(foreign_key="app_user.id", **options)


def _json_or_null() -> Any:
    return Field(default=None, sa_type=sa.JSON(none_as_null=True))


class Reversal(SQLModel, table=True):
    """A conversation in which the trainee plays the customer against the model agent. It is never graded."""

    id: str = _text(primary_key=True)
    user_id: int = _person(index=True)
    persona: str = _text()
    persona_version: int = Field(foreign_key="content_version.id")
    engine: str = _text()
    seed: int = Field(sa_type=sa.BigInteger)
    created_at: datetime = _time(default_factory=now)
    ended_at: datetime | None = _time(default=None)


class ReversalTurn(SQLModel, table=True):
    """One turn: `customer` is the person, `trainee` the model agent, with its memory and the reading of its words."""

    __tablename__ = "reversal_turn"
    __table_args__ = (
        sa.UniqueConstraint("reversal_id", "number", name="uq_reversal_turn"),
        sa.UniqueConstraint("reversal_id", "idempotency_key", name="uq_reversal_key"),
    )

    id: int | None = Field(default=None, primary_key=True)
    reversal_id: str = Field(sa_type=SafeText, foreign_key="reversal.id")
    number: int
    speaker: str = _text()
    text: str = _text()
    action: str | None = _text(default=None)
    idempotency_key: str | None = _text(default=None)
    memory: dict[str, Any] | None = _json_or_null()
    reading: dict[str, Any] | None = _json_or_null()
    source: str | None = _text(default=None)
    fallback: str | None = _text(default=None)
    created_at: datetime = _time(default_factory=now)


class Naming(SQLModel, table=True):
    """The principles that the trainee named in one of the agent's turns; the first word stands."""

    __table_args__ = (sa.UniqueConstraint("reversal_id", "turn", name="uq_naming_turn"),)

    id: int | None = Field(default=None, primary_key=True)
    reversal_id: str = Field(sa_type=SafeText, foreign_key="reversal.id", index=True)
    turn: int
    principles: list[str] = Field(sa_type=sa.JSON)
    created_at: datetime = _time(default_factory=now)


class Quiz(SQLModel, table=True):
    """A short quiz on acts, its questions as they were asked."""

    id: str = _text(primary_key=True)
    user_id: int = _person(index=True)
    reversal_id: str | None = Field(default=None, sa_type=SafeText, foreign_key="reversal.id")
    attempt_id: str | None = Field(default=None, sa_type=SafeText, foreign_key="attempt.id")
    questions: list[dict[str, Any]] = Field(sa_type=sa.JSON)
    created_at: datetime = _time(default_factory=now)


class QuizAnswer(SQLModel, table=True):
    """What was chosen for a question, counted from 0; the first answer stands."""

    __tablename__ = "quiz_answer"
    __table_args__ = (sa.UniqueConstraint("quiz_id", "question", name="uq_quiz_answer"),)

    id: int | None = Field(default=None, primary_key=True)
    quiz_id: str = Field(sa_type=SafeText, foreign_key="quiz.id", index=True)
    question: int
    chosen: int
    created_at: datetime = _time(default_factory=now)


class Kudos(SQLModel, table=True):
    """Praise for one turn, quoting it: given by a coach (`user_id`) or earned by a rule, each rule once an attempt."""

    __table_args__ = (
        sa.UniqueConstraint("attempt_id", "rule", name="uq_kudos_rule"),
        sa.CheckConstraint("(user_id IS NULL) != (rule IS NULL)", name="ck_kudos_from_one"),
    )

    id: str = _text(primary_key=True)
    attempt_id: str = Field(sa_type=SafeText, foreign_key="attempt.id", index=True)
    turn: int
    user_id: int | None = _person(default=None)
    rule: str | None = _text(default=None)
    principle: str = _text()
    quote: str = _text()
    words: str = _text()
    created_at: datetime = _time(default_factory=now)
    taken_back_at: datetime | None = _time(default=None)


class Certificate(SQLModel, table=True):
    """What was true when it was issued, for anybody who has its link, until it is revoked."""

    id: str = _text(primary_key=True)
    user_id: int = _person(index=True)
    body: dict[str, Any] = Field(sa_type=sa.JSON)
    created_at: datetime = _time(default_factory=now)
    revoked_at: datetime | None = _time(default=None)
    revoked_by: int | None = _person(default=None)
