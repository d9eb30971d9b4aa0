"""Answers that come late or break off end in one kind of failure, soon, after a known number of requests."""

import asyncio
import time
from collections.abc import AsyncIterator

import pytest

from app.llm import Endpoint
from app.llm_failure import Failure
from tests.fakes import behaviours as b
from tests.fakes.calls import (
    Call,
    both_calls,
    client_of,
    failure_of,
    judged,
    spoken,
)
from tests.fakes.endpoint import ScriptedEndpoint
from tests.fakes.wire import chunk, event

pytestmark = pytest.mark.anyio


@pytest.fixture(scope="module")
async def llm(served: ScriptedEndpoint) -> AsyncIterator[Endpoint]:
    """A client with very little time."""
    async with client_of(served.base_url, 0.4) as client:
        yield client


@pytest.fixture(scope="module")
async def patient(served: ScriptedEndpoint) -> AsyncIterator[Endpoint]:
    async with client_of(served.base_url, 8) as client:
        yield client


# Time


@both_calls
async def test_an_endpoint_that_never_answers_is_asked_once_and_left(
    call: Call, endpoint: ScriptedEndpoint, llm: Endpoint
) -> None:
    endpoint.otherwise = b.hangs()
    begun = time.monotonic()
    failure = await failure_of(call(llm))
    assert failure.kind == Failure.timeout
    assert 0.4 <= time.monotonic() - begun < 3
    assert len(endpoint.requests) == 1
    await asyncio.wait_for(endpoint.requests[0].left.wait(), 2)


async def test_a_stream_that_stops_is_given_up_after_half_the_time(endpoint: ScriptedEndpoint, llm: Endpoint) -> None:
    endpoint.otherwise = b.begins("Two weeks I have", then=b.hangs())
    said: list[str] = []
    failure = await failure_of(spoken(llm, said))
    assert failure.kind == Failure.stalled
    assert "".join(said) == "Two weeks I have"
    assert len(endpoint.requests) == 1
    await asyncio.wait_for(endpoint.requests[0].left.wait(), 2)


async def test_comments_do_not_keep_a_silent_stream_alive(endpoint: ScriptedEndpoint, llm: Endpoint) -> None:
    endpoint.otherwise = b.streams([b": still here\n\n"] * 1000, every=0.02)
    begun = time.monotonic()
    failure = await failure_of(spoken(llm))
    assert failure.kind == Failure.timeout
    assert time.monotonic() - begun < 5
    assert len(endpoint.requests) == 1


async def test_a_slow_drip_ends_at_the_deadline_of_the_whole_call(endpoint: ScriptedEndpoint, llm: Endpoint) -> None:
    endpoint.otherwise = b.says("word " * 100, every=0.1)
    said: list[str] = []
    begun = time.monotonic()
    failure = await failure_of(spoken(llm, said))
    assert failure.kind == Failure.timeout
    assert 1 <= len(said) <= 7
    assert 0.5 < time.monotonic() - begun < 5
    assert len(endpoint.requests) == 1


async def test_a_slow_drip_of_a_structured_answer_ends_too(endpoint: ScriptedEndpoint, llm: Endpoint) -> None:
    endpoint.otherwise = b.streams([b" "] * 100, every=0.05)
    failure = await failure_of(judged(llm))
    assert failure.kind == Failure.timeout
    assert len(endpoint.requests) == 1


async def test_an_answer_that_begins_and_stops_times_out(endpoint: ScriptedEndpoint, llm: Endpoint) -> None:
    endpoint.otherwise = b.streams([b'{"choices": ['], then=b.hangs())
    failure = await failure_of(judged(llm))
    assert failure.kind == Failure.timeout
    assert len(endpoint.requests) == 1


async def test_at_a_timeout_of_eight_seconds_no_call_may_take_longer_than_twenty() -> None:
    assert 8 * Endpoint.PATIENCE <= 20


# Broken connections


@both_calls
async def test_a_connection_broken_before_the_answer_is_tried_again(
    call: Call, endpoint: ScriptedEndpoint, patient: Endpoint
) -> None:
    endpoint.script(b.drops())
    await call(patient)
    assert len(endpoint.requests) == 2


@both_calls
async def test_connections_that_always_break_end_after_three_requests(
    call: Call, endpoint: ScriptedEndpoint, patient: Endpoint
) -> None:
    endpoint.otherwise = b.drops()
    failure = await failure_of(call(patient))
    assert failure.kind == Failure.dropped
    assert len(endpoint.requests) == 3


@pytest.mark.parametrize("then", [b.drops(), None], ids=["reset", "clean end without a reason"])
async def test_a_stream_that_breaks_off_has_said_what_came_and_is_not_asked_again(
    then: b.Behaviour | None, endpoint: ScriptedEndpoint, llm: Endpoint
) -> None:
    endpoint.otherwise = b.streams([event(chunk("Two ")), event(chunk("weeks "))], then=then)
    said: list[str] = []
    failure = await failure_of(spoken(llm, said))
    assert failure.kind == Failure.dropped
    assert said == ["Two ", "weeks "]
    assert len(endpoint.requests) == 1
