"""Attempts with shipped personas in a database, answered by the offline customer."""

import asyncio

from app import attempts, turns
from app.attempt_view import Mode
from app.attempts import Start
from app.auth import Person
from app.content import Pinned
from app.customer.engine import Customer
from app.customer.harshness import AS_WRITTEN, Harshness
from app.customer.reader import OfflineReader
from app.customer.voice import OfflineVoice
from app.db import Database
from app.metrics import Metrics
from app.runner import Runner
from tests.fakes.talks import Typed, shelf

_OFFLINE = Customer(reader=OfflineReader(), voice=OfflineVoice())


def begun(
    db: Database, person: Person, persona: str, *, mode: Mode = "practice", harshness: Harshness = AS_WRITTEN
) -> str:
    """The id of a new attempt with a shipped persona."""
    start = Start(
        persona=shelf().persona(persona),
        rubric=shelf().rubric("make-it-right"),
        mode=mode,
        engine="offline",
        seed=3,
        harshness=harshness,
    )
    return attempts.start(db, person, start)


def say(db: Database, person: Person, attempt: str, *script: Typed) -> None:
    """Says each turn and has it answered."""
    pinned = Pinned(db)

    async def converse() -> None:
        runner = Runner(db, pinned, {"offline": _OFFLINE, "llm": _OFFLINE}, metrics=Metrics(), patience=10)
        for one in script:
            turn = turns.post(db, pinned, person, attempt, text=one.text, action=one.action, key=None, note=one.note)
            assert [name async for name, _ in await runner.follow(person, attempt, turn)][-1] == "done"

    asyncio.run(converse())
