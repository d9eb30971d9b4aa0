"""The turnstile: who has something to read waits while the loop is busy, in order, and never for ever."""

import asyncio
from itertools import count

from app.llm_turnstile import AT_MOST, LITTLE, Turnstile


def test_an_idle_loop_lets_everybody_on_in_the_order_of_their_coming() -> None:
    async def run() -> list[int]:
        turnstile, passed = Turnstile(clock=lambda: 0.0), []

        async def come(number: int) -> None:
            await turnstile.pass_through()
            passed.append(number)

        await asyncio.gather(*map(come, range(5)))
        await come(5)
        return passed

    assert asyncio.run(run()) == [0, 1, 2, 3, 4, 5]


def test_a_busy_loop_lets_nobody_on_until_they_have_waited_long_enough() -> None:
    step = LITTLE * 20
    looks = count()

    async def run() -> None:
        await Turnstile(clock=lambda: next(looks) * step).pass_through()

    asyncio.run(run())
    assert AT_MOST / step <= next(looks) <= AT_MOST / step + 5


def test_who_gives_up_keeps_nobody_waiting() -> None:
    async def run() -> None:
        busy = True
        ticks = count()
        turnstile = Turnstile(clock=lambda: next(ticks) * (2 * LITTLE if busy else 0.0))
        first, second = (asyncio.create_task(turnstile.pass_through()) for _ in range(2))
        await asyncio.sleep(0)
        first.cancel()
        busy = False
        await asyncio.wait_for(second, 10)
        assert first.cancelled()

    asyncio.run(run())
