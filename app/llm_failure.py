"""Why a call of the model failed, in one sentence for the operator: never the key, never words of a conversation."""

import re
import socket
import ssl
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any, Literal, NamedTuple
from urllib.parse import urlsplit

from pydantic import SecretStr

from app.llm_retry_after import seconds_to_wait
from app.llm_wire import Refused

Feature = Literal["json_schema", "json_object", "max_tokens", "temperature"]
"""What a request asks for that some endpoints do not know."""


class Failure(StrEnum):
    """The kinds of a failed call."""

    unreachable = "unreachable"
    name_not_found = "name_not_found"
    bad_certificate = "bad_certificate"
    unauthorized = "unauthorized"
    forbidden = "forbidden"
    not_found = "not_found"
    rate_limited = "rate_limited"
    bad_request = "bad_request"
    server_error = "server_error"
    timeout = "timeout"
    stalled = "stalled"
    dropped = "dropped"
    empty = "empty"
    refused = "refused"
    filtered = "filtered"
    cut_off = "cut_off"
    wrong_shape = "wrong_shape"
    not_json = "not_json"
    html = "html"
    too_large = "too_large"
    busy = "busy"
    resting = "resting"


OUTAGES = frozenset(
    {
        Failure.unreachable,
        Failure.name_not_found,
        Failure.bad_certificate,
        Failure.server_error,
        Failure.timeout,
        Failure.stalled,
        Failure.dropped,
    }
)
"""Kinds that say that the endpoint is down rather than that it did not like this one call."""

_SENTENCES = {
    Failure.unreachable: "Nothing answers at {place}: start the endpoint there, or correct MAKERIGHT_LLM_BASE_URL.",
    Failure.name_not_found: "The name of {place} cannot be found: correct MAKERIGHT_LLM_BASE_URL, or check the DNS.",
    Failure.bad_certificate: "The certificate of {place} is not trusted: renew it, or add its authority to this "
    "machine's certificates (SSL_CERT_FILE).",
    Failure.unauthorized: "The endpoint does not accept the key: set MAKERIGHT_LLM_API_KEY to a valid one.",
    Failure.forbidden: "The endpoint forbids this key to use the model {model}: ask its owner for access, or name "
    "another model.",
    Failure.not_found: "The endpoint does not know the model {model} or the address: check MAKERIGHT_LLM_MODEL, and "
    "that MAKERIGHT_LLM_BASE_URL ends where /chat/completions begins.",
    Failure.rate_limited: "The endpoint limits requests: wait, raise its limit, or lower MAKERIGHT_LLM_CONCURRENCY.",
    Failure.bad_request: "The endpoint rejects the request: check that the model {model} is a chat model with room "
    "for the whole conversation.",
    Failure.server_error: "The endpoint reports an error of its own: look into its log.",
    Failure.timeout: "The model {model} did not answer in time: choose a faster one, or raise MAKERIGHT_LLM_TIMEOUT.",
    Failure.stalled: "The model {model} stopped in the middle of its answer: look into the endpoint's log and load.",
    Failure.dropped: "The connection to {place} broke: look into the endpoint's log and at proxies in between.",
    Failure.empty: "The model {model} answered nothing: try it by hand, or name another model.",
    Failure.refused: "The model {model} refused to play its part: name a model that agrees to role play.",
    Failure.filtered: "The endpoint's content filter stopped the answer: relax it for angry but civil words, or name "
    "another model.",
    Failure.cut_off: "The model {model} used up its tokens before it was done: name one that thinks less at length.",
    Failure.wrong_shape: "The model {model} did not keep to the shape asked for, even when told: name one that knows "
    "structured answers.",
    Failure.not_json: "The endpoint sent bytes that are not a chat completion: look at proxies in between.",
    Failure.html: "A web page came instead of an answer: correct MAKERIGHT_LLM_BASE_URL (it often ends in /v1), or "
    "sign in at the proxy in between.",
    Failure.too_large: "The model {model} sent far more than it was asked for: check that the endpoint honours "
    "max_tokens.",
    Failure.busy: "All places for calls are taken: raise MAKERIGHT_LLM_CONCURRENCY, or give the endpoint more power.",
    Failure.resting: "The endpoint has failed several times in a row and is tried by one call at a time: see the "
    "failures before this one; it heals by itself.",
}

_NO_PROXY = (
    "The proxy {proxy} that the environment names cannot be reached: start it, correct HTTP_PROXY or HTTPS_PROXY, or "
    "except {place} in NO_PROXY."
)

_PROXY_REFUSES = (
    "The proxy {proxy} that the environment names asks who is there: put a name and a password that it knows into "
    "HTTP_PROXY or HTTPS_PROXY (http://name:password@host:port), or except {place} in NO_PROXY."
)
_WANTS_A_NAME = 407

_CODE = re.compile(r"[a-z][a-z0-9_.]{2,59}")
_FORM_WORDS = ("response_format", "json_schema", "json_object", "grammar", "guided", "structured output")


class EndpointFailed(Exception):
    """A call of the model came to nothing. `message` is a sentence for the operator that says what to do.

    `retry_after` are the seconds the endpoint asks for (None: it did not say); `rejects` names what a request
    asked for and the endpoint does not know; `final` says that asking again is of no use.
    """

    def __init__(
        self,
        kind: Failure,
        message: str,
        *,
        retry_after: float | None = None,
        rejects: Feature | None = None,
        final: bool = False,
    ) -> None:
        super().__init__(message)
        self.kind = kind
        self.message = message
        self.retry_after = retry_after
        self.rejects = rejects
        self.final = final


