"""The audit trail: who did what, when and why. An entry is written in the same commit as its deed and never changed."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from pydantic import BaseModel, ConfigDict
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from app.auth import Person
from app.db import Database
from app.deeds import Deed, Facts, in_words
from app.errors import NotAllowed
from app.languages import marked
from app.review_tables import AuditEntry, MarksSeen, Review
from app.tables import Attempt, ContentVersion, User
from app.text import storable

PAGE = 100
"""Entries on one page."""
COACHES_ONLY = "This is for coaches. Ask yours, or whoever runs this server, if you should be one."


_TELLS_A_MARK = frozenset({Deed.review_withdrawn, Deed.mark_changed, Deed.mark_disputed, Deed.dispute_answered})
VEILED = marked("About marks: shown once you have finished your review of this attempt, or opened its marks.")
_NOTHING = {"what": VEILED, "facts": None, "why": "", "veiled": True}


class Entry(BaseModel):
    """One line of the trail. `about` names the trainee and the customer in English, `begun` is the attempt's.

    `what` is in English, its lines after the first are marks; `facts` are the same as codes, None in old entries.
    `veiled` is one about marks that whoever asks has not seen: it tells neither.
    """

    model_config = ConfigDict(frozen=True)

    id: int
    at: datetime
    who: str
    deed: Deed
    attempt: str | None = None
    about: str = ""
    trainee: str = ""
    customer: str = ""
    begun: datetime | None = None
    what: str
    facts: dict[str, Any] | None = None
    why: str = ""
    veiled: bool = False


def record(
    session: Session,
    person: Person,
    deed: Deed,
    *,
    facts: Facts | None = None,
    why: str = "",
    attempt: Attempt | None = None,
) -> None:
    """Adds an entry in the caller's transaction."""
    of = attempt.id if attempt else None
    session.add(AuditEntry(user_id=person.id, deed=deed.value, attempt_id=of, facts=dict(facts or {}), why=why))


def entries(
    db: Database, coach: Person, *, attempt_id: str = "", name: str = "", before: int | None = None
) -> tuple[Entry, ...]:
    """At most `PAGE` entries, latest first: of an attempt, of a person (who did it, or whose attempt it is), or all.

    `before` is the id of the last entry already seen. What tells a mark is veiled from a coach who can still review the
    attempt blind. Raises `NotAllowed` for anyone but coaches.
    """
    require_coach(coach)
    if not storable(attempt_id + name):
        return ()
    doer, trainee = aliased(User), aliased(User)
    wanted: Any = (
        sa.select(AuditEntry, col(doer.name), col(trainee.name), col(ContentVersion.body), col(Attempt.created_at))
        .join(doer, col(doer.id) == AuditEntry.user_id)
        .outerjoin(Attempt, col(Attempt.id) == AuditEntry.attempt_id)
        .outerjoin(trainee, col(trainee.id) == Attempt.user_id)
        .outerjoin(ContentVersion, col(ContentVersion.id) == Attempt.persona_version)
        .order_by(col(AuditEntry.id).desc())
        .limit(PAGE)
    )
    if attempt_id:
        wanted = wanted.where(AuditEntry.attempt_id == attempt_id)
    if name:
        wanted = wanted.where((doer.name == name) | (trainee.name == name))
    if before is not None:
        wanted = wanted.where(col(AuditEntry.id) < before)
    with db.read() as session:
        found = [_entry(*row) for row in session.execute(wanted)]
        known = _known(session, coach, {entry.attempt for entry in found if entry.deed in _TELLS_A_MARK})
    return tuple(
        entry.model_copy(update=_NOTHING) if entry.deed in _TELLS_A_MARK and entry.attempt not in known else entry
        for entry in found
    )


def require_coach(person: Person) -> None:
    """Raises `NotAllowed` for anyone but coaches and admins."""
    if not person.is_coach:
        raise NotAllowed(COACHES_ONLY)


def _known(session: Session, coach: Person, attempts: Collection[str | None]) -> set[str]:
    """The attempts whose marks this coach has seen: reviewed, opened, or their own."""
    wanted = [attempt for attempt in attempts if attempt is not None]
    done = select(Review.attempt_id).where(Review.user_id == coach.id, Review.status == "done")
    seen = select(MarksSeen.attempt_id).where(MarksSeen.user_id == coach.id)
    own = select(Attempt.id).where(Attempt.user_id == coach.id)
    return {
        *session.exec(done.where(col(Review.attempt_id).in_(wanted))),
        *session.exec(seen.where(col(MarksSeen.attempt_id).in_(wanted))),
        *session.exec(own.where(col(Attempt.id).in_(wanted))),
    }


def _entry(
    row: AuditEntry, who: str, trainee: str | None, persona: Mapping[str, Any] | None, begun: datetime | None
) -> Entry:
    assert row.id is not None
    return Entry(
        id=row.id,
        at=row.at,
        who=who,
        deed=Deed(row.deed),
        attempt=row.attempt_id,
        about=f"{trainee} with {persona['name']}" if trainee and persona else "",
        trainee=trainee or "",
        customer=persona["name"] if persona else "",
        begun=begun,
        what=row.what if row.facts is None else in_words(Deed(row.deed), row.facts),
        facts=row.facts,
        why=row.why,
    )
