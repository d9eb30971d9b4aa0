"""A customer's mind in a conversation of acts: no reader and no voice, only what a turn does and what comes of it."""

import random
from typing import Any

from app.acts import Act, ActSeen, Reading
from app.customer.director import decide
from app.customer.endings import with_nerve
from app.customer.mind import Direction, Exchange, LedgerRow, Mind
from app.customer.mood import begin, feel
from app.persona import Persona
from app.transcript import Speaker, Transcript, Turn

CASE: dict[str, Any] = {
    "opening": "You sold me a kettle that leaks and nobody answers my letters.",
    "facts": {
        "receipt": {"say": "receipt K-77", "asked_as": ["receipt number"]},
        "bought": {"say": "on 3 May", "asked_as": ["date"]},
        "burn": {"say": "it scalded my hand", "when": "heard"},
        "gift": {"say": "it was a wedding present", "when": "heard"},
    },
    "needs": ["acknowledged", "apology", "refund_dated"],
    "accepts": ["refund", "swap"],
    "authority": [
        {"id": "refund", "do": "Refund the kettle"},
        {"id": "swap", "do": "Swap the kettle"},
        {"id": "voucher", "do": "Send a voucher"},
        {"id": "hamper", "do": "Send a hamper", "by": "manager"},
    ],
    "help": {"manager": "Ada Boyle, calm", "specialist": "Workshop: sees every repair"},
    "escalation": "not_needed",
}


def kettle(*, temper: dict[str, float] | None = None, case: dict[str, Any] | None = None, **more: Any) -> Persona:
    """An angry customer with a leaking kettle."""
    values = {
        "name": "Ivy Marsh",
        "title": "A kettle that leaks",
        "about": "Ivy likes tea.",
        "temper": {"anger": 8, "floor": 1, "patience": 6} | (temper or {}),
        "case": CASE | (case or {}),
        **more,
    }
    return Persona.model_validate(values)


def seen(act: Act | str, *, remedy: str | None = None, fact: str | None = None) -> ActSeen:
    return ActSeen(act=Act(act), quote=f"words of {Act(act).value}", remedy=remedy, fact=fact)


class Talk:
    """Plays turns given as acts; keeps mind, ledger, direction and transcript."""

    def __init__(self, persona: Persona, *, seed: int = 1) -> None:
        self.persona, self.seed = persona, seed
        self.mind: Mind = with_nerve(begin(persona), seed)
        self.transcript: Transcript = (Turn(number=1, speaker=Speaker.customer, text=persona.case.opening),)
        self.ledger: tuple[LedgerRow, ...] = ()
        self.direction: Direction | None = None

    def turn(
        self,
        *acts: Act | ActSeen,
        action: str | None = None,
        words: str | None = None,
        says: str = "Hm.",
        cap: float | None = None,
    ) -> Direction:
        """A trainee's turn that performs `acts` in `words`; the customer answers with the words `says`."""
        number = len(self.transcript) + 1
        performed = tuple(act if isinstance(act, ActSeen) else seen(act) for act in acts)
        turn = Turn(
            number=number,
            speaker=Speaker.trainee,
            text=words or " ".join(seen_act.quote for seen_act in performed),
            action=action,
        )
        exchange = Exchange(turn=turn, before=self.transcript, name=self.persona.name, case=self.persona.case)
        reading = Reading(acts=performed)
        felt, self.ledger = feel(self.mind, reading, exchange, self.persona, cap=cap)
        chance = random.Random(f"{self.seed}/{number}")
        self.mind, self.direction = decide(felt, reading, exchange, self.persona, chance)
        self.transcript += (turn, Turn(number=number + 1, speaker=Speaker.customer, text=says))
        return self.direction

    @property
    def anger(self) -> float:
        return self.mind.mood.anger

    @property
    def felt_right(self) -> float:
        return self.mind.mood.felt_right

    def row(self, cause: str) -> LedgerRow | None:
        """The ledger row of the latest turn with this cause."""
        return next((row for row in self.ledger if row.cause == cause), None)
