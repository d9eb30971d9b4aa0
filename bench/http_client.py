"""A very light HTTP/1.1 client for load: one connection a conversation, so that the load costs less than the server."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

_KEPT_ALIVE = 60.0
"""Seconds after which an idle connection is opened anew, as browsers do: the servers close theirs after 75."""


class Failed(Exception):
    """The server refused or broke off; the text says how."""


class Client:
    """One kept-alive connection to the server; requests go one after the other."""

    def __init__(self, port: int, token: str) -> None:
        self._port = port
        self._token = token
        self._reader: asyncio.StreamReader | None = None
        self._writer: asyncio.StreamWriter | None = None
        self._idle_since = 0.0

    async def json(self, method: str, path: str, body: Any = None, *, key: str | None = None) -> Any:
        """The decoded answer of a call; raises `Failed` for any status but 2xx."""
        await self._send(method, path, body, key=key)
        status, headers = await self._head()
        data = await self._body(headers)
        if not 200 <= status < 300:
            raise Failed(f"{method} {path}: {status} {data[:200]!r}")
        return json.loads(data) if data else None

    async def events(self, path: str) -> AsyncIterator[tuple[str, Any]]:
        """The events of a stream, as (name, data), until it ends."""
        await self._send("GET", path, None)
        status, headers = await self._head()
        if status != 200:
            raise Failed(f"GET {path}: {status} {(await self._body(headers))[:200]!r}")
        name, rest = "", b""
        async for chunk in self._chunks(headers):
            *lines, rest = (rest + chunk).split(b"\n")
            for line in lines:
                if line.startswith(b"event:"):
                    name = line[6:].strip().decode()
                elif line.startswith(b"data:"):
                    yield name, json.loads(line[5:])

    async def close(self) -> None:
        if self._writer:
            self._writer.close()
            self._reader = self._writer = None

    async def _send(self, method: str, path: str, body: Any, *, key: str | None = None) -> None:
        now = asyncio.get_running_loop().time()
        if self._writer is None or self._writer.is_closing() or now - self._idle_since > _KEPT_ALIVE:
            await self.close()
            self._reader, self._writer = await asyncio.open_connection("127.0.0.1", self._port)
        data = json.dumps(body).encode() if body is not None else b""
        head = f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {self._token}\r\n"
        if key:
            head += f"Idempotency-Key: {key}\r\n"
        if body is not None:
            head += f"Content-Type: application/json\r\nContent-Length: {len(data)}\r\n"
        self._writer.write(head.encode() + b"\r\n" + data)
        await self._writer.drain()

    async def _head(self) -> tuple[int, dict[str, str]]:
        assert self._reader
        raw = (await self._reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        first, *rest = raw.split("\r\n")
        pairs = (line.split(":", 1) for line in rest if ":" in line)
        return int(first.split()[1]), {name.lower(): value.strip() for name, value in pairs}

    async def _body(self, headers: dict[str, str]) -> bytes:
        return b"".join([chunk async for chunk in self._chunks(headers)])

    async def _chunks(self, headers: dict[str, str]) -> AsyncIterator[bytes]:
        assert self._reader
        if "chunked" in headers.get("transfer-encoding", ""):
            while size := int((await self._reader.readline()).split(b";")[0], 16):
                yield (await self._reader.readexactly(size + 2))[:-2]
            await self._reader.readline()
        elif length := int(headers.get("content-length", 0)):
            yield await self._reader.readexactly(length)
        self._idle_since = asyncio.get_running_loop().time()
        if headers.get("connection") == "close":
            await self.close()
