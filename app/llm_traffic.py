"""What surrounds every call of the model: a place among those under way, the breaker, counts and one line a failure."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import structlog

from app.breaker import Breaker, Pass
from app.llm_call import Call
from app.llm_failure import OUTAGES, EndpointFailed, Failure
from app.metrics import Metrics

_log = structlog.get_logger()


class Traffic:
    """`places`: how many calls may be under way at once; others wait half their time for one."""

    def __init__(self, places: int, metrics: Metrics, breaker: Breaker) -> None:
        self._places = asyncio.Semaphore(places)
        self._metrics = metrics
        self._breaker = breaker

    @asynccontextmanager
    async def around(self, call: Call) -> AsyncIterator[None]:
        """The call itself happens inside; raises `EndpointFailed` where it may not happen now."""
        outcome = "abandoned"
        self._metrics.call_begins()
        try:
            await self._admit(call)
            await self._take_place(call)
            try:
                yield
            finally:
                self._places.release()
            outcome = "ok"
        except EndpointFailed as failure:
            outcome = failure.kind.value
            facts = {"requests": call.requests, "seconds": round(_now() - call.begun, 2)}
            _log.warning("model call failed", role=call.role, model=call.model, kind=outcome, **facts)
            raise
        finally:
            self._settle(call, outcome)

    def answered(self, call: Call) -> None:
        """The first text of a stream has come: the endpoint is alive."""
        call.answered, call.trial = True, False
        self._breaker.succeeded()
        self._metrics.first_piece(call.role, _now() - call.begun)

    async def _admit(self, call: Call) -> None:
        """Asks the breaker. A grading can wait for its verdict a while, a conversation cannot."""
        patience = call.begun + (call.limit / 2 if call.role == "judge" else 0)
        while (verdict := self._breaker.admit()) is Pass.no:
            if _now() >= patience:
                raise call.failed(Failure.resting)
            await asyncio.sleep(0.05)
        call.trial = verdict is Pass.trial

    async def _take_place(self, call: Call) -> None:
        if not self._places.locked():
            await self._places.acquire()  # at once
            return
        try:
            async with asyncio.timeout(call.limit / 2):
                await self._places.acquire()
        except TimeoutError:
            raise call.failed(Failure.busy) from None

    def _settle(self, call: Call, outcome: str) -> None:
        seconds = _now() - call.begun
        if outcome in OUTAGES:
            self._breaker.failed(trial=call.trial, seconds=seconds)
        elif outcome in ("abandoned", Failure.busy, Failure.resting):
            self._breaker.abandoned(trial=call.trial)
        else:
            self._breaker.succeeded()
        self._metrics.breaker(open_now=self._breaker.open)
        self._metrics.call_ends(call.role, outcome, seconds=seconds, requests=call.requests)
        self._metrics.tokens(call.role, prompt=call.prompt_tokens, completion=call.completion_tokens)


def _now() -> float:
    return asyncio.get_running_loop().time()
