"""What is said in one turn, told to everyone who listens: late listeners hear it from the beginning."""

import asyncio
from collections.abc import AsyncIterator

Event = tuple[str, bytes]
"""The name of an event and its data, JSON."""


class Broadcast:
    """Events in order. `close` ends it; after that nothing may be told."""

    def __init__(self) -> None:
        self._events: list[Event] = []
        self._closed = False
        self._listeners: set[asyncio.Future[None]] = set()

    def tell(self, name: str, data: bytes) -> None:
        self._events.append((name, data))
        self._notify()

    def close(self) -> None:
        self._closed = True
        self._notify()

    async def follow(self) -> AsyncIterator[Event]:
        """Every event from the first on, until it is closed."""
        heard = 0
        while True:
            while heard < len(self._events):
                yield self._events[heard]
                heard += 1
            if self._closed:
                return
            news = asyncio.get_running_loop().create_future()
            self._listeners.add(news)
            try:
                await news
            finally:
                self._listeners.discard(news)

    def _notify(self) -> None:
        for news in self._listeners:
            if not news.done():
                news.set_result(None)
