"""The customer's answer to a turn: what was said, the mind, the ledger and an ending are one commit, or none of it."""

from collections.abc import Sequence
from typing import Any, cast

import orjson
import sqlalchemy as sa
from pydantic import BaseModel, ConfigDict

from app import care
from app.attempt_view import MoodView, mood_view
from app.claims import FOR_EVER, Claimed
from app.customer.engine import Heard, Said
from app.customer.mind import Ending, Mind
from app.customer.outcome import outcome
from app.db import Database
from app.tables import Attempt, ContentVersion, Grading, LedgerEntry, TurnRow, new_id, now
from app.text import sentences
from app.transcript import Speaker

_ATTEMPT: Any = cast(Any, Attempt).__table__
_TURN: Any = cast(Any, TurnRow).__table__
_LEDGER: Any = cast(Any, LedgerEntry).__table__
_GRADING: Any = cast(Any, Grading).__table__
_VERSION: Any = cast(Any, ContentVersion).__table__


_NO_MODEL = "No model is set up any more; the customer's written lines answered."


class Done(BaseModel):
    """The customer's turn as a whole; mood and move are absent in an assessed attempt that goes on."""

    model_config = ConfigDict(frozen=True)

    turn: int
    text: str
    move: str | None
    mood: MoodView | None
    ended: bool
    ending: Ending | None = None
    fallback: str | None = None
    reframe: str | None = None


class Failed(BaseModel):
    """Why there is no answer; with `retry` the same stream may be asked for again."""

    model_config = ConfigDict(frozen=True)

    message: str
    retry: bool


_still_open = sa.select(_ATTEMPT.c.ended_at).where(_ATTEMPT.c.id == sa.bindparam("attempt")).with_for_update()
_hand_in = (
    sa.update(_TURN)
    .where(_TURN.c.id == sa.bindparam("turn"), _TURN.c.claimed_by == sa.bindparam("process"))
    .values(
        claimed_by=None,
        claimed_until=FOR_EVER,
        reading=sa.bindparam("read"),
        offline_reading=sa.bindparam("read_offline"),
        source=sa.bindparam("read_by"),
        fallback=sa.bindparam("problem"),
    )
)
_add_turn = sa.insert(_TURN)
_add_ledger = sa.insert(_LEDGER)
_answer_rows = (
    sa.select(
        _TURN.c.number,
        _TURN.c.speaker,
        _TURN.c.text,
        _TURN.c.mind,
        _TURN.c.direction,
        _TURN.c.fallback,
        _ATTEMPT.c.mode,
        _VERSION.c.body["name"].as_string().label("name"),
    )
    .join(_ATTEMPT, _ATTEMPT.c.id == _TURN.c.attempt_id)
    .join(_VERSION, _VERSION.c.id == _ATTEMPT.c.persona_version)
    .where(
        _TURN.c.attempt_id == sa.bindparam("attempt"),
        sa.or_(_TURN.c.number == sa.bindparam("number"), _TURN.c.answers == sa.bindparam("number")),
    )
    .order_by(_TURN.c.number)
)


def commit(
    db: Database, claimed: Claimed, heard: Heard, said: Sequence[Said], *, process: str, judge_model: str | None
) -> Done | None:
    """Stores the answer; None when the attempt has ended meanwhile or the claim went to another process."""
    text = " ".join(sentence.text for sentence in said)
    problem = next((sentence.problem for sentence in said if sentence.problem), None)
    if claimed.engine == "llm" and problem is None and all(sentence.source == "offline" for sentence in said):
        problem = _NO_MODEL
    rows = _new_turns(claimed, heard, text, source=said[-1].source, fallback=problem)
    try:
        with db.begin() as connection:
            if connection.execute(_still_open, {"attempt": claimed.attempt_id}).scalar_one() is not None:
                return None
            if connection.execute(_hand_in, _readings(claimed, heard, process)).rowcount != 1:
                return None
            connection.execute(_add_turn, rows)
            if heard.ledger:
                entries = [{"attempt_id": claimed.attempt_id, **row.model_dump()} for row in heard.ledger]
                connection.execute(_add_ledger, entries)
            _change_attempt(connection, claimed, heard, fell_back=bool(problem or heard.problem), model=judge_model)
    except sa.exc.IntegrityError:  # another process has answered it
        return None
    ending = heard.mind.ending
    open_book = claimed.mode == "practice" or ending is not None
    return Done(
        turn=rows[-1]["number"],
        text=text,
        move=heard.direction.move if open_book else None,
        mood=mood_view(heard.mind.mood) if open_book else None,
        ended=ending is not None,
        ending=ending,
        fallback=problem or heard.problem,
        reframe=care.reframe(text, name=claimed.persona.name, turn=rows[-1]["number"]),
    )


