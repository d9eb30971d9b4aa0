import asyncio

import pytest

from app.llm_deadline import Deadline

pytestmark = pytest.mark.anyio
SOON, LATER = 0.01, 60.0


def now() -> float:
    return asyncio.get_running_loop().time()


async def test_a_deadline_tells_once_that_it_is_over() -> None:
    over = asyncio.Semaphore(0)
    with Deadline(now() + SOON, over.release):
        await over.acquire()
        await asyncio.sleep(3 * SOON)
    assert over.locked()


async def test_a_deadline_moved_nearer_is_over_then() -> None:
    over = asyncio.Event()
    with Deadline(now() + LATER, over.set) as deadline:
        deadline.due = now() + SOON
        await asyncio.wait_for(over.wait(), 5)


async def test_a_deadline_moved_away_while_its_timer_runs_is_not_over() -> None:
    over = asyncio.Event()
    with Deadline(now() + SOON, over.set) as deadline:
        deadline.due = now() + LATER
        await asyncio.sleep(5 * SOON)
    assert not over.is_set()


async def test_a_deadline_moved_away_and_nearer_again_is_over_then() -> None:
    over = asyncio.Event()
    with Deadline(now() + SOON, over.set) as deadline:
        deadline.due = now() + LATER
        await asyncio.sleep(3 * SOON)
        deadline.due = now() + SOON
        await asyncio.wait_for(over.wait(), 5)


async def test_what_comes_after_it_was_left_is_not_told() -> None:
    over = asyncio.Event()
    with Deadline(now() + SOON, over.set):
        pass
    await asyncio.sleep(3 * SOON)
    assert not over.is_set()
