"""A stream is read the same however it is written, and ends when its caller goes away."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import aclosing
from itertools import pairwise
from typing import Any

import pytest

from app.llm import Endpoint
from app.llm_failure import Failure
from app.llm_reading import Listener
from tests.fakes import behaviours as b
from tests.fakes.calls import (
    ASKED,
    KEY,
    client_of,
    failure_of,
    judged,
    kind_or_words,
    spoken,
)
from tests.fakes.endpoint import ScriptedEndpoint
from tests.fakes.wire import chunk, event

pytestmark = pytest.mark.anyio


@pytest.fixture
async def llm(endpoint: ScriptedEndpoint) -> AsyncIterator[Endpoint]:
    async with client_of(endpoint.base_url) as client:
        yield client


# How a stream is read


@pytest.mark.parametrize(
    "parts",
    [
        [b'data: {"choices":[{"delta":{"content":"Two weeks."}}]}\r\n\r\n', b"data: [DONE]\r\n\r\n"],
        [b": waiting\n\n", b": still waiting\r\n\r\n", event(chunk("Two weeks.")), b": x\n\n", b.DONE],
        [b"event: message\nid: 7\nretry: 5\n" + event(chunk("Two weeks.")), b.DONE],
        [b'data: {"choices":\ndata: [{"delta":{"content":\ndata: "Two weeks."}}]}\n\n', b.DONE],
        [b'data:{"choices":[{"delta":{"content":"Two weeks."}}]}\n\ndata:[DONE]\n\n'],
        [b"\xef\xbb\xbf" + event(chunk("Two weeks.")), b.DONE],
        [event(chunk("Two ")), event(chunk("weeks.", finish="stop"))],
        [event(chunk("Two ")), event(chunk("weeks.")), b'data: {"choices":[{"delta":{},"finish_reason":"stop"}]}'],
        [bytes([byte]) for byte in event(chunk("Two weeks.")) + b.DONE],
        [event(chunk("Two weeks.")), event({"choices": [], "usage": {"prompt_tokens": 3}}), b.DONE],
        [event(chunk(reasoning_content="Hm.")), event(chunk("Two weeks.")), event("[DONE]"), event("gibberish")],
        [b'data: {"choices":[{"delta":{"content":"Two weeks."}}]}\r\rdata: [DONE]\r\r'],
        [b'{"choices":[{"message":{"content":"Two ', b'weeks."},"finish_reason":"stop"}]}'],
    ],
    ids=[
        "CRLF",
        "comments",
        "other fields",
        "data over several lines",
        "no space",
        "byte order mark",
        "no DONE",
        "no last blank line",
        "byte by byte",
        "usage",
        "thoughts, and words after the end",
        "CR",
        "no stream at all",
    ],
)
async def test_every_way_to_write_a_stream_reads_the_same(
    parts: list[bytes], endpoint: ScriptedEndpoint, llm: Endpoint
) -> None:
    endpoint.script(b.streams(parts))
    assert await spoken(llm) == "Two weeks."
    assert len(endpoint.requests) == 1


async def test_a_stream_whose_end_was_said_is_not_waited_for(endpoint: ScriptedEndpoint) -> None:
    endpoint.script(b.streams([event(chunk("Two weeks.", finish="stop"))], then=b.hangs()))
    async with client_of(endpoint.base_url, timeout=5) as llm:
        begun = time.monotonic()
        assert await spoken(llm) == "Two weeks."
        assert time.monotonic() - begun < 2


async def test_a_stream_whose_end_was_said_may_break(endpoint: ScriptedEndpoint, llm: Endpoint) -> None:
    endpoint.script(b.streams([event(chunk("Two weeks.")), b.DONE], every=0.01, then=b.drops()))
    assert await spoken(llm) == "Two weeks."
    assert len(endpoint.requests) == 1


async def test_pieces_come_before_the_answer_is_complete(endpoint: ScriptedEndpoint, llm: Endpoint) -> None:
    endpoint.script(b.begins("Two weeks", then=b.hangs()))
    async with aclosing(llm.stream("voice", messages=ASKED, max_tokens=60)) as pieces:
        assert await anext(pieces) == "Two "


async def heard(llm: Endpoint, listener: Listener, into: list[tuple[float, str]]) -> None:
    """When each piece came, by the event loop's time; after the first there is something to read."""
    async with aclosing(llm.stream("voice", messages=ASKED, max_tokens=60, listener=listener)) as pieces:
        async for piece in pieces:
            into.append((asyncio.get_running_loop().time(), piece))
            listener.waits = False


def moments(came: list[tuple[float, str]]) -> int:
    """How often something came: pieces less than 2 ms apart came together."""
    times = [time for time, _ in came]
    return 1 + sum(later - earlier > 0.002 for earlier, later in pairwise(times))


async def test_who_has_something_to_read_gets_the_rest_in_few_steps(endpoint: ScriptedEndpoint, llm: Endpoint) -> None:
    words = " ".join(f"word{n}" for n in range(30))
    endpoint.script(b.says(words, every=0.01))
    came: list[tuple[float, str]] = []
    await heard(llm, Listener(), came)
    assert "".join(piece for _, piece in came) == words
    assert moments(came) < 15


async def test_a_stream_that_breaks_while_it_is_gathered_gives_what_came(
    endpoint: ScriptedEndpoint, llm: Endpoint
) -> None:
    endpoint.script(b.streams([event(chunk("Two ")), event(chunk("weeks."))], every=0.01, then=b.drops()))
    came: list[tuple[float, str]] = []
    failure = await failure_of(heard(llm, Listener(), came))
    assert failure.kind == Failure.dropped
    assert "".join(piece for _, piece in came) == "Two weeks."


