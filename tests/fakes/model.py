"""A model in the process, with the methods of `Endpoint` and no network: it says and answers what it is told."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Mapping, Sequence
from typing import Any

from app.llm_answer import Answer
from app.llm_failure import EndpointFailed, Failure

Turn = str | Failure | Sequence[Any]
"""A whole answer, a failure, or pieces of an answer that may end in a failure or in HANG."""

HANG = object()


def failed(kind: Failure) -> EndpointFailed:
    return EndpointFailed(kind, f"The model failed: {kind}.")


class ScriptedModel:
    """`spoken` are the voice's answers in order, `read` the reader's; the last one of each is given for ever."""

    def __init__(self, *, spoken: Sequence[Turn] = (), read: Sequence[Any] = ()) -> None:
        self._spoken, self._read = deque(spoken), deque(read)
        self.asked: list[Sequence[Mapping[str, str]]] = []
        self.schemas: list[Mapping[str, Any]] = []

    async def stream(self, role: str, *, messages: Any, max_tokens: int, listener: Any = None) -> AsyncIterator[str]:
        assert role == "voice"
        assert 0 < max_tokens < 2000
        self.asked.append(messages)
        answer = self._spoken.popleft() if len(self._spoken) > 1 else self._spoken[0]
        for piece in [answer] if isinstance(answer, Failure) else answer:
            if piece is HANG:
                await asyncio.Event().wait()
            if isinstance(piece, Failure):
                raise failed(piece)
            yield piece

    async def structured(self, role: str, *, messages: Any, schema: Any, validate: Any, **_: Any) -> Answer[Any]:
        assert role == "reader"
        self.asked.append(messages)
        self.schemas.append(schema)
        value = self._read.popleft() if len(self._read) > 1 else self._read[0]
        if value is HANG:
            await asyncio.Event().wait()
        if isinstance(value, Failure):
            raise failed(value)
        try:
            return Answer(validate(value), "", "scripted", 0, 0, 1)
        except ValueError:
            raise failed(Failure.wrong_shape) from None
