"""A stored attempt as the values that hints and debriefs are made of."""

from dataclasses import dataclass
from functools import cached_property

from sqlmodel import Session, col, select

from app.acts import Reading
from app.content import Pinned
from app.customer.mind import Direction, Mind
from app.grading.graded import Graded
from app.handover import HandoverNote
from app.persona import Persona
from app.rubric import Rubric
from app.tables import Attempt, TurnRow
from app.transcript import Speaker, Transcript, Turn


@dataclass(frozen=True)
class Conversation:
    """Minds and directions are by the number of the customer's turn, readings by the number of the trainee's."""

    persona: Persona
    rubric: Rubric
    transcript: Transcript
    readings: dict[int, Reading]
    minds: dict[int, Mind]
    directions: dict[int, Direction]

    @cached_property
    def graded(self) -> Graded:
        """The conversation as graders see it."""
        return Graded(
            transcript=self.transcript,
            rubric=self.rubric,
            readings=self.readings,
            case=self.persona.case,
            name=self.persona.name,
        )

    @property
    def mind(self) -> Mind:
        """What the customer has in mind after their latest turn."""
        return self.minds[max(self.minds)]

    @property
    def direction(self) -> Direction | None:
        """What the customer's latest turn was to do; None for the opening."""
        return self.directions.get(max(self.minds))

    @property
    def name(self) -> str:
        """How the customer is spoken of: the first name, or the whole where it begins with a title."""
        first = self.persona.name.split()[0]
        titles = {"mr", "mrs", "ms", "miss", "dr", "prof", "sir", "madam"}
        return self.persona.name if first.rstrip(".").casefold() in titles else first

    def before(self, turn: int) -> "Conversation":
        """The conversation as it stood when a turn was about to be said."""
        return Conversation(
            persona=self.persona,
            rubric=self.rubric,
            transcript=tuple(one for one in self.transcript if one.number < turn),
            readings={number: one for number, one in self.readings.items() if number < turn},
            minds={number: one for number, one in self.minds.items() if number < turn},
            directions={number: one for number, one in self.directions.items() if number < turn},
        )


def conversation(session: Session, pinned: Pinned, attempt: Attempt) -> Conversation:
    """What was said in an attempt, and what the customer made of it."""
    rows = session.exec(select(TurnRow).where(TurnRow.attempt_id == attempt.id).order_by(col(TurnRow.number))).all()
    customers = [row for row in rows if row.speaker == Speaker.customer]
    return Conversation(
        persona=pinned.persona(attempt.persona_version),
        rubric=pinned.rubric(attempt.rubric_version),
        transcript=tuple(_turn(row) for row in rows),
        readings={row.number: Reading.model_validate(row.reading) for row in rows if row.reading is not None},
        minds={row.number: Mind.model_validate(row.mind) for row in customers if row.mind is not None},
        directions={row.number: Direction.model_validate(row.direction) for row in customers if row.direction},
    )


def _turn(row: TurnRow) -> Turn:
    return Turn(
        number=row.number,
        speaker=Speaker(row.speaker),
        text=row.text,
        action=row.action,
        note=HandoverNote.model_validate(row.note) if row.note else None,
    )