async def test_a_stream_that_stalls_while_it_is_gathered_is_noticed(endpoint: ScriptedEndpoint) -> None:
    endpoint.script(b.begins("Two weeks", then=b.hangs()))
    async with client_of(endpoint.base_url, timeout=0.6) as llm:
        assert (await failure_of(heard(llm, Listener(), []))).kind == Failure.stalled


async def test_a_thought_is_not_said_aloud(endpoint: ScriptedEndpoint, llm: Endpoint) -> None:
    endpoint.script(b.says("<think>\nI am angry now.\n</think>\n\nTwo weeks."))
    assert (await spoken(llm)).strip() == "Two weeks."


# Connections


async def test_closing_the_stream_closes_the_connection(endpoint: ScriptedEndpoint, llm: Endpoint) -> None:
    endpoint.script(b.begins("Two weeks", then=b.hangs()))
    async with aclosing(llm.stream("voice", messages=ASKED, max_tokens=60)) as pieces:
        await anext(pieces)
    await asyncio.wait_for(endpoint.requests[0].left.wait(), 2)
    assert await spoken(llm)


@pytest.mark.parametrize("call", [judged, spoken])
async def test_cancelling_the_caller_closes_the_connection(
    call: Any, endpoint: ScriptedEndpoint, llm: Endpoint
) -> None:
    endpoint.script(b.hangs())
    task = asyncio.ensure_future(call(llm))
    request = await endpoint.asked()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    await asyncio.wait_for(request.left.wait(), 2)


async def test_calls_share_their_connections(endpoint: ScriptedEndpoint) -> None:
    async with client_of(endpoint.base_url) as llm:
        for _ in range(3):
            await spoken(llm)
            await judged(llm)
    assert endpoint.connections_made == 1


async def test_a_connection_that_went_stale_is_replaced(endpoint: ScriptedEndpoint, llm: Endpoint) -> None:
    await judged(llm)
    endpoint.hang_up()
    await judged(llm)
    assert len(endpoint.requests) == 2


async def test_a_model_on_this_machine_is_not_looked_for_behind_a_proxy(
    endpoint: ScriptedEndpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    async with client_of(endpoint.base_url) as llm:
        assert await spoken(llm)


async def test_a_model_elsewhere_is_asked_through_the_proxy_of_the_environment(
    endpoint: ScriptedEndpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", f"127.0.0.1:{endpoint.port}")
    async with client_of("http://model.invalid/v1") as llm:
        assert await spoken(llm)
    assert endpoint.requests[0].path == "http://model.invalid/v1/chat/completions"
    assert "proxy-authorization" not in endpoint.requests[0].headers


async def test_the_key_is_kept_from_the_proxy_of_an_encrypted_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    heads: list[bytes] = []

    async def proxy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        heads.append(await reader.readuntil(b"\r\n\r\n"))
        writer.write(b"HTTP/1.1 502 Bad Gateway\r\ncontent-length: 0\r\n\r\n")
        writer.close()

    async with await asyncio.start_server(proxy, "127.0.0.1", 0) as server:
        monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}")
        async with client_of("https://model.invalid/v1") as llm:
            assert await kind_or_words(llm) == Failure.not_json
    assert heads[0].startswith(b"CONNECT model.invalid:443 ")
    assert KEY.encode() not in heads[0]


@pytest.mark.parametrize("proxy", ["socks5://127.0.0.1:9", "http://", "ftp://127.0.0.1:9"])
async def test_a_proxy_that_does_not_speak_http_is_named_as_the_cause(
    proxy: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALL_PROXY", proxy)
    async with client_of("http://model.invalid/v1") as llm:
        failure = await failure_of(spoken(llm))
    assert failure.kind == Failure.unreachable
    assert "proxy that the environment names" in failure.message


async def test_name_and_password_in_the_address_go_in_place_of_the_key(endpoint: ScriptedEndpoint) -> None:
    async with client_of(endpoint.base_url.replace("//", "//me:p%40w@")) as llm:
        assert await spoken(llm)
    assert endpoint.requests[0].headers["authorization"] == "Basic bWU6cEB3"


async def test_a_model_that_the_environment_excepts_is_asked_without_a_proxy(
    endpoint: ScriptedEndpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{endpoint.port}")
    monkeypatch.setenv("NO_PROXY", "model.invalid")
    async with client_of("http://me:pw@model.invalid/v1") as llm:
        assert await kind_or_words(llm) == Failure.name_not_found
    assert endpoint.requests == []


async def test_a_call_waits_for_a_place_of_another(endpoint: ScriptedEndpoint) -> None:
    endpoint.script(b.says("one two three", every=0.03))
    async with client_of(endpoint.base_url, llm_concurrency=1) as llm:
        first = asyncio.ensure_future(spoken(llm))
        await endpoint.asked()
        second = asyncio.ensure_future(spoken(llm))
        assert await first == "one two three"
        assert len(endpoint.requests) == 1
        assert await second


async def test_who_waits_too_long_for_a_place_is_told_that_all_are_taken(endpoint: ScriptedEndpoint) -> None:
    endpoint.script(b.hangs())
    async with client_of(endpoint.base_url, 1, llm_concurrency=1) as llm:
        first = asyncio.ensure_future(kind_or_words(llm))
        await endpoint.asked()
        assert await kind_or_words(llm) == Failure.busy
        assert await first == Failure.timeout
    assert len(endpoint.requests) == 1
