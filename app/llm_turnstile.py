"""While a process is busy, those who have something to read are let on one by one: first words come first."""

import asyncio
import time
from collections import deque
from collections.abc import Callable
from typing import NamedTuple

LITTLE = 0.003
"""Seconds of a round of the event loop in which there was little to do."""
PAUSE = 0.01
"""Seconds between looks at a loop that is busy."""
AT_MOST = 2.0
"""Seconds that anybody waits, however busy the loop is."""


class _Waiting(NamedTuple):
    let_on: "asyncio.Future[None]"
    since: float


class Turnstile:
    """Lets one on for each round of the event loop that has little to do, in the order of their coming.

    `clock` gives seconds.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._waiting: deque[_Waiting] = deque()
        self._watched = False

    async def pass_through(self) -> None:
        """Returns once the loop has time for it, after `AT_MOST` seconds at the latest."""
        loop = asyncio.get_running_loop()
        let_on = loop.create_future()
        self._waiting.append(_Waiting(let_on, self._clock()))
        if not self._watched:
            self._watch(loop)
        await let_on

    def _watch(self, loop: asyncio.AbstractEventLoop) -> None:
        self._watched = True
        loop.call_soon(self._after_a_round, loop, self._clock())

    def _after_a_round(self, loop: asyncio.AbstractEventLoop, begun: float) -> None:
        now = self._clock()
        while self._waiting and self._waiting[0].let_on.done():
            self._waiting.popleft()  # gave up
        if not self._waiting:
            self._watched = False
        elif now - begun < LITTLE or now - self._waiting[0].since > AT_MOST:
            self._waiting.popleft().let_on.set_result(None)
            self._watch(loop)
        else:
            loop.call_later(PAUSE, self._watch, loop)