def replay(db: Database, attempt_id: str, number: int) -> list[tuple[str, bytes]]:
    """The events of a turn that has its answer, as they were streamed."""
    with db.read() as session:
        asked, *rows = session.execute(_answer_rows, {"attempt": attempt_id, "number": number}).all()
    events = [("say", say(line, row.speaker)) for row in rows for line in sentences(row.text)]
    last = rows[-1]
    mind = Mind.model_validate(last.mind)
    open_book = last.mode == "practice" or mind.ending is not None
    done = Done(
        turn=last.number,
        text=last.text,
        move=last.direction["move"] if open_book else None,
        mood=mood_view(mind.mood) if open_book else None,
        ended=mind.ending is not None,
        ending=mind.ending,
        fallback=last.fallback or asked.fallback,
        reframe=care.reframe(last.text, name=last.name, turn=last.number),
    )
    return [*events, ("done", done.model_dump_json().encode())]


def say(text: str, speaker: str = Speaker.customer) -> bytes:
    """The data of a `say` event; `speaker` stands in it where it is not the customer."""
    return orjson.dumps({"text": text} if speaker == Speaker.customer else {"text": text, "speaker": speaker})


def _readings(claimed: Claimed, heard: Heard, process: str) -> dict[str, Any]:
    by_model = heard.reading is not heard.offline_reading and heard.reading.source == "llm"
    return {
        "turn": claimed.turn_id,
        "process": process,
        "read": heard.reading.model_dump(mode="json"),
        "read_offline": heard.offline_reading.model_dump(mode="json") if by_model else None,
        "read_by": heard.reading.source,
        "problem": heard.problem,
    }


def _new_turns(claimed: Claimed, heard: Heard, text: str, *, source: str, fallback: str | None) -> list[dict[str, Any]]:
    shared = {"attempt_id": claimed.attempt_id, "answers": claimed.number, "created_at": now()}
    rows: list[dict[str, Any]] = []
    if heard.joined_says and heard.direction.joined:
        rows.append(
            {
                **shared,
                "number": claimed.number + 1,
                "speaker": heard.direction.joined,
                "text": heard.joined_says,
                "direction": None,
                "mind": None,
                "source": None,
                "fallback": None,
            }
        )
    rows.append(
        {
            **shared,
            "number": claimed.number + 1 + len(rows),
            "speaker": Speaker.customer.value,
            "text": text,
            "direction": heard.direction.model_dump(mode="json"),
            "mind": heard.mind.model_dump(mode="json"),
            "source": source,
            "fallback": fallback,
        }
    )
    return rows


def _change_attempt(
    connection: sa.Connection, claimed: Claimed, heard: Heard, *, fell_back: bool, model: str | None
) -> None:
    changes: dict[str, Any] = {}
    if fell_back and claimed.mode == "assessed" and claimed.engine == "llm":
        changes["needs_coach"] = True
    if (ending := heard.mind.ending) is not None:
        how = outcome(heard.mind, claimed.persona, seed=claimed.seed)
        changes |= {"ending": ending.value, "ended_at": now(), "outcome": how.model_dump(mode="json")}
        connection.execute(sa.insert(_GRADING), _grading(claimed, model))
    if changes:
        connection.execute(sa.update(_ATTEMPT).where(_ATTEMPT.c.id == claimed.attempt_id).values(changes))


def _grading(claimed: Claimed, model: str | None) -> dict[str, Any]:
    return {
        "id": new_id(),
        "attempt_id": claimed.attempt_id,
        "rubric_version": claimed.rubric_version,
        "status": "pending",
        "engine": claimed.engine,
        "model": model if claimed.engine == "llm" else None,
        "tries": 0,
        "fence": 0,
        "created_at": now(),
    }
