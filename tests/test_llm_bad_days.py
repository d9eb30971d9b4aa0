"""Every bad day of an endpoint ends in one kind of failure, soon, and after a known number of requests."""

import asyncio
import json
import socket
import ssl
import subprocess
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import aclosing, asynccontextmanager
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest

from app.breaker import Breaker
from app.llm import Endpoint, EndpointFailed
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
ASKED = [{"role": "system", "content": "Play your part."}, {"role": "user", "content": "Hello."}]
KEY = "sk-very-secret-0123456789"


def settings_for(base_url: str, timeout: float = 0.4) -> Settings:
    return Settings(llm_base_url=base_url, llm_model="parrot", llm_timeout=timeout, llm_api_key=KEY)


@asynccontextmanager
async def client_of(base_url: str, timeout: float = 0.4) -> AsyncIterator[Endpoint]:
    llm = Endpoint(settings_for(base_url, timeout), Metrics(), breaker=Breaker(threshold=99), pause=0.01)
    try:
        yield llm
    finally:
        await llm.close()


def met(value: Any) -> bool:
    if not isinstance(value, dict) or set(value) != {"met"} or not isinstance(value["met"], bool):
        raise ValueError("met must be the only key, and true or false")
    return value["met"]


async def judged(llm: Endpoint) -> bool:
    answer = await llm.structured("judge", messages=ASKED, schema=SCHEMA, name="marks", validate=met, max_tokens=50)
    return answer.value


async def spoken(llm: Endpoint, into: list[str] | None = None, *, max_tokens: int = 60) -> str:
    said = into if into is not None else []
    async with aclosing(llm.stream("voice", messages=ASKED, max_tokens=max_tokens)) as pieces:
        async for piece in pieces:
            said.append(piece)
    return "".join(said)


CALLS: list[Callable[[Endpoint], Awaitable[Any]]] = [judged, spoken]
both_calls = pytest.mark.parametrize("call", CALLS, ids=["structured", "stream"])


async def failure_of(call: Awaitable[Any]) -> EndpointFailed:
    with pytest.raises(EndpointFailed) as caught:
        await call
    assert KEY not in caught.value.message
    assert caught.value.__cause__ is None
    return caught.value


@pytest.fixture
async def endpoint() -> AsyncIterator[ScriptedEndpoint]:
    async with ScriptedEndpoint().serving() as served:
        yield served


@pytest.fixture
async def llm(endpoint: ScriptedEndpoint) -> AsyncIterator[Endpoint]:
    async with client_of(endpoint.base_url) as client:
        yield client


# Nothing can be reached


@both_calls
async def test_a_refused_connection_is_unreachable_within_five_seconds(call: Callable[..., Any]) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        async with client_of(f"http://127.0.0.1:{unused.getsockname()[1]}/v1", timeout=8) as llm:
            begun = time.monotonic()
            failure = await failure_of(call(llm))
    assert failure.kind == Failure.unreachable
    assert "start the endpoint" in failure.message
    assert time.monotonic() - begun < 5


@both_calls
async def test_a_name_that_does_not_exist_is_named_as_such(call: Callable[..., Any]) -> None:
    async with client_of("http://model.invalid/v1", timeout=8) as llm:
        begun = time.monotonic()
        failure = await failure_of(call(llm))
    assert failure.kind == Failure.name_not_found
    assert "model.invalid" in failure.message
    assert time.monotonic() - begun < 5


@both_calls
@pytest.mark.parametrize(
    "address", ["localhost/v1", "http://host:port/v1", "ftp://127.0.0.1/v1", "http://[::1/v1", "x"]
)
async def test_an_address_that_is_none_is_said_to_be_wrong(call: Callable[..., Any], address: str) -> None:
    async with client_of(address) as llm:
        failure = await failure_of(call(llm))
    assert failure.kind == Failure.unreachable
    assert "MAKERIGHT_LLM_BASE_URL" in failure.message


