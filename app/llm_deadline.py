"""A limit to the waits of one task that is moved for nothing: one timer, however often it is set to another time."""

import asyncio
from types import TracebackType
from typing import Self


class Deadline:
    """Breaks off a wait inside `with deadline:` by `TimeoutError` once `due` (the event loop's time) has passed.

    Between waits it does nothing, and `due` may be set to any time. `close` is called when no wait will follow.
    """

    def __init__(self, due: float) -> None:
        self.due = due
        self._loop = asyncio.get_running_loop()
        self._waits: asyncio.Task[object] | None = None
        self._cancels_before = 0
        self._passed = False
        self._rings = due
        self._timer = self._loop.call_at(due, self._ring)

    def __enter__(self) -> Self:
        self._waits = asyncio.current_task()
        if self._waits is not None:
            self._cancels_before = self._waits.cancelling()
        if self.due < self._rings or self._timer.cancelled():
            self._set()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        task, self._waits = self._waits, None
        if not self._passed:
            return
        self._passed = False
        if task is not None and task.uncancel() <= self._cancels_before and kind is asyncio.CancelledError:
            raise TimeoutError from error

    def close(self) -> None:
        """Stops the timer."""
        self._timer.cancel()

    def _set(self) -> None:
        self._timer.cancel()
        self._rings = self.due
        self._timer = self._loop.call_at(self.due, self._ring)

    def _ring(self) -> None:
        if self.due > self._loop.time():
            self._set()
        elif self._waits is not None and not self._passed:
            self._passed = True
            self._waits.cancel()
        else:
            self._timer.cancel()
