"""Calls of a model as reader, voice and judge make them, with what they ask for."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import aclosing, asynccontextmanager
from typing import Any

import pytest

from app.breaker import Breaker
from app.llm import Answer, Endpoint, EndpointFailed
from app.metrics import Metrics
from app.settings import Settings

KEY = "sk-very-secret-0123456789"
ASKED = [{"role": "system", "content": "Be brief."}, {"role": "user", "content": "Where is my parcel?"}]
SCHEMA = {
    "type": "object",
    "properties": {"met": {"type": "boolean"}},
    "required": ["met"],
    "additionalProperties": False,
}


@asynccontextmanager
async def client_of(
    base_url: str,
    timeout: float = 8,
    *,
    breaker: Breaker | None = None,
    metrics: Metrics | None = None,
    **settings: Any,
) -> AsyncIterator[Endpoint]:
    """A client that retries quickly; its breaker never opens unless another one is given."""
    given = Settings(
        llm_base_url=base_url, llm_timeout=timeout, **{"llm_model": "parrot", "llm_api_key": KEY, **settings}
    )
    llm = Endpoint(given, metrics or Metrics(), breaker=breaker or Breaker(threshold=10_000), pause=0.01)
    try:
        yield llm
    finally:
        await llm.close()


def met(value: Any) -> bool:
    """What a judge's answer says; raises ValueError where it has another shape."""
    if not isinstance(value, dict) or set(value) != {"met"} or not isinstance(value["met"], bool):
        raise ValueError("met must be the only key, and true or false")
    return value["met"]


async def judged(llm: Endpoint) -> Answer[bool]:
    return await llm.structured("judge", messages=ASKED, schema=SCHEMA, name="marks", validate=met, max_tokens=50)


async def spoken(llm: Endpoint, into: list[str] | None = None) -> str:
    """All that a voice says; the pieces go into a list as they come."""
    said = [] if into is None else into
    async with aclosing(llm.stream("voice", messages=ASKED, max_tokens=60)) as pieces:
        async for piece in pieces:
            said.append(piece)
    return "".join(said)


both_calls = pytest.mark.parametrize("call", [judged, spoken], ids=["structured", "stream"])


async def failure_of(call: Awaitable[Any]) -> EndpointFailed:
    """The failure in which a call ends; nothing of the key is in it."""
    with pytest.raises(EndpointFailed) as caught:
        await call
    assert KEY not in f"{caught.value!r} {caught.value.message}"
    assert caught.value.__cause__ is None
    return caught.value


async def kind_or_words(llm: Endpoint) -> str:
    """The kind of a voice's failure, or what it says."""
    try:
        return await spoken(llm)
    except EndpointFailed as failure:
        return failure.kind


Call = Callable[[Endpoint], Awaitable[Any]]
