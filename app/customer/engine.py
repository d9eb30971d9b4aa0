"""The customer as a whole: read, feel, decide, say, check. Values in, values out; the voice may be a model."""

import random
from collections.abc import AsyncIterator
from typing import Literal

from pydantic import BaseModel, ConfigDict

from app.acts import Reading
from app.customer.director import decide
from app.customer.endings import with_nerve
from app.customer.mind import Direction, Exchange, LedgerRow, Mind
from app.customer.mood import feel
from app.customer.reader import OfflineReader
from app.customer.voice import OfflineVoice
from app.persona import Persona
from app.transcript import Transcript


class Heard(BaseModel):
    """What the customer made of a trainee's turn, and what they will do now.

    `joined_says` are the words of the manager or specialist who joins before the customer answers.
    `problem` says in words why a model's reading was replaced by the offline one.
    """

    model_config = ConfigDict(frozen=True)

    reading: Reading
    offline_reading: Reading
    mind: Mind
    ledger: tuple[LedgerRow, ...]
    direction: Direction
    joined_says: str | None = None
    problem: str | None = None


class Said(BaseModel):
    """One checked sentence of the customer; `problem` says why the offline voice spoke in a model's place."""

    model_config = ConfigDict(frozen=True)

    text: str
    source: Literal["offline", "llm"] = "offline"
    problem: str | None = None


class Customer:
    """The offline customer."""

    def __init__(self, *, reader: OfflineReader, voice: OfflineVoice) -> None:
        self._reader = reader
        self._voice = voice

    async def hear(self, persona: Persona, mind: Mind, exchange: Exchange, *, seed: int) -> Heard:
        """Reads the turn and lets mood and director act on it; the same seed and turns give the same answer."""
        reading = await self._reader.read(exchange)
        chance = random.Random(f"{seed}/{exchange.turn.number}")
        felt, ledger = feel(with_nerve(mind, seed), reading, exchange, persona)
        after, direction = decide(felt, reading, exchange, persona, chance)
        joined_says = self._voice.joins(direction, persona, exchange, seed=seed) if direction.joined else None
        return Heard(
            reading=reading,
            offline_reading=reading,
            mind=after,
            ledger=ledger,
            direction=direction,
            joined_says=joined_says,
        )

    async def say(self, persona: Persona, heard: Heard, transcript: Transcript, *, seed: int) -> AsyncIterator[Said]:
        """The sentences of the next customer turn, in order; `transcript` ends with the trainee's turn."""
        for sentence in self._voice.say(heard.direction, persona, transcript, seed=seed):
            yield Said(text=sentence)
