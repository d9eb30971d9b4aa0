"""A call of the model: what is asked, how answers are read, what is remembered, and what nobody gets to see."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import aclosing
from typing import Any

import pytest
import structlog
from structlog.testing import capture_logs

from app.breaker import Breaker
from app.llm import Answer, Endpoint, EndpointFailed
from app.llm_failure import Failure
from app.metrics import Metrics
from app.settings import Settings
from tests.fakes import behaviours as b
from tests.fakes.endpoint import ScriptedEndpoint
from tests.fakes.wire import chunk, event

pytestmark = pytest.mark.anyio

SCHEMA = {
    "type": "object",
    "properties": {"met": {"type": "boolean"}},
    "required": ["met"],
    "additionalProperties": False,
}
ASKED = [{"role": "system", "content": "Be brief."}, {"role": "user", "content": "Where is my parcel?"}]
KEY = "sk-very-secret-0123456789"


@pytest.fixture
async def endpoint() -> AsyncIterator[ScriptedEndpoint]:
    async with ScriptedEndpoint().serving() as served:
        yield served


def client_of(endpoint: ScriptedEndpoint, *, breaker: Breaker | None = None, **settings: Any) -> Endpoint:
    given = {"llm_model": "parrot", "llm_timeout": 1, "llm_api_key": KEY, **settings}
    return Endpoint(Settings(llm_base_url=endpoint.base_url, **given), Metrics(), breaker=breaker, pause=0.01)


@pytest.fixture
async def llm(endpoint: ScriptedEndpoint) -> AsyncIterator[Endpoint]:
    client = client_of(endpoint)
    yield client
    await client.close()


def met(value: Any) -> bool:
    return bool({"yes": True, "no": False, True: True, False: False}[value["met"]])


async def judged(llm: Endpoint, *, max_tokens: int = 50) -> Answer[bool]:
    return await llm.structured(
        "judge", messages=ASKED, schema=SCHEMA, name="marks", validate=met, max_tokens=max_tokens
    )


async def spoken(llm: Endpoint) -> str:
    return "".join([piece async for piece in llm.stream("voice", messages=ASKED, max_tokens=60)])


# What is asked


async def test_a_structured_question_asks_for_the_schema_strictly(endpoint: ScriptedEndpoint, llm: Endpoint) -> None:
    answer = await judged(llm)
    (request,) = endpoint.requests
    assert request.body == {
        "model": "parrot",
        "messages": ASKED,
        "stream": False,
        "max_tokens": 50,
        "temperature": 0,
        "response_format": {"type": "json_schema", "json_schema": {"name": "marks", "strict": True, "schema": SCHEMA}},
    }
    assert request.headers["authorization"] == f"Bearer {KEY}"
    assert answer == Answer(
        value=True, raw='{"met": true}', model="parrot", prompt_tokens=20, completion_tokens=7, requests=1
    )


async def test_a_voice_streams_with_some_warmth(endpoint: ScriptedEndpoint, llm: Endpoint) -> None:
    endpoint.script(b.says("Two weeks.  And nobody calls!"))
    assert await spoken(llm) == "Two weeks.  And nobody calls!"
    body = endpoint.requests[0].body
    assert body == {"model": "parrot", "messages": ASKED, "stream": True, "max_tokens": 60, "temperature": 0.8}


async def test_each_role_asks_its_own_model(endpoint: ScriptedEndpoint) -> None:
    llm = client_of(endpoint, llm_voice_model="actor", llm_judge_model="examiner")
    await spoken(llm)
    await judged(llm)
    await llm.close()
    assert [request.body["model"] for request in endpoint.requests] == ["actor", "examiner"]


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
    llm = client_of(endpoint, llm_timeout=5)
    begun = time.monotonic()
    assert await spoken(llm) == "Two weeks."
    assert time.monotonic() - begun < 1
    await llm.close()


async def test_pieces_come_before_the_answer_is_complete(endpoint: ScriptedEndpoint, llm: Endpoint) -> None:
    endpoint.script(b.begins("Two weeks", then=b.hangs()))
    async with aclosing(llm.stream("voice", messages=ASKED, max_tokens=60)) as pieces:
        assert await anext(pieces) == "Two "


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


async def test_calls_share_their_connections(endpoint: ScriptedEndpoint, llm: Endpoint) -> None:
    for _ in range(3):
        await spoken(llm)
        await judged(llm)
    assert endpoint.connections_made == 1


async def test_a_connection_that_went_stale_is_replaced(endpoint: ScriptedEndpoint, llm: Endpoint) -> None:
    await judged(llm)
    endpoint.hang_up()
    await judged(llm)
    assert len(endpoint.requests) == 2


async def test_more_calls_than_places_wait_and_then_give_way(endpoint: ScriptedEndpoint) -> None:
    llm = client_of(endpoint, llm_concurrency=1, llm_timeout=0.4)
    endpoint.script(b.says("one two three four five six", every=0.02), b.hangs())
    assert all(await asyncio.gather(spoken(llm), spoken_or_kind(llm)))
    first, second = await asyncio.gather(spoken_or_kind(llm), spoken_or_kind(llm))
    await llm.close()
    assert {first, second} <= {Failure.busy, Failure.timeout, "I have been waiting for two weeks."}


async def spoken_or_kind(llm: Endpoint) -> str:
    try:
        return await spoken(llm)
    except EndpointFailed as failure:
        return failure.kind


# How a structured answer is read


@pytest.mark.parametrize(
    "text",
    [
        '{"met": true}',
        ' \n{"met": true}\n',
        '```json\n{"met": true}\n```',
        'Here you are:\n```\n{"met": true}\n```\nAnything else?',
        'Sure! {"met": true} I hope that helps {really}.',
        '<think>{"met": false}?</think>{"met": true}',
        '\ufeff{"met": true}',
    ],
)
async def test_json_is_found_among_words(text: str, endpoint: ScriptedEndpoint, llm: Endpoint) -> None:
    endpoint.script(b.says(text))
    assert (await judged(llm)).value is True
    assert len(endpoint.requests) == 1


async def test_a_complete_answer_counts_although_the_tokens_ran_out(endpoint: ScriptedEndpoint, llm: Endpoint) -> None:
    endpoint.script(b.says('{"met": true}', finish="length"))
    assert (await judged(llm)).value is True


async def test_a_repaired_answer_counts_with_its_requests_and_tokens(endpoint: ScriptedEndpoint, llm: Endpoint) -> None:
    endpoint.script(b.gives({"met": "maybe"}))
    answer = await judged(llm)
    assert answer.value is True
    assert (answer.requests, answer.prompt_tokens, answer.completion_tokens) == (2, 40, 14)
    assert answer.repaired


async def test_a_call_never_makes_more_than_three_requests(endpoint: ScriptedEndpoint, llm: Endpoint) -> None:
    endpoint.script(b.fails(500), b.gives({}), b.fails(500))
    with pytest.raises(EndpointFailed) as caught:
        await judged(llm)
    assert caught.value.kind == Failure.server_error
    assert len(endpoint.requests) == 3


# What the endpoint does not know


async def test_an_endpoint_without_json_schema_is_asked_for_a_json_object_from_then_on(
    endpoint: ScriptedEndpoint, llm: Endpoint
) -> None:
    endpoint.script(b.fails(400, "response_format.type must be text or json_object"), *[b.gives({"met": True})] * 2)
    assert (await judged(llm)).requests == 2
    assert (await judged(llm)).requests == 1
    assert [request.form for request in endpoint.requests] == ["json_schema", "json_object", "json_object"]
    system = endpoint.requests[1].body["messages"][0]["content"]
    assert system.startswith("Be brief.")
    assert '"additionalProperties":false' in system


async def test_an_endpoint_without_response_format_is_asked_in_words_from_then_on(
    endpoint: ScriptedEndpoint, llm: Endpoint
) -> None:
    no = b.fails(422, "extra fields not permitted: response_format")
    endpoint.script(no, no, *[b.says('Well: {"met": true}')] * 2)
    assert (await judged(llm)).requests == 3
    assert (await judged(llm)).requests == 1
    assert [request.form for request in endpoint.requests] == ["json_schema", "json_object", None, None]


async def test_max_tokens_gives_way_to_its_other_name(endpoint: ScriptedEndpoint, llm: Endpoint) -> None:
    endpoint.script(b.fails(400, "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead."))
    await spoken(llm)
    await spoken(llm)
    names = [name for request in endpoint.requests for name in request.body if name.startswith("max_")]
    assert names == ["max_tokens", "max_completion_tokens", "max_completion_tokens"]


async def test_temperature_is_left_out_where_it_is_not_wanted(endpoint: ScriptedEndpoint, llm: Endpoint) -> None:
    endpoint.script(b.fails(400, "Unsupported value: 'temperature' does not support 0.8"))
    await spoken(llm)
    await spoken(llm)
    assert ["temperature" in request.body for request in endpoint.requests] == [True, False, False]


async def test_what_one_model_lacks_another_is_still_asked_for(endpoint: ScriptedEndpoint) -> None:
    llm = client_of(endpoint, llm_reader_model="small")
    endpoint.script(b.fails(400, "json_schema is not supported"), b.gives({"met": True}))
    await llm.structured("reader", messages=ASKED, schema=SCHEMA, name="acts", validate=met, max_tokens=9)
    await judged(llm)
    await llm.close()
    assert [request.form for request in endpoint.requests] == ["json_schema", "json_object", "json_schema"]


# The breaker


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


async def test_thirty_trainees_do_not_each_wait_out_an_outage(endpoint: ScriptedEndpoint) -> None:
    llm = client_of(endpoint, llm_timeout=0.3, breaker=Breaker(Clock(), threshold=3))
    endpoint.otherwise = b.hangs()
    for _ in range(3):
        assert await spoken_or_kind(llm) == Failure.timeout
    begun = time.monotonic()
    kinds = await asyncio.gather(*(spoken_or_kind(llm) for _ in range(30)))
    await llm.close()
    assert sorted(kinds) == [Failure.resting] * 29 + [Failure.timeout]
    assert time.monotonic() - begun < 0.6
    assert len(endpoint.requests) == 4


async def test_after_recovery_the_very_next_call_is_answered(endpoint: ScriptedEndpoint) -> None:
    llm = client_of(endpoint, breaker=Breaker(threshold=2))
    endpoint.script(*[b.fails(500)] * 6)
    for _ in range(2):
        assert await spoken_or_kind(llm) == Failure.server_error
    assert len(endpoint.requests) == 6
    assert await spoken_or_kind(llm) == "I have been waiting for two weeks."
    await llm.close()


async def test_a_judge_waits_for_the_trial_of_another_call(endpoint: ScriptedEndpoint) -> None:
    llm = client_of(endpoint, breaker=Breaker(threshold=1))
    endpoint.script(*[b.fails(500)] * 3, b.says("one two three four", every=0.03))
    await spoken_or_kind(llm)
    trial = asyncio.ensure_future(spoken(llm))
    await asyncio.sleep(0)
    assert (await judged(llm)).value is True
    assert await trial == "one two three four"
    await llm.close()


async def test_an_answer_in_the_wrong_shape_is_no_outage(endpoint: ScriptedEndpoint) -> None:
    llm = client_of(endpoint, breaker=Breaker(threshold=1))
    endpoint.script(b.fails(401), b.shows_a_page(), b.refuses())
    for kind in (Failure.unauthorized, Failure.html, Failure.refused):
        assert await spoken_or_kind(llm) == kind
    assert await spoken(llm)
    await llm.close()


# What is counted, what is logged, and what nobody sees


async def test_calls_are_counted_with_their_outcome(endpoint: ScriptedEndpoint) -> None:
    metrics = Metrics()
    llm = Endpoint(Settings(llm_base_url=endpoint.base_url, llm_model="parrot", llm_timeout=1), metrics, pause=0.01)
    endpoint.script(b.says("Two weeks."), b.fails(404), b.gives({"met": True}))
    await spoken(llm)
    await spoken_or_kind(llm)
    await judged(llm)
    await llm.close()
    page = metrics.render().decode()
    assert 'makeright_llm_calls_total{outcome="ok",role="voice"} 1.0' in page
    assert 'makeright_llm_calls_total{outcome="not_found",role="voice"} 1.0' in page
    assert 'makeright_llm_calls_total{outcome="ok",role="judge"} 1.0' in page
    assert 'makeright_llm_tokens_total{direction="completion",role="judge"} 7.0' in page
    assert 'makeright_llm_first_piece_seconds_count{role="voice"} 1.0' in page
    assert "makeright_llm_calls_under_way 0.0" in page


async def test_a_failure_is_one_log_line_without_words_or_key(endpoint: ScriptedEndpoint, llm: Endpoint) -> None:
    structlog.reset_defaults()
    endpoint.script(b.fails(401, f"bad key {KEY} for: Where is my parcel?", code=KEY.replace("-", "_")))
    with capture_logs() as lines:
        await spoken_or_kind(llm)
    (line,) = lines
    assert line.pop("seconds") >= 0
    assert line == {
        "event": "model call failed",
        "log_level": "warning",
        "role": "voice",
        "model": "parrot",
        "kind": "unauthorized",
        "requests": 1,
    }


@pytest.mark.parametrize("key", [KEY, "schlüssel-" + KEY, KEY + "\nx: y"])
async def test_the_key_appears_nowhere(
    key: str, endpoint: ScriptedEndpoint, capsys: pytest.CaptureFixture[str]
) -> None:
    metrics = Metrics()
    settings = Settings(llm_base_url=endpoint.base_url, llm_model="parrot", llm_timeout=0.4, llm_api_key=key)
    llm = Endpoint(settings, metrics, pause=0.01)
    endpoint.script(b.fails(400, key, code=KEY), b.fails(500, key), b.drops())
    endpoint.otherwise = b.hangs()
    seen = [repr(llm), repr(settings), str(llm.__dict__)]
    for _ in range(3):
        with pytest.raises(EndpointFailed) as caught:
            await spoken(llm)
        seen += [caught.value.message, repr(caught.value), str(caught.value.__cause__), str(caught.value.__dict__)]
    await llm.close()
    seen += [metrics.render().decode(), *capsys.readouterr()]
    assert KEY not in "\n".join(seen)


async def test_an_endpoint_that_wants_no_key_gets_a_placeholder(endpoint: ScriptedEndpoint) -> None:
    llm = client_of(endpoint, llm_api_key=None)
    await spoken(llm)
    await llm.close()
    assert endpoint.requests[0].headers["authorization"] == "Bearer none"
