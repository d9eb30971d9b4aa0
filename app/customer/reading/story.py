"""What is known before the turn: the customer's words, as stems and numbers, and the case."""

import re
from dataclasses import dataclass
from functools import cached_property
from math import ceil

from app.customer.mind import Exchange
from app.customer.reading.known_case import KnownCase, KnownFact, numbers_in
from app.customer.reading.money import money_of
from app.customer.reading.stems import stems_of
from app.transcript import Speaker, Turn

_YES = re.compile(
    r"\b(thank(s| you)|thx|cheers|great|perfect|deal|agreed|works|suits|lovely|brilliant|excellent|fair enough"
    r"|that'?ll do|that will do|"
    r"sounds (good|fair|fine|ok|right)|i('ll| will)? (accept|take|agree)|all right|alright|ok(ay)?|fine|good"
    r"|yes|appreciate|do it|go ahead|"
    r"much better|i can live with|relie(f|ved)|done|settled)\b"
)
_NO = re.compile(
    r"^no\b|n't (?:work|help|good|want|accept|enough|care)|for nothing"
    r"|\b(?:not (?:ok|good|fine|enough|great|interested|happy|work|accept)|no use\b|worst|ridiculous|unacceptable"
    r"|useless|joke\b|never again|fed up|still (?:no|not|wait)|what about\b|insult|liar|disgrace|disgust|appalling"
    r"|how dare|sick of|nonsense|why\b)"
)
_OFFERED = re.compile(
    r"\b(refund|replac|credit|book|waive|new|free|send|sent|cancel|repair|fix|tomorrow|today|tonight|done|yours"
    r"|reserved|off your|back on)"
)
_IN_MIND = 4000
"""Characters of the customer's words, the latest, that a turn is read against."""
_ENOUGH = 0.55
"""Share of a fact's own words that the customer has used when it counts as told."""


@dataclass(frozen=True)
class Story:
    """Everything said before this turn, and the case."""

    exchange: Exchange
    known: KnownCase | None

    @cached_property
    def told(self) -> str:
        return self.exchange.customer_words

    @cached_property
    def told_folded(self) -> str:
        return self.told.casefold()

    @cached_property
    def recent(self) -> tuple[str, ...]:
        """The customer's latest turns, so many that they are not longer than what is kept in mind."""
        kept, left = [], _IN_MIND
        for turn in reversed(self.exchange.before):
            if turn.speaker == Speaker.customer and left > 0:
                kept.append(turn.text)
                left -= len(turn.text)
        return tuple(kept)

    @cached_property
    def told_stems(self) -> frozenset[str]:
        return frozenset().union(*map(stems_of, self.recent))

    @cached_property
    def told_numbers(self) -> frozenset[str]:
        return frozenset().union(*map(numbers_in, self.recent))

    @cached_property
    def money(self) -> frozenset[float]:
        """The sums that the customer or the case speaks of."""
        return frozenset().union(*map(money_of, self.recent)) | (self.known.money if self.known else frozenset())

    @cached_property
    def stems(self) -> frozenset[str]:
        """Content of this customer's story: what they said and the facts of their case."""
        return self.told_stems | (self.known.fact_stems if self.known else frozenset())

    @cached_property
    def last_customer(self) -> str:
        turns = [turn.text for turn in self.exchange.before if turn.speaker == Speaker.customer]
        return turns[-1] if turns else ""

    @cached_property
    def answered(self) -> bool:
        """Whether the trainee has spoken before."""
        return any(turn.speaker == Speaker.trainee for turn in self.exchange.before)

    @cached_property
    def trainee_before(self) -> str:
        return "\n".join(turn.text for turn in self.exchange.before if turn.speaker == Speaker.trainee)

    @cached_property
    def joined(self) -> frozenset[str]:
        """Who has come in to help, with this turn's action or before: manager, specialist."""
        spoken = {turn.speaker.value for turn in self.exchange.before} | {self.exchange.turn.action}
        return frozenset({"manager", "specialist"} & spoken)

    @cached_property
    def gives(self) -> bool:
        """Whether this turn's action gives a remedy."""
        return self._gives(self.exchange.turn)

    @cached_property
    def given(self) -> bool:
        """Whether the trainee's turn before this one gave, by its action, a remedy that the customer wants."""
        last = next((turn for turn in reversed(self.exchange.before) if turn.speaker == Speaker.trainee), None)
        case = self.exchange.case
        return bool(last and case and self._gives(last) and last.action in case.accepts)

    def _gives(self, turn: Turn) -> bool:
        case = self.exchange.case
        return case is not None and turn.action in [row.id for row in case.authority]

    @cached_property
    def said_yes(self) -> bool:
        """Whether the customer's last words say yes or thank you, and take nothing back."""
        yes, no = self._answer
        return yes and not no and "?" not in self.last_customer

    @cached_property
    def agreed(self) -> bool:
        """Whether the customer's last words accept what was offered."""
        yes, no = self._answer
        silent = "?" not in self.last_customer and "!" not in self.last_customer
        offered = silent and bool(_OFFERED.search(self.trainee_before.casefold()))
        return not no and (yes or self.given or offered)

    @cached_property
    def _answer(self) -> tuple[bool, bool]:
        """Whether there is a yes in the customer's last words, and whether there is a no."""
        last = self.last_customer.casefold().replace("’", "'")
        return bool(_YES.search(last)), bool(_NO.search(last))

    def has_told(self, fact: KnownFact) -> bool:
        """Whether the value of a fact already stands in the customer's turns."""
        codes = {digits for number in fact.numbers if len(digits := re.sub(r"\D", "", number)) >= 3}
        if codes & {re.sub(r"\D", "", number) for number in self.told_numbers}:
            return True
        shared = fact.stems & self.told_stems
        if fact.numbers and not codes:
            return bool(fact.numbers & self.told_numbers) and bool(shared)
        return not codes and len(fact.value & self.told_stems) >= max(1, ceil(_ENOUGH * len(fact.value)))
