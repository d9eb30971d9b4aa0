"""Gradings: jobs in the database with a lease and a fencing token. A late worker's result is never written."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, cast

import sqlalchemy as sa
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from app.acts import Reading
from app.content import Pinned
from app.db import Database
from app.errors import NotFound
from app.grading.graded import Graded
from app.grading.scorecard import FocusPoint, Scorecard
from app.persona import Persona
from app.practice_tables import Question
from app.tables import Attempt, Grading, LedgerEntry, TurnRow, new_id, now
from app.text import sentence_key, sentences
from app.transcript import Speaker, Turn

MOST_TRIES = 3
"""How often a grading may be begun and not come to an end, as when its process is killed."""

_REMEMBERED = 300
"""How many of a trainee's earlier turns count as said before."""

_GAVE_UP = "The grading was begun three times and never came to an end. Grade again; if it fails again, see the log."


@dataclass(frozen=True)
class Job:
    """A leased grading: only the holder of the latest `fence` may write its result."""

    id: str
    fence: int
    attempt_id: str
    rubric_version: int
    engine: str


@dataclass(frozen=True)
class Papers:
    """What a grader is given, and what the focus points are chosen by: anger added per trainee turn."""

    graded: Graded
    persona: Persona
    cost: dict[int, float]


_GRADING: Any = cast(Any, Grading).__table__.c
_unleased = sa.and_(
    _GRADING.status == "pending",
    sa.or_(_GRADING.leased_until.is_(None), _GRADING.leased_until < sa.bindparam("at")),
)
_free = sa.and_(_unleased, _GRADING.tries < MOST_TRIES)
_first = sa.select(_GRADING.id).where(_free).order_by(_GRADING.created_at, _GRADING.id).limit(1)
_take = (
    sa.update(cast(Any, Grading).__table__)
    .where(_GRADING.id.in_(_first.scalar_subquery()), _free)
    .values(fence=_GRADING.fence + 1, tries=_GRADING.tries + 1, leased_until=sa.bindparam("until"))
    .returning(_GRADING.id, _GRADING.fence, _GRADING.attempt_id, _GRADING.rubric_version, _GRADING.engine)
)
_give_up = (
    sa.update(cast(Any, Grading).__table__)
    .where(_unleased, _GRADING.tries >= MOST_TRIES)
    .values(status="failed", reason=_GAVE_UP, leased_until=None, finished_at=sa.bindparam("at"))
)


def enqueue(session: Session, attempt: Attempt, *, engine: str, model: str | None) -> str:
    """A pending grading of an attempt, in the caller's transaction; its id."""
    job = Grading(
        id=new_id(),
        attempt_id=attempt.id,
        rubric_version=attempt.rubric_version,
        engine=engine,
        model=model if engine == "llm" else None,
    )
    session.add(job)
    return job.id


STANDS_FIRST = (
    sa.case((col(Grading.status) == "failed", 1), else_=0),
    col(Grading.created_at).desc(),
    col(Grading.id).desc(),
)
"""The order in which the gradings of an attempt count."""


def latest(session: Session, attempt_id: str) -> Grading | None:
    return session.exec(_latest, params={"attempt": attempt_id}).first()


def that_stands(session: Session, attempt_id: str) -> Grading | None:
    """The latest grading that did not fail, or where all failed the latest: a failure takes no earlier grade away."""
    return session.exec(
        select(Grading).where(Grading.attempt_id == attempt_id).order_by(*STANDS_FIRST).limit(1)
    ).first()


def latest_graded(session: Session, attempt_id: str) -> Grading | None:
    """The latest grading that has a scorecard."""
    return session.exec(_of(attempt_id).where(Grading.status == "graded").limit(1)).first()


def all_of(session: Session, attempt_id: str) -> Sequence[Grading]:
    """Every grading of an attempt, latest first."""
    return session.exec(_of(attempt_id)).all()


def one_of(session: Session, attempt_id: str, grading_id: str | None) -> Grading:
    """The named grading of an attempt, or its latest; raises `NotFound`."""
    found = [grading for grading in all_of(session, attempt_id) if grading_id in (None, grading.id)]
    if not found:
        raise NotFound("This attempt has no scorecard yet. Finish it first.")
    return found[0]


def lease(db: Database, *, seconds: float) -> Job | None:
    """The next grading that nobody works on, leased to the caller; None when there is none."""
    at = now()
    with db.begin() as connection:
        row = connection.execute(_take, {"at": at, "until": at + timedelta(seconds=seconds)}).first()
    return Job(*row) if row else None


