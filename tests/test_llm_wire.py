import gzip
from collections.abc import AsyncIterator

import httpx2
import pytest

from app.llm_wire import MAX_COMPLAINT, Refused, Wire

pytestmark = pytest.mark.anyio


class Body(httpx2.AsyncByteStream):
    """A body that counts what was read of it."""

    def __init__(self, *chunks: bytes) -> None:
        self.chunks, self.read, self.closed = chunks, 0, False

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for chunk in self.chunks:
            self.read += len(chunk)
            yield chunk

    async def aclose(self) -> None:
        self.closed = True


class Sender:
    """Answers every request with one response and keeps the request."""

    def __init__(self, body: Body, *, status: int = 200, headers: dict[str, str] | None = None) -> None:
        self.body, self.status, self.headers = body, status, headers or {}
        self.asked: list[httpx2.Request] = []

    async def send(self, request: httpx2.Request, *, stream: bool) -> httpx2.Response:
        assert stream
        self.asked.append(request)
        return httpx2.Response(self.status, headers=self.headers, stream=self.body, request=request)

    async def aclose(self) -> None:
        self.body.closed = True


def wire_to(sender: Sender) -> Wire:
    return Wire(sender, base_url="http://here/v1/", headers={"authorization": "Bearer k"}, timeout={"connect": 3.0})


async def test_a_request_carries_its_body_key_and_limits_and_the_answer_comes_in_chunks() -> None:
    sender = Sender(Body(b"one", b"two"))
    async with wire_to(sender).ask("/chat/completions", {"model": "m"}) as reply:
        assert [chunk async for chunk in reply.chunks()] == [b"one", b"two"]
    [asked] = sender.asked
    assert (asked.method, str(asked.url), asked.content) == (
        "POST",
        "http://here/v1/chat/completions",
        b'{"model":"m"}',
    )
    assert asked.headers["authorization"] == "Bearer k"
    assert asked.headers["content-type"] == "application/json"
    assert asked.extensions["timeout"] == {"connect": 3.0}
    assert sender.body.closed


async def test_without_a_body_it_is_a_get() -> None:
    sender = Sender(Body(b"{}"))
    async with wire_to(sender).ask("/models", None):
        pass
    assert sender.asked[0].method == "GET"
    assert "content-type" not in sender.asked[0].headers


async def test_an_answer_packed_without_being_asked_for_is_unpacked() -> None:
    sender = Sender(Body(gzip.compress(b"words")), headers={"content-encoding": "gzip"})
    async with wire_to(sender).ask("/models", None) as reply:
        assert b"".join([chunk async for chunk in reply.chunks()]) == b"words"


async def test_a_refusal_tells_code_and_text_and_closes_the_connection() -> None:
    sender = Sender(Body(b'{"error": {"code": "no_such_model", "message": "no"}}'), status=404)
    with pytest.raises(Refused) as caught:
        async with wire_to(sender).ask("/models", None):
            pass
    assert caught.value.code == "no_such_model"
    assert caught.value.body == {"code": "no_such_model", "message": "no"}
    assert sender.body.closed


async def test_of_an_endless_refusal_little_is_read() -> None:
    sender = Sender(Body(*[b"x" * 1000] * 500), status=500)
    with pytest.raises(Refused):
        async with wire_to(sender).ask("/models", None):
            pass
    assert sender.body.read <= MAX_COMPLAINT + 1000
