"""A fork: a new practice attempt that shares the turns before one of the trainee's. The original is never changed."""

import sqlalchemy as sa
from sqlmodel import Session, col, select

from app.attempt_view import EngineName
from app.attempts import new_seed, owned
from app.auth import Person
from app.db import Database
from app.errors import Conflict, Invalid
from app.tables import Attempt, LedgerEntry, TurnRow, new_id
from app.transcript import Speaker

_SHARED = (
    "number",
    "speaker",
    "text",
    "action",
    "note",
    "answers",
    "reading",
    "offline_reading",
    "direction",
    "mind",
    "source",
)
_LEDGER = ("turn", "cause", "rule", "quote", "anger", "felt_right")


def fork(db: Database, person: Person, attempt_id: str, *, turn: int, engine: EngineName) -> str:
    """The id of the new attempt; `turn` is the number of the trainee's turn to do again."""
    with db.write() as session:
        original = owned(session, person, attempt_id)
        if original.mode == "assessed" and original.ended_at is None:
            raise Conflict("An assessed attempt cannot be tried again before it has ended. Finish it first.")
        _check_turn(session, original, turn)
        copy = Attempt(
            id=new_id(),
            user_id=person.id,
            persona=original.persona,
            persona_version=original.persona_version,
            rubric=original.rubric,
            rubric_version=original.rubric_version,
            mode="practice",
            engine=engine,
            seed=new_seed(),
            forked_from=original.id,
            forked_turn=turn,
            intensity=original.intensity,
            profanity=original.profanity,
        )
        session.add(copy)
        session.flush()
        _copy_rows(session, TurnRow, _SHARED, original.id, copy.id, col(TurnRow.number) < turn)
        _copy_rows(session, LedgerEntry, _LEDGER, original.id, copy.id, col(LedgerEntry.turn) < turn)
    return copy.id


def _check_turn(session: Session, original: Attempt, turn: int) -> None:
    numbers = session.exec(
        select(TurnRow.number).where(TurnRow.attempt_id == original.id, TurnRow.speaker == Speaker.trainee.value)
    ).all()
    if turn not in numbers:
        known = ", ".join(str(number) for number in sorted(numbers)) or "none yet"
        raise Invalid(f"Turn {turn} is not one of yours in this attempt. Yours are: {known}.")


def _copy_rows(
    session: Session,
    table: type[TurnRow] | type[LedgerEntry],
    columns: tuple[str, ...],
    source: str,
    target: str,
    which: sa.ColumnElement[bool],
) -> None:
    rows = session.exec(select(table).where(col(table.attempt_id) == source, which).order_by(col(table.id))).all()
    for row in rows:
        session.add(table(attempt_id=target, **{name: getattr(row, name) for name in columns}))