@pytest.fixture(scope="module")
def own_certificate(tmp_path_factory: pytest.TempPathFactory) -> ssl.SSLContext:
    folder: Path = tmp_path_factory.mktemp("tls")
    order = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=localhost"
    subprocess.run(
        [*order.split(), "-keyout", folder / "key.pem", "-out", folder / "cert.pem"], check=True, capture_output=True
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "cert.pem", folder / "key.pem")
    return context


@both_calls
async def test_a_certificate_nobody_vouches_for_is_named_as_such(
    call: Callable[..., Any], own_certificate: ssl.SSLContext
) -> None:
    async with ScriptedEndpoint().serving(tls=own_certificate) as endpoint, client_of(endpoint.base_url, 3) as llm:
        failure = await failure_of(call(llm))
    assert failure.kind == Failure.bad_certificate
    assert endpoint.requests == []


@both_calls
async def test_plain_http_behind_an_https_address_is_unreachable(call: Callable[..., Any]) -> None:
    async def plain(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(1)
        writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        writer.close()

    async with await asyncio.start_server(plain, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        async with client_of(f"https://127.0.0.1:{port}/v1", 3) as llm:
            failure = await failure_of(call(llm))
    assert failure.kind == Failure.unreachable


@both_calls
async def test_a_host_that_swallows_everything_is_given_up_before_the_time_is(call: Callable[..., Any]) -> None:
    accepted = 0

    async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal accepted
        accepted += 1
        await reader.read()
        writer.close()

    async with await asyncio.start_server(silent, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        async with client_of(f"https://127.0.0.1:{port}/v1", 0.8) as llm:
            begun = time.monotonic()
            failure = await failure_of(call(llm))
    assert failure.kind == Failure.unreachable
    assert time.monotonic() - begun < 0.7
    assert accepted == 1


# HTTP errors


@both_calls
@pytest.mark.parametrize(
    ("status", "kind", "hint"),
    [
        (400, Failure.bad_request, "parrot"),
        (401, Failure.unauthorized, "MAKERIGHT_LLM_API_KEY"),
        (403, Failure.forbidden, "another model"),
        (404, Failure.not_found, "MAKERIGHT_LLM_MODEL"),
        (301, Failure.not_found, "MAKERIGHT_LLM_BASE_URL"),
        (422, Failure.bad_request, "parrot"),
    ],
)
async def test_what_asking_again_cannot_cure_is_asked_once(
    call: Callable[..., Any], status: int, kind: Failure, hint: str, endpoint: ScriptedEndpoint, llm: Endpoint
) -> None:
    endpoint.otherwise = b.fails(status, f"Incorrect API key provided: {KEY}", location="/elsewhere")
    failure = await failure_of(call(llm))
    assert failure.kind == kind
    assert hint in failure.message
    assert len(endpoint.requests) == 1


@both_calls
async def test_a_short_code_of_the_endpoint_reaches_the_operator(
    call: Callable[..., Any], endpoint: ScriptedEndpoint, llm: Endpoint
) -> None:
    endpoint.otherwise = b.fails(400, "too long: Hello.", code="context_length_exceeded")
    failure = await failure_of(call(llm))
    assert "(context_length_exceeded)" in failure.message
    assert "Hello" not in failure.message


@both_calls
async def test_a_short_retry_after_is_waited_out(call: Callable[..., Any], endpoint: ScriptedEndpoint) -> None:
    endpoint.script(b.fails(429, retry_after="0.3"))
    async with client_of(endpoint.base_url, timeout=8) as llm:
        begun = time.monotonic()
        await call(llm)
    assert 0.3 <= time.monotonic() - begun < 2
    assert len(endpoint.requests) == 2


@both_calls
@pytest.mark.parametrize(
    "retry_after",
    ["120", format_datetime(datetime.now(UTC) + timedelta(minutes=2), usegmt=True)],
    ids=["120 s", "date"],
)
async def test_a_long_retry_after_is_not_slept_through(
    call: Callable[..., Any], retry_after: str, endpoint: ScriptedEndpoint
) -> None:
    endpoint.otherwise = b.fails(429, retry_after=retry_after)
    async with client_of(endpoint.base_url, timeout=8) as llm:
        begun = time.monotonic()
        failure = await failure_of(call(llm))
    assert failure.kind == Failure.rate_limited
    assert time.monotonic() - begun < 1
    assert len(endpoint.requests) == 1


@both_calls
@pytest.mark.parametrize("retry_after", ["soon", "-5", "nan"])
async def test_a_retry_after_that_means_nothing_is_as_good_as_none(
    call: Callable[..., Any], retry_after: str, endpoint: ScriptedEndpoint
) -> None:
    endpoint.otherwise = b.fails(429, retry_after=retry_after)
    async with client_of(endpoint.base_url, timeout=8) as llm:
        begun = time.monotonic()
        failure = await failure_of(call(llm))
    assert failure.kind == Failure.rate_limited
    assert time.monotonic() - begun < 2
    assert len(endpoint.requests) == 3


@both_calls
async def test_a_used_up_quota_is_not_asked_again(
    call: Callable[..., Any], endpoint: ScriptedEndpoint, llm: Endpoint
) -> None:
    endpoint.otherwise = b.fails(429, code="insufficient_quota")
    failure = await failure_of(call(llm))
    assert failure.kind == Failure.rate_limited
    assert "insufficient_quota" in failure.message
    assert len(endpoint.requests) == 1


@both_calls
@pytest.mark.parametrize("status", [500, 503])
async def test_one_server_error_is_got_over(call: Callable[..., Any], status: int, endpoint: ScriptedEndpoint) -> None:
    endpoint.script(b.fails(status))
    async with client_of(endpoint.base_url, timeout=8) as llm:
        await call(llm)
    assert len(endpoint.requests) == 2


@both_calls
async def test_lasting_server_errors_end_after_three_requests(
    call: Callable[..., Any], endpoint: ScriptedEndpoint
) -> None:
    endpoint.otherwise = b.fails(500)
    async with client_of(endpoint.base_url, timeout=8) as llm:
        failure = await failure_of(call(llm))
    assert failure.kind == Failure.server_error
    assert len(endpoint.requests) == 3


# Time


@both_calls
async def test_an_endpoint_that_never_answers_is_asked_once_and_left(
    call: Callable[..., Any], endpoint: ScriptedEndpoint, llm: Endpoint
) -> None:
    endpoint.otherwise = b.hangs()
    begun = time.monotonic()
    failure = await failure_of(call(llm))
    assert failure.kind == Failure.timeout
    assert 0.4 <= time.monotonic() - begun < 0.9
    assert len(endpoint.requests) == 1
    await asyncio.wait_for(endpoint.requests[0].left.wait(), 2)


async def test_a_stream_that_stops_is_given_up_after_half_the_time(endpoint: ScriptedEndpoint, llm: Endpoint) -> None:
    endpoint.otherwise = b.begins("Two weeks I have", then=b.hangs())
    said: list[str] = []
    begun = time.monotonic()
    failure = await failure_of(spoken(llm, said))
    assert failure.kind == Failure.stalled
    assert "".join(said) == "Two weeks I have"
    assert time.monotonic() - begun < 0.6
    assert len(endpoint.requests) == 1
    await asyncio.wait_for(endpoint.requests[0].left.wait(), 2)


async def test_comments_do_not_keep_a_silent_stream_alive(endpoint: ScriptedEndpoint, llm: Endpoint) -> None:
    endpoint.otherwise = b.streams([b": still here\n\n"] * 100, every=0.02)
    begun = time.monotonic()
    failure = await failure_of(spoken(llm))
    assert failure.kind == Failure.timeout
    assert time.monotonic() - begun < 0.8
    assert len(endpoint.requests) == 1


async def test_a_slow_drip_ends_at_the_deadline_of_the_whole_call(endpoint: ScriptedEndpoint, llm: Endpoint) -> None:
    endpoint.otherwise = b.says("word " * 100, every=0.1)
    said: list[str] = []
    begun = time.monotonic()
    failure = await failure_of(spoken(llm, said))
    assert failure.kind == Failure.timeout
    assert 3 <= len(said) <= 7
    assert 0.5 < time.monotonic() - begun < 1
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
    seconds = settings_for("http://127.0.0.1:9", timeout=8).llm_timeout * Endpoint.PATIENCE
    assert seconds <= 20


# Broken connections


@both_calls
async def test_a_connection_broken_before_the_answer_is_tried_again(
    call: Callable[..., Any], endpoint: ScriptedEndpoint
) -> None:
    endpoint.script(b.drops())
    async with client_of(endpoint.base_url, timeout=8) as llm:
        await call(llm)
    assert len(endpoint.requests) == 2


@both_calls
async def test_connections_that_always_break_end_after_three_requests(
    call: Callable[..., Any], endpoint: ScriptedEndpoint
) -> None:
    endpoint.otherwise = b.drops()
    async with client_of(endpoint.base_url, timeout=8) as llm:
        failure = await failure_of(call(llm))
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


# Answers that are none


@both_calls
@pytest.mark.parametrize("text", ["", " \n\t "], ids=["empty", "blank"])
async def test_nothing_said_is_empty(
    call: Callable[..., Any], text: str, endpoint: ScriptedEndpoint, llm: Endpoint
) -> None:
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
async def test_a_refusal_is_a_refusal(call: Callable[..., Any], endpoint: ScriptedEndpoint, llm: Endpoint) -> None:
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
async def test_a_web_page_is_told_from_an_answer(
    call: Callable[..., Any], endpoint: ScriptedEndpoint, llm: Endpoint
) -> None:
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
    call: Callable[..., Any], body: bytes, endpoint: ScriptedEndpoint
) -> None:
    endpoint.otherwise = b.replies(body)
    async with client_of(endpoint.base_url, timeout=3) as llm:
        failure = await failure_of(call(llm))
    assert failure.kind in {Failure.not_json, Failure.dropped}
    assert len(endpoint.requests) <= 3


@both_calls
async def test_an_error_object_with_status_200_is_a_server_error(
    call: Callable[..., Any], endpoint: ScriptedEndpoint
) -> None:
    endpoint.otherwise = b.replies(b'{"error": {"message": "out of memory", "code": 500}}')
    async with client_of(endpoint.base_url, timeout=3) as llm:
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


async def test_an_enormous_stream_is_cut_off(endpoint: ScriptedEndpoint) -> None:
    endpoint.otherwise = b.streams([event(chunk("so angry " * 40))] * 2000)
    said: list[str] = []
    async with client_of(endpoint.base_url, timeout=5) as llm:
        failure = await failure_of(spoken(llm, said, max_tokens=60))
    assert failure.kind == Failure.too_large
    assert len("".join(said)) < 1000
    assert len(endpoint.requests) == 1


@both_calls
async def test_an_enormous_line_is_cut_off(call: Callable[..., Any], endpoint: ScriptedEndpoint) -> None:
    endpoint.otherwise = b.streams([b'data: {"x": "', *[b"x" * 100_000] * 60])
    async with client_of(endpoint.base_url, timeout=5) as llm:
        failure = await failure_of(call(llm))
    assert failure.kind == Failure.too_large
    assert len(endpoint.requests) == 1


async def test_an_enormous_structured_answer_is_cut_off(endpoint: ScriptedEndpoint) -> None:
    endpoint.otherwise = b.says(json.dumps({"met": "x" * 5_000_000}))
    async with client_of(endpoint.base_url, timeout=5) as llm:
        failure = await failure_of(judged(llm))
    assert failure.kind == Failure.too_large
    assert len(endpoint.requests) == 1
