"""reviews, overrides, disputes, the audit trail, the bar, and sharing a practice attempt"""

from typing import Any

import sqlalchemy as sa
from alembic import op

from app.tables import SafeText, UtcTime

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_KEEP_SQLITE = (
    "CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit "
    "BEGIN SELECT RAISE(ABORT, 'the audit trail is never changed'); END",
    "CREATE TRIGGER audit_is_not_deleted BEFORE DELETE ON audit "
    "BEGIN SELECT RAISE(ABORT, 'the audit trail is never changed'); END",
)
_KEEP_POSTGRES = (
    "CREATE FUNCTION audit_stays() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'the audit trail is never changed'; END $$",
    "CREATE TRIGGER audit_stays BEFORE UPDATE OR DELETE ON audit FOR EACH ROW EXECUTE FUNCTION audit_stays()",
)


def _attempt(*, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column("attempt_id", SafeText(), sa.ForeignKey("attempt.id"), nullable=nullable)


def _person(name: str = "user_id", *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer(), sa.ForeignKey("app_user.id"), nullable=nullable)


def _text(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, SafeText(), nullable=nullable)


def _time(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, UtcTime(timezone=True), nullable=nullable)


def upgrade() -> None:
    op.add_column("attempt", _time("shared_at", nullable=True))
    op.create_table(
        "review",
        sa.Column("id", SafeText(), primary_key=True),
        _attempt(),
        _person(),
        sa.Column("rubric_version", sa.Integer(), sa.ForeignKey("content_version.id"), nullable=False),
        _text("status"),
        sa.Column("blind", sa.Boolean(), nullable=True),
        sa.Column("marks", sa.JSON(), nullable=False),
        _text("comment"),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("overall", sa.Float(), nullable=True),
        sa.Column("passed", sa.Boolean(), nullable=True),
        sa.Column("scorecard", sa.JSON(none_as_null=True), nullable=True),
        _time("created_at"),
        _time("saved_at"),
        _time("done_at", nullable=True),
        sa.UniqueConstraint("attempt_id", "user_id", name="uq_review_of_coach"),
        sa.CheckConstraint(
            "status = 'done' OR (overall IS NULL AND passed IS NULL AND scorecard IS NULL)",
            name="ck_review_number_only_when_done",
        ),
        sa.CheckConstraint("status IN ('draft', 'done')", name="ck_review_status"),
    )
    _index("review", "attempt_id", "user_id", "done_at")
    op.create_table(
        "marks_seen",
        sa.Column("id", sa.Integer(), primary_key=True),
        _attempt(),
        _person(),
        _time("at"),
        sa.UniqueConstraint("attempt_id", "user_id", name="uq_marks_seen"),
    )
    _index("marks_seen", "attempt_id")
    _create_disputes_and_overrides()
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer(), primary_key=True),
        _time("at"),
        _person(),
        _text("deed"),
        _attempt(nullable=True),
        _text("what"),
        _text("why"),
    )
    _index("audit", "at", "user_id", "deed", "attempt_id")
    op.create_table(
        "bar",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("least_kappa", sa.Float(), nullable=False),
        sa.Column("least_attempts", sa.Integer(), nullable=False),
        _text("reason"),
        _person(),
        _time("created_at"),
    )
    for statement in _KEEP_SQLITE if _on_sqlite() else _KEEP_POSTGRES:
        op.execute(statement)


def downgrade() -> None:
    for table in ("bar", "audit", "override", "dispute", "marks_seen", "review"):
        op.drop_table(table)
    if not _on_sqlite():
        op.execute("DROP FUNCTION audit_stays()")
    op.drop_column("attempt", "shared_at")


def _create_disputes_and_overrides() -> None:
    op.create_table(
        "dispute",
        sa.Column("id", SafeText(), primary_key=True),
        _attempt(),
        _person(),
        _text("criterion"),
        _text("item"),
        _text("mark"),
        _text("sentence"),
        _text("state"),
        _text("answer", nullable=True),
        _person("answered_by", nullable=True),
        _time("answered_at", nullable=True),
        _time("created_at"),
        sa.CheckConstraint("state IN ('open', 'answered', 'withdrawn')", name="ck_dispute_state"),
        sa.CheckConstraint("state != 'answered' OR answer IS NOT NULL", name="ck_dispute_answered"),
    )
    _index("dispute", "attempt_id", "state")
    open_ones = sa.text("state = 'open'")
    op.create_index(
        "uq_open_dispute",
        "dispute",
        ["attempt_id", "criterion", "item"],
        unique=True,
        sqlite_where=open_ones,
        postgresql_where=open_ones,
    )
    op.create_table(
        "override",
        sa.Column("id", sa.Integer(), primary_key=True),
        _attempt(),
        sa.Column("number", sa.Integer(), nullable=False),
        _text("criterion"),
        _text("item"),
        _text("old"),
        _text("new"),
        _text("reason"),
        _person(),
        sa.Column("dispute_id", SafeText(), sa.ForeignKey("dispute.id"), nullable=True),
        _time("created_at"),
        sa.UniqueConstraint("attempt_id", "number", name="uq_override_number"),
    )
    _index("override", "attempt_id")


def _index(table: str, *columns: str) -> None:
    for column in columns:
        op.create_index(f"ix_{table}_{column}", table, [column])


def _on_sqlite() -> bool:
    return op.get_bind().dialect.name == "sqlite"
