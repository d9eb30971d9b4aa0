"""One HTTP request and the raw connection on which a behaviour answers it."""

import asyncio
import json
from dataclasses import dataclass, field
from typing import Any

REASONS = {200: "OK", 400: "Bad Request", 429: "Too Many Requests", 500: "Internal Server Error"}


@dataclass
class Request:
    """A request as it came, `body` where it is JSON. `left` is set once the client has closed the connection early."""

    method: str
    path: str
    headers: dict[str, str]
    body: dict[str, Any]
    data: bytes = b""
    left: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def streams(self) -> bool:
        return bool(self.body.get("stream"))

    @property
    def form(self) -> str | None:
        """The type of the response format asked for."""
        return (self.body.get("response_format") or {}).get("type")


class Wire:
    """Writes an HTTP/1.1 answer; `close` marks that the connection cannot be used again."""

    def __init__(self, request: Request, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.request = request
        self.closes = False
        self._reader = reader
        self._writer = writer

    async def send(self, data: bytes) -> None:
        self._writer.write(data)
        await self._writer.drain()

    async def reply(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        lines = [f"HTTP/1.1 {status} {REASONS.get(status, 'Status')}"]
        lines += [f"{name}: {value}" for name, value in {"content-length": len(body), **headers}.items()]
        await self.send("\r\n".join([*lines, "", ""]).encode() + body)

    async def begin_stream(self, content_type: str = "text/event-stream") -> None:
        await self.send(
            f"HTTP/1.1 200 OK\r\ncontent-type: {content_type}\r\ntransfer-encoding: chunked\r\n\r\n".encode()
        )

    async def chunk(self, data: bytes) -> None:
        await self.send(b"%x\r\n%b\r\n" % (len(data), data))

    async def end_stream(self) -> None:
        await self.send(b"0\r\n\r\n")

    async def wait_until_left(self) -> None:
        """Says nothing more until the client goes away."""
        self.closes = True
        while await self._reader.read(1024):
            pass
        self.request.left.set()

    def reset(self) -> None:
        """Breaks the connection off."""
        self.closes = True
        self._writer.transport.abort()


def completion(text: str | None, *, finish: str = "stop", refusal: str | None = None) -> dict[str, Any]:
    """A whole chat completion."""
    message = {"role": "assistant", "content": text, "refusal": refusal}
    return {
        "object": "chat.completion",
        "choices": [{"index": 0, "message": message, "finish_reason": finish}],
        "usage": {"prompt_tokens": 20, "completion_tokens": 7, "total_tokens": 27},
    }


def chunk(text: str | None = None, *, finish: str | None = None, **delta: Any) -> dict[str, Any]:
    """One chunk of a streamed completion."""
    if text is not None:
        delta["content"] = text
    return {"object": "chat.completion.chunk", "choices": [{"index": 0, "delta": delta, "finish_reason": finish}]}


def event(data: dict[str, Any] | str) -> bytes:
    """A server-sent event."""
    return b"data: " + (data if isinstance(data, str) else json.dumps(data)).encode() + b"\n\n"
