"""A pass-through on the same stack, for comparing: it keeps the words, asks the model twice a turn, and does no more.

Serves the four addresses that `bench.turns` uses. UPSTREAM is the endpoint's base address, DATABASE a file.
"""

import os
import sqlite3
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import orjson
from fastapi import FastAPI, Request
from fastapi.responses import StreamingResponse

_MESSAGES = [{"role": "user", "content": "x" * 200}]
_SCHEMA = {"type": "json_schema", "json_schema": {"name": "x", "schema": {"type": "object", "properties": {}}}}
_READ = {"model": "stub", "messages": _MESSAGES, "response_format": _SCHEMA}
_SPEAK = {"model": "stub-text", "messages": _MESSAGES, "stream": True}


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    app.state.database = sqlite3.connect(os.environ["DATABASE"], isolation_level=None)
    app.state.database.executescript(
        "pragma journal_mode=wal; pragma synchronous=normal; create table turn (a, n, text)"
    )
    app.state.turns = {}
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as app.state.upstream:
        yield


app = FastAPI(lifespan=_lifespan)


@app.get("/readyz")
async def ready() -> dict[str, str]:
    return {}


@app.post("/api/attempts")
async def begin() -> dict[str, str]:
    return {"id": uuid.uuid4().hex}


@app.post("/api/attempts/{attempt}/turns")
async def say(attempt: str, request: Request) -> dict[str, Any]:
    number = app.state.turns[attempt] = app.state.turns.get(attempt, 0) + 1
    _keep(attempt, number, (await request.json())["text"])
    return {"turn": number, "stream": f"/api/attempts/{attempt}/turns/{number}/stream"}


@app.get("/api/attempts/{attempt}/turns/{number}/stream")
async def follow(attempt: str, number: int) -> StreamingResponse:
    return StreamingResponse(_answer(attempt, number), media_type="text/event-stream")


async def _answer(attempt: str, number: int) -> AsyncIterator[bytes]:
    address = f"{os.environ['UPSTREAM']}/chat/completions"
    async with app.state.upstream.post(address, json=_READ) as read:
        await read.json()
    sentences, words = [], ""
    async with app.state.upstream.post(address, json=_SPEAK) as spoken:
        async for line in spoken.content:
            if line.startswith(b"data: {"):
                words += orjson.loads(line[6:])["choices"][0]["delta"].get("content") or ""
                if words.rstrip().endswith("."):
                    sentences.append(words.strip())
                    yield _event("say", {"text": sentences[-1]})
                    words = ""
    text = " ".join([*sentences, words.strip()]).strip()
    _keep(attempt, number, text)
    yield _event("done", {"text": text, "ended": False})


def _event(name: str, data: dict[str, Any]) -> bytes:
    return b"event: %b\ndata: %b\n\n" % (name.encode(), orjson.dumps(data))


def _keep(attempt: str, number: int, text: str) -> None:
    app.state.database.execute("insert into turn values (?, ?, ?)", (attempt, number, text))
