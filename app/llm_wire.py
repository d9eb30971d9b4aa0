"""Requests put on the wire: what never changes about them is made once, and an answer is handed out as it comes."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any, Literal, Protocol, cast

import orjson

if TYPE_CHECKING:
    import httpx2

Path = Literal["/chat/completions", "/models"]

MAX_COMPLAINT = 20_000
"""Bytes that are read of the body of an answer that refuses."""


class Refused(Exception):
    """An HTTP status other than 2xx. `code` and `body` are what the endpoint says of it, where it says something."""

    def __init__(self, response: "httpx2.Response", complaint: bytes) -> None:
        super().__init__(response.status_code)
        self.response = response
        self.body: Any = complaint.decode(errors="replace")
        try:
            said = orjson.loads(complaint)
        except orjson.JSONDecodeError:
            said = None
        if isinstance(said, dict):
            self.body = said.get("error", said)
        self.code = self.body.get("code") if isinstance(self.body, dict) else None


class Reply:
    """A good answer whose body has not been read."""

    def __init__(self, response: "httpx2.Response") -> None:
        self._response = response

    def chunks(self) -> AsyncIterator[bytes]:
        """The body as it comes; straight off the connection where nothing is packed."""
        if "content-encoding" in self._response.headers:
            return self._response.aiter_bytes()
        return aiter(cast("httpx2.AsyncByteStream", self._response.stream))


class Sender(Protocol):
    """The part of an HTTP client that is used here."""

    async def send(self, request: "httpx2.Request", *, stream: bool) -> "httpx2.Response": ...

    async def aclose(self) -> None: ...


class Wire:
    """The way to one endpoint. `headers` go with each request, `timeout` holds seconds by phase as httpx names them."""

    def __init__(self, http: Sender, *, base_url: str, headers: Mapping[str, str], timeout: Mapping[str, Any]) -> None:
        import httpx2

        self._http = http
        base = base_url.rstrip("/")
        self._addresses = {path: httpx2.URL(base + path) for path in ("/chat/completions", "/models")}
        self._bare = httpx2.Headers(headers)
        self._headers = httpx2.Headers({**headers, "content-type": "application/json"})
        self._extensions = {"timeout": dict(timeout)}

    @asynccontextmanager
    async def ask(self, path: Path, body: Mapping[str, Any] | None) -> AsyncIterator[Reply]:
        """The answer to a POST of `body`, or to a GET where there is none; closed at the end. Raises `Refused`."""
        import httpx2

        request = httpx2.Request(
            "GET" if body is None else "POST",
            self._addresses[path],
            headers=self._bare if body is None else self._headers,
            content=None if body is None else orjson.dumps(body),
            extensions=self._extensions,
        )
        response = await self._http.send(request, stream=True)
        try:
            if not response.is_success:
                raise Refused(response, await _complaint(response))
            yield Reply(response)
        finally:
            await response.aclose()

    async def close(self) -> None:
        """Closes the connections."""
        await self._http.aclose()


async def _complaint(response: "httpx2.Response") -> bytes:
    data = bytearray()
    async for chunk in response.aiter_bytes():
        data += chunk
        if len(data) > MAX_COMPLAINT:
            break
    return bytes(data[:MAX_COMPLAINT])
