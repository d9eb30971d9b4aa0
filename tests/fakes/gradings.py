"""What the database holds of an attempt's gradings."""

from sqlmodel import col, select

from app.db import Database
from app.tables import Grading


def stored(db: Database, attempt: str) -> list[Grading]:
    with db.read() as session:
        return list(
            session.exec(select(Grading).where(Grading.attempt_id == attempt).order_by(col(Grading.created_at)))
        )
