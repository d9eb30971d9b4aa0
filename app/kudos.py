"""Kudos: praise for one turn with its words, given by a coach or earned by a rule. There is no other kind."""

from datetime import datetime

from pydantic import BaseModel, ConfigDict
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from app.attempts import readable
from app.auth import Person
from app.content import Pinned
from app.conversation import conversation
from app.db import Database
from app.errors import Conflict, Invalid, NotFound
from app.growth_tables import Kudos
from app.kudos_rules import earned
from app.principles import PRINCIPLES
from app.reviews import reviewable
from app.tables import Attempt, ContentVersion, TurnRow, User, new_id, now
from app.text import contains_quote, storable, tidy
from app.transcript import Speaker

LONGEST = 400
"""Characters of a coach's words."""
_AT_ONCE = 20
"""Attempts whose moments are looked for in one go."""


class KudosView(BaseModel):
    """Praise for a turn. `by` is the coach's name, None where a rule saw the moment."""

    model_config = ConfigDict(frozen=True)

    id: str
    attempt: str
    name: str
    turn: int
    principle: str
    line: str
    quote: str
    words: str
    by: str | None
    at: datetime


def earn(db: Database, pinned: Pinned, person: Person) -> None:
    """Looks through their ended attempts that were not looked through yet, and keeps what they have earned."""
    due = (
        select(Attempt)
        .where(Attempt.user_id == person.id, col(Attempt.ended_at).is_not(None), col(Attempt.praised_at).is_(None))
        .order_by(col(Attempt.ended_at).desc())
        .limit(_AT_ONCE)
    )
    with db.read() as session:
        if session.exec(due).first() is None:
            return
    with db.write() as session:
        for attempt in session.exec(due.with_for_update()).all():
            talk = conversation(session, pinned, attempt)
            for moment in earned(talk, since=attempt.forked_turn or 1):
                session.add(
                    Kudos(
                        id=new_id(),
                        attempt_id=attempt.id,
                        turn=moment.turn,
                        rule=moment.rule,
                        principle=moment.principle,
                        quote=moment.quote,
                        words=moment.words,
                    )
                )
            attempt.praised_at = now()
            session.add(attempt)


def give(
    db: Database, coach: Person, attempt_id: str, *, turn: int, words: str, principle: str, quote: str = ""
) -> KudosView:
    """A coach's kudos for one turn of an ended attempt of somebody else; without a quote the whole turn is quoted.

    Raises `NotAllowed`, `NotFound`, `Conflict`, or `Invalid` for what was entered.
    """
    words, quote = tidy(words) if storable(words) else "", tidy(quote) if storable(quote) else "\x00"
    if not words:
        raise Invalid("Say in a sentence what was good about this turn.")
    if len(words) > LONGEST:
        raise Invalid(f"Your words have {len(words)} characters; at most {LONGEST} fit. Shorten them.")
    if principle not in PRINCIPLES:
        raise Invalid(f"There is no principle {principle[:20]!a}. Choose one of P1 to P25.")
    with db.write() as session:
        attempt = reviewable(session, coach, attempt_id, lock=True)
        said = _said(session, attempt, turn)
        if quote and not contains_quote(said, quote):
            raise Invalid("These are not their very words. Copy a part of the turn, or leave the quote empty.")
        mine = select(Kudos).where(Kudos.attempt_id == attempt.id, Kudos.user_id == coach.id, Kudos.turn == turn)
        if session.exec(mine.where(col(Kudos.taken_back_at).is_(None))).first():
            raise Conflict("You have given kudos for this turn already. Take them back first to word them anew.")
        row = Kudos(
            id=new_id(),
            attempt_id=attempt.id,
            turn=turn,
            user_id=coach.id,
            principle=principle,
            quote=quote or said,
            words=words,
        )
        session.add(row)
        session.flush()
        return _view(session, row)


def take_back(db: Database, coach: Person, kudos_id: str) -> None:
    """Takes back kudos of one's own giving; again, it changes nothing."""
    with db.write() as session:
        row = session.get(Kudos, kudos_id, with_for_update=True) if storable(kudos_id) else None
        if row is None or row.user_id is None or row.user_id != coach.id:
            raise NotFound("There are no such kudos among those you gave.")
        row.taken_back_at = row.taken_back_at or now()
        session.add(row)


def of_attempt(db: Database, person: Person, attempt_id: str) -> tuple[KudosView, ...]:
    """The kudos of an attempt that this person may see, by turn; raises `NotFound`."""
    with db.read() as session:
        readable(session, person, attempt_id)
        rows = _standing().where(Kudos.attempt_id == attempt_id).order_by(col(Kudos.turn), col(Kudos.created_at))
        return tuple(_view(session, row) for row in session.exec(rows))


def own(db: Database, pinned: Pinned, person: Person, *, limit: int = 50) -> tuple[KudosView, ...]:
    """Their own kudos, latest first."""
    earn(db, pinned, person)
    with db.read() as session:
        rows = _standing().join(Attempt, col(Attempt.id) == Kudos.attempt_id).where(Attempt.user_id == person.id)
        latest = rows.order_by(col(Attempt.ended_at).desc(), col(Kudos.turn)).limit(limit)
        return tuple(_view(session, row) for row in session.exec(latest))


def _standing() -> SelectOfScalar[Kudos]:
    return select(Kudos).where(col(Kudos.taken_back_at).is_(None))


def _said(session: Session, attempt: Attempt, turn: int) -> str:
    """The trainee's words of a turn, or `Invalid`."""
    rows = select(TurnRow).where(TurnRow.attempt_id == attempt.id, TurnRow.number == turn)
    row = session.exec(rows).first()
    if row is None or row.speaker != Speaker.trainee:
        raise Invalid(f"Turn {turn} is not one of the trainee's in this attempt.")
    return row.text


def _view(session: Session, row: Kudos) -> KudosView:
    attempt = session.get_one(Attempt, row.attempt_id)
    persona = session.get_one(ContentVersion, attempt.persona_version).body
    return KudosView(
        id=row.id,
        attempt=row.attempt_id,
        name=persona["name"],
        turn=row.turn,
        principle=row.principle,
        line=PRINCIPLES[row.principle],
        quote=row.quote,
        words=row.words,
        by=session.get_one(User, row.user_id).name if row.user_id else None,
        at=row.created_at,
    )
