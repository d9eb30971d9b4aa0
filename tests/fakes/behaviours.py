"""What a scripted endpoint does with a request: one function a way to behave, good or bad."""

import asyncio
import json
import re
from collections.abc import Awaitable, Callable, Iterable
from typing import Any

from tests.fakes.wire import Wire, chunk, completion, event

Behaviour = Callable[[Wire], Awaitable[None]]

DONE = event("[DONE]")


def words(text: str) -> list[str]:
    """A text in the pieces in which a model would stream it."""
    return re.findall(r"\S+\s*|\s+", text)


def says(text: str, *, finish: str = "stop", every: float = 0.0) -> Behaviour:
    """Answers with the text: streamed word by word where the request streams (seconds between words: `every`)."""

    async def behave(wire: Wire) -> None:
        if not wire.request.streams:
            await wire.reply(200, json.dumps(completion(text, finish=finish)).encode(), _JSON)
            return
        await wire.begin_stream()
        await wire.chunk(event(chunk(role="assistant", content="")))
        for word in words(text):
            await wire.chunk(event(chunk(word)))
            await asyncio.sleep(every)
        await wire.chunk(event(chunk(finish=finish)) + DONE)
        await wire.end_stream()

    return behave


def gives(value: Any) -> Behaviour:
    """Answers with a JSON value."""
    return says(json.dumps(value))


def fits() -> Behaviour:
    """Answers in the smallest way that fits the schema asked for; plain words where none was."""

    async def behave(wire: Wire) -> None:
        form = wire.request.body.get("response_format") or {}
        schema = (form.get("json_schema") or {}).get("schema")
        await (gives(sample(schema)) if schema else says("I have been waiting for two weeks."))(wire)

    return behave


def sample(schema: dict[str, Any]) -> Any:
    """A small value that fits a schema without references."""
    if "enum" in schema:
        return schema["enum"][0]
    kind = schema.get("type", "object")
    if kind == "object":
        return {name: sample(part) for name, part in schema.get("properties", {}).items()}
    if kind == "array":
        return [sample(schema.get("items", {})) for _ in range(schema.get("minItems", 0))]
    return {"string": "", "boolean": True, "integer": 0, "number": 0.5, "null": None}[kind]


def fails(status: int, message: str = "no", *, code: str | None = None, **headers: str) -> Behaviour:
    """An HTTP error; headers by keyword, as in retry_after="2"."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    body = json.dumps({"error": {"message": message, "type": "error", "code": code}}).encode()
    return _replies(status, body, {"content-type": "application/json", **named})


def replies(body: bytes, *, content_type: str = "application/json", status: int = 200, **headers: str) -> Behaviour:
    """These very bytes as the whole answer."""
    return _replies(status, body, {"content-type": content_type, **headers})


def writes(text: str) -> Behaviour:
    """A recording's words."""
    return replies(json.dumps({"text": text}).encode())


def shows_a_page() -> Behaviour:
    """A web page where an answer was expected."""
    return replies(b"<!doctype html><title>Sign in</title>", content_type="text/html")


def refuses() -> Behaviour:
    async def behave(wire: Wire) -> None:
        no = "I cannot help with that."
        if wire.request.streams:
            await streams([event(chunk(refusal=no)), event(chunk(finish="stop")), DONE])(wire)
        else:
            await wire.reply(200, json.dumps(completion(None, refusal=no)).encode(), _JSON)

    return behave


def streams(parts: Iterable[bytes], *, every: float = 0.0, then: Behaviour | None = None) -> Behaviour:
    """A streamed body of these very bytes; `then` what happens instead of its proper end."""

    async def behave(wire: Wire) -> None:
        await wire.begin_stream()
        for part in parts:
            await wire.chunk(part)
            await asyncio.sleep(every)
        await (then(wire) if then else wire.end_stream())

    return behave


def begins(text: str, *, then: Behaviour) -> Behaviour:
    """Streams the words of a text without an end, and then something else."""
    return streams([event(chunk(word)) for word in words(text)], then=then)


def late(seconds: float, then: Behaviour) -> Behaviour:
    """Thinks first, and then behaves."""

    async def behave(wire: Wire) -> None:
        await asyncio.sleep(seconds)
        await then(wire)

    return behave


def hangs() -> Behaviour:
    """Says nothing (more), the connection stays open."""
    return Wire.wait_until_left


def drops() -> Behaviour:
    """Breaks the connection."""

    async def behave(wire: Wire) -> None:
        wire.reset()

    return behave


def garbles() -> Behaviour:
    """Writes what is no chunk where the next one was due; the connection stays open."""

    async def behave(wire: Wire) -> None:
        await asyncio.sleep(0.02)  # what came before is read on its own
        await wire.send(b"no size\r\nno chunk\r\n")
        await wire.wait_until_left()

    return behave


def closes() -> Behaviour:
    """Closes the connection in good order, though something is missing."""

    async def behave(wire: Wire) -> None:
        wire.closes = True

    return behave


_JSON = {"content-type": "application/json"}


def _replies(status: int, body: bytes, headers: dict[str, str]) -> Behaviour:
    async def behave(wire: Wire) -> None:
        await wire.reply(status, body, headers)

    return behave
