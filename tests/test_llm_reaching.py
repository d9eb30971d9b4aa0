"""Where an endpoint cannot be reached or answers with an HTTP error, the call ends soon and in the right kind."""

import asyncio
import socket
import ssl
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from app.llm import Endpoint
from app.llm_failure import Failure
from tests.fakes import behaviours as b
from tests.fakes.calls import (
    KEY,
    Call,
    both_calls,
    client_of,
    failure_of,
    judged,
)
from tests.fakes.endpoint import ScriptedEndpoint
from tests.fakes.wire import Wire

pytestmark = pytest.mark.anyio


# Nothing can be reached


@both_calls
async def test_a_refused_connection_is_unreachable_within_five_seconds(call: Call) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        async with client_of(f"http://127.0.0.1:{unused.getsockname()[1]}/v1", timeout=8) as llm:
            begun = time.monotonic()
            failure = await failure_of(call(llm))
    assert failure.kind == Failure.unreachable
    assert "start the endpoint" in failure.message
    assert time.monotonic() - begun < 5


@both_calls
async def test_a_name_that_does_not_exist_is_named_as_such(call: Call) -> None:
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
async def test_an_address_that_is_none_is_said_to_be_wrong(call: Call, address: str) -> None:
    async with client_of(address) as llm:
        failure = await failure_of(call(llm))
    assert failure.kind == Failure.unreachable
    assert "MAKERIGHT_LLM_BASE_URL" in failure.message


@both_calls
@pytest.mark.parametrize("name", ["model..invalid", "m" * 64 + ".invalid"], ids=["two dots", "too long"])
async def test_a_name_that_cannot_exist_is_not_found(call: Call, name: str) -> None:
    async with client_of(f"http://{name}/v1") as llm:
        failure = await failure_of(call(llm))
    assert failure.kind == Failure.name_not_found


@both_calls
async def test_a_certificate_nobody_vouches_for_is_named_as_such(call: Call, own_certificate: ssl.SSLContext) -> None:
    async with ScriptedEndpoint().serving(tls=own_certificate) as endpoint, client_of(endpoint.base_url, 3) as llm:
        failure = await failure_of(call(llm))
    assert failure.kind == Failure.bad_certificate
    assert endpoint.requests == []


