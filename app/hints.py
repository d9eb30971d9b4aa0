"""Hints: in practice only, on request only, one step at a time, and each that was given is kept for the debrief.

Step 1 is a question to think about, 2 a pointer to the principle, 3, once the attempt has ended, a worded example.
"""

from typing import Literal, cast

from pydantic import BaseModel, ConfigDict
from sqlmodel import Session, col, select

from app.attempts import owned, waits_for_trainee
from app.auth import Person
from app.content import Pinned
from app.conversation import Conversation, conversation
from app.db import Database
from app.errors import Invalid, NotAllowed
from app.grading.scene import Scene
from app.grading.wording import better
from app.hint_texts import texts
from app.moment import moment
from app.practice_tables import Hint
from app.principles import PRINCIPLES
from app.tables import Attempt
from app.transcript import Speaker

Step = Literal[1, 2, 3]


class HintView(BaseModel):
    """A hint for the trainee's turn of that number; `principle` is an id, `line` the principle in one line."""

    model_config = ConfigDict(frozen=True)

    turn: int
    step: Step
    principle: str
    line: str
    text: str


def ask(db: Database, pinned: Pinned, person: Person, attempt_id: str, *, turn: int | None = None) -> HintView:
    """The next step for this moment, or after the end the worded example for `turn`. Asked again, the last one stands.

    Raises `NotAllowed` in assessed mode and `Conflict` where it is not the trainee's turn.
    """
    with db.write() as session:
        attempt = owned(session, person, attempt_id, lock=True)
        if attempt.mode == "assessed":
            raise NotAllowed("An assessed attempt has no hints. Practise with this customer to get some.")
        if attempt.ended_at is not None:
            return _example(session, pinned, attempt, turn)
        due = waits_for_trainee(session, attempt)
        if turn not in (None, due):
            raise Invalid(f"Hints are for the turn you are about to say, which is {due}. Leave `turn` out.")
        had = [hint for hint in given_in(session, attempt_id) if hint.turn == due]
        if len(had) >= 2:
            return had[-1]
        talk = conversation(session, pinned, attempt)
        words = texts(moment(talk), talk)
        row = Hint(
            attempt_id=attempt_id,
            turn=due,
            step=len(had) + 1,
            principle=words.principle,
            text=words.point if had else words.ask,
        )
        session.add(row)
    return _view(row)


def given(db: Database, attempt_id: str) -> tuple[HintView, ...]:
    """Every hint of an attempt, in order; who may see the attempt is checked by `attempts.view`."""
    with db.read() as session:
        return given_in(session, attempt_id)


def given_in(session: Session, attempt_id: str) -> tuple[HintView, ...]:
    """The same, inside a unit of work."""
    rows = select(Hint).where(Hint.attempt_id == attempt_id).order_by(col(Hint.turn), col(Hint.step))
    return tuple(_view(row) for row in session.exec(rows))


def worded(talk: Conversation, turn: int) -> str:
    """What could have been said at a turn of the trainee, made of this case."""
    now = moment(talk.before(turn))
    return better(now.shown_by, Scene(talk.graded, turn, talk.persona.name, now.yours))


def _example(session: Session, pinned: Pinned, attempt: Attempt, turn: int | None) -> HintView:
    talk = conversation(session, pinned, attempt)
    mine = [one.number for one in talk.transcript if one.speaker == Speaker.trainee]
    if turn not in mine:
        known = ", ".join(map(str, mine)) or "none"
        raise Invalid(f"Say for which of your turns the example is to be. Yours are: {known}.")
    kept = next((one for one in given_in(session, attempt.id) if (one.turn, one.step) == (turn, 3)), None)
    if kept:
        return kept
    now = moment(talk.before(turn))
    principle = texts(now, talk.before(turn)).principle
    row = Hint(attempt_id=attempt.id, turn=turn, step=3, principle=principle, text=worded(talk, turn))
    session.add(row)
    return _view(row)


def _view(row: Hint) -> HintView:
    return HintView(
        turn=row.turn,
        step=cast(Step, row.step),
        principle=row.principle,
        line=PRINCIPLES[row.principle],
        text=row.text,
    )
