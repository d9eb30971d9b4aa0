"""A model endpoint on the loopback that does what it is told, request by request, and remembers what it was asked."""

import asyncio
import json
import ssl
import threading
from collections import deque
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress

from tests.fakes.behaviours import Behaviour, fits, writes
from tests.fakes.wire import Request, Wire


class ScriptedEndpoint:
    """`script(...)` queues behaviours for the next chat requests; after them comes `otherwise`.

    `requests` are the chat requests so far, `recordings` those with speech to write down. GET /models
    answers `models`, or 404 where that is None.
    """

    def __init__(self) -> None:
        self.otherwise: Behaviour = fits()
        self.requests: list[Request] = []
        self.recordings: list[Request] = []
        self.writes: Behaviour = writes("I am sorry. I am taking this over.")
        self.models: list[str] | None = ["parrot"]
        self.connections_made = 0
        self.port = 0
        self._scheme = "http"
        self._asked = asyncio.Event()
        self._script: deque[Behaviour] = deque()
        self._connections: set[asyncio.StreamWriter] = set()
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def base_url(self) -> str:
        return f"{self._scheme}://127.0.0.1:{self.port}/v1"

    def script(self, *behaviours: Behaviour) -> None:
        """What to do with the next chat requests, in order."""
        self._script.extend(behaviours)

    def forget(self) -> None:
        """Begins anew: no script, no requests, the usual behaviour."""
        self._script.clear()
        self.requests.clear()
        self.recordings.clear()
        self.connections_made = 0
        self._asked.clear()
        self.otherwise = fits()
        self.writes = writes("I am sorry. I am taking this over.")

    async def asked(self) -> Request:
        """Waits for a chat request and gives the latest."""
        await self._asked.wait()
        return self.requests[-1]

    def hang_up(self) -> None:
        """Closes every open connection."""
        for writer in list(self._connections):
            writer.transport.abort()

    @asynccontextmanager
    async def serving(self, *, tls: ssl.SSLContext | None = None) -> AsyncIterator["ScriptedEndpoint"]:
        """Serves in the running event loop."""
        server = await asyncio.start_server(self._serve, "127.0.0.1", self.port, ssl=tls)
        self.port = server.sockets[0].getsockname()[1]
        self._scheme = "https" if tls else "http"
        try:
            yield self
        finally:
            server.close()
            self.hang_up()
            for task in self._tasks:
                task.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)

    @contextmanager
    def in_thread(self, *, tls: ssl.SSLContext | None = None) -> Iterator["ScriptedEndpoint"]:
        """Serves in a thread of its own, for tests that are not async or start another process."""
        ready, loop = threading.Event(), asyncio.new_event_loop()
        over = asyncio.Event()

        async def run() -> None:
            async with self.serving(tls=tls):
                ready.set()
                await over.wait()

        thread = threading.Thread(target=loop.run_until_complete, args=(run(),), daemon=True)
        thread.start()
        assert ready.wait(5)
        try:
            yield self
        finally:
            loop.call_soon_threadsafe(over.set)
            thread.join(5)
            loop.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        self._connections.add(writer)
        self.connections_made += 1
        with suppress(ConnectionError, asyncio.IncompleteReadError, ssl.SSLError, asyncio.CancelledError):
            while True:
                request = await _next_request(reader)
                wire = Wire(request, reader, writer)
                try:
                    await self._behaviour_for(request)(wire)
                except ConnectionError:
                    request.left.set()
                    break
                if wire.closes:
                    break
        self._connections.discard(writer)
        writer.close()

    def _behaviour_for(self, request: Request) -> Behaviour:
        if request.path.endswith("/chat/completions"):
            self.requests.append(request)
            self._asked.set()
            return self._script.popleft() if self._script else self.otherwise
        if request.path.endswith("/audio/transcriptions"):
            self.recordings.append(request)
            return self.writes
        return self._lists_models

    async def _lists_models(self, wire: Wire) -> None:
        if self.models is None or not wire.request.path.endswith("/models"):
            await wire.reply(404, b"{}", {"content-type": "application/json"})
            return
        data = [{"id": name, "object": "model", "created": 1, "owned_by": "test"} for name in self.models]
        body = json.dumps({"object": "list", "data": data}).encode()
        await wire.reply(200, body, {"content-type": "application/json"})


async def _next_request(reader: asyncio.StreamReader) -> Request:
    head = await reader.readuntil(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").strip().split("\r\n")
    method, path, _ = first.split(" ", 2)
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    body = await reader.readexactly(int(headers.get("content-length", 0)))
    is_json = headers.get("content-type", "").startswith("application/json")
    return Request(method, path, headers, json.loads(body) if is_json else {}, body)
