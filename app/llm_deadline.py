"""A deadline that is moved for nothing: one timer, however often it is set to another time."""

import asyncio
from collections.abc import Callable
from typing import Self


class Deadline:
    """Inside `with deadline:` it calls `passed` once `due` (the event loop's time) is over; `due` may be set anew."""

    def __init__(self, due: float, passed: Callable[[], None]) -> None:
        self._loop = asyncio.get_running_loop()
        self._passed = passed
        self._due = due

    @property
    def due(self) -> float:
        return self._due

    @due.setter
    def due(self, due: float) -> None:
        self._due = due
        if due < self._rings:
            self._timer.cancel()
            self._set()

    def __enter__(self) -> Self:
        self._set()
        return self

    def __exit__(self, *_error: object) -> None:
        self._timer.cancel()

    def _set(self) -> None:
        self._rings = self._due
        self._timer = self._loop.call_at(self._due, self._ring)

    def _ring(self) -> None:
        if self._due > self._loop.time():
            self._set()
        else:
            self._passed()