class Ends(NamedTuple):
    """Host and port of the endpoint, and of the proxy in between where there is one."""

    place: str
    proxy: str | None = None


def explained(
    error: Exception, *, way: Ends, model: str, secret: SecretStr | None, body: Mapping[str, Any]
) -> EndpointFailed:
    """The failure behind an exception of client, transport or standard library; `body` is what was asked."""
    if way.proxy and getattr(error, "status", None) == _WANTS_A_NAME:
        return EndpointFailed(Failure.forbidden, _PROXY_REFUSES.format(place=way.place, proxy=way.proxy))
    if not isinstance(error, Refused):
        kind = kind_of_error(error)
        late = any(isinstance(link, TimeoutError) for link in _chain(error))
        return EndpointFailed(kind, _sentence_of_error(kind, error, way, model=model), final=late)
    code = _code(error, secret)
    kind = kind_of_status(error.status)
    return EndpointFailed(
        kind,
        sentence(kind, place=way.place, model=model, code=code),
        retry_after=seconds_to_wait(error.headers),
        rejects=_rejected(error, body) if error.status in (400, 422) else None,
        final=code == "insufficient_quota",
    )


def _sentence_of_error(kind: Failure, error: Exception, way: Ends, *, model: str) -> str:
    """The sentence for an exception without an HTTP status, with what the exception knows of the cause."""
    names = _names(error)
    code = "a header is longer than 64 KB" if "LineTooLong" in names else ""
    if way.proxy:
        if kind is Failure.name_not_found or "ClientProxyConnectionError" in names:  # only the proxy is looked up
            return _NO_PROXY.format(place=way.place, proxy=way.proxy)
        if kind is Failure.unreachable:
            code = f"through the proxy {way.proxy}"
    return sentence(kind, place=way.place, model=model, code=code)


def _code(error: Refused, secret: SecretStr | None) -> str:
    """The short identifier of an error, where the endpoint gives one: never free text, never the key."""
    code = str(error.code or "")
    key = secret.get_secret_value() if secret else ""
    return code if _CODE.fullmatch(code) and not (key and key.casefold() in code) else ""


def _rejected(error: Refused, body: Mapping[str, Any]) -> Feature | None:
    """Which of the request's features the endpoint's error text is about."""
    said = str(error.body).casefold()
    form = (body.get("response_format") or {}).get("type")
    if form and any(word in said for word in _FORM_WORDS):
        return "json_schema" if form == "json_schema" else "json_object"
    if "max_tokens" in body and "max_completion_tokens" in said:
        return "max_tokens"
    return "temperature" if "temperature" in body and "temperature" in said else None


def place_of(base_url: str) -> str:
    """Host and port of an address, without what else it may hold."""
    try:
        parts = urlsplit(base_url)
        return f"{parts.hostname}:{parts.port}" if parts.port else parts.hostname or "the address given"
    except ValueError:
        return "the address given"


def sentence(kind: Failure, *, place: str, model: str, code: str = "") -> str:
    """The operator's sentence of a kind; `code` is a short identifier that the endpoint gave."""
    text = _SENTENCES[kind].format(place=place, model=model)
    return f"{text[:-1]} ({code})." if code else text


_STATUS = {
    401: Failure.unauthorized,
    403: Failure.forbidden,
    404: Failure.not_found,
    405: Failure.not_found,
    408: Failure.server_error,
    429: Failure.rate_limited,
}


def kind_of_status(status: int) -> Failure:
    """The kind of an HTTP status that is not 2xx."""
    if status in _STATUS:
        return _STATUS[status]
    if status < 400:
        return Failure.not_found
    return Failure.server_error if status >= 500 else Failure.bad_request


def kind_of_error(error: BaseException) -> Failure:
    """The kind of an exception without an HTTP status, told by the standard library's errors in its chain."""
    chain = list(_chain(error))
    names = _names(error)
    if names & {"InvalidURL", "UnsupportedProtocol"}:
        return Failure.unreachable
    kinds: tuple[tuple[Failure, tuple[type[BaseException], ...]], ...] = (
        (Failure.name_not_found, (socket.gaierror, UnicodeError)),  # no name can be written so
        (Failure.bad_certificate, (ssl.SSLCertVerificationError,)),
        (Failure.unreachable, (ssl.SSLError, ConnectionRefusedError)),
        (Failure.dropped, (ConnectionError, EOFError)),
        (Failure.not_json, (ValueError,)),
    )
    for kind, types in kinds:
        if any(isinstance(link, types) for link in chain):
            return kind
    if names & {"ServerDisconnectedError", "ReadError", "WriteError", "RemoteProtocolError", "ClientPayloadError"}:
        return Failure.dropped
    if names & {
        "ConnectionTimeoutError",
        "ConnectTimeout",
        "ConnectError",
        "UnsupportedProtocol",
        "ClientConnectorError",
    }:
        return Failure.unreachable
    if names & {"TimeoutException", "TimeoutError", "APITimeoutError"}:
        return Failure.timeout
    return Failure.not_json if names & {"DecodingError", "ClientResponseError"} else Failure.unreachable


def _names(error: BaseException) -> set[str]:
    """The names of the classes of an error, and of what caused it."""
    return {cls.__name__ for link in _chain(error) for cls in type(link).__mro__}


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """The error and what caused it, each once."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__
