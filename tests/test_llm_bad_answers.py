"""Answers that are none end in one kind of failure after a known number of requests, and never become words."""

import json
import time

import pytest

from app.llm import Endpoint
from app.llm_failure import Failure
from tests.fakes import behaviours as b
from tests.fakes.calls import (
    ASKED,
    Call,
    both_calls,
    client_of,
    failure_of,
    judged,
    spoken,
)
from tests.fakes.endpoint import ScriptedEndpoint
from tests.fakes.wire import chunk, completion, event

pytestmark = pytest.mark.anyio


@both_calls
@pytest.mark.parametrize("text", ["", " \n\t "], ids=["empty", "blank"])
async def test_nothing_said_is_empty(call: Call, text: str, endpoint: ScriptedEndpoint, llm: Endpoint) -> None:
    endpoint.otherwise = b.says(text)
    failure = await failure_of(call(llm))
    assert failure.kind == Failure.empty
    assert len(endpoint.requests) == (2 if call is judged else 1)


@pytest.mark.parametrize(("finish", "kind"), [("length", Failure.cut_off), ("content_filter", Failure.filtered)])
async def test_a_stream_that_ends_early_has_said_what_came(
    finish: str, kind: Failure, endpoint: ScriptedEndpoint, llm: Endpoint
) -> None:
    endpoint.otherwise = b.says("Two weeks I have", finish=finish)
    said: list[str] = []
    failure = await failure_of(spoken(llm, said))
    assert failure.kind == kind
    assert "".join(said) == "Two weeks I have"
    assert len(endpoint.requests) == 1


@pytest.mark.parametrize(("finish", "kind"), [("length", Failure.cut_off), ("content_filter", Failure.filtered)])
async def test_a_structured_answer_that_ends_early_is_not_repaired(
    finish: str, kind: Failure, endpoint: ScriptedEndpoint, llm: Endpoint
) -> None:
    endpoint.otherwise = b.says('{"met": tr', finish=finish)
    failure = await failure_of(judged(llm))
    assert failure.kind == kind
    assert len(endpoint.requests) == 1


@both_calls
async def test_a_refusal_is_a_refusal(call: Call, endpoint: ScriptedEndpoint, llm: Endpoint) -> None:
    endpoint.otherwise = b.refuses()
    failure = await failure_of(call(llm))
    assert failure.kind == Failure.refused
    assert len(endpoint.requests) == 1


@pytest.mark.parametrize(
    "text",
    [
        "I would rate this highly.",
        "{met: yes}",
        "[true]",
        "{}",
        '{"met": "yes"}',
        '{"met": true, "more": 1}',
        "null",
        "7",
    ],
)
async def test_a_wrong_shape_is_sent_back_once_with_what_was_wrong(
    text: str, endpoint: ScriptedEndpoint, llm: Endpoint
) -> None:
    endpoint.otherwise = b.says(text)
    failure = await failure_of(judged(llm))
    assert failure.kind == Failure.wrong_shape
    assert len(endpoint.requests) == 2
    *before, answer, remark = endpoint.requests[1].body["messages"]
    assert before == ASKED
    assert answer == {"role": "assistant", "content": text}
    assert "cannot be used" in remark["content"]


@both_calls
async def test_a_web_page_is_told_from_an_answer(call: Call, endpoint: ScriptedEndpoint, llm: Endpoint) -> None:
    endpoint.otherwise = b.shows_a_page()
    failure = await failure_of(call(llm))
    assert failure.kind == Failure.html
    assert len(endpoint.requests) == 1


@both_calls
@pytest.mark.parametrize(
    "body",
    [
        b"OK",
        b'{"choices": ',
        b'{"choices": "none"}',
        b"[1]",
        b'\xff\xfe{"choices":[]}',
        b"[" * 5000,
        b'{"detail": "no"}',
    ],
)
async def test_bytes_that_are_no_completion_are_never_words(
    call: Call, body: bytes, endpoint: ScriptedEndpoint, llm: Endpoint
) -> None:
    endpoint.otherwise = b.replies(body)
    failure = await failure_of(call(llm))
    assert failure.kind in {Failure.not_json, Failure.dropped}
    assert len(endpoint.requests) <= 3


@both_calls
async def test_an_error_object_with_status_200_is_a_server_error(
    call: Call, endpoint: ScriptedEndpoint, llm: Endpoint
) -> None:
    endpoint.otherwise = b.replies(b'{"error": {"message": "out of memory", "code": 500}}')
    failure = await failure_of(call(llm))
    assert failure.kind == Failure.server_error
    assert len(endpoint.requests) == 3


