"""What stands in a request on the wire, and what is read of an answer."""

import asyncio
import gzip
import socket
import ssl
from collections.abc import AsyncIterator

import pytest

from app.llm_wire import MAX_COMPLAINT, Refused, Reply, Way, Wire
from tests.fakes import behaviours as b
from tests.fakes import wire
from tests.fakes.behaviours import Behaviour
from tests.fakes.endpoint import ScriptedEndpoint

pytestmark = pytest.mark.anyio

WAY = Way(places=2, reach=3.0, idle=60.0, tls=ssl.create_default_context())


@pytest.fixture
async def endpoint() -> AsyncIterator[ScriptedEndpoint]:
    async with ScriptedEndpoint().serving() as served:
        yield served


@pytest.fixture
async def wires(endpoint: ScriptedEndpoint) -> AsyncIterator[Wire]:
    way = Wire(endpoint.base_url + "/", WAY, headers={"authorization": "Bearer k"})
    yield way
    await way.close()


async def read(reply: Reply) -> list[bytes]:
    """The body of an answer in its chunks; its connection is given back."""
    chunks = [chunk async for chunk in reply.chunks()]
    reply.close()
    return chunks


def one_by_one(*chunks: bytes) -> Behaviour:
    """A body that comes in these chunks."""
    return b.streams(chunks, every=0.01)


async def test_a_request_carries_its_body_and_key_and_the_answer_comes_in_chunks(
    endpoint: ScriptedEndpoint, wires: Wire
) -> None:
    endpoint.script(one_by_one(b"one", b"two"))
    assert await read(await wires.ask("/chat/completions", {"model": "m"})) == [b"one", b"two"]
    [asked] = endpoint.requests
    assert (asked.method, asked.path, asked.data) == ("POST", "/v1/chat/completions", b'{"model":"m"}')
    assert asked.headers["authorization"] == "Bearer k"
    assert asked.headers["content-type"] == "application/json"


async def test_without_a_body_it_is_a_get(endpoint: ScriptedEndpoint, wires: Wire) -> None:
    assert b"parrot" in b"".join(await read(await wires.ask("/models", None)))
    assert endpoint.requests == []


async def test_an_answer_packed_without_being_asked_for_is_unpacked(endpoint: ScriptedEndpoint, wires: Wire) -> None:
    async def packs(wire: wire.Wire) -> None:
        await wire.reply(200, gzip.compress(b"words"), {"content-encoding": "gzip"})

    endpoint.script(packs)
    assert b"".join(await read(await wires.ask("/chat/completions", {}))) == b"words"


async def test_an_answer_read_to_its_end_leaves_the_connection_for_the_next(
    endpoint: ScriptedEndpoint, wires: Wire
) -> None:
    for _ in range(3):
        await read(await wires.ask("/chat/completions", {}))
    assert endpoint.connections_made == 1


async def test_an_answer_closed_before_its_end_is_hung_up_on(endpoint: ScriptedEndpoint, wires: Wire) -> None:
    endpoint.script(b.begins("one two", then=b.hangs()))
    reply = await wires.ask("/chat/completions", {})
    await anext(reply.chunks())
    reply.close()
    await asyncio.wait_for(endpoint.requests[0].left.wait(), 5)


