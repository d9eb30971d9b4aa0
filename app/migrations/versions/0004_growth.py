"""swapped places, quizzes, kudos and certificates"""

import sqlalchemy as sa
from alembic import op

from app.tables import SafeText, UtcTime

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def _time(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, UtcTime(timezone=True), nullable=nullable)


def _text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, SafeText(), nullable=nullable)


def _key(name: str, target: str, *, nullable: bool = False) -> sa.Column[object]:
    kind = sa.Integer() if target in ("app_user.id", "content_version.id") else SafeText()
    return sa.Column(name, kind, sa.ForeignKey(target), nullable=nullable)


def upgrade() -> None:
    op.add_column("attempt", _time("praised_at", nullable=True))
    op.create_table(
        "reversal",
        sa.Column("id", SafeText(), primary_key=True),
        _key("user_id", "app_user.id"),
        _text("persona"),
        _key("persona_version", "content_version.id"),
        _text("engine"),
        sa.Column("seed", sa.BigInteger(), nullable=False),
        _time("created_at"),
        _time("ended_at", nullable=True),
    )
    op.create_index("ix_reversal_user_id", "reversal", ["user_id"])
    op.create_table(
        "reversal_turn",
        sa.Column("id", sa.Integer(), primary_key=True),
        _key("reversal_id", "reversal.id"),
        sa.Column("number", sa.Integer(), nullable=False),
        _text("speaker"),
        _text("text"),
        _text("action", nullable=True),
        _text("idempotency_key", nullable=True),
        sa.Column("memory", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("reading", sa.JSON(none_as_null=True), nullable=True),
        _text("source", nullable=True),
        _text("fallback", nullable=True),
        _time("created_at"),
        sa.UniqueConstraint("reversal_id", "number", name="uq_reversal_turn"),
        sa.UniqueConstraint("reversal_id", "idempotency_key", name="uq_reversal_key"),
    )
    op.create_table(
        "naming",
        sa.Column("id", sa.Integer(), primary_key=True),
        _key("reversal_id", "reversal.id"),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("principles", sa.JSON(), nullable=False),
        _time("created_at"),
        sa.UniqueConstraint("reversal_id", "turn", name="uq_naming_turn"),
    )
    op.create_index("ix_naming_reversal_id", "naming", ["reversal_id"])
    op.create_table(
        "quiz",
        sa.Column("id", SafeText(), primary_key=True),
        _key("user_id", "app_user.id"),
        _key("reversal_id", "reversal.id", nullable=True),
        _key("attempt_id", "attempt.id", nullable=True),
        sa.Column("questions", sa.JSON(), nullable=False),
        _time("created_at"),
    )
    op.create_index("ix_quiz_user_id", "quiz", ["user_id"])
    op.create_table(
        "quiz_answer",
        sa.Column("id", sa.Integer(), primary_key=True),
        _key("quiz_id", "quiz.id"),
        sa.Column("question", sa.Integer(), nullable=False),
        sa.Column("chosen", sa.Integer(), nullable=False),
        _time("created_at"),
        sa.UniqueConstraint("quiz_id", "question", name="uq_quiz_answer"),
    )
    op.create_index("ix_quiz_answer_quiz_id", "quiz_answer", ["quiz_id"])
    op.create_table(
        "kudos",
        sa.Column("id", SafeText(), primary_key=True),
        _key("attempt_id", "attempt.id"),
        sa.Column("turn", sa.Integer(), nullable=False),
        _key("user_id", "app_user.id", nullable=True),
        _text("rule", nullable=True),
        _text("principle"),
        _text("quote"),
        _text("words"),
        _time("created_at"),
        _time("taken_back_at", nullable=True),
        sa.UniqueConstraint("attempt_id", "rule", name="uq_kudos_rule"),
        sa.CheckConstraint("(user_id IS NULL) != (rule IS NULL)", name="ck_kudos_from_one"),
    )
    op.create_index("ix_kudos_attempt_id", "kudos", ["attempt_id"])
    op.create_table(
        "certificate",
        sa.Column("id", SafeText(), primary_key=True),
        _key("user_id", "app_user.id"),
        sa.Column("body", sa.JSON(), nullable=False),
        _time("created_at"),
        _time("revoked_at", nullable=True),
        _key("revoked_by", "app_user.id", nullable=True),
    )
    op.create_index("ix_certificate_user_id", "certificate", ["user_id"])


def downgrade() -> None:
    for table in ("certificate", "kudos", "quiz_answer", "quiz", "naming", "reversal_turn", "reversal"):
        op.drop_table(table)
    op.drop_column("attempt", "praised_at")
