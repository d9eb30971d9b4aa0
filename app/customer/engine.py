"""The customer as a whole: read, feel, decide, say, check. Values in, values out.

Where a model reads or speaks, its offline twin stands beside it: no failure of a model ends a conversation.
"""

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import aclosing
from typing import TYPE_CHECKING, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict

from app.acts import Reading
from app.customer.director import decide
from app.customer.disagreement import Disagreement, disagreement, reconciled
from app.customer.endings import with_nerve
from app.customer.handing_over import with_note
from app.customer.harshness import at_harshness
from app.customer.llm_reader import LlmReader
from app.customer.llm_voice import LlmVoice, VoiceFailed
from app.customer.mind import Direction, Exchange, LedgerRow, Mind
from app.customer.mood import feel
from app.customer.reader import OfflineReader
from app.customer.voice import OfflineVoice
from app.errors import Unavailable
from app.llm_failure import EndpointFailed, Failure
from app.metrics import Metrics
from app.persona import Persona
from app.settings import Settings
from app.transcript import Transcript

if TYPE_CHECKING:
    from app.llm import Endpoint


class Heard(BaseModel):
    """What the customer made of a trainee's turn, and what they will do now.

    `joined_says` are the words of the manager or specialist who joins before the customer answers.
    `problem` says in words why a model's reading was replaced by the offline one.
    """

    model_config = ConfigDict(frozen=True)

    reading: Reading
    offline_reading: Reading
    mind: Mind
    ledger: tuple[LedgerRow, ...]
    direction: Direction
    joined_says: str | None = None
    problem: str | None = None


class Said(BaseModel):
    """One checked sentence of the customer; `problem` says why the offline voice spoke in a model's place."""

    model_config = ConfigDict(frozen=True)

    text: str
    source: Literal["offline", "llm"] = "offline"
    problem: str | None = None


class Customer:
    """A customer whose reader and voice are offline, or models with their offline twins beside them.

    `timeout` in seconds is the endpoint's for one call; reading and speaking each take at most twice as long.
    Without `voice_fallback` a model's failure to speak raises `Unavailable`. `metrics` counts the twins at work.
    """

    def __init__(
        self,
        *,
        reader: OfflineReader,
        voice: OfflineVoice,
        llm_reader: LlmReader | None = None,
        llm_voice: LlmVoice | None = None,
        timeout: float = 20,
        voice_fallback: bool = True,
        metrics: Metrics | None = None,
    ) -> None:
        self._reader = reader
        self._voice = voice
        self._llm_reader = llm_reader
        self._llm_voice = llm_voice
        self._longest = 2 * timeout
        self._voice_fallback = voice_fallback
        self._metrics = metrics or Metrics()

    async def hear(self, persona: Persona, mind: Mind, exchange: Exchange, *, seed: int) -> Heard:
        """Reads the turn and lets mood and director act on it; the same seed and readings give the same answer."""
        offline = with_note(self._reader.read_now(exchange), exchange)
        reading = with_note(await self._read_by_model(exchange, offline), exchange)
        mind = with_nerve(mind, seed)
        felt, ledger = feel(mind, reading, exchange, persona)
        differ = None
        if reading.source == "llm":
            differ = disagreement(felt, mind, reading, offline, exchange=exchange, persona=persona)
        if differ:
            felt, ledger = feel(mind, reading, exchange, persona, cap=differ.cap)
        chance = random.Random(f"{seed}/{exchange.turn.number}")
        after, direction = decide(felt, reading, exchange, persona, chance)
        joined_says = self._voice.joins(direction, persona, exchange, seed=seed) if direction.joined else None
        return Heard(
            reading=reading,
            offline_reading=offline,
            mind=after,
            ledger=(*ledger, *_remarks(exchange.turn.number, reading, differ)),
            direction=direction,
            joined_says=joined_says,
            problem=reading.problem,
        )

    async def say(self, persona: Persona, heard: Heard, transcript: Transcript, *, seed: int) -> AsyncIterator[Said]:
        """The sentences of the next customer turn, in order; `transcript` ends with the turn to be answered.

        A sentence that was yielded stands; whatever fails after it, the offline voice goes on from there.
        """
        shown: tuple[str, ...] = ()
        problem: _Problem | None = None
        harshness = heard.direction.harshness
        if self._llm_voice:
            until = asyncio.get_running_loop().time() + self._longest
            async with aclosing(self._llm_voice.say(heard.direction, persona, transcript)) as spoken:  # type: ignore[type-var]
                while problem is None:
                    sentence, problem = await _next(spoken, until)
                    if sentence is None and problem is None:
                        return
                    if sentence is not None:
                        shown = (*shown, sentence)
                        yield Said(text=at_harshness(sentence, harshness), source="llm")
            if not self._voice_fallback:
                raise Unavailable(
                    f"The customer could not answer: the model {problem.words}. Your words are kept; ask again."
                )
            self._metrics.fallback("voice", problem.kind)
        reason = f"The model {problem.words}; the customer's written lines answered." if problem else None
        for line in self._voice.say(heard.direction, persona, transcript, seed=seed, shown=shown):
            yield Said(text=at_harshness(line, harshness), problem=reason)

    async def _read_by_model(self, exchange: Exchange, offline: Reading) -> Reading:
        if not self._llm_reader:
            return offline
        try:
            async with asyncio.timeout(self._longest):
                return reconciled(await self._llm_reader.read(exchange), offline)
        except EndpointFailed as failure:
            problem = _problem(failure.kind)
        except TimeoutError:
            problem = _problem(Failure.timeout)
        self._metrics.fallback("reader", problem.kind)
        return offline.model_copy(update={"problem": f"The model {problem.words}; this turn was read offline."})


