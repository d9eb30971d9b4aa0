"""A model that misbehaves in each way at each turn: nothing of it is shown, and every attempt goes on to its end."""

from typing import Any

import pytest

from app.customer.engine import Customer
from app.customer.llm_reader import LlmReader
from app.customer.llm_voice import LlmVoice
from app.customer.reader import OfflineReader
from app.customer.voice import OfflineVoice
from app.llm_failure import Failure
from app.rehearsal import Rehearsal, play
from app.text import folded
from app.transcript import Speaker, by
from tests.customer.bakery import PERSONA
from tests.fakes.model import ScriptedModel

TURNS = 6
READER, VOICE = OfflineReader(), OfflineVoice()
GOOD = (
    "And when will that be?",
    "I have heard that before.",
    "So what happens now?",
    "That is not what I asked.",
    "You are not listening to me.",
    "Somebody must know.",
    "Why should I believe you?",
)
WAYS: dict[str, tuple[Any, ...]] = {
    "role flip": ("How can I help you today?",),
    "coaching": ("You should show more empathy next time.",),
    "leak": ("My anger is at 8 out of 10 now.",),
    "meta talk": ("As an AI language model, I am not really upset.",),
    "invention": ("Your colleague Kevin charged me 512 euros on Friday.",),
    "early disclosure": ("I bounced a supplier payment because of you.",),
    "thanks": ("Thank you so much, you have been wonderful!",),
    "narration": ("*sighs and slams the phone down*",),
    "both sides": ("Agent: I am sorry. Customer: You should be.",),
    "refusal": ("I'm sorry, but I can't help with that request.",),
    "garbage": ('{"text": "unbelievable service"}',),
    "other language": ("Ich möchte jetzt sofort mein Geld zurück.",),
    "over-long": ("word and another word " * 80,),
    "blank": ("",),
    "good, then bad": ("What? ", "How can I help you today?"),
    "dropped": ("Seriously? Now you", Failure.dropped),
    "timeout": (Failure.timeout,),
    "server error": (Failure.server_error,),
}


class Misbehaves(ScriptedModel):
    """Speaks in character, but in one turn, and when asked again in it, misbehaves."""

    def __init__(self, way: tuple[Any, ...], at: int) -> None:
        super().__init__(spoken=["-"], read=[{"acts": []}])
        self._way, self._at, self.turn = way, at, 0

    async def stream(self, role: str, *, messages: Any, max_tokens: int, listener: Any = None) -> Any:
        bad = self.turn == self._at
        self._spoken.clear()
        self._spoken.append(list(self._way) if bad else GOOD[self.turn % len(GOOD)])
        async for piece in super().stream(role, messages=messages, max_tokens=max_tokens):
            yield piece


class Counted(Customer):
    """A customer that tells its model which turn it is."""

    def __init__(self, model: Misbehaves) -> None:
        super().__init__(
            reader=READER,
            voice=VOICE,
            llm_reader=LlmReader(model),  # type: ignore[arg-type]
            llm_voice=LlmVoice(model),  # type: ignore[arg-type]
            timeout=5,
        )
        self._model = model

    async def hear(self, *args: Any, **options: Any) -> Any:
        heard = await super().hear(*args, **options)
        self._model.turn += 1
        return heard


async def attempt(way: tuple[Any, ...], at: int, *, seed: int) -> Rehearsal:
    patient = PERSONA.model_copy(update={"walks_away": 0.0})
    trainee = "ok" if at % 2 else "stuffer"
    return await play(patient, trainee, seed=seed, customer=Counted(Misbehaves(way, at)))


@pytest.mark.anyio
async def test_at_no_turn_is_anything_of_it_shown_and_every_attempt_goes_on() -> None:
    played = 0
    for name, way in WAYS.items():
        bad = [folded(piece) for piece in way if isinstance(piece, str) and len(piece.split()) > 3]
        for at in range(1, TURNS + 1):
            run = await attempt(way, at, seed=at)
            said = [turn.text for turn in by(Speaker.customer, run.transcript)]
            assert all(said), name
            assert run.turns >= at, (name, at)
            assert said[at] not in GOOD, "the turn in which it misbehaves is told by written lines"
            assert not [line for line in bad if any(line in folded(text) for text in said)], (name, at)
            played += run.turns
    assert played >= 500
