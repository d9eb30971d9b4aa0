"""A real llama.cpp with a small real model: does the protocol hold outside of our own fakes? Not a test of quality."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import aclosing
from typing import Any

import pytest

from app.llm import Endpoint, EndpointFailed
from app.llm_failure import Failure
from app.metrics import Metrics
from app.settings import Settings

pytestmark = pytest.mark.anyio

SCHEMA = {
    "type": "object",
    "properties": {"quote": {"type": "string", "enum": ["sorry", "refund"]}, "met": {"type": "boolean"}},
    "required": ["quote", "met"],
    "additionalProperties": False,
}
ASKED = [
    {"role": "system", "content": "You are a customer whose parcel is late. Answer in short sentences."},
    {"role": "user", "content": "I am sorry. Shall I refund you?"},
]


@pytest.fixture
async def llm(llama: str) -> AsyncIterator[Endpoint]:
    client = Endpoint(Settings(llm_base_url=llama, llm_model="smollm2", llm_timeout=30), Metrics())
    yield client
    await client.close()


def mark(value: Any) -> bool:
    if set(value) != {"quote", "met"} or value["quote"] not in ("sorry", "refund"):
        raise ValueError("not a mark")
    return bool(value["met"])


async def test_words_come_piece_by_piece_until_the_tokens_are_used_up(llm: Endpoint) -> None:
    said: list[str] = []
    times: list[float] = []

    async def listen() -> None:
        async for piece in llm.stream("reader", messages=ASKED, max_tokens=10):
            said.append(piece)
            times.append(time.monotonic())

    with pytest.raises(EndpointFailed) as caught:
        await listen()
    assert caught.value.kind == Failure.cut_off
    assert 3 <= len(said) <= 12
    assert times[-1] > times[0]


async def test_a_schema_is_kept_even_by_a_model_that_understands_little(llm: Endpoint) -> None:
    answer = await llm.structured(
        "judge", messages=ASKED, schema=SCHEMA, name="mark", validate=mark, max_tokens=200, timeout=30
    )
    assert answer.requests == 1
    assert answer.prompt_tokens > 20
    assert answer.completion_tokens > 5


async def test_a_caller_who_goes_away_frees_the_model_at_once(llm: Endpoint) -> None:
    for _ in range(2):
        async with aclosing(llm.stream("voice", messages=ASKED, max_tokens=400)) as pieces:
            assert await anext(pieces)
    async with asyncio.timeout(5), aclosing(llm.stream("voice", messages=ASKED, max_tokens=400)) as pieces:
        assert await anext(pieces)


async def test_the_probe_finds_that_it_can_do_everything(llm: Endpoint) -> None:
    found = await llm.probe()
    assert not [str(finding) for finding in found if finding.state == "problem"]
    good = " ".join(finding.text for finding in found if finding.state == "good")
    for ability in ("can be reached", "streams", "max_tokens", "json_schema"):
        assert ability in good
