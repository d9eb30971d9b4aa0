"""What the debrief adds for the trainee's practice: steps, authority, hints, the survey, and the other tries."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from app.attempt_view import AttemptView
from app.attempts import readable
from app.auth import Person
from app.content import Pinned
from app.conversation import conversation
from app.customer.mind import Outcome
from app.customer.specialist_desk import desk_name
from app.customer.survey import survey_answer
from app.db import Database
from app.empowerment import Remark, remarks
from app.hints import HintView, given_in, worded
from app.side_channel import QuestionView, asked_in
from app.steps import WorkedStep, steps
from app.tables import Attempt, TurnRow
from app.turning_points import TurningPoint, turning_points


@dataclass(frozen=True)
class OtherTry:
    """A second try of this attempt, from one of its turns."""

    id: str
    turn: int
    ended: bool
    created_at: datetime


@dataclass(frozen=True)
class PracticePart:
    """Hints and questions are by the number of the trainee's turn they came before; examples are worded for it."""

    steps: tuple[WorkedStep, ...]
    remarks: tuple[Remark, ...]
    turning_points: tuple[TurningPoint, ...]
    survey: str
    hints: dict[int, tuple[HintView, ...]]
    examples: dict[int, str]
    questions: dict[int, tuple[QuestionView, ...]]
    second_tries: tuple[OtherTry, ...]


@dataclass(frozen=True)
class Beside:
    """What stands beside the chat: the specialist's name where there is one, questions asked, hints for this moment.

    In a second try `first_words` are what the trainee had said at that turn.
    """

    desk: str | None
    first_words: str | None
    hints: tuple[HintView, ...]
    questions: tuple[QuestionView, ...]


def beside_of(db: Database, pinned: Pinned, person: Person, attempt: AttemptView) -> Beside:
    """For an attempt of one's own that goes on."""
    due = attempt.turns[-1].number + 1
    first = select(TurnRow.text).where(TurnRow.attempt_id == attempt.forked_from, TurnRow.number == due)
    with db.read() as session:
        case = pinned.persona(readable(session, person, attempt.id).persona_version).case
        return Beside(
            desk=desk_name(case) if case.help.specialist else None,
            first_words=session.exec(first).first() if attempt.forked_turn == due else None,
            hints=tuple(hint for hint in given_in(session, attempt.id) if hint.turn == due),
            questions=asked_in(session, attempt.id),
        )


def practice_part(db: Database, pinned: Pinned, person: Person, attempt_id: str) -> PracticePart:
    """Of an ended attempt that this person may read, or `NotFound`."""
    with db.read() as session:
        attempt = readable(session, person, attempt_id)
        talk = conversation(session, pinned, attempt)
        hints = given_in(session, attempt.id)
        asked = asked_in(session, attempt.id)
        tries = _second_tries(session, attempt) if attempt.user_id == person.id else ()
    stars = Outcome.model_validate(attempt.outcome).csat if attempt.outcome else None
    mine = {turn.number for turn in talk.graded.trainee_turns}
    helped = sorted({hint.turn for hint in hints} & mine)
    return PracticePart(
        steps=steps(talk),
        remarks=remarks(talk),
        turning_points=turning_points(talk),
        survey=survey_answer(talk.mind, talk.persona, stars, seed=attempt.seed) if stars else "",
        hints={turn: tuple(hint for hint in hints if hint.turn == turn) for turn in {hint.turn for hint in hints}},
        examples={turn: worded(talk, turn) for turn in helped},
        questions={turn: tuple(one for one in asked if one.turn == turn) for turn in {one.turn for one in asked}},
        second_tries=tries,
    )


def _second_tries(session: Session, attempt: Attempt) -> tuple[OtherTry, ...]:
    rows = select(Attempt).where(Attempt.forked_from == attempt.id).order_by(col(Attempt.created_at))
    return tuple(
        OtherTry(id=row.id, turn=row.forked_turn or 0, ended=row.ended_at is not None, created_at=row.created_at)
        for row in session.exec(rows)
    )
