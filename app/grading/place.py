"""A trainee's turn in its place: what the customer had brought in by then, and how much of it is taken up."""

from dataclasses import dataclass
from functools import cached_property

from app.grading.matter import matter_in, matter_of, ours_in
from app.persona import Case
from app.transcript import Speaker, Transcript, Turn

_SHARE_OF_WORDS, _SHARE_OF_CASE, _ENOUGH = 0.14, 0.2, 6
"""How much of what is said must be the customer's: without a case, with one, and how many words are enough anyway."""


@dataclass(frozen=True)
class Place:
    """`turn` within `transcript`; `case` and `name` of the customer where they are known."""

    turn: Turn
    transcript: Transcript
    case: Case | None = None
    name: str | None = None

    @cached_property
    def heard(self) -> frozenset[str]:
        """The matter of the customer's own words before the turn, their name left out."""
        return matter_in(self._heard_text) - matter_in(self.name or "")

    @cached_property
    def own(self) -> frozenset[str]:
        """The matter told that is more than the name of something of the company's."""
        return self.told - ours_in(self._heard_text)

    @cached_property
    def told(self) -> frozenset[str]:
        """The customer's words and the facts of their case."""
        return self.heard | (matter_of(self.case, with_remedies=False) - matter_in(self.name or ""))

    @cached_property
    def known(self) -> frozenset[str]:
        """All that, and what may be done about it."""
        return self.told | (matter_of(self.case) - matter_in(self.name or ""))

    @cached_property
    def said(self) -> frozenset[str]:
        """The matter of the trainee's words up to this turn."""
        mine = [turn for turn in self.transcript if turn.speaker == Speaker.trainee and turn.number < self.turn.number]
        return frozenset(stem for turn in (*mine, self.turn) for stem in matter_in(turn.text))

    @property
    def touches(self) -> bool:
        """Whether the trainee has taken up anything of this customer's by now; met where nothing is known."""
        return not self.told or bool(self.said & self.told)

    @property
    def about_them(self) -> bool:
        """Whether enough of what the trainee has said by now is of this customer's matter or their case."""
        enough = min(_ENOUGH, (_SHARE_OF_CASE if self.case else _SHARE_OF_WORDS) * len(self.said))
        told_enough = 0.75 * enough if self.case else enough
        return not self.told or (len(self.said & self.known) >= enough and len(self.said & self.told) >= told_enough)

    @cached_property
    def answer(self) -> str:
        """The customer's next words, or none."""
        return next((turn.text for turn in self.transcript if turn.number > self.turn.number and _theirs(turn)), "")

    @cached_property
    def _heard_text(self) -> str:
        return "\n".join(turn.text for turn in self.transcript if turn.number < self.turn.number and _theirs(turn))


def _theirs(turn: Turn) -> bool:
    return turn.speaker == Speaker.customer
