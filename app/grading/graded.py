"""What a grader is given: the conversation, the rubric, and the readings and the case as plain values."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from pydantic import BaseModel, ConfigDict, Field

from app.acts import FAULTS, KIND, Act, Reading
from app.grading.evidence import sincere
from app.grading.matter import matter_in, weight
from app.grading.place import Place
from app.grading.reaction import Reaction, reaction, solved
from app.grading.standing import standing
from app.persona import Case
from app.rubric import Rubric
from app.transcript import Speaker, Transcript, Turn, by

_LEAST_WORDS = 4
_COOL, _HOT = 0.2, 0.6
_OUTRIGHT = frozenset({Act.rude, Act.steers_model})
_SERVES = KIND - {Act.greets, Act.uses_name, Act.closes, Act.personal}
_ANSWERS = {Act.refuses, Act.policy_wall, Act.asked_again, Act.holds, Act.hands_over_cold}
_AFFRONTS = _OUTRIGHT | {
    Act.smug, Act.dismisses, Act.blames_customer, Act.defensive, Act.brushes_off, Act.off_topic,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Seen:
    """An act where it stands: the trainee's turn, the words that show it, and the remedy they are about."""

    turn: int
    quote: str
    act: Act | None = None
    remedy: str | None = None


class Graded(BaseModel):
    """One conversation to grade. `readings` are by the number of the trainee's turn."""

    model_config = ConfigDict(frozen=True)

    transcript: Transcript
    rubric: Rubric
    readings: dict[int, Reading] = Field(default_factory=dict)
    case: Case | None = None
    name: str | None = Field(default=None, description="the customer's name, where known")
    anger: dict[int, float] = Field(
        default_factory=dict,
        description="how angry the customer's turns read, 0-1 by turn number, for conversations without a case",
    )
    asides: frozenset[int] = Field(
        default=frozenset(), description="the trainee's turns before which the specialist was asked beside the chat"
    )
    said_before: frozenset[str] = Field(
        default=frozenset(), description="sentence keys of the trainee's earlier attempts, for `own_words`"
    )

    @cached_property
    def trainee_turns(self) -> Transcript:
        """The trainee's turns, in order."""
        return by(Speaker.trainee, self.transcript)

    @cached_property
    def _seen(self) -> tuple[Seen, ...]:
        return tuple(
            Seen(turn.number, act.quote, act.act, act.remedy)
            for turn in self.trainee_turns
            for act in standing(self.reading(turn.number), self.place(turn))
        )

    def reading(self, number: int) -> Reading:
        """The reading of a trainee's turn; an empty one where there is none."""
        return self.readings.get(number) or Reading()

    def turn(self, number: int | None) -> Turn | None:
        """The turn of the trainee with this number, or None."""
        return next((turn for turn in self.trainee_turns if turn.number == number), None)

    def seen(self, *acts: Act, turn: int | None = None) -> tuple[Seen, ...]:
        """Every showing of the acts, in order; kind acts only where their words stand as evidence."""
        return tuple(seen for seen in self._seen if seen.act in acts and turn in (None, seen.turn))

    def reached(self, *acts: Act, turn: int | None = None) -> tuple[Seen, ...]:
        """The showings that can have reached the customer: in no hostile turn and, without a case, not protested."""
        hostile = {seen.turn for seen in self.seen(Act.rude)}
        shown = self.seen(*acts, turn=turn)
        return tuple(seen for seen in shown if seen.turn not in hostile and not self.protested(seen.turn))

    def best(self, shown: Sequence[Seen]) -> Seen:
        """Of several showings the one whose words hold most of this customer's matter, the first of equals."""
        return max(shown, key=self._telling)

    def _telling(self, seen: Seen) -> int:
        turn = self.turn(seen.turn)
        return weight(matter_in(seen.quote) & self.place(turn).known) if turn else 0

    def protested(self, number: int) -> bool:
        """Whether, where no case says what is right, the customer's answer to a turn is a protest."""
        answer = self.answer_to(number) if self.case is None else None
        return answer is not None and self.reaction(answer) == Reaction.protested

    @cached_property
    def settled(self) -> Turn | None:
        """Where no case says what is right: the reply after which the customer says that it is done, or None."""
        replies = reversed(self.trainee_turns) if self.case is None else ()
        return next(
            (reply for reply in replies if (answer := self.answer_to(reply.number)) and solved(sincere(answer.text))),
            None,
        )

    @cached_property
    def content_with_the_unread(self) -> bool:
        """Whether, where no case says what is right, a customer whom nothing wronged ends by agreeing or thanking."""
        last = self.transcript[-1]
        if self.case is not None or last.speaker != Speaker.customer or self.seen(*FAULTS):
            return False
        return reaction(sincere(last.text)) == Reaction.accepted

    def reaction(self, answer: Turn) -> Reaction:
        """How the customer took the reply before a turn of theirs: by its words and, where known, its anger."""
        took, anger = reaction(sincere(answer.text)), self.anger.get(answer.number)
        if anger is None:
            return took
        if took == Reaction.neither:
            if answer.text.rstrip().endswith("?"):
                return took
            return Reaction.protested if anger >= _HOT else Reaction.accepted if anger <= _COOL else took
        contradicted = anger >= _HOT if took == Reaction.accepted else anger <= _COOL
        return Reaction.neither if contradicted else took

    def heard_before(self, number: int) -> str:
        """All that the customer has said before a turn."""
        return "\n".join(t.text for t in self.transcript if t.number < number and t.speaker == Speaker.customer)

    def place(self, turn: Turn) -> Place:
        """A turn of the trainee in its place."""
        return Place(turn, self.transcript, case=self.case, name=self.name)

    def answer_to(self, number: int) -> Turn | None:
        """The customer's first turn after a turn of the trainee, or None."""
        later = (t for t in self.transcript if t.number > number and t.speaker == Speaker.customer)
        return next(later, None)

    @cached_property
    def substantive(self) -> Transcript:
        """The trainee's turns that answer the customer at all: an action, or some words that are no mere affront."""
        settled = self.settled.number if self.settled else None
        return tuple(
            turn for turn in self.trainee_turns if turn.action or turn.number == settled or self._answers(turn)
        )

    def _answers(self, turn: Turn) -> bool:
        acts = {seen.act for seen in self.seen(*Act, turn=turn.number)}
        if len(turn.text.split()) < _LEAST_WORDS or acts & _OUTRIGHT:
            return False
        return bool(acts & _SERVES) or bool(acts & _ANSWERS and not acts & _AFFRONTS)

    @cached_property
    def joined(self) -> dict[str, int]:
        """Who was brought in, `manager` or `specialist`, and the number of the first turn in which they were there."""
        first: dict[str, int] = {}
        for turn in self.transcript:
            who = turn.action if turn.action in ("manager", "specialist") else turn.speaker.value
            if who in ("manager", "specialist"):
                first.setdefault(who, turn.number)
        return first
