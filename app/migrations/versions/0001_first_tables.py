"""first tables"""

import sqlalchemy as sa
from alembic import op

from app.tables import SafeText, UtcTime

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "app_user",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", SafeText(), nullable=False),
        sa.Column("role", SafeText(), nullable=False),
        sa.Column("password_hash", SafeText(), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("created_at", UtcTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("app_user", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_app_user_name"), ["name"], unique=True)

    op.create_table(
        "content_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", SafeText(), nullable=False),
        sa.Column("stem", SafeText(), nullable=False),
        sa.Column("digest", SafeText(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("created_at", UtcTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("kind", "stem", "digest", name="uq_content_version"),
    )
    op.create_table(
        "knock",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("door", SafeText(), nullable=False),
        sa.Column("at", UtcTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("knock", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_knock_at"), ["at"], unique=False)
        batch_op.create_index(batch_op.f("ix_knock_door"), ["door"], unique=False)

    op.create_table(
        "attempt",
        sa.Column("id", SafeText(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("persona", SafeText(), nullable=False),
        sa.Column("persona_version", sa.Integer(), nullable=False),
        sa.Column("rubric", SafeText(), nullable=False),
        sa.Column("rubric_version", sa.Integer(), nullable=False),
        sa.Column("mode", SafeText(), nullable=False),
        sa.Column("engine", SafeText(), nullable=False),
        sa.Column("seed", sa.BigInteger(), nullable=False),
        sa.Column("ending", SafeText(), nullable=True),
        sa.Column("outcome", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("needs_coach", sa.Boolean(), nullable=False),
        sa.Column("forked_from", SafeText(), nullable=True),
        sa.Column("forked_turn", sa.Integer(), nullable=True),
        sa.Column("created_at", UtcTime(timezone=True), nullable=False),
        sa.Column("ended_at", UtcTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["forked_from"],
            ["attempt.id"],
        ),
        sa.ForeignKeyConstraint(
            ["persona_version"],
            ["content_version.id"],
        ),
        sa.ForeignKeyConstraint(
            ["rubric_version"],
            ["content_version.id"],
        ),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["app_user.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("attempt", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_attempt_created_at"), ["created_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_attempt_persona"), ["persona"], unique=False)
        batch_op.create_index(batch_op.f("ix_attempt_user_id"), ["user_id"], unique=False)

    op.create_table(
        "sign_in",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", SafeText(), nullable=False),
        sa.Column("digest", SafeText(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("created_at", UtcTime(timezone=True), nullable=False),
        sa.Column("expires_at", UtcTime(timezone=True), nullable=False),
        sa.Column("used_at", UtcTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["app_user.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("sign_in", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sign_in_digest"), ["digest"], unique=True)
        batch_op.create_index(batch_op.f("ix_sign_in_user_id"), ["user_id"], unique=False)

    op.create_table(
        "token",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("digest", SafeText(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("created_at", UtcTime(timezone=True), nullable=False),
        sa.Column("revoked_at", UtcTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["app_user.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("token", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_token_digest"), ["digest"], unique=True)
        batch_op.create_index(batch_op.f("ix_token_user_id"), ["user_id"], unique=False)

    op.create_table(
        "grading",
        sa.Column("id", SafeText(), nullable=False),
        sa.Column("attempt_id", SafeText(), nullable=False),
        sa.Column("rubric_version", sa.Integer(), nullable=False),
        sa.Column("status", SafeText(), nullable=False),
        sa.Column("engine", SafeText(), nullable=False),
        sa.Column("model", SafeText(), nullable=True),
        sa.Column("overall", sa.Float(), nullable=True),
        sa.Column("passed", sa.Boolean(), nullable=True),
        sa.Column("scorecard", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("focus", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("record", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("reason", SafeText(), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("fence", sa.Integer(), nullable=False),
        sa.Column("leased_until", UtcTime(timezone=True), nullable=True),
        sa.Column("created_at", UtcTime(timezone=True), nullable=False),
        sa.Column("finished_at", UtcTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "status = 'graded' OR (overall IS NULL AND passed IS NULL AND scorecard IS NULL)",
            name="ck_number_only_when_graded",
        ),
        sa.CheckConstraint("status IN ('pending', 'graded', 'failed')", name="ck_grading_status"),
        sa.ForeignKeyConstraint(
            ["attempt_id"],
            ["attempt.id"],
        ),
        sa.ForeignKeyConstraint(
            ["rubric_version"],
            ["content_version.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("grading", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_grading_attempt_id"), ["attempt_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_grading_created_at"), ["created_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_grading_status"), ["status"], unique=False)

    op.create_table(
        "ledger",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("attempt_id", SafeText(), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("cause", SafeText(), nullable=False),
        sa.Column("rule", SafeText(), nullable=False),
        sa.Column("quote", SafeText(), nullable=False),
        sa.Column("anger", sa.Float(), nullable=False),
        sa.Column("felt_right", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(
            ["attempt_id"],
            ["attempt.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("ledger", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_ledger_attempt_id"), ["attempt_id"], unique=False)

    op.create_table(
        "turn",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("attempt_id", SafeText(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("speaker", SafeText(), nullable=False),
        sa.Column("text", SafeText(), nullable=False),
        sa.Column("action", SafeText(), nullable=True),
        sa.Column("idempotency_key", SafeText(), nullable=True),
        sa.Column("answers", sa.Integer(), nullable=True),
        sa.Column("reading", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("offline_reading", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("direction", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("mind", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("source", SafeText(), nullable=True),
        sa.Column("fallback", SafeText(), nullable=True),
        sa.Column("claimed_by", SafeText(), nullable=True),
        sa.Column("claimed_until", UtcTime(timezone=True), nullable=True),
        sa.Column("created_at", UtcTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["attempt_id"],
            ["attempt.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("attempt_id", "idempotency_key", name="uq_turn_key"),
        sa.UniqueConstraint("attempt_id", "number", name="uq_turn_number"),
    )


def downgrade() -> None:
    op.drop_table("turn")
    with op.batch_alter_table("ledger", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_ledger_attempt_id"))

    op.drop_table("ledger")
    with op.batch_alter_table("grading", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_grading_status"))
        batch_op.drop_index(batch_op.f("ix_grading_created_at"))
        batch_op.drop_index(batch_op.f("ix_grading_attempt_id"))

    op.drop_table("grading")
    with op.batch_alter_table("token", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_token_user_id"))
        batch_op.drop_index(batch_op.f("ix_token_digest"))

    op.drop_table("token")
    with op.batch_alter_table("sign_in", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sign_in_user_id"))
        batch_op.drop_index(batch_op.f("ix_sign_in_digest"))

    op.drop_table("sign_in")
    with op.batch_alter_table("attempt", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_attempt_user_id"))
        batch_op.drop_index(batch_op.f("ix_attempt_persona"))
        batch_op.drop_index(batch_op.f("ix_attempt_created_at"))

    op.drop_table("attempt")
    with op.batch_alter_table("knock", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_knock_door"))
        batch_op.drop_index(batch_op.f("ix_knock_at"))

    op.drop_table("knock")
    op.drop_table("content_version")
    with op.batch_alter_table("app_user", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_app_user_name"))

    op.drop_table("app_user")
