"""Attempts: begin one, look at it, finish it. Who may not see an attempt is told that there is none."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

import sqlalchemy as sa
from sqlmodel import Session, col, select

from app import care, gradings
from app.attempt_view import (
    AttemptLine,
    AttemptView,
    EngineName,
    Held,
    Mode,
    PersonaCard,
    Policy,
    TurnView,
    actions_of,
    mood_view,
    stream_path,
)
from app.auth import Person
from app.content import Pinned, pin
from app.customer.harshness import AS_WRITTEN, Harshness, at_harshness
from app.customer.mind import Ending, LedgerRow, Mind, Outcome
from app.customer.mood import begin
from app.customer.outcome import outcome
from app.db import Database
from app.errors import Conflict, NotFound
from app.handover import HandoverNote
from app.library import Loaded
from app.persona import Persona
from app.rubric import Rubric
from app.tables import Attempt, ContentVersion, Grading, LedgerEntry, TurnRow, new_id, now
from app.text import storable
from app.transcript import Speaker

ON_HOLD = "This conversation is on hold, and nothing runs or counts. Go on with it first."
NO_ATTEMPT = "There is no such attempt among yours. Open your list of attempts and choose one."

_add_attempt = sa.insert(cast(Any, Attempt).__table__)
_add_turn = sa.insert(cast(Any, TurnRow).__table__)
_turns = select(TurnRow).where(TurnRow.attempt_id == sa.bindparam("attempt")).order_by(col(TurnRow.number))
_ledger = select(LedgerEntry).where(LedgerEntry.attempt_id == sa.bindparam("attempt")).order_by(col(LedgerEntry.id))


@dataclass(frozen=True)
class Start:
    """What a new attempt is to be; without a seed it gets a fresh one."""

    persona: Loaded[Persona]
    rubric: Loaded[Rubric]
    mode: Mode
    engine: EngineName
    seed: int | None = None
    harshness: Harshness = AS_WRITTEN


def start(db: Database, person: Person, wanted: Start) -> str:
    """The id of a new attempt that has its opening turn."""
    persona, harshness = wanted.persona.value, wanted.harshness
    attempt = {
        "id": new_id(),
        "user_id": person.id,
        "persona": wanted.persona.id,
        "rubric": wanted.rubric.id,
        "mode": wanted.mode,
        "engine": wanted.engine,
        "seed": new_seed() if wanted.seed is None else wanted.seed,
        "intensity": harshness.intensity,
        "profanity": harshness.profanity,
    }
    opening = {
        "attempt_id": attempt["id"],
        "number": 1,
        "speaker": Speaker.customer.value,
        "text": at_harshness(persona.case.opening, harshness),
        "mind": begin(persona, harshness).model_dump(mode="json"),
    }
    with db.begin() as connection:
        attempt["persona_version"] = pin(connection, "persona", wanted.persona)
        attempt["rubric_version"] = pin(connection, "rubric", wanted.rubric)
        connection.execute(_add_attempt, attempt)
        connection.execute(_add_turn, opening)
    return str(attempt["id"])


def opening(wanted: Start) -> TurnView:
    """The first turn of a new attempt, as `view` shows it."""
    persona, harshness = wanted.persona.value, wanted.harshness
    text = at_harshness(persona.case.opening, harshness)
    return TurnView(
        number=1,
        speaker=Speaker.customer,
        text=text,
        mood=mood_view(begin(persona, harshness).mood) if wanted.mode == "practice" else None,
        reframe=care.reframe(text, name=persona.name, turn=1),
    )


def new_seed() -> int:
    return secrets.randbits(62)


def view(db: Database, pinned: Pinned, person: Person, attempt_id: str) -> AttemptView:
    """Raises `NotFound` unless it is their own, or an assessed or shared one and they are staff."""
    with db.read() as session:
        attempt = readable(session, person, attempt_id)
        of_it = {"attempt": attempt.id}
        turns = session.exec(_turns, params=of_it).all()
        open_book = attempt.mode == "practice" or attempt.ended_at is not None
        ledger = tuple(_ledger_row(row) for row in session.exec(_ledger, params=of_it)) if open_book else None
        latest = gradings.latest(session, attempt.id)
    persona, rubric = pinned.persona(attempt.persona_version), pinned.rubric(attempt.rubric_version)
    minds = [Mind.model_validate(turn.mind) for turn in turns if turn.mind is not None]
    waiting = turns[-1].number if turns[-1].speaker == Speaker.trainee and attempt.ended_at is None else None
    return AttemptView(
        id=attempt.id,
        persona=persona_card(attempt.persona, persona),
        rubric=attempt.rubric,
        rubric_title=rubric.title,
        mode=cast(Mode, attempt.mode),
        engine=cast(EngineName, attempt.engine),
        turns=tuple(_turn_view(turn, persona, open_book=open_book) for turn in turns),
        mood=mood_view(minds[-1].mood) if open_book and minds else None,
        actions=actions_of(persona.case),
        policies=tuple(Policy(rule=policy.rule, why=policy.why) for policy in persona.case.policies),
        ledger=ledger,
        ending=Ending(attempt.ending) if attempt.ending else None,
        outcome=Outcome.model_validate(attempt.outcome) if attempt.outcome else None,
        needs_coach=attempt.needs_coach,
        waiting=waiting,
        stream=stream_path(attempt.id, waiting) if waiting else None,
        scorecard=latest.id if latest else None,
        forked_from=attempt.forked_from,
        forked_turn=attempt.forked_turn,
        harshness=Harshness(intensity=attempt.intensity, profanity=attempt.profanity),
        held=held(attempt),
        created_at=attempt.created_at,
        ended_at=attempt.ended_at,
        mine=attempt.user_id == person.id,
        shared=attempt.shared_at is not None,
    )


def own(db: Database, person: Person, *, limit: int = 200) -> tuple[AttemptLine, ...]:
    """Their own attempts, latest first."""
    said = (
        select(sa.func.count())
        .select_from(TurnRow)
        .where(TurnRow.attempt_id == Attempt.id, TurnRow.speaker == Speaker.trainee.value)
    )
    newest = (
        select(Grading.id)
        .where(Grading.attempt_id == Attempt.id)
        .order_by(*gradings.STANDS_FIRST)
        .limit(1)
        .correlate(Attempt)
    )
    lines = (
        select(Attempt, ContentVersion.body, Grading, said.scalar_subquery())
        .join(ContentVersion, col(ContentVersion.id) == Attempt.persona_version)
        .outerjoin(Grading, col(Grading.id) == newest.scalar_subquery())
        .where(Attempt.user_id == person.id)
        .order_by(col(Attempt.created_at).desc())
        .limit(limit)
    )
    with db.read() as session:
        return tuple(_line(*row) for row in session.exec(lines))


def finish(db: Database, pinned: Pinned, person: Person, attempt_id: str, *, model: str | None) -> str:
    """Ends the attempt and enqueues its grading in one commit. The id of the grading; again, the same one."""
    with db.write() as session:
        attempt = owned(session, person, attempt_id, lock=True)
        if attempt.ended_at is not None:
            latest = gradings.latest(session, attempt.id)
            return latest.id if latest else gradings.enqueue(session, attempt, engine=attempt.engine, model=model)
        mind = _latest_mind(session, attempt.id).model_copy(update={"ending": Ending.left_open})
        persona = pinned.persona(attempt.persona_version)
        attempt.ending, attempt.ended_at = Ending.left_open.value, now()
        attempt.paused_at = attempt.stopped_at = None
        attempt.outcome = outcome(mind, persona, seed=attempt.seed).model_dump(mode="json")
        session.add(attempt)
        return gradings.enqueue(session, attempt, engine=attempt.engine, model=model)


def readable(session: Session, person: Person, attempt_id: str) -> Attempt:
    """An attempt this person may look at, or `NotFound`."""
    attempt = session.get(Attempt, attempt_id) if storable(attempt_id) else None
    if attempt is None or not _may_read(person, attempt):
        raise NotFound(NO_ATTEMPT)
    return attempt


def _may_read(person: Person, attempt: Attempt) -> bool:
    """One's own; for staff the assessed ones; for coaches also the practice attempts that are shared with them."""
    if attempt.user_id == person.id or (person.is_staff and attempt.mode == "assessed"):
        return True
    return person.is_coach and attempt.shared_at is not None


