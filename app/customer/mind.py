"""What the customer has in mind between turns, and the ledger that says why it changed."""

from enum import StrEnum
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from app.customer.harshness import AS_WRITTEN, Harshness
from app.persona import Anger, Band, Case, Move
from app.transcript import Speaker, Transcript, Turn


def band_of(anger: float) -> Band:
    """The band of an anger of 0–10: calm < 2.5 ≤ mild < 5 ≤ annoyed < 7.5 ≤ angry."""
    return (Band.calm, Band.mild, Band.annoyed, Band.angry)[min(3, int(max(0.0, anger) / 2.5))]


class Mood(BaseModel):
    """`anger` and `felt_right` (how right the customer has been made to feel), each 0–10."""

    model_config = ConfigDict(frozen=True)

    anger: Anger
    felt_right: Anger = 0.0

    @property
    def band(self) -> Band:
        return band_of(self.anger)


class LedgerRow(BaseModel):
    """One change of mood: what caused it, by which rule, on which words; deltas on the scale of 0–10."""

    model_config = ConfigDict(frozen=True)

    turn: int = Field(description="number of the trainee's turn that caused it")
    cause: str = Field(description="an act, or what the turn left out, such as: ignored_question")
    rule: str = Field(description="the mood rule, in words a coach reads")
    quote: str = ""
    anger: float = 0.0
    felt_right: float = 0.0


class Ending(StrEnum):
    resolved = "resolved"
    settled = "settled"
    walked_out = "walked_out"
    handed_over = "handed_over"
    time_out = "time_out"
    left_open = "left_open"


class Objection(StrEnum):
    """Why an offer is not taken, or not yet."""

    not_heard_yet = "not_heard_yet"
    not_enough = "not_enough"
    not_accepted = "not_accepted"
    no_date = "no_date"
    then_do_it = "then_do_it"
    not_seen_yet = "not_seen_yet"
    no_action = "no_action"
    already_offered = "already_offered"
    not_theirs_to_give = "not_theirs_to_give"


class Mind(BaseModel):
    """Everything that carries over from turn to turn, kept with each customer turn, so that a fork starts from it."""

    model_config = ConfigDict(frozen=True)

    mood: Mood
    met: frozenset[str] = frozenset()
    earned: dict[str, int] = Field(default_factory=dict, description="how often each act or omission has been at work")
    told: frozenset[str] = frozenset()
    offered: tuple[str, ...] = ()
    declined: frozenset[str] = Field(default=frozenset(), description="remedies the customer has said would not do")
    granted: tuple[str, ...] = Field(default=(), description="remedies given by an action")
    strikes: float = Field(default=0.0, description="used-up patience, in the unit of temper.patience")
    joined: frozenset[Literal["manager", "specialist"]] = frozenset()
    trainee_turns: int = 0
    last_move: Move | None = None
    ending: Ending | None = None
    run: float = Field(default=0.0, ge=-1, le=1, description="the spiral: below 0 after harsh turns, above after good")
    stalled: int = Field(default=0, description="trainee turns in a row that moved nothing forward")
    promised: dict[str, int] = Field(default_factory=dict, description="remedy -> trainee turn in which words gave it")
    claimed: frozenset[str] = Field(default=frozenset(), description="remedies said to be done without the action")
    accepted: str | None = Field(default=None, description="the remedy the customer has agreed to")
    stung_by: str | None = Field(default=None, description="what hurt most in the latest trainee turn")
    touched_by: str | None = Field(
        default=None, description="what reached the customer most in the latest trainee turn"
    )
    moves: dict[Move, int] = Field(default_factory=dict, description="how often each move has been made")
    nerve: float | None = Field(
        default=None, ge=0, le=1, description="drawn once an attempt: how soon they would leave"
    )
    harshness: Harshness = Field(default=AS_WRITTEN, description="how harsh their language is; it moves no mood")


class Direction(BaseModel):
    """What the next customer turn is to do. `gate` and voices need the first four; the rest is for the voice."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    move: Move
    mood_band: Band
    may_reveal: tuple[str, ...] = Field(default=(), description="ids of the facts that may be told now or were told")
    max_words: int = Field(default=25, ge=1, le=120)
    tell: tuple[str, ...] = Field(default=(), description="ids of the facts to tell now")
    remedy: str | None = Field(default=None, description="the remedy this turn reacts to")
    beside: tuple[str, ...] = Field(default=(), description="the other remedies offered together with it")
    agreed: Literal["promised", "done"] | None = Field(
        default=None, description="set once the customer has said yes before this turn: whether it has been done"
    )
    objection: Objection | None = None
    need: str | None = Field(default=None, description="what the customer still misses most")
    unknown: str | None = Field(default=None, description="what was asked for that the customer does not know")
    stung_by: str | None = Field(default=None, description="the act of the trainee that hurt, if one did")
    touched_by: str | None = Field(default=None, description="the act of the trainee that reached them, if one did")
    quote: str | None = Field(default=None, description="the trainee's words that this turn reacts to")
    joined: Literal["manager", "specialist"] | None = None
    briefed: bool = Field(default=True, description="with `joined`: whether whoever joins knows what happened")
    harshness: Harshness = AS_WRITTEN
    puzzled: bool = False
    ending: Ending | None = None


class Exchange(BaseModel):
    """What a reader is given: a trainee's turn, all turns before it, and the case where there is one."""

    model_config = ConfigDict(frozen=True)

    turn: Turn
    before: Transcript = ()
    name: str | None = Field(default=None, description="the customer's name, where known")
    case: Case | None = None

    @property
    def customer_words(self) -> str:
        """All that the customer has said so far."""
        return "\n".join(turn.text for turn in self.before if turn.speaker == Speaker.customer)


class Outcome(BaseModel):
    """How the customer felt at the end: felt_right 0–10, csat 1–5, and what they would tell others."""

    model_config = ConfigDict(frozen=True)

    felt_right: Anger
    csat: int = Field(ge=1, le=5)
    would_say: str