@pytest.mark.parametrize(
    ("bad", "kind"),
    [
        (event('{"choices": [{"delta": {"content": "oops'), Failure.not_json),
        (b'data: {"choices":[{"delta":{"content":"\xff\xfe"}}]}\n\n', Failure.not_json),
        (b'data: {"choices":[{"delta":{"content":"\\ud800"}}]}\n\n', Failure.not_json),
        (event({"error": {"message": "overloaded", "code": 529}}), Failure.server_error),
        (event(chunk(refusal="No.")), Failure.refused),
        (event({"choices": [{"delta": {"content": [1, 2]}}]}), Failure.not_json),
    ],
    ids=["broken JSON", "bad UTF-8", "lone surrogate", "error", "refusal", "no text"],
)
async def test_a_bad_event_in_a_stream_ends_it_after_what_came(
    bad: bytes, kind: Failure, endpoint: ScriptedEndpoint, llm: Endpoint
) -> None:
    rest = [event(chunk("for you.")), event(chunk(finish="stop")), b.DONE]
    endpoint.otherwise = b.streams([event(chunk("Two weeks ")), bad, *rest])
    said: list[str] = []
    failure = await failure_of(spoken(llm, said))
    assert failure.kind == kind
    assert said == ["Two weeks "]
    assert len(endpoint.requests) == 1


@both_calls
async def test_a_body_in_broken_chunks_is_a_broken_connection_at_once(
    call: Call, endpoint: ScriptedEndpoint, llm: Endpoint
) -> None:
    endpoint.otherwise = b.streams([b" "], then=b.garbles())
    begun = time.monotonic()
    failure = await failure_of(call(llm))
    assert failure.kind == Failure.dropped
    assert time.monotonic() - begun < 2
    assert len(endpoint.requests) == 3


async def test_what_a_stream_said_before_its_chunks_broke_has_been_said(
    endpoint: ScriptedEndpoint, llm: Endpoint
) -> None:
    endpoint.otherwise = b.begins("Two weeks ", then=b.garbles())
    said: list[str] = []
    begun = time.monotonic()
    failure = await failure_of(spoken(llm, said))
    assert (failure.kind, "".join(said)) == (Failure.dropped, "Two weeks ")
    assert time.monotonic() - begun < 2
    assert len(endpoint.requests) == 1


_WHOLE = json.dumps(completion('{"met": true}')).encode()


@pytest.mark.parametrize("ends", [b.closes(), b.drops(), b.garbles()], ids=["closes", "drops", "garbles"])
async def test_a_whole_answer_counts_though_its_last_chunk_is_missing(
    ends: b.Behaviour, endpoint: ScriptedEndpoint, llm: Endpoint
) -> None:
    endpoint.otherwise = b.streams([_WHOLE], every=0.02, then=ends)
    assert (await judged(llm)).value is True
    assert len(endpoint.requests) == 1


async def test_a_whole_answer_counts_though_its_end_is_never_marked(endpoint: ScriptedEndpoint) -> None:
    endpoint.otherwise = b.streams([_WHOLE], then=b.hangs())
    async with client_of(endpoint.base_url, 0.5) as llm:
        assert (await judged(llm)).value is True
    assert len(endpoint.requests) == 1


@pytest.mark.parametrize("missing", [1, 20], ids=["the last brace", "more"])
async def test_an_answer_that_breaks_off_before_its_last_brace_is_none(
    missing: int, endpoint: ScriptedEndpoint, llm: Endpoint
) -> None:
    endpoint.otherwise = b.streams([_WHOLE[:-missing]], every=0.02, then=b.closes())
    failure = await failure_of(judged(llm))
    assert failure.kind == Failure.dropped
    assert len(endpoint.requests) == 3


@both_calls
async def test_headers_of_many_kilobytes_are_taken(call: Call, endpoint: ScriptedEndpoint, llm: Endpoint) -> None:
    endpoint.otherwise = b.replies(_WHOLE, policy="x" * 60_000)
    await call(llm)
    assert len(endpoint.requests) == 1


@both_calls
async def test_a_header_without_bounds_is_named_as_the_cause(
    call: Call, endpoint: ScriptedEndpoint, llm: Endpoint
) -> None:
    endpoint.otherwise = b.replies(_WHOLE, policy="x" * 100_000)
    failure = await failure_of(call(llm))
    assert failure.kind == Failure.not_json
    assert "a header is longer than 64 KB" in failure.message
    assert len(endpoint.requests) == 1


async def test_an_enormous_stream_is_cut_off(endpoint: ScriptedEndpoint, llm: Endpoint) -> None:
    endpoint.otherwise = b.streams([event(chunk("so angry " * 40))] * 2000)
    said: list[str] = []
    failure = await failure_of(spoken(llm, said))
    assert failure.kind == Failure.too_large
    assert len("".join(said)) < 1000
    assert len(endpoint.requests) == 1


@both_calls
async def test_an_enormous_line_is_cut_off(call: Call, endpoint: ScriptedEndpoint, llm: Endpoint) -> None:
    endpoint.otherwise = b.streams([b'data: {"x": "', *[b"x" * 100_000] * 60])
    failure = await failure_of(call(llm))
    assert failure.kind == Failure.too_large
    assert len(endpoint.requests) == 1


async def test_an_enormous_structured_answer_is_cut_off(endpoint: ScriptedEndpoint, llm: Endpoint) -> None:
    endpoint.otherwise = b.says(json.dumps({"met": "x" * 5_000_000}))
    failure = await failure_of(judged(llm))
    assert failure.kind == Failure.too_large
    assert len(endpoint.requests) == 1
