"""A customer that does what a test tells it to, and counts how often it was asked."""

import asyncio
import threading
from collections.abc import AsyncIterator

from app.acts import Act, ActSeen, Reading
from app.customer.engine import Customer, Heard, Said
from app.customer.mind import Direction, Ending, Exchange, LedgerRow, Mind, Mood
from app.persona import Band, Move, Persona
from app.transcript import Transcript


class ScriptedCustomer(Customer):
    """Says `lines` one by one; with `gate` each waits for a release. `ending` ends the attempt, `fault` is raised.

    `hold_after_first` is for a test in another thread: nothing more is said until it is set.
    """

    def __init__(self) -> None:
        self.lines = ["Go on.", "I am listening."]
        self.gate: asyncio.Semaphore | None = None
        self.hold_after_first: threading.Event | None = None
        self.ending: Ending | None = None
        self.fault: Exception | None = None
        self.joins: str | None = None
        self.problem: str | None = None
        self.heard = 0

    async def hear(self, persona: Persona, mind: Mind, exchange: Exchange, *, seed: int) -> Heard:
        self.heard += 1
        if self.fault is not None:
            raise self.fault
        words = exchange.turn.text.split()[0]
        reading = Reading(acts=(ActSeen(act=Act.apologizes, quote=words),))
        turns = mind.trainee_turns + 1
        after = Mind(mood=Mood(anger=5, felt_right=turns), trainee_turns=turns, ending=self.ending)
        return Heard(
            reading=reading,
            offline_reading=reading,
            mind=after,
            ledger=(
                LedgerRow(turn=exchange.turn.number, cause="apologizes", rule="an apology", quote=words, anger=-1.0),
                LedgerRow(turn=exchange.turn.number, cause="vague", rule="nothing definite", anger=1.5),
            ),
            direction=Direction(
                move=Move.press, mood_band=Band.annoyed, joined="manager" if self.joins else None, ending=self.ending
            ),
            joined_says=self.joins,
            problem=self.problem,
        )

    async def say(self, persona: Persona, heard: Heard, transcript: Transcript, *, seed: int) -> AsyncIterator[Said]:
        for line in self.lines:
            if self.gate is not None:
                await self.gate.acquire()
            yield Said(text=line, problem=self.problem)
            if self.hold_after_first is not None:
                await asyncio.to_thread(self.hold_after_first.wait, 10)