def customer_for(settings: Settings, endpoint: "Endpoint | None", metrics: Metrics | None = None) -> Customer:
    """The customer of an installation: with an endpoint its models read and speak, without one all is offline."""
    return Customer(
        reader=OfflineReader(light=endpoint is not None),
        voice=OfflineVoice(),
        llm_reader=LlmReader(endpoint) if endpoint else None,
        llm_voice=LlmVoice(endpoint, metrics) if endpoint else None,
        timeout=max(settings.timeout_for("reader"), settings.timeout_for("voice")),
        voice_fallback=settings.voice_fallback,
        metrics=metrics,
    )


class _Problem(NamedTuple):
    """Why a model did not do its part: a kind to count, and words that go on from "the model"."""

    kind: str
    words: str


async def _next(spoken: AsyncIterator[str], until: float) -> tuple[str | None, _Problem | None]:
    """The next sentence, or why there is none; both None at the end of the turn."""
    try:
        async with asyncio.timeout_at(until):
            return await anext(spoken, None), None
    except EndpointFailed as failure:
        return None, _problem(failure.kind)
    except VoiceFailed:
        return None, _Problem("out_of_part", "did not keep to the part")
    except TimeoutError:
        return None, _problem(Failure.timeout)


def _remarks(turn: int, reading: Reading, differ: Disagreement | None) -> tuple[LedgerRow, ...]:
    """Rows that move nothing and say how the turn was read."""
    rows = []
    if differ:
        rows.append(LedgerRow(turn=turn, cause="readers_differ", rule=differ.words))
    if reading.problem:
        rows.append(LedgerRow(turn=turn, cause="read_offline", rule=reading.problem))
    return tuple(rows)


_LATE = frozenset({Failure.timeout, Failure.stalled})
_AWAY = frozenset({Failure.unreachable, Failure.name_not_found, Failure.bad_certificate, Failure.dropped})
_BUSY = frozenset({Failure.rate_limited, Failure.server_error, Failure.busy, Failure.resting})
_CLOSED = frozenset({Failure.unauthorized, Failure.forbidden, Failure.not_found, Failure.bad_request})


def _problem(kind: Failure) -> _Problem:
    return _Problem(kind.value, _words(kind))


def _words(kind: Failure) -> str:
    """A failure for a trainee's eyes: "the model …"."""
    if kind in _LATE:
        return "did not answer in time"
    if kind in _AWAY:
        return "could not be reached"
    if kind in _BUSY:
        return "is not available just now"
    return "did not accept the request" if kind in _CLOSED else "gave no usable answer"