def renew(db: Database, job: Job, *, seconds: float) -> None:
    """Keeps a lease that is still held."""
    _write(db, job, leased_until=now() + timedelta(seconds=seconds))


def complete(db: Database, job: Job, scorecard: Scorecard, focus: Sequence[FocusPoint], record: Any) -> bool:
    """Writes the result; False when the lease was lost and nothing was written."""
    return _write(
        db,
        job,
        status="graded",
        overall=scorecard.overall,
        passed=scorecard.passed,
        scorecard=scorecard.model_dump(mode="json"),
        focus=[point.model_dump(mode="json") for point in focus],
        record=record,
        model=scorecard.model,
        leased_until=None,
        finished_at=now(),
    )


def fail(db: Database, job: Job, reason: str) -> bool:
    """Writes a failure, which has a reason and no number."""
    return _write(db, job, status="failed", reason=reason, leased_until=None, finished_at=now())


def put_back(db: Database, job: Job) -> bool:
    """Gives the lease up without an end, as when the process shuts down; it does not count as a try."""
    return _write(db, job, leased_until=None, tries=col(Grading.tries) - 1)


def give_up(db: Database) -> int:
    """Fails what was begun too often; how many there were."""
    with db.begin() as connection:
        return connection.execute(_give_up, {"at": now()}).rowcount


def release_all(db: Database) -> None:
    """Frees every lease: for the start of a process that is the only one to grade."""
    held = sa.update(Grading).where(col(Grading.status) == "pending", col(Grading.leased_until).is_not(None))
    with db.begin() as connection:
        connection.execute(held.values(leased_until=None))


def waiting(db: Database) -> int:
    """How many gradings are pending."""
    with db.read() as session:
        return session.exec(select(sa.func.count()).select_from(Grading).where(Grading.status == "pending")).one()


def papers(db: Database, pinned: Pinned, job: Job) -> Papers:
    """Everything a grading needs, from what was pinned and said."""
    with db.read() as session:
        attempt = session.get_one(Attempt, job.attempt_id)
        rows = session.exec(select(TurnRow).where(TurnRow.attempt_id == attempt.id).order_by(col(TurnRow.number))).all()
        cost = cost_of(session, attempt.id)
        said_before = _said_before(session, attempt)
        asked = set(session.exec(select(Question.turn).where(Question.attempt_id == attempt.id)))
    persona = pinned.persona(attempt.persona_version)
    graded = Graded(
        transcript=tuple(
            Turn(number=row.number, speaker=Speaker(row.speaker), text=row.text, action=row.action) for row in rows
        ),
        rubric=pinned.rubric(job.rubric_version),
        readings={row.number: Reading.model_validate(row.reading) for row in rows if row.reading is not None},
        case=persona.case,
        name=persona.name,
        said_before=said_before,
        asides=frozenset(asked & {row.number for row in rows}),
    )
    return Papers(graded=graded, persona=persona, cost=cost)


def cost_of(session: Session, attempt_id: str) -> dict[int, float]:
    """The anger each trainee turn added, where it added any, by the turn's number."""
    total = sa.func.sum(col(LedgerEntry.anger))
    sums = sa.select(col(LedgerEntry.turn), total).where(col(LedgerEntry.attempt_id) == attempt_id)
    rows = session.execute(sums.group_by(col(LedgerEntry.turn)).having(total > 0)).all()
    return {turn: float(anger) for turn, anger in rows}


def _said_before(session: Session, attempt: Attempt) -> frozenset[str]:
    """The keys of what the trainee has said to other customers before."""
    texts = (
        select(TurnRow.text)
        .join(Attempt, col(Attempt.id) == TurnRow.attempt_id)
        .where(
            Attempt.user_id == attempt.user_id,
            Attempt.persona != attempt.persona,
            Attempt.created_at < attempt.created_at,
            TurnRow.speaker == Speaker.trainee.value,
        )
        .order_by(col(TurnRow.id).desc())
        .limit(_REMEMBERED)
    )
    return frozenset(sentence_key(sentence) for text in session.exec(texts) for sentence in sentences(text))


def _of(attempt_id: Any) -> SelectOfScalar[Grading]:
    return (
        select(Grading)
        .where(Grading.attempt_id == attempt_id)
        .order_by(col(Grading.created_at).desc(), col(Grading.id).desc())
    )


_latest = _of(sa.bindparam("attempt")).limit(1)


def _write(db: Database, job: Job, **values: Any) -> bool:
    held = sa.update(Grading).where(
        col(Grading.id) == job.id, col(Grading.fence) == job.fence, col(Grading.status) == "pending"
    )
    with db.begin() as connection:
        return connection.execute(held.values(**values)).rowcount == 1
