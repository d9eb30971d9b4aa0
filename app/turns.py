"""A trainee's turn: tidied, committed before anything else, and never twice for the same key."""

from typing import Any, cast

import sqlalchemy as sa

from app.attempt_view import actions_of, stream_path
from app.attempts import NO_ATTEMPT, ON_HOLD
from app.auth import Person
from app.content import Pinned
from app.db import Database
from app.errors import Conflict, Invalid, NotFound
from app.handover import HandoverNote
from app.tables import Attempt, TurnRow, now
from app.text import MAX_TURN, has_half_characters, storable, tidy
from app.transcript import Speaker

LONGEST_KEY = 200

_ATTEMPT: Any = cast(Any, Attempt).__table__.c
_TURN: Any = cast(Any, TurnRow).__table__.c
_NEWEST: Any = cast(Any, TurnRow).__table__.alias("newest").c

_attempt = (
    sa.select(_ATTEMPT.user_id, _ATTEMPT.ended_at, _ATTEMPT.persona_version, _ATTEMPT.paused_at, _ATTEMPT.stopped_at)
    .where(_ATTEMPT.id == sa.bindparam("attempt"))
    .with_for_update()
)
_last_and_same_key = (
    sa.select(_TURN.number, _TURN.speaker, _TURN.idempotency_key)
    .where(
        _TURN.attempt_id == sa.bindparam("attempt"),
        sa.or_(
            _TURN.idempotency_key == sa.bindparam("key", type_=sa.Text),
            _TURN.number
            == sa.select(sa.func.max(_NEWEST.number))
            .where(_NEWEST.attempt_id == sa.bindparam("attempt"))
            .scalar_subquery(),
        ),
    )
    .order_by(_TURN.number)
)
_add = sa.insert(cast(Any, TurnRow).__table__)


def post(
    db: Database,
    pinned: Pinned,
    person: Person,
    attempt_id: str,
    *,
    text: str,
    action: str | None,
    key: str | None,
    note: HandoverNote | None = None,
) -> int:
    """The number of the stored turn; for a key that was used before, the number it got then.

    Raises `Invalid` for a text or an action that cannot be taken, `Conflict` when it is not the trainee's turn.
    """
    text = checked(text)
    if key is not None and not (storable(key) and 1 <= len(key) <= LONGEST_KEY):
        raise Invalid(f"The Idempotency-Key has 1 to {LONGEST_KEY} characters; send a shorter one.")
    if not storable(attempt_id):
        raise NotFound(NO_ATTEMPT)
    with db.begin() as connection:
        attempt = connection.execute(_attempt, {"attempt": attempt_id}).first()
        if attempt is None or attempt.user_id != person.id:
            raise NotFound(NO_ATTEMPT)
        rows = connection.execute(_last_and_same_key, {"attempt": attempt_id, "key": key}).all()
        for row in rows:
            if key is not None and row.idempotency_key == key:
                return int(row.number)
        if attempt.ended_at is not None:
            raise Conflict("This conversation has ended, so nothing was added. Open its debrief.")
        last = rows[-1]
        if last.speaker == Speaker.trainee:
            where = stream_path(attempt_id, last.number)
            raise Conflict(
                f"The customer has not answered your last turn yet. Follow the answer at {where}, then send."
            )
        if attempt.paused_at or attempt.stopped_at:
            raise Conflict(ON_HOLD)
        _check_action(pinned, attempt.persona_version, action)
        turn = {
            "attempt_id": attempt_id,
            "number": last.number + 1,
            "speaker": Speaker.trainee.value,
            "text": text,
            "action": action,
            "note": note.model_dump() if note and not note.is_empty else None,
            "idempotency_key": key,
            "created_at": now(),
        }
        connection.execute(_add, turn)
        return int(last.number) + 1


def checked(text: str) -> str:
    """The text as it is stored, or `Invalid` with what to change."""
    if has_half_characters(text):
        raise Invalid("Part of your text is half a character (a broken emoji, perhaps). Delete it and send again.")
    text = tidy(text)
    if not text.replace("\u200c", "").replace("\u200d", "").strip():
        raise Invalid("Your turn is empty. Write something to the customer.")
    if len(text) > MAX_TURN:
        raise Invalid(f"Your turn has {len(text):,} characters; at most {MAX_TURN:,} fit. Shorten it and send again.")
    return text


def _check_action(pinned: Pinned, persona_version: int, action: str | None) -> None:
    if action is None:
        return
    known = [row.id for row in actions_of(pinned.persona(persona_version).case)]
    if action not in known:
        raise Invalid(f"There is no action {action[:60]!a} here. Choose one of: {', '.join(known) or 'none'}.")