def owned(session: Session, person: Person, attempt_id: str, *, lock: bool = False) -> Attempt:
    """An attempt of this person's own, or `NotFound`; with `lock` nobody else changes it before the commit."""
    attempt = session.get(Attempt, attempt_id, with_for_update=lock) if storable(attempt_id) else None
    if attempt is None or attempt.user_id != person.id:
        raise NotFound(NO_ATTEMPT)
    return attempt


def held(attempt: Attempt) -> Held | None:
    """Whether an attempt is paused or stopped; a stopped one is no longer paused."""
    if attempt.ended_at is not None:
        return None
    return "stopped" if attempt.stopped_at else "paused" if attempt.paused_at else None


def waits_for_trainee(session: Session, attempt: Attempt) -> int:
    """The number of the turn that the trainee is about to say; raises `Conflict` where it is not theirs to speak."""
    if attempt.ended_at is not None:
        raise Conflict("This conversation has ended. Open its debrief.")
    if held(attempt):
        raise Conflict(ON_HOLD)
    newest = select(TurnRow).where(TurnRow.attempt_id == attempt.id).order_by(col(TurnRow.number).desc()).limit(1)
    last = session.exec(newest).one()
    if last.speaker == Speaker.trainee:
        raise Conflict("The customer is still answering. Wait for their words first.")
    return last.number + 1


