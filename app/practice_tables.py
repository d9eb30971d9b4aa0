"""The tables of what helps a trainee during practice. Rows are added and never change."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from app.tables import SafeText, UtcTime, now


def _text(**options: Any) -> Any:
    return Field(sa_type=SafeText, **options)


def _attempt() -> Any:
    return Field(sa_type=SafeText, foreign_key="attempt.id", index=True)


class Hint(SQLModel, table=True):
    """A hint the trainee asked for: `turn` is the number of the turn it is for, `step` 1 to 3."""

    __table_args__ = (
        sa.UniqueConstraint("attempt_id", "turn", "step", name="uq_hint_step"),
        sa.CheckConstraint("step BETWEEN 1 AND 3", name="ck_hint_step"),
    )

    id: int | None = Field(default=None, primary_key=True)
    attempt_id: str = _attempt()
    turn: int
    step: int
    principle: str = _text()
    text: str = _text()
    created_at: datetime = Field(sa_type=UtcTime, default_factory=now)


class Question(SQLModel, table=True):
    """A question to the specialist beside the chat, and its answer; `turn` is the number of the turn it came before."""

    __tablename__ = "specialist_question"

    id: int | None = Field(default=None, primary_key=True)
    attempt_id: str = _attempt()
    turn: int
    text: str = _text()
    answer: str = _text()
    created_at: datetime = Field(sa_type=UtcTime, default_factory=now)
