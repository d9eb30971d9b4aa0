"""Attempts played to be measured: every persona with every scripted trainee and seed, and twenty idle turns each."""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Literal

from app.customer.engine import Customer, customer_for
from app.errors import Invalid
from app.llm import Endpoint
from app.metrics import Metrics
from app.persona import Persona
from app.rehearsal import Rehearsal, offline_customer, play
from app.scripted_trainees import TRAINEES, Line
from app.settings import Settings

Engine = Literal["offline", "llm"]

IDLE = tuple(
    map(
        Line,
        (
            "Hello, I have your message in front of me.",
            "I am reading through what you wrote.",
            "The page is still loading on my side.",
            "There are several entries in the record.",
            "I am going through them one by one.",
            "The first entries are only about your contact details.",
            "This one was written by another colleague.",
            "I have opened the next page now.",
            "It is a rather long record.",
            "Some of it is in short form.",
            "I have got about half of it.",
            "The next entry is about the same matter.",
            "I have scrolled back to the top once more.",
            "The dates are in the left column.",
            "I have the whole list on the screen now.",
            "There are two windows open here.",
            "I have printed one of the pages.",
            "The second page is from the same week.",
            "I am on the last page now.",
            "That was the end of the record.",
        ),
    )
)
"""Twenty turns in which nothing is done for the customer, and no harm either."""


@dataclass(frozen=True)
class Plays:
    """All attempts with one persona: by trainee in the order of the seeds, and the long one of idle turns."""

    persona: Persona
    by_trainee: Mapping[str, tuple[Rehearsal, ...]]
    idle: Rehearsal

    @property
    def all(self) -> tuple[Rehearsal, ...]:
        return tuple(run for runs in self.by_trainee.values() for run in runs)


@asynccontextmanager
async def customer_of(engine: Engine, settings: Settings) -> AsyncIterator[Customer]:
    """The customer to measure; `Invalid` where an endpoint is wanted and none is set."""
    if engine == "offline":
        yield offline_customer()
        return
    if not settings.uses_llm:
        raise Invalid("no model is set: name one in MAKERIGHT_LLM_MODEL and its place in MAKERIGHT_LLM_BASE_URL")
    metrics = Metrics()
    endpoint = Endpoint(settings, metrics)
    try:
        yield customer_for(settings, endpoint, metrics)
    finally:
        await endpoint.close()


async def play_all(
    personas: Mapping[str, Persona], seeds: Sequence[int], customer: Customer, *, at_once: int = 1
) -> dict[str, Plays]:
    """Every persona with every trainee and seed, at most `at_once` attempts side by side."""
    free = asyncio.Semaphore(at_once)

    async def one(persona_id: str, trainee: str | tuple[Line, ...], seed: int) -> Rehearsal:
        persona = personas[persona_id] if isinstance(trainee, str) else patient(personas[persona_id])
        async with free:
            return await play(persona, trainee, seed=seed, persona_id=persona_id, customer=customer)

    async def of(persona_id: str) -> Plays:
        names = [(trainee, seed) for trainee in TRAINEES for seed in seeds]
        *runs, idle = await asyncio.gather(*(one(persona_id, *name) for name in names), one(persona_id, IDLE, seeds[0]))
        by_trainee = {t: tuple(run for run in runs if run.trainee == t) for t in TRAINEES}
        return Plays(personas[persona_id], by_trainee, idle)

    found = await asyncio.gather(*(of(persona_id) for persona_id in personas))
    return dict(zip(personas, found, strict=True))


def patient(persona: Persona) -> Persona:
    """The same person with all the time in the world, so that the talk lasts."""
    return persona.model_copy(
        update={
            "walks_away": 0.0,
            "temper": persona.temper.model_copy(update={"patience": 10}),
            "case": persona.case.model_copy(update={"clock": None}),
        }
    )
