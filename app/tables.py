"""The database tables. Nothing graded is overwritten: gradings are added, content versions are kept for ever."""

import secrets
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from app.text import storable


class SafeText(sa.types.TypeDecorator[str]):
    """Text every database can hold: refuses NUL and lone surrogates before they reach a driver."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: sa.Dialect) -> str | None:
        if value is not None and not storable(value):
            raise ValueError("text with a NUL character or half a character pair cannot be stored")
        return value


class UtcTime(sa.types.TypeDecorator[datetime]):
    """Time in UTC, aware in Python on both databases."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def now() -> datetime:
    return datetime.now(UTC)


def new_id() -> str:
    """An id that cannot be guessed, for addresses."""
    return secrets.token_urlsafe(12)


def _text(**options: Any) -> Any:
    return Field(sa_type=SafeText, **options)


def _time(**options: Any) -> Any:
    return Field(sa_type=UtcTime, **options)


def _json(**options: Any) -> Any:
    return Field(sa_type=sa.JSON, **options)


def _json_or_null(**options: Any) -> Any:
    return Field(default=None, sa_type=sa.JSON(none_as_null=True), **options)


class User(SQLModel, table=True):
    __tablename__ = "app_user"

    id: int | None = Field(default=None, primary_key=True)
    name: str = _text(unique=True, index=True)
    role: str = _text()
    password_hash: str | None = _text(default=None)
    active: bool = True
    created_at: datetime = _time(default_factory=now)


class Token(SQLModel, table=True):
    """A bearer token of the API; only its SHA-256 is kept."""

    id: int | None = Field(default=None, primary_key=True)
    digest: str = _text(unique=True, index=True)
    user_id: int = Field(foreign_key="app_user.id", index=True)
    created_at: datetime = _time(default_factory=now)
    revoked_at: datetime | None = _time(default=None)


class SignIn(SQLModel, table=True):
    """A signed-in browser (`kind` cookie) or a link that signs in once (`kind` link)."""

    __tablename__ = "sign_in"

    id: int | None = Field(default=None, primary_key=True)
    kind: str = _text()
    digest: str = _text(unique=True, index=True)
    user_id: int = Field(foreign_key="app_user.id", index=True)
    created_at: datetime = _time(default_factory=now)
    expires_at: datetime = _time()
    used_at: datetime | None = _time(default=None)


class Knock(SQLModel, table=True):
    """A failed sign-in, for the rate limit."""

    id: int | None = Field(default=None, primary_key=True)
    door: str = _text(index=True)
    at: datetime = _time(default_factory=now, index=True)


class ContentVersion(SQLModel, table=True):
    """The text of a persona or rubric as it was when an attempt or a grading pinned it."""

    __tablename__ = "content_version"
    __table_args__ = (sa.UniqueConstraint("kind", "stem", "digest", name="uq_content_version"),)

    id: int | None = Field(default=None, primary_key=True)
    kind: str = _text()
    stem: str = _text()
    digest: str = _text()
    body: dict[str, Any] = _json()
    created_at: datetime = _time(default_factory=now)


class Attempt(SQLModel, table=True):
    """One conversation of one trainee. `outcome` is how the customer felt, from the end on.

    `shared_at` is set while the trainee shares a practice attempt with the coaches. `intensity` 1–5 and `profanity` are
    the tone it was begun with. While `paused_at` or `stopped_at` is set nothing is said and nothing counts.
    `praised_at` is set once the rules for kudos have looked at it.
    """

    id: str = _text(primary_key=True)
    user_id: int = Field(foreign_key="app_user.id", index=True)
    persona: str = _text(index=True)
    persona_version: int = Field(foreign_key="content_version.id")
    rubric: str = _text()
    rubric_version: int = Field(foreign_key="content_version.id")
    mode: str = _text()
    engine: str = _text()
    seed: int = Field(sa_type=sa.BigInteger)
    ending: str | None = _text(default=None)
    outcome: dict[str, Any] | None = _json_or_null()
    needs_coach: bool = False
    forked_from: str | None = Field(default=None, sa_type=SafeText, foreign_key="attempt.id")
    forked_turn: int | None = None
    created_at: datetime = _time(default_factory=now, index=True)
    ended_at: datetime | None = _time(default=None)
    shared_at: datetime | None = _time(default=None)
    intensity: int = Field(default=3, sa_column_kwargs={"server_default": "3"})
    profanity: bool = Field(default=False, sa_column_kwargs={"server_default": sa.false()})
    paused_at: datetime | None = _time(default=None)
    stopped_at: datetime | None = _time(default=None)
    praised_at: datetime | None = _time(default=None)


