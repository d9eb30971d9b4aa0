"""reviews that were withdrawn, as they stood"""

import sqlalchemy as sa
from alembic import op

from app.tables import SafeText, UtcTime

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "withdrawn_review",
        sa.Column("id", SafeText(), primary_key=True),
        sa.Column("attempt_id", SafeText(), sa.ForeignKey("attempt.id"), nullable=False),
        sa.Column("user_id", sa.Integer(), sa.ForeignKey("app_user.id"), nullable=False),
        sa.Column("rubric_version", sa.Integer(), sa.ForeignKey("content_version.id"), nullable=False),
        sa.Column("blind", sa.Boolean(), nullable=False),
        sa.Column("counted", sa.Boolean(), nullable=False),
        sa.Column("comment", SafeText(), nullable=False),
        sa.Column("scorecard", sa.JSON(), nullable=False),
        sa.Column("done_at", UtcTime(timezone=True), nullable=False),
        sa.Column("reason", SafeText(), nullable=False),
        sa.Column("withdrawn_by", sa.Integer(), sa.ForeignKey("app_user.id"), nullable=False),
        sa.Column("withdrawn_at", UtcTime(timezone=True), nullable=False),
    )
    for column in ("attempt_id", "user_id"):
        op.create_index(f"ix_withdrawn_review_{column}", "withdrawn_review", [column])


def downgrade() -> None:
    op.drop_table("withdrawn_review")
