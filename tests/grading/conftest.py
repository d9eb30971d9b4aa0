"""A conversation written down turn by turn with the acts of each trainee turn, as graders are given it."""

from typing import Any, Self

import pytest

from app.acts import Act, ActSeen, Reading
from app.grading.graded import Graded
from app.persona import Case
from app.rubric import Rubric
from app.transcript import Speaker, Turn


class Talk:
    """Builds a `Graded`; an act without a quote stands for the whole text of its turn."""

    def __init__(self, opening: str | None = "Charged twice, invoice A-20418, and nobody answers me.") -> None:
        self._turns: list[Turn] = []
        self._readings: dict[int, Reading] = {}
        if opening is not None:
            self.customer(opening)

    def customer(self, text: str) -> Self:
        return self._add(Speaker.customer, text)

    def manager(self, text: str) -> Self:
        return self._add(Speaker.manager, text)

    def trainee(self, text: str, *acts: Act | ActSeen, action: str | None = None) -> Self:
        self._add(Speaker.trainee, text, action)
        seen = tuple(act if isinstance(act, ActSeen) else ActSeen(act=act, quote=text) for act in acts)
        self._readings[len(self._turns)] = Reading(acts=seen)
        return self

    def graded(self, rubric: Rubric | None = None, *, case: Case | None = None, **more: Any) -> Graded:
        return Graded(
            transcript=tuple(self._turns),
            rubric=rubric or Rubric.model_validate(PLAIN),
            readings=self._readings,
            case=case,
            **more,
        )

    def _add(self, speaker: Speaker, text: str, action: str | None = None) -> Self:
        self._turns.append(Turn(number=len(self._turns) + 1, speaker=speaker, text=text, action=action))
        return self


PLAIN = {
    "title": "Plain",
    "criteria": [
        {"id": "care", "title": "Cares", "weight": 2, "items": [{"id": "owns", "ask": "Does the trainee own it?"}]}
    ],
}
CASE = Case.model_validate(
    {
        "claim": "true",
        "opening": "Two charges for March.",
        "facts": {"invoice": {"say": "A-20418", "asked_as": ["invoice number"]}},
        "needs": ["acknowledged", "apology", "refund_now_dated"],
        "accepts": ["refund_now", "bank_refund"],
        "policies": [{"id": "window", "rule": "Refunds take five working days.", "why": "The banks clear in batches."}],
        "authority": [
            {"id": "refund_now", "do": "Refund the second charge", "limit": "up to 100 €", "by": "trainee"},
            {"id": "letter", "do": "Send a letter of apology", "by": "trainee"},
            {"id": "bank_refund", "do": "Order the refund through the bank", "by": "trainee"},
            {"id": "free_month", "do": "Credit one month", "limit": "49 €", "by": "manager"},
        ],
        "help": {"manager": "Ines Varga, calm", "specialist": "Billing: sees the clearing dates"},
        "escalation": "not_needed",
    }
)


@pytest.fixture
def talk() -> type[Talk]:
    return Talk


@pytest.fixture
def case() -> Case:
    return CASE
