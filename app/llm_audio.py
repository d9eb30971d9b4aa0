"""Speech into text at an OpenAI-compatible endpoint. Every call ends in bounded time; no sound is kept or logged."""

import asyncio
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

import orjson

from app.llm_answer import BadReply
from app.llm_failure import EndpointFailed, Failure, kind_of_error, kind_of_status, place_of
from app.llm_reading import whole
from app.settings import Settings

if TYPE_CHECKING:
    import httpx2

REACH_SECONDS = 3.0
"""Seconds at most until a connection stands."""
PLACES = 8
"""How many recordings may be on their way at once."""

_WHAT_TO_DO = {
    Failure.unreachable: "Nothing answers at {place}: start the endpoint there, or correct MAKERIGHT_SPEECH_BASE_URL.",
    Failure.name_not_found: "The name of {place} cannot be found: correct MAKERIGHT_SPEECH_BASE_URL.",
    Failure.bad_certificate: "The certificate of {place} is not trusted: renew it, or see SSL_CERT_FILE.",
    Failure.unauthorized: "{place} does not accept the key: set MAKERIGHT_SPEECH_API_KEY to a valid one.",
    Failure.forbidden: "{place} forbids this key to use {model}: name another MAKERIGHT_SPEECH_MODEL.",
    Failure.not_found: "{place} does not know {model} or has no /audio/transcriptions: check MAKERIGHT_SPEECH_MODEL, "
    "and that MAKERIGHT_SPEECH_BASE_URL ends where /audio/transcriptions begins.",
    Failure.rate_limited: "{place} limits requests: wait, or raise its limit.",
    Failure.bad_request: "{place} rejects the recording: check that {model} turns speech into text and reads WebM.",
    Failure.timeout: "{model} did not answer in time: choose a faster one, or raise MAKERIGHT_SPEECH_TIMEOUT.",
    Failure.html: "A web page came instead of an answer: correct MAKERIGHT_SPEECH_BASE_URL (it often ends in /v1).",
    Failure.busy: "All places for recordings are taken: give the endpoint more power.",
}
_OTHERWISE = "The answer of {place} cannot be used: look into its log, and at proxies in between."


class Sound(NamedTuple):
    """A recording; `suffix` and `kind` say what it is, as in "webm" and "audio/webm"."""

    data: bytes
    suffix: str
    kind: str


class Transcriber:
    """The way to one endpoint. `close` it at the end."""

    def __init__(self, settings: Settings, *, base_url: str) -> None:
        self._address = f"{base_url}/audio/transcriptions"
        self._key = settings.speech_key or ""
        self._model = settings.speech_model
        self._limit = settings.speech_timeout
        self._places = asyncio.Semaphore(PLACES)
        self._http: httpx2.AsyncClient | None = None

    async def text_of(self, sound: Sound, *, language: str) -> str:
        """The words of a recording, as they came; `language` is a code such as "en". Raises `EndpointFailed`."""
        import httpx2

        if not (self._key.isascii() and self._key.isprintable()):
            raise self._failed(Failure.unauthorized)
        until = asyncio.get_running_loop().time() + self._limit
        try:
            order = self._connected().stream(
                "POST",
                self._address,
                headers={"authorization": f"Bearer {self._key}"} if self._key else {},
                files={"file": (f"answer.{sound.suffix}", sound.data, sound.kind)},
                data={"model": self._model, "language": language, "response_format": "json"},
            )
            async with asyncio.timeout_at(until), self._places, order as answer:
                if not answer.is_success:
                    raise self._failed(kind_of_status(answer.status_code))
                return _text_in(await whole(answer.aiter_bytes()))
        except BadReply as bad:
            raise self._failed(bad.kind) from None
        except TimeoutError:
            raise self._failed(Failure.busy if self._places.locked() else Failure.timeout) from None
        except (httpx2.HTTPError, httpx2.InvalidURL, httpx2.StreamError, OSError, ValueError) as error:
            raise self._failed(kind_of_error(error)) from None
        except ImportError:  # the environment names a proxy that is not spoken here
            raise self._failed(Failure.unreachable) from None

    async def close(self) -> None:
        """Closes the connections."""
        if self._http is not None:
            await self._http.aclose()

    def _connected(self) -> "httpx2.AsyncClient":
        """The client; loaded with the first recording."""
        import httpx2

        if self._http is None:
            timeout = httpx2.Timeout(None, connect=min(REACH_SECONDS, self._limit))
            limits = httpx2.Limits(max_keepalive_connections=0)
            here = urlsplit(self._address).hostname in ("localhost", "127.0.0.1", "::1")
            self._http = httpx2.AsyncClient(timeout=timeout, limits=limits, trust_env=not here, follow_redirects=False)
        return self._http

    def _failed(self, kind: Failure) -> EndpointFailed:
        text = _WHAT_TO_DO.get(kind, _OTHERWISE)
        return EndpointFailed(kind, text.format(place=place_of(self._address), model=self._model))


def _text_in(body: bytes) -> str:
    """The text of an answer; raises `BadReply`."""
    try:
        answer = orjson.loads(body)
    except orjson.JSONDecodeError:
        raise BadReply(Failure.not_json) from None
    text = answer.get("text") if isinstance(answer, dict) else None
    if not isinstance(text, str):
        raise BadReply(Failure.wrong_shape)
    return text
