"""A conversation as values: numbered turns, who speaks, what they said and which action went with it."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

from app.handover import HandoverNote


class Speaker(StrEnum):
    customer = "customer"
    trainee = "trainee"
    manager = "manager"
    specialist = "specialist"


class Turn(BaseModel):
    """One turn. `number` counts from 1, the opening; `action` is an id of the case's actions or None.

    `note` is the handover note for the colleague whom the action brings in.
    """

    model_config = ConfigDict(frozen=True)

    number: int = Field(ge=1)
    speaker: Speaker
    text: str
    action: str | None = None
    note: HandoverNote | None = None


Transcript = tuple[Turn, ...]


def by(speaker: Speaker, transcript: Transcript) -> Transcript:
    """The turns of one speaker, in order."""
    return tuple(turn for turn in transcript if turn.speaker == speaker)


def last_by(speaker: Speaker, transcript: Transcript) -> Turn | None:
    """The latest turn of a speaker, or None."""
    return next((turn for turn in reversed(transcript) if turn.speaker == speaker), None)
