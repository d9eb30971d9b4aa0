"""A turn as it runs: told from the beginning to all who listen, answered once, and resumed after any fault."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest

from app import attempts, claims, turns
from app.auth import Person
from app.content import Pinned
from app.customer.mind import Ending
from app.db import Database
from app.errors import NotFound
from app.metrics import Metrics
from app.runner import Runner
from tests.fakes.customer import ScriptedCustomer
from tests.fakes.people import add_person, begin_attempt

pytestmark = pytest.mark.anyio


@pytest.fixture
def attempt(db: Database, tess: Person) -> str:
    return begin_attempt(db, tess)


@pytest.fixture
def customer() -> ScriptedCustomer:
    return ScriptedCustomer()


@pytest.fixture
def process(db: Database, pinned: Pinned, customer: ScriptedCustomer) -> Callable[..., Runner]:
    """A runner, as another process would have one."""

    def make(*, patience: float = 10, ended: Callable[[], None] = lambda: None) -> Runner:
        customers = {"offline": customer, "llm": customer}
        return Runner(db, pinned, customers, metrics=Metrics(), patience=patience, ended=ended)

    return make


def say(db: Database, pinned: Pinned, person: Person, attempt: str, text: str = "I am sorry.") -> int:
    return turns.post(db, pinned, person, attempt, text=text, action=None, key=None)


async def told(runner: Runner, person: Person, attempt: str, turn: int) -> list[tuple[str, Any]]:
    return [(name, json.loads(data)) async for name, data in await runner.follow(person, attempt, turn)]


@asynccontextmanager
async def following(runner: Runner, person: Person, attempt: str, turn: int) -> AsyncIterator[AsyncIterator[Any]]:
    events = await runner.follow(person, attempt, turn)
    yield events
    await events.aclose()  # type: ignore[attr-defined]


async def test_typing_comes_first_then_each_sentence_then_done(
    db: Database, pinned: Pinned, tess: Person, attempt: str, process: Callable[..., Runner]
) -> None:
    turn = say(db, pinned, tess, attempt)
    events = await told(process(), tess, attempt, turn)
    mood = {"anger": 5.0, "felt_right": 1.0, "band": "annoyed"}
    assert events[0] == ("typing", {})
    assert events[1:3] == [("say", {"text": "Go on."}), ("say", {"text": "I am listening."})]
    name, done = events[3]
    assert name == "done"
    assert done["turn"] == turn + 1
    assert (done["text"], done["move"], done["mood"], done["ended"]) == (
        "Go on. I am listening.",
        "press",
        mood,
        False,
    )


async def test_a_turn_that_was_answered_is_told_again_without_asking_the_customer(
    db: Database, pinned: Pinned, tess: Person, attempt: str, process: Callable[..., Runner], customer: ScriptedCustomer
) -> None:
    customer.joins, customer.problem = "Ola here.", "the model did not answer"
    turn = say(db, pinned, tess, attempt)
    first = await told(process(), tess, attempt, turn)
    assert ("say", {"text": "Ola here.", "speaker": "manager"}) in first
    assert first[-1][1]["turn"] == turn + 2
    assert await told(process(), tess, attempt, turn) == first
    assert customer.heard == 1


async def test_a_second_listener_hears_all_and_a_lost_one_costs_nothing(
    db: Database, pinned: Pinned, tess: Person, attempt: str, process: Callable[..., Runner], customer: ScriptedCustomer
) -> None:
    customer.gate = asyncio.Semaphore(1)
    turn, runner = say(db, pinned, tess, attempt), process()
    async with following(runner, tess, attempt, turn) as events:
        assert (await anext(events))[0] == "typing"
        assert (await anext(events))[0] == "say"
    second = asyncio.create_task(told(runner, tess, attempt, turn))
    customer.gate.release()
    assert [name for name, _ in await second] == ["typing", "say", "say", "done"]
    assert customer.heard == 1


async def test_two_processes_answer_a_turn_once(
    db: Database, pinned: Pinned, tess: Person, attempt: str, process: Callable[..., Runner], customer: ScriptedCustomer
) -> None:
    customer.gate = asyncio.Semaphore(0)
    turn = say(db, pinned, tess, attempt)
    here, there = process(), process()
    first = asyncio.create_task(told(here, tess, attempt, turn))
    async with following(there, tess, attempt, turn) as events:
        assert (await anext(events))[0] == "typing"
        customer.gate.release()
        customer.gate.release()
        rest = [name async for name, _ in events]
    assert rest == ["say", "say", "done"]
    assert [name for name, _ in await first] == ["typing", "say", "say", "done"]
    assert customer.heard == 1
    assert len(attempts.view(db, pinned, tess, attempt).turns) == 3


async def test_a_turn_answered_between_look_and_claim_is_not_claimed(
    db: Database, pinned: Pinned, tess: Person, attempt: str, process: Callable[..., Runner]
) -> None:
    turn = say(db, pinned, tess, attempt)
    await told(process(), tess, attempt, turn)
    with db.begin() as connection:
        connection.exec_driver_sql("DELETE FROM turn WHERE number = 3")  # what a look before the answer does not see
    assert claims.take(db, pinned, attempt, turn, user_id=tess.id, process="me") == claims.NotOurs.elsewhere


async def test_another_process_takes_over_when_the_claim_has_lapsed(
    db: Database,
    pinned: Pinned,
    tess: Person,
    attempt: str,
    process: Callable[..., Runner],
) -> None:
    turn = say(db, pinned, tess, attempt)
    dead = claims.take(db, pinned, attempt, turn, user_id=tess.id, process="dead")
    assert isinstance(dead, claims.Claimed)
    assert claims.take(db, pinned, attempt, turn, user_id=tess.id, process="me") == claims.NotOurs.elsewhere
    claims.renew(db, [dead.turn_id], process="me")
    lapse(db, dead.turn_id)
    assert [name for name, _ in await told(process(), tess, attempt, turn)][-1] == "done"


async def test_a_start_on_sqlite_frees_the_claims_of_the_dead(
    db: Database, pinned: Pinned, tess: Person, attempt: str
) -> None:
    turn = say(db, pinned, tess, attempt)
    claims.take(db, pinned, attempt, turn, user_id=tess.id, process="dead")
    claims.release_all(db)
    assert isinstance(claims.take(db, pinned, attempt, turn, user_id=tess.id, process="me"), claims.Claimed)


async def test_a_late_process_whose_claim_was_taken_writes_nothing(
    db: Database, pinned: Pinned, tess: Person, attempt: str, process: Callable[..., Runner], customer: ScriptedCustomer
) -> None:
    customer.gate = asyncio.Semaphore(0)
    turn, late = say(db, pinned, tess, attempt), process()
    listening = asyncio.create_task(told(late, tess, attempt, turn))
    await until(lambda: customer.heard == 1)
    claims.release_all(db)
    taken = claims.take(db, pinned, attempt, turn, user_id=tess.id, process="quicker")
    assert isinstance(taken, claims.Claimed)
    customer.gate.release()
    customer.gate.release()
    assert (await listening)[-1][0] == "error"
    assert len(attempts.view(db, pinned, tess, attempt).turns) == 2


async def test_when_the_customer_cannot_answer_the_words_stand_and_asking_again_goes_on(
    db: Database, pinned: Pinned, tess: Person, attempt: str, process: Callable[..., Runner], customer: ScriptedCustomer
) -> None:
    turn, runner = say(db, pinned, tess, attempt), process()
    customer.fault = RuntimeError("I am sorry.")
    events = await told(runner, tess, attempt, turn)
    assert events[-1][0] == "error"
    assert events[-1][1]["retry"] is True
    assert "ask again" in events[-1][1]["message"]
    assert attempts.view(db, pinned, tess, attempt).waiting == turn
    customer.fault = None
    assert (await told(runner, tess, attempt, turn))[-1][0] == "done"


async def test_a_customer_who_takes_too_long_is_an_error_that_can_be_retried(
    db: Database, pinned: Pinned, tess: Person, attempt: str, process: Callable[..., Runner], customer: ScriptedCustomer
) -> None:
    customer.gate = asyncio.Semaphore(0)
    turn = say(db, pinned, tess, attempt)
    assert (await told(process(patience=0.05), tess, attempt, turn))[-1][0] == "error"
    customer.gate = None
    assert (await told(process(), tess, attempt, turn))[-1][0] == "done"


async def test_a_turn_under_way_at_shutdown_is_free_for_the_next_process(
    db: Database, pinned: Pinned, tess: Person, attempt: str, process: Callable[..., Runner], customer: ScriptedCustomer
) -> None:
    customer.gate = asyncio.Semaphore(0)
    turn, runner = say(db, pinned, tess, attempt), process()
    listening = asyncio.create_task(told(runner, tess, attempt, turn))
    await until(lambda: customer.heard == 1)
    await runner.stop()
    assert (await listening)[-1][0] == "error"
    customer.gate = None
    assert (await told(process(), tess, attempt, turn))[-1][0] == "done"


async def test_an_ending_ends_the_attempt_and_enqueues_its_grading_in_one_commit(
    db: Database, pinned: Pinned, tess: Person, attempt: str, process: Callable[..., Runner], customer: ScriptedCustomer
) -> None:
    customer.ending, woken = Ending.walked_out, []
    turn = say(db, pinned, tess, attempt)
    events = await told(process(ended=lambda: woken.append(True)), tess, attempt, turn)
    assert events[-1][1]["ended"] is True
    seen = attempts.view(db, pinned, tess, attempt)
    assert (seen.ending, seen.waiting) == (Ending.walked_out, None)
    assert seen.outcome is not None
    assert seen.scorecard == attempts.finish(db, pinned, tess, attempt, model=None)
    assert woken == [True]


async def test_finishing_while_the_customer_types_ends_it_without_the_answer(
    db: Database, pinned: Pinned, tess: Person, attempt: str, process: Callable[..., Runner], customer: ScriptedCustomer
) -> None:
    customer.gate = asyncio.Semaphore(0)
    turn = say(db, pinned, tess, attempt)
    listening = asyncio.create_task(told(process(), tess, attempt, turn))
    await until(lambda: customer.heard == 1)
    attempts.finish(db, pinned, tess, attempt, model=None)
    customer.gate.release()
    customer.gate.release()
    assert (await listening)[-1] == ("error", (await told(process(), tess, attempt, turn))[-1][1])
    assert [turn.text for turn in attempts.view(db, pinned, tess, attempt).turns[1:]] == ["I am sorry."]


async def test_an_assessed_turn_tells_no_mood_and_a_stand_in_voice_asks_for_a_coach(
    db: Database, pinned: Pinned, tess: Person, process: Callable[..., Runner], customer: ScriptedCustomer
) -> None:
    attempt = begin_attempt(db, tess, mode="assessed", engine="llm")
    customer.problem = "the model did not answer"
    done = (await told(process(), tess, attempt, say(db, pinned, tess, attempt)))[-1][1]
    assert (done["mood"], done["move"], done["fallback"]) == (None, None, "the model did not answer")
    seen = attempts.view(db, pinned, tess, attempt)
    assert seen.needs_coach
    assert (seen.mood, seen.ledger) == (None, None)
    assert all(turn.mood is None and turn.move is None for turn in seen.turns)


@pytest.mark.parametrize("number", [1, 3, 99])
async def test_a_turn_that_is_not_the_trainees_is_not_found(
    db: Database, pinned: Pinned, tess: Person, attempt: str, process: Callable[..., Runner], number: int
) -> None:
    say(db, pinned, tess, attempt)
    with pytest.raises(NotFound):
        await process().follow(tess, attempt, number)


async def test_nobody_listens_to_the_attempt_of_another(
    db: Database, pinned: Pinned, tess: Person, attempt: str, process: Callable[..., Runner], customer: ScriptedCustomer
) -> None:
    customer.gate = asyncio.Semaphore(0)
    turn, runner = say(db, pinned, tess, attempt), process()
    async with following(runner, tess, attempt, turn) as events:
        assert (await anext(events))[0] == "typing"
        with pytest.raises(NotFound):
            await runner.follow(add_person(db, "other"), attempt, turn)
    await runner.stop()


def lapse(db: Database, turn_id: int) -> None:
    with db.begin() as connection:
        connection.exec_driver_sql(f"UPDATE turn SET claimed_until = '2001-01-01 00:00:00.000000' WHERE id = {turn_id}")


async def until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(10):
        while not true():  # noqa: ASYNC110
            await asyncio.sleep(0.005)
