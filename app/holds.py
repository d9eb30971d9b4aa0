"""Pause and stop: while either holds nothing is said, nothing runs and nothing counts; going on lifts both."""

from typing import Literal

from app.attempts import owned
from app.auth import Person
from app.db import Database
from app.errors import Conflict
from app.tables import now

Hold = Literal["pause", "stop"]


def hold(db: Database, person: Person, attempt_id: str, *, how: Hold) -> None:
    """Pauses or stops an attempt of one's own; again, it stays as it is. A stopped one is not graded."""
    with db.write() as session:
        attempt = owned(session, person, attempt_id, lock=True)
        if attempt.ended_at is not None:
            raise Conflict("This conversation has ended. Open its debrief.")
        if how == "pause":
            attempt.paused_at = attempt.paused_at or now()
        else:
            attempt.stopped_at = attempt.stopped_at or now()
        session.add(attempt)


def go_on(db: Database, person: Person, attempt_id: str) -> None:
    """Takes an attempt up again where it was left."""
    with db.write() as session:
        attempt = owned(session, person, attempt_id, lock=True)
        attempt.paused_at = attempt.stopped_at = None
        session.add(attempt)