@both_calls
async def test_certificates_that_cannot_be_read_are_named_as_such(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", "/nowhere/at/all.pem")
    async with client_of("https://model.invalid/v1") as llm:
        failure = await failure_of(call(llm))
    assert failure.kind == Failure.bad_certificate
    assert "SSL_CERT_FILE cannot be read" in failure.message


@both_calls
async def test_plain_http_behind_an_https_address_is_unreachable(call: Call) -> None:
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
async def test_a_host_that_swallows_everything_is_given_up_before_the_time_is(call: Call) -> None:
    accepted = 0

    async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal accepted
        accepted += 1
        await reader.read()
        writer.close()

    async with await asyncio.start_server(silent, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        async with client_of(f"https://127.0.0.1:{port}/v1", 0.8) as llm:
            failure = await failure_of(call(llm))
    assert failure.kind == Failure.unreachable
    assert accepted == 1


@both_calls
@pytest.mark.parametrize("host", ["127.0.0.1", "proxy.invalid"], ids=["refused", "not found"])
async def test_a_proxy_that_cannot_be_reached_is_named_as_the_cause(
    call: Call, host: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        proxy = f"{host}:{unused.getsockname()[1]}"
        monkeypatch.setenv("HTTP_PROXY", f"http://me:hidden@{proxy}")
        async with client_of("http://model.invalid/v1") as llm:
            failure = await failure_of(call(llm))
    assert failure.kind == (Failure.unreachable if host == "127.0.0.1" else Failure.name_not_found)
    assert f"The proxy {proxy} that the environment names cannot be reached" in failure.message
    assert "hidden" not in failure.message


async def test_of_a_way_that_leads_through_a_proxy_both_ends_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()
        writer.close()

    async with await asyncio.start_server(silent, "127.0.0.1", 0) as server:
        proxy = f"127.0.0.1:{server.sockets[0].getsockname()[1]}"
        monkeypatch.setenv("HTTPS_PROXY", f"http://me:hidden@{proxy}")
        async with client_of("https://model.invalid/v1", 0.8) as llm:
            failure = await failure_of(judged(llm))
    assert failure.kind == Failure.unreachable
    assert failure.message.startswith("Nothing answers at model.invalid")
    assert failure.message.endswith(f"(through the proxy {proxy}).")


@both_calls
@pytest.mark.parametrize("scheme", ["http", "https"])
async def test_a_proxy_that_asks_for_a_password_is_named_as_the_cause(
    call: Call, scheme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def refusing(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        writer.close()

    async with await asyncio.start_server(refusing, "127.0.0.1", 0) as server:
        proxy = f"127.0.0.1:{server.sockets[0].getsockname()[1]}"
        monkeypatch.setenv(f"{scheme.upper()}_PROXY", f"http://me:hidden@{proxy}")
        async with client_of(f"{scheme}://model.invalid/v1") as llm:
            failure = await failure_of(call(llm))
    assert failure.kind == Failure.forbidden
    assert f"The proxy {proxy} that the environment names asks who is there" in failure.message
    assert "hidden" not in failure.message


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
    call: Call, status: int, kind: Failure, hint: str, endpoint: ScriptedEndpoint, llm: Endpoint
) -> None:
    endpoint.otherwise = b.fails(status, f"Incorrect API key provided: {KEY}", location="/elsewhere")
    failure = await failure_of(call(llm))
    assert failure.kind == kind
    assert hint in failure.message
    assert len(endpoint.requests) == 1


@both_calls
@pytest.mark.parametrize("then", [b.drops(), b.hangs()], ids=["breaks off", "never ends"])
async def test_a_refusal_stands_though_its_body_never_comes(
    call: Call, then: b.Behaviour, endpoint: ScriptedEndpoint, llm: Endpoint
) -> None:
    async def refuses(wire: Wire) -> None:
        await wire.send(b'HTTP/1.1 401 No\r\ncontent-length: 500\r\n\r\n{"error":')
        await then(wire)

    endpoint.otherwise = refuses
    failure = await failure_of(call(llm))
    assert failure.kind == Failure.unauthorized
    assert len(endpoint.requests) == 1


@both_calls
async def test_a_short_code_of_the_endpoint_reaches_the_operator(
    call: Call, endpoint: ScriptedEndpoint, llm: Endpoint
) -> None:
    endpoint.otherwise = b.fails(400, "too long: Hello.", code="context_length_exceeded")
    failure = await failure_of(call(llm))
    assert "(context_length_exceeded)" in failure.message
    assert "Hello" not in failure.message


@both_calls
async def test_a_short_retry_after_is_waited_out(call: Call, endpoint: ScriptedEndpoint, llm: Endpoint) -> None:
    endpoint.script(b.fails(429, retry_after="0.3"))
    begun = time.monotonic()
    await call(llm)
    assert 0.3 <= time.monotonic() - begun < 5
    assert len(endpoint.requests) == 2


@both_calls
@pytest.mark.parametrize(
    "retry_after",
    [lambda: "120", lambda: format_datetime(datetime.now(UTC) + timedelta(minutes=2), usegmt=True)],
    ids=["120 s", "date"],
)
async def test_a_long_retry_after_is_not_slept_through(
    call: Call, retry_after: Callable[[], str], endpoint: ScriptedEndpoint, llm: Endpoint
) -> None:
    endpoint.otherwise = b.fails(429, retry_after=retry_after())
    begun = time.monotonic()
    failure = await failure_of(call(llm))
    assert failure.kind == Failure.rate_limited
    assert time.monotonic() - begun < 5
    assert len(endpoint.requests) == 1


@both_calls
@pytest.mark.parametrize("retry_after", ["soon", "-5", "nan"])
async def test_a_retry_after_that_means_nothing_is_as_good_as_none(
    call: Call, retry_after: str, endpoint: ScriptedEndpoint, llm: Endpoint
) -> None:
    endpoint.otherwise = b.fails(429, retry_after=retry_after)
    begun = time.monotonic()
    failure = await failure_of(call(llm))
    assert failure.kind == Failure.rate_limited
    assert time.monotonic() - begun < 5
    assert len(endpoint.requests) == 3


@both_calls
async def test_a_used_up_quota_is_not_asked_again(call: Call, endpoint: ScriptedEndpoint, llm: Endpoint) -> None:
    endpoint.otherwise = b.fails(429, code="insufficient_quota")
    failure = await failure_of(call(llm))
    assert failure.kind == Failure.rate_limited
    assert "insufficient_quota" in failure.message
    assert len(endpoint.requests) == 1


@both_calls
@pytest.mark.parametrize("status", [500, 503])
async def test_one_server_error_is_got_over(call: Call, status: int, endpoint: ScriptedEndpoint, llm: Endpoint) -> None:
    endpoint.script(b.fails(status))
    await call(llm)
    assert len(endpoint.requests) == 2


@both_calls
async def test_lasting_server_errors_end_after_three_requests(
    call: Call, endpoint: ScriptedEndpoint, llm: Endpoint
) -> None:
    endpoint.otherwise = b.fails(500)
    failure = await failure_of(call(llm))
    assert failure.kind == Failure.server_error
    assert len(endpoint.requests) == 3
