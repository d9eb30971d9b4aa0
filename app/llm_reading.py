"""Reading an answer off the wire, whole or piece by piece, with a bound on its size and on every wait."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from typing import Protocol

from app.llm_answer import Aloud, BadReply, Piece, is_object, piece_of
from app.llm_deadline import Deadline
from app.llm_failure import Failure
from app.llm_lines import EventLines

MAX_BODY = 2_000_000
"""Bytes of a whole answer that are read."""
AFTERWARDS = 0.2
"""Seconds given to what may follow the last word: token counts, the end of the body."""
STEP = 0.1
"""Seconds in which the tokens of an answer are gathered once somebody has enough to read."""


_NOTHING = Piece()


class Body(Protocol):
    """The part of an answer that is read here."""

    @property
    def read(self) -> Callable[[], Awaitable[bytes]]: ...

    @property
    def errors(self) -> tuple[type[Exception], ...]: ...

    async def gather(self, seconds: float) -> None: ...

    def until(self, due: float) -> Deadline: ...


async def whole(chunks: AsyncIterator[bytes], *, broken: tuple[type[Exception], ...] = ()) -> bytes:
    """All bytes of a body that is no web page; raises `BadReply`.

    `broken` are errors by which a body ends too early; they do not count where a JSON object had come whole.
    """
    data = bytearray()
    try:
        async for chunk in chunks:
            data += chunk
            if len(data) > MAX_BODY:
                raise BadReply(Failure.too_large)
    except broken:
        if not is_object(data):
            raise
    if data.lstrip()[:1] == b"<":
        raise BadReply(Failure.html)
    return bytes(data)


async def pieces(
    body: Body, *, first_by: float, gap: float, until: float, max_tokens: int, listener: "Listener"
) -> AsyncGenerator[Piece]:
    """The pieces of a streamed answer in order; ends well or with a `BadReply`.

    `first_by` and `until` are in the event loop's time: when the first text is due and when all must be over; `gap`
    are the seconds to each next text. While the listener has something to read, what comes is gathered for `STEP`
    seconds: each waking for a single token costs more than reading it.
    """
    clock = asyncio.get_running_loop().time
    events = EventLines()
    so_far = _SoFar(chars_left=max_tokens * 8 + 200, bytes_left=max_tokens * 4_000 + MAX_BODY)
    with body.until(min(first_by, until)) as deadline:
        while not so_far.over:
            if not (listener.waits or so_far.complete):
                await body.gather(STEP)
            try:
                chunk = await body.read()
            except body.errors as error:
                if so_far.complete:
                    break
                if not isinstance(error, TimeoutError):
                    raise
                stalled = so_far.spoken and deadline.due < until
                raise BadReply(Failure.stalled if stalled else Failure.timeout) from None
            so_far.takes(chunk)
            for payload in events.feed(chunk) if chunk else events.end():
                if (piece := so_far.opens(payload)) is not None:
                    yield piece
                    if piece.text:
                        deadline.due = min(clock() + gap, until)
            if so_far.complete:
                deadline.due = min(deadline.due, clock() + AFTERWARDS)
    so_far.judge()


@dataclass
class Listener:
    """Who hears a stream: whether they wait for the next words, or have something to read and lose nothing by 0.1 s."""

    waits: bool = True


@dataclass
class _SoFar:
    """What has come of a stream, and what may still come."""

    chars_left: int
    bytes_left: int
    over: bool = False
    done: bool = False
    spoken: bool = False
    started: bool = False
    last: Piece = _NOTHING
    aloud: Aloud = field(default_factory=Aloud)

    @property
    def complete(self) -> bool:
        return self.done or self.last.finish is not None

    def takes(self, chunk: bytes) -> None:
        """Bytes have come, or none: the body has ended."""
        if not chunk:
            self.over = True
            return
        if not self.started and chunk.lstrip():
            self.started = True
            if chunk.lstrip()[:1] == b"<":
                raise BadReply(Failure.html)
        self.bytes_left -= len(chunk)
        if self.bytes_left < 0:
            raise BadReply(Failure.too_large)

    def opens(self, payload: bytes) -> Piece | None:
        """The piece in a payload; None from the mark of the end on."""
        if self.done or payload.strip() == b"[DONE]":
            self.done = True
            return None
        piece = piece_of(payload)
        if piece.refused:
            raise BadReply(Failure.refused)
        if piece.finish:
            self.last = piece
        self.chars_left -= len(piece.text)
        if self.chars_left < 0:
            raise BadReply(Failure.too_large)
        words = self.aloud.of(piece.text)
        self.spoken = self.spoken or bool(words.strip())
        return piece if words == piece.text else piece._replace(text=words)

    def judge(self) -> None:
        """Whether that was a good end."""
        if self.last.failure:
            raise BadReply(self.last.failure)
        if not self.complete:
            raise BadReply(Failure.dropped)
        if not self.spoken:
            raise BadReply(Failure.empty)