class TurnRow(SQLModel, table=True):
    """One turn as said. A trainee's turn holds key, readings and claim; a customer's the direction and the mind.

    `note` is the handover note of a turn that brings a colleague in; the customer never sees it.
    """

    __tablename__ = "turn"
    __table_args__ = (
        sa.UniqueConstraint("attempt_id", "number", name="uq_turn_number"),
        sa.UniqueConstraint("attempt_id", "idempotency_key", name="uq_turn_key"),
    )

    id: int | None = Field(default=None, primary_key=True)
    attempt_id: str = Field(sa_type=SafeText, foreign_key="attempt.id")
    number: int
    speaker: str = _text()
    text: str = _text()
    action: str | None = _text(default=None)
    note: dict[str, Any] | None = _json_or_null()
    idempotency_key: str | None = _text(default=None)
    answers: int | None = Field(default=None, description="number of the trainee's turn this one answers")
    reading: dict[str, Any] | None = _json_or_null()
    offline_reading: dict[str, Any] | None = _json_or_null(description="kept beside a model's reading")
    direction: dict[str, Any] | None = _json_or_null()
    mind: dict[str, Any] | None = _json_or_null()
    source: str | None = _text(default=None)
    fallback: str | None = _text(default=None)
    claimed_by: str | None = _text(default=None)
    claimed_until: datetime | None = _time(default=None)
    created_at: datetime = _time(default_factory=now)


class LedgerEntry(SQLModel, table=True):
    """A row of the ledger, in the order it was written."""

    __tablename__ = "ledger"

    id: int | None = Field(default=None, primary_key=True)
    attempt_id: str = Field(sa_type=SafeText, foreign_key="attempt.id", index=True)
    turn: int
    cause: str = _text()
    rule: str = _text()
    quote: str = _text(default="")
    anger: float = 0.0
    felt_right: float = 0.0


class Grading(SQLModel, table=True):
    """A grading job and its scorecard in one row: `pending`, `graded` or `failed`; only `graded` has numbers.

    `fence` grows with each lease; a worker may write its result only while it holds the latest.
    """

    __table_args__ = (
        sa.CheckConstraint(
            "status = 'graded' OR (overall IS NULL AND passed IS NULL AND scorecard IS NULL)",
            name="ck_number_only_when_graded",
        ),
        sa.CheckConstraint("status IN ('pending', 'graded', 'failed')", name="ck_grading_status"),
    )

    id: str = _text(primary_key=True)
    attempt_id: str = Field(sa_type=SafeText, foreign_key="attempt.id", index=True)
    rubric_version: int = Field(foreign_key="content_version.id")
    status: str = _text(default="pending", index=True)
    engine: str = _text()
    model: str | None = _text(default=None)
    overall: float | None = None
    passed: bool | None = None
    scorecard: dict[str, Any] | None = _json_or_null()
    focus: list[dict[str, Any]] | None = _json_or_null()
    record: dict[str, Any] | None = _json_or_null()
    reason: str | None = _text(default=None)
    tries: int = 0
    fence: int = 0
    leased_until: datetime | None = _time(default=None)
    created_at: datetime = _time(default_factory=now, index=True)
    finished_at: datetime | None = _time(default=None)
