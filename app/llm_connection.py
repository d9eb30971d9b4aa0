"""Connections whose reader learns at once that a body will not be completed, also where aiohttp keeps it to itself."""

from functools import partial
from typing import Any

from aiohttp import ClientPayloadError, TCPConnector
from aiohttp.client_proto import ResponseHandler
from aiohttp.helpers import _EXC_SENTINEL


class Connection(ResponseHandler):
    """aiohttp leaves who reads a body waiting where its chunks are broken, or where it is closed on this side."""

    def set_exception(self, exc: BaseException, exc_cause: BaseException = _EXC_SENTINEL) -> None:
        super().set_exception(exc, exc_cause)
        self._break_off()

    def close(self) -> None:
        self._break_off()
        super().close()

    def abort(self) -> None:
        self._break_off()
        super().abort()

    def resume_reading(self, resume_parser: bool = True) -> None:
        """Only where reading rests: aiohttp asks for it at each piece of a body, and parses nothing once more."""
        if self._reading_paused or self._buffer_paused:
            super().resume_reading(resume_parser)

    def _break_off(self) -> None:
        body = self._payload
        if body is not None and not body.is_eof() and body.exception() is None:
            body.set_exception(ClientPayloadError("the connection broke"))


class Connector(TCPConnector):
    """Opens such connections; takes what a `TCPConnector` takes."""

    def __init__(self, **how: Any) -> None:
        super().__init__(**how)
        kind: type[ResponseHandler] = Connection
        self._factory = partial(kind, loop=self._loop)
