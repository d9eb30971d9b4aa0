"""What guards every request, as plain ASGI: a limit to bodies, a check against forged requests, and safe headers."""

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.errors import NotAllowed, TooLarge
from app.web.problems import json_answer

MAX_BODY = 1_000_000
"""The largest body in bytes."""
_HEARD_OUT = 50_000_000
"""Bytes up to which a body that is too large is let pass unread: its sender reads the answer only after it."""

_SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
_HEADERS = (
    (
        b"content-security-policy",
        b"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        b"connect-src 'self'; manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    ),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
)
_DEAF = (b"permissions-policy", b"camera=(), geolocation=(), microphone=()")
_HEARS = (b"permissions-policy", b"camera=(), geolocation=(), microphone=(self)")
_NOT_KEPT = (b"cache-control", b"no-store")
_TOO_LARGE = TooLarge("That is more than 1 MB, which is too much. Send something shorter.")
_FORGED = NotAllowed("This request came from another site, so nothing was done. Open Make It Right itself, try again.")


class Guard:
    """The one middleware. `public_url` is the address people type where a proxy stands in front, `microphone`
    whether pages may ask for it."""

    def __init__(self, app: ASGIApp, *, public_url: str | None = None, microphone: bool = False) -> None:
        self._app = app
        self._headers = (*_HEADERS, _HEARS if microphone else _DEAF)
        self._public_host = urlsplit(public_url).netloc if public_url else None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = message["headers"] = list(message.get("headers", ()))
                headers.extend(self._headers)
                if not any(name == b"cache-control" for name, _ in headers):
                    headers.append(_NOT_KEPT)
            await send(message)

        if scope["method"] in _SAFE_METHODS:
            await self._app(scope, receive, send_guarded)
            return
        headers = Headers(scope=scope)
        if self._forged(headers):
            await json_answer(_FORGED)(scope, receive, send_guarded)
        elif (size := _announced_size(headers)) > MAX_BODY:
            answer = json_answer(_TOO_LARGE)
            if size > _HEARD_OUT:
                answer.headers["connection"] = "close"
            await answer(scope, receive, send_guarded)
        else:
            await self._app(scope, _limited(receive), send_guarded)

    def _forged(self, headers: Headers) -> bool:
        """Whether a browser sent this from a page that is not ours; a bearer token cannot be sent by accident."""
        if headers.get("authorization", "").lower().startswith("bearer "):
            return False
        if (site := headers.get("sec-fetch-site")) is not None:
            return site not in ("same-origin", "none")
        if (origin := headers.get("origin")) is not None:
            return urlsplit(origin).netloc not in (headers.get("host"), self._public_host)
        return False


def _announced_size(headers: Headers) -> int:
    size = headers.get("content-length", "0")
    return int(size) if size.isascii() and size.isdigit() else 0


def _limited(receive: Receive) -> Receive:
    taken = 0

    async def receive_limited() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > MAX_BODY:
            raise HTTPException(_TOO_LARGE.status, _TOO_LARGE.message)
        return message

    return receive_limited
