"""The claim of a process on a trainee's turn: compare-and-set in SQL, so that two processes do not both answer it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any, cast

import sqlalchemy as sa

from app.attempt_view import EngineName, Mode
from app.attempts import NO_ATTEMPT
from app.content import Pinned
from app.customer.mind import Exchange, Mind
from app.db import Database
from app.errors import NotFound
from app.persona import Persona
from app.tables import Attempt, TurnRow, now
from app.text import storable
from app.transcript import Speaker, Transcript, Turn

LEASE = timedelta(seconds=6)
"""How long a claim holds unless it is renewed."""

FOR_EVER = datetime(9999, 1, 1, tzinfo=UTC)
"""The claim on a turn that has its answer: whoever waited for it on the row finds it taken."""

_ATTEMPT: Any = cast(Any, Attempt).__table__.c
_TABLE: Any = cast(Any, TurnRow).__table__
_TURN: Any = _TABLE.c


class NotOurs(StrEnum):
    """Why a turn is not ours to answer."""

    answered = "answered"
    ended = "ended"
    elsewhere = "elsewhere"


@dataclass(frozen=True)
class Claimed:
    """A turn that is ours to answer, with all that the customer needs for it."""

    turn_id: int
    attempt_id: str
    mode: Mode
    engine: EngineName
    rubric_version: int
    seed: int
    persona: Persona
    mind: Mind
    exchange: Exchange

    @property
    def number(self) -> int:
        return self.exchange.turn.number

    @property
    def transcript(self) -> Transcript:
        return (*self.exchange.before, self.exchange.turn)


_attempt_and_turns = (
    sa.select(
        _ATTEMPT.user_id,
        _ATTEMPT.ended_at,
        _ATTEMPT.mode,
        _ATTEMPT.engine,
        _ATTEMPT.seed,
        _ATTEMPT.persona_version,
        _ATTEMPT.rubric_version,
        _TURN.id,
        _TURN.number,
        _TURN.speaker,
        _TURN.text,
        _TURN.action,
        _TURN.note,
        sa.case((_TURN.number == sa.bindparam("number") - 1, _TURN.mind)).label("mind"),
    )
    .join_from(cast(Any, Attempt).__table__, _TABLE, _TURN.attempt_id == _ATTEMPT.id)
    .where(_ATTEMPT.id == sa.bindparam("attempt"), _TURN.number <= sa.bindparam("number") + 1)
    .order_by(_TURN.number)
)

_take = (
    sa.update(_TABLE)
    .where(
        _TURN.id == sa.bindparam("turn"),
        sa.or_(
            _TURN.claimed_until.is_(None),
            _TURN.claimed_until < sa.bindparam("at"),
            _TURN.claimed_by == sa.bindparam("process"),
        ),
    )
    .values(claimed_by=sa.bindparam("process"), claimed_until=sa.bindparam("until"))
)

_free = {"claimed_by": None, "claimed_until": None}


def take(
    db: Database, pinned: Pinned, attempt_id: str, number: int, *, user_id: int, process: str
) -> Claimed | NotOurs:
    """Claims a trainee's turn for `process`; raises `NotFound` when there is no such turn of this user's."""
    if not storable(attempt_id):
        raise NotFound(NO_ATTEMPT)
    with db.begin() as connection:
        turns = connection.execute(_attempt_and_turns, {"attempt": attempt_id, "number": number}).all()
        attempt = next(iter(turns), None)
        if attempt is None or attempt.user_id != user_id:
            raise NotFound(NO_ATTEMPT)
        ours = next((turn for turn in turns if turn.number == number and turn.speaker == Speaker.trainee), None)
        if ours is None:
            raise NotFound(f"Turn {number} is not one of yours in this attempt.")
        if turns[-1].number > number:
            return NotOurs.answered
        if attempt.ended_at is not None:
            return NotOurs.ended
        at = now()
        claim = {"turn": ours.id, "at": at, "until": at + LEASE, "process": process}
        if connection.execute(_take, claim).rowcount != 1:
            return NotOurs.elsewhere
    persona = pinned.persona(attempt.persona_version)
    transcript = tuple(
        Turn(number=turn.number, speaker=Speaker(turn.speaker), text=turn.text, action=turn.action, note=turn.note)
        for turn in turns
    )
    return Claimed(
        turn_id=ours.id,
        attempt_id=attempt_id,
        mode=attempt.mode,
        engine=attempt.engine,
        rubric_version=attempt.rubric_version,
        seed=attempt.seed,
        persona=persona,
        mind=Mind.model_validate(turns[-2].mind),
        exchange=Exchange(turn=transcript[-1], before=transcript[:-1], name=persona.name, case=persona.case),
    )


def renew(db: Database, turn_ids: Collection[int], *, process: str) -> None:
    """Keeps the claims that this process still holds."""
    held = sa.update(_TABLE).where(_TURN.id.in_(turn_ids), _TURN.claimed_by == process)
    with db.begin() as connection:
        connection.execute(held.values(claimed_until=now() + LEASE))


def release(db: Database, turn_id: int, *, process: str) -> None:
    """Gives a claim up, so that the next request may answer the turn."""
    with db.begin() as connection:
        connection.execute(sa.update(_TABLE).where(_TURN.id == turn_id, _TURN.claimed_by == process).values(_free))


def release_all(db: Database) -> None:
    """Frees the claims of dead processes: for the start of a process that is the only one to answer."""
    with db.begin() as connection:
        connection.execute(sa.update(_TABLE).where(_TURN.claimed_by.is_not(None)).values(_free))