def persona_card(persona_id: str, persona: Persona) -> PersonaCard:
    return PersonaCard(
        id=persona_id,
        name=persona.name,
        title=persona.title,
        trade=persona.trade,
        difficulty=persona.difficulty,
        about=persona.about,
        language=persona.language,
        clock=persona.case.clock,
    )


def _latest_mind(session: Session, attempt_id: str) -> Mind:
    minds = (
        select(TurnRow.mind)
        .where(TurnRow.attempt_id == attempt_id, TurnRow.speaker == Speaker.customer.value)
        .order_by(col(TurnRow.number).desc())
        .limit(1)
    )
    return Mind.model_validate(session.exec(minds).one())


def _turn_view(turn: TurnRow, persona: Persona, *, open_book: bool) -> TurnView:
    mind = Mind.model_validate(turn.mind) if open_book and turn.mind is not None else None
    return TurnView(
        number=turn.number,
        speaker=Speaker(turn.speaker),
        text=turn.text,
        action=turn.action,
        note=HandoverNote.model_validate(turn.note) if turn.note else None,
        mood=mood_view(mind.mood) if mind else None,
        move=turn.direction.get("move") if open_book and turn.direction else None,
        source=turn.source,
        fallback=turn.fallback,
        reframe=care.reframe(turn.text, name=persona.name, turn=turn.number) if turn.mind is not None else None,
    )


def _ledger_row(row: LedgerEntry) -> LedgerRow:
    return LedgerRow(
        turn=row.turn, cause=row.cause, rule=row.rule, quote=row.quote, anger=row.anger, felt_right=row.felt_right
    )


def _line(attempt: Attempt, persona: Mapping[str, Any], grading: Grading | None, turns: int) -> AttemptLine:
    return AttemptLine(
        id=attempt.id,
        persona=attempt.persona,
        name=persona["name"],
        title=persona["title"],
        rubric=attempt.rubric,
        mode=cast(Mode, attempt.mode),
        ending=Ending(attempt.ending) if attempt.ending else None,
        outcome=Outcome.model_validate(attempt.outcome) if attempt.outcome else None,
        status=cast(Any, grading.status) if grading else None,
        overall=grading.overall if grading else None,
        passed=grading.passed if grading else None,
        turns=turns,
        forked_from=attempt.forked_from,
        held=held(attempt),
        created_at=attempt.created_at,
        ended_at=attempt.ended_at,
    )
