"""The breaker: in an outage one call at a time finds out whether the endpoint is back, and nobody else waits for it."""

import time
from collections.abc import Callable
from enum import StrEnum


class Pass(StrEnum):
    """Whether a call may go: as usual, as the trial of a suspect endpoint, or not now."""

    go = "go"
    trial = "trial"
    no = "no"


class Breaker:
    """Opens after `threshold` outages in a row, none longer than `memory` seconds after the one before.

    While open, one trial call is let through at a time, so that a crowd does not wait and the first call after
    recovery is answered. A trial that failed slowly (a second or more) is followed by a rest of `rest` seconds, so
    that the same turn does not wait twice; a quick failure costs nobody anything, and the next call may try at once.
    """

    def __init__(
        self,
        clock: Callable[[], float] = time.monotonic,
        *,
        threshold: int = 3,
        rest: float = 0.3,
        memory: float = 60.0,
    ) -> None:
        self._clock = clock
        self._threshold = threshold
        self._rest = rest
        self._memory = memory
        self._outages = 0
        self._last = -memory
        self._closed_until = 0.0
        self._trial_under_way = False

    @property
    def open(self) -> bool:
        return self._outages >= self._threshold and self._clock() - self._last <= self._memory

    def admit(self) -> Pass:
        """Asks for a call; a trial must end in `succeeded`, `failed` or `abandoned`."""
        if not self.open:
            return Pass.go
        if self._trial_under_way or self._clock() < self._closed_until:
            return Pass.no
        self._trial_under_way = True
        return Pass.trial

    def succeeded(self) -> None:
        """The endpoint answered: everything goes again."""
        self._outages = 0
        self._trial_under_way = False

    def failed(self, *, trial: bool, seconds: float) -> None:
        """A call met an outage after so many seconds."""
        now = self._clock()
        self._outages = 1 if now - self._last > self._memory else self._outages + 1
        self._last = now
        self._closed_until = now + (self._rest if seconds >= 1 else 0.0)
        if trial:
            self._trial_under_way = False

    def abandoned(self, *, trial: bool) -> None:
        """The caller went away before it was known."""
        if trial:
            self._trial_under_way = False
