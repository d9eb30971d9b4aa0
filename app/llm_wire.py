"""Requests put on the wire: what never changes about them is made once, and an answer is handed out as it comes."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import orjson

from app.llm_deadline import Deadline
from app.llm_turnstile import Turnstile

if TYPE_CHECKING:
    import ssl

    import aiohttp

Path = Literal["/chat/completions", "/models"]

MAX_COMPLAINT = 20_000
"""Bytes that are read of the body of an answer that refuses."""
COMPLAINT_SECONDS = 0.5
"""Seconds that this body is waited for."""
LONGEST_HEADER = 65_536
"""Bytes at most of one header of an answer."""

_JSON = ("content-type", "application/json")


class Refused(Exception):
    """An HTTP status other than 2xx. `code` and `body` are what the endpoint says of it, where it says something."""

    def __init__(self, status: int, headers: Mapping[str, str], complaint: bytes) -> None:
        super().__init__(status)
        self.status = status
        self.headers = headers
        self.body: Any = complaint.decode(errors="replace")
        try:
            said = orjson.loads(complaint)
        except orjson.JSONDecodeError:
            said = None
        if isinstance(said, dict):
            self.body = said.get("error", said)
        self.code = self.body.get("code") if isinstance(self.body, dict) else None


class Reply:
    """A good answer whose body has not been read. `close` it, or its connection stays taken.

    `errors` are what reading it may raise.
    """

    def __init__(
        self, response: "aiohttp.ClientResponse", errors: tuple[type[Exception], ...], turnstile: Turnstile
    ) -> None:
        self._response = response
        self._turnstile = turnstile
        self.errors = errors
        self.read = response.content.readany
        """Waits for more of the body and gives all that has come, b"" at its end."""

    def chunks(self) -> AsyncIterator[bytes]:
        """The body as it comes."""
        return self._response.content.iter_any()

    async def gather(self, seconds: float) -> None:
        """Leaves the body unread for so long, longer while the process is busy, so that what comes is read at once."""
        taken = self._response.connection
        if taken is None or (transport := taken.transport) is None:
            return  # all has come
        transport.pause_reading()
        try:
            await asyncio.sleep(seconds)
            await self._turnstile.pass_through()
        finally:
            if not transport.is_closing():
                transport.resume_reading()

    def until(self, due: float) -> Deadline:
        """Reading raises `TimeoutError` once that deadline is over."""
        return Deadline(due, partial(self._response.content.set_exception, TimeoutError()))

    def close(self) -> None:
        """Gives the connection back, or breaks it off where the body has not been read to its end."""
        taken = self._response.connection
        if taken is not None and taken.transport is not None:
            taken.transport.abort()  # a farewell over TLS would be waited for half a minute
        self._response.release()


class Way(NamedTuple):
    """How an endpoint is reached: at most `places` connections at once, each standing within `reach` seconds and
    kept for `idle` seconds unused; `proxy` is the address of the one in between."""

    places: int
    reach: float
    idle: float
    tls: "ssl.SSLContext"
    proxy: str | None = None


class Wire:
    """The way to one endpoint; `headers` go with each request. `errors` are what a request or its body may raise."""

    def __init__(self, base_url: str, way: Way, *, headers: Mapping[str, str]) -> None:
        import aiohttp
        from multidict import CIMultiDict
        from yarl import URL

        self.errors = (Refused, aiohttp.ClientError, OSError, EOFError, ValueError, RuntimeError)
        self._addresses = {path: URL(base_url.rstrip("/") + path) for path in ("/chat/completions", "/models")}
        self._way = way
        self.proxy = way.proxy
        self._headers = CIMultiDict(headers)  # with each request: a session's own would go to the proxy as well
        self._headers_of_json = CIMultiDict([*headers.items(), _JSON])
        self._turnstile = Turnstile()
        self._session: aiohttp.ClientSession | None = None

    async def ask(self, path: Path, body: Mapping[str, Any] | None) -> Reply:
        """The answer to a POST of `body`, or to a GET where there is none. Raises `Refused` and `errors`."""
        session = self._session = self._session or self._opened()
        address = self._addresses[path]
        if body is None:
            response = await session.get(address, headers=self._headers, allow_redirects=False)
        else:
            said, headers = orjson.dumps(body), self._headers_of_json
            response = await session.post(address, data=said, headers=headers, allow_redirects=False)
        reply = Reply(response, self.errors, self._turnstile)
        if 200 <= response.status < 300:
            return reply
        try:
            raise Refused(response.status, response.headers, await self._complaint(reply.chunks()))
        finally:
            reply.close()

    async def close(self) -> None:
        """Closes the connections."""
        if self._session is not None:
            await self._session.close()

    async def _complaint(self, chunks: AsyncIterator[bytes]) -> bytes:
        """What comes of it soon; the status says enough where it breaks off."""
        data = bytearray()
        with suppress(*self.errors):
            async with asyncio.timeout(COMPLAINT_SECONDS):
                async for chunk in chunks:
                    data += chunk
                    if len(data) > MAX_COMPLAINT:
                        break
        return bytes(data[:MAX_COMPLAINT])

    def _opened(self) -> "aiohttp.ClientSession":
        import aiohttp

        from app.llm_connection import Connector

        way = self._way
        return aiohttp.ClientSession(
            connector=Connector(limit=way.places, keepalive_timeout=way.idle, ssl=way.tls),
            timeout=aiohttp.ClientTimeout(connect=way.reach, sock_connect=way.reach),
            cookie_jar=aiohttp.DummyCookieJar(),
            proxy=way.proxy,
            max_line_size=LONGEST_HEADER,
            max_field_size=LONGEST_HEADER,
        )