async def test_an_encrypted_answer_closed_before_its_end_is_broken_off_without_a_farewell(
    own_certificate: ssl.SSLContext,
) -> None:
    trusting = ssl.create_default_context()
    trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE

    def heard_after_half_an_answer(listener: socket.socket) -> bytes:
        with own_certificate.wrap_socket(listener.accept()[0], server_side=True) as served:
            while not served.recv(65_536).endswith(b"{}"):
                pass
            served.sendall(b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf")
            with socket.socket(fileno=served.detach()) as bare:
                bare.settimeout(5)
                try:
                    return bare.recv(100)
                except ConnectionResetError:
                    return b""

    with socket.create_server(("127.0.0.1", 0)) as listener:
        heard = asyncio.create_task(asyncio.to_thread(heard_after_half_an_answer, listener))
        address = f"https://127.0.0.1:{listener.getsockname()[1]}/v1"
        far = Wire(address, WAY._replace(tls=trusting), headers={})
        reply = await far.ask("/chat/completions", {})
        assert await anext(reply.chunks()) == b"half"
        reply.close()
        assert await heard == b""
        await far.close()


@pytest.mark.parametrize("encrypted", [False, True])
async def test_what_comes_while_an_answer_is_gathered_is_read_together(
    encrypted: bool, own_certificate: ssl.SSLContext
) -> None:
    begun, sent = asyncio.Event(), asyncio.Event()

    async def counts(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"{}")
        writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n0")
        await begun.wait()
        for digit in b"123456789":
            writer.write(bytes([digit]))
            await writer.drain()
            await asyncio.sleep(0.002)
        sent.set()

    trusting = ssl.create_default_context()
    trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
    async with await asyncio.start_server(counts, "127.0.0.1", 0, ssl=own_certificate if encrypted else None) as server:
        address = f"{'https' if encrypted else 'http'}://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1"
        far = Wire(address, WAY._replace(tls=trusting), headers={})
        reply = await far.ask("/chat/completions", {})
        assert await reply.read() == b"0"
        gathering = asyncio.create_task(reply.gather(60))
        begun.set()
        await sent.wait()
        gathering.cancel()
        came = [chunk async for chunk in reply.chunks()]
        assert b"".join(came) == b"123456789"
        assert len(came) < 4
        await reply.gather(60)  # all has come, so nothing is waited for
        reply.close()
        await far.close()


async def test_an_answer_may_be_hung_up_on_while_it_is_gathered(endpoint: ScriptedEndpoint, wires: Wire) -> None:
    endpoint.script(b.begins("one", then=b.hangs()))
    reply = await wires.ask("/chat/completions", {})
    await reply.read()
    gathering = asyncio.create_task(reply.gather(0.01))
    await asyncio.sleep(0)
    await wires.close()
    await gathering
    with pytest.raises(reply.errors):
        await reply.read()


async def test_who_still_reads_is_told_when_the_way_is_closed(endpoint: ScriptedEndpoint, wires: Wire) -> None:
    endpoint.script(b.begins("one", then=b.hangs()))
    reply = await wires.ask("/chat/completions", {})
    await reply.read()
    reading = asyncio.ensure_future(reply.read())
    await asyncio.sleep(0)
    await wires.close()
    assert await asyncio.wait({reading}, timeout=2) == ({reading}, set())
    assert isinstance(reading.exception(), reply.errors)
    with pytest.raises(wires.errors):
        await wires.ask("/chat/completions", {})


async def test_a_refusal_tells_status_code_and_text(endpoint: ScriptedEndpoint, wires: Wire) -> None:
    endpoint.script(b.fails(404, "no", code="no_such_model", retry_after="7"))
    with pytest.raises(Refused) as caught:
        await wires.ask("/chat/completions", {})
    assert (caught.value.status, caught.value.code) == (404, "no_such_model")
    assert caught.value.body["message"] == "no"
    assert caught.value.headers["Retry-After"] == "7"


async def test_a_move_elsewhere_is_not_followed(endpoint: ScriptedEndpoint, wires: Wire) -> None:
    endpoint.script(b.fails(307, location="/v1/models"))
    with pytest.raises(Refused) as caught:
        await wires.ask("/chat/completions", {})
    assert caught.value.status == 307


async def test_of_an_endless_refusal_little_is_read(endpoint: ScriptedEndpoint, wires: Wire) -> None:
    endpoint.script(b.replies(b"x" * 500_000, status=500))
    with pytest.raises(Refused) as caught:
        await wires.ask("/chat/completions", {})
    assert caught.value.body == "x" * MAX_COMPLAINT


async def test_what_stands_in_between_is_asked_in_place_of_the_endpoint(endpoint: ScriptedEndpoint) -> None:
    proxy = endpoint.base_url.removesuffix("/v1").replace("//", "//me:secret@")
    far = Wire("http://model.invalid/v1", WAY._replace(proxy=proxy), headers={"authorization": "Bearer k"})
    await read(await far.ask("/chat/completions", {"model": "m"}))
    await far.close()
    [asked] = endpoint.requests
    assert asked.path == "http://model.invalid/v1/chat/completions"
    assert asked.headers["host"] == "model.invalid"
    assert asked.headers["authorization"] == "Bearer k"
    assert asked.headers["proxy-authorization"].startswith("Basic ")
