"""Sharing a practice attempt with the coaches: practice is private until its trainee shares it, and again after."""

from app.attempts import owned
from app.audit import record
from app.auth import Person
from app.db import Database
from app.deeds import Deed
from app.errors import Conflict
from app.tables import now


def share(db: Database, person: Person, attempt_id: str) -> None:
    """Lets coaches see an ended practice attempt; again, it changes nothing. Raises `NotFound` or `Conflict`."""
    with db.write() as session:
        attempt = owned(session, person, attempt_id, lock=True)
        if attempt.mode == "assessed":
            raise Conflict("An assessed attempt is open to your coaches anyway; there is nothing to share.")
        if attempt.ended_at is None:
            raise Conflict("Finish the attempt first; then you can share it.")
        if attempt.shared_at is None:
            attempt.shared_at = now()
            session.add(attempt)
            record(session, person, Deed.shared, attempt=attempt)


def take_back(db: Database, person: Person, attempt_id: str) -> None:
    """Makes a practice attempt private again. What coaches did to its grade meanwhile stays."""
    with db.write() as session:
        attempt = owned(session, person, attempt_id, lock=True)
        if attempt.shared_at is not None:
            attempt.shared_at = None
            session.add(attempt)
            record(session, person, Deed.unshared, attempt=attempt)
