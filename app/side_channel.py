"""The side channel: a question to the specialist that the customer does not see, kept with its answer."""

from datetime import datetime

from pydantic import BaseModel, ConfigDict
from sqlmodel import Session, col, select

from app.attempts import owned, waits_for_trainee
from app.auth import Person
from app.content import Pinned
from app.customer.specialist_desk import answer
from app.db import Database
from app.errors import Conflict, Invalid
from app.practice_tables import Question
from app.text import storable, tidy

LONGEST = 300
MOST = 12
"""Questions an attempt; whoever needs more brings the specialist into the chat."""


class QuestionView(BaseModel):
    """A question and its answer; `turn` is the number of the trainee's turn it was asked before."""

    model_config = ConfigDict(frozen=True)

    turn: int
    text: str
    answer: str
    created_at: datetime


def ask(db: Database, pinned: Pinned, person: Person, attempt_id: str, *, text: str) -> QuestionView:
    """Asks and keeps it. Raises `Conflict` where there is no specialist, or it is not the trainee's turn."""
    text = tidy(text) if storable(text) else ""
    if not text:
        raise Invalid("Write what you want to ask the specialist.")
    if len(text) > LONGEST:
        raise Invalid(f"The specialist reads at most {LONGEST} characters; yours has {len(text)}. Ask one thing.")
    with db.write() as session:
        attempt = owned(session, person, attempt_id, lock=True)
        turn = waits_for_trainee(session, attempt)
        case = pinned.persona(attempt.persona_version).case
        if not case.help.specialist:
            raise Conflict("There is no specialist in this case.")
        if len(asked_in(session, attempt_id)) >= MOST:
            raise Conflict(f"The specialist has answered {MOST} questions by now. Bring them in, or go on.")
        row = Question(attempt_id=attempt_id, turn=turn, text=text, answer=answer(text, case))
        session.add(row)
    return _view(row)


def asked_in(session: Session, attempt_id: str) -> tuple[QuestionView, ...]:
    """Every question of an attempt, in order."""
    rows = session.exec(select(Question).where(Question.attempt_id == attempt_id).order_by(col(Question.id))).all()
    return tuple(_view(row) for row in rows)


def asked(db: Database, attempt_id: str) -> tuple[QuestionView, ...]:
    """The same for a page; who may see the attempt is checked by `attempts.view`."""
    with db.read() as session:
        return asked_in(session, attempt_id)


def _view(row: Question) -> QuestionView:
    return QuestionView(turn=row.turn, text=row.text, answer=row.answer, created_at=row.created_at)
