import asyncio
from contextlib import closing

import pytest

from app.llm_deadline import Deadline

pytestmark = pytest.mark.anyio
SOON, LATER = 0.01, 60.0


def now() -> float:
    return asyncio.get_running_loop().time()


async def test_a_wait_beyond_the_deadline_is_broken_off() -> None:
    with closing(Deadline(now() + SOON)) as deadline, pytest.raises(TimeoutError), deadline:
        await asyncio.Event().wait()


async def test_a_deadline_moved_nearer_breaks_off_the_next_wait() -> None:
    with closing(Deadline(now() + LATER)) as deadline:
        deadline.due = now() + SOON
        with pytest.raises(TimeoutError), deadline:
            await asyncio.Event().wait()


async def test_a_deadline_moved_away_while_its_timer_runs_lets_the_wait_go_on() -> None:
    with closing(Deadline(now() + SOON)) as deadline:
        deadline.due = now() + LATER
        with deadline:
            await asyncio.sleep(5 * SOON)


async def test_what_is_done_between_waits_is_not_broken_off_and_the_next_wait_is() -> None:
    with closing(Deadline(now() + SOON)) as deadline:
        with deadline:
            await asyncio.sleep(0)
        await asyncio.sleep(5 * SOON)
        with pytest.raises(TimeoutError), deadline:
            await asyncio.Event().wait()


async def test_being_cancelled_from_outside_is_no_timeout() -> None:
    begun = asyncio.Event()

    async def wait() -> None:
        with closing(Deadline(now() + LATER)) as deadline, deadline:
            begun.set()
            await asyncio.Event().wait()

    task = asyncio.create_task(wait())
    await begun.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert task.cancelled()
