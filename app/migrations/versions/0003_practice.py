"""tone, pause and stop of an attempt, the handover note of a turn, hints and questions to the specialist"""

import sqlalchemy as sa
from alembic import op

from app.tables import SafeText, UtcTime

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("attempt", sa.Column("intensity", sa.Integer(), nullable=False, server_default="3"))
    op.add_column("attempt", sa.Column("profanity", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("attempt", sa.Column("paused_at", UtcTime(timezone=True), nullable=True))
    op.add_column("attempt", sa.Column("stopped_at", UtcTime(timezone=True), nullable=True))
    op.add_column("turn", sa.Column("note", sa.JSON(none_as_null=True), nullable=True))
    op.create_table(
        "hint",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("attempt_id", SafeText(), sa.ForeignKey("attempt.id"), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("principle", SafeText(), nullable=False),
        sa.Column("text", SafeText(), nullable=False),
        sa.Column("created_at", UtcTime(timezone=True), nullable=False),
        sa.UniqueConstraint("attempt_id", "turn", "step", name="uq_hint_step"),
        sa.CheckConstraint("step BETWEEN 1 AND 3", name="ck_hint_step"),
    )
    op.create_index("ix_hint_attempt_id", "hint", ["attempt_id"])
    op.create_table(
        "specialist_question",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("attempt_id", SafeText(), sa.ForeignKey("attempt.id"), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("text", SafeText(), nullable=False),
        sa.Column("answer", SafeText(), nullable=False),
        sa.Column("created_at", UtcTime(timezone=True), nullable=False),
    )
    op.create_index("ix_specialist_question_attempt_id", "specialist_question", ["attempt_id"])


def downgrade() -> None:
    for table in ("specialist_question", "hint"):
        op.drop_table(table)
    op.drop_column("turn", "note")
    for column in ("stopped_at", "paused_at", "profanity", "intensity"):
        op.drop_column("attempt", column)
