"""Server-sent events without a task or a queue of their own: each event goes straight to the connection."""

from collections.abc import AsyncIterator

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from app.broadcast import Event


class EventStream(Response):
    """Follows events to their end. The events of a turn end by themselves, also for a listener who has left."""

    media_type = "text/event-stream"

    def __init__(self, events: AsyncIterator[Event]) -> None:
        super().__init__(headers={"cache-control": "no-store", "x-accel-buffering": "no"})
        del self.headers["content-length"]
        self._events = events

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": self.raw_headers})
        async for name, data in self._events:
            body = b"event: %b\ndata: %b\n\n" % (name.encode(), data)
            await send({"type": "http.response.body", "body": body, "more_body": True})
        await send({"type": "http.response.body", "body": b"", "more_body": False})
