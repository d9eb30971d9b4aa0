"""The model agent as it speaks: a model's words where one is configured and they keep to the case, else its own."""

import asyncio
from contextlib import aclosing
from typing import TYPE_CHECKING, Literal, NamedTuple

from app.acts import FAULTS, Act, Reading
from app.customer.gating.numbers import values
from app.customer.mind import Exchange
from app.customer.reader import OfflineReader
from app.llm_failure import EndpointFailed
from app.metrics import Metrics
from app.model_agent.agent import Reply, reply
from app.model_agent.meant import as_meant
from app.model_agent.memory import Memory
from app.model_agent.phrases import AGENT
from app.persona import Persona
from app.prompts.agent import agent_messages
from app.transcript import Speaker, Transcript, Turn

if TYPE_CHECKING:
    from app.llm import Endpoint

_MAX_TOKENS = 300
_LONGEST = 900
"""Characters of a turn of the agent."""
_MISREAD = frozenset({Act.holds, Act.vague, Act.off_topic})
"""Faults that the reader sees in good words too often to throw a model's turn away for them."""
_INSTEAD = "The model {}; the agent's own words answered."


class Answered(NamedTuple):
    """One turn of the agent with the acts that the offline reader finds in it; `problem` says why no model spoke."""

    text: str
    action: str | None
    memory: Memory
    reading: Reading
    source: Literal["offline", "llm"] = "offline"
    problem: str | None = None


class AgentVoice:
    """Answers a person who plays the customer. `timeout` in seconds is for the model's whole turn."""

    def __init__(
        self,
        reader: OfflineReader,
        endpoint: "Endpoint | None" = None,
        *,
        timeout: float = 20,
        metrics: Metrics | None = None,
    ) -> None:
        self._reader = reader
        self._endpoint = endpoint
        self._timeout = timeout
        self._metrics = metrics or Metrics()

    async def answer(self, persona: Persona, memory: Memory, transcript: Transcript, *, seed: int) -> Answered:
        """The next turn; `transcript` ends with what the person typed. No failure of a model ends a talk."""
        planned = await asyncio.to_thread(reply, persona, memory, transcript[-1].text, seed=seed)
        problem = None
        if self._endpoint is not None:
            words, problem = await self._by_model(self._endpoint, persona, transcript, planned.text)
            if words:
                reading = await asyncio.to_thread(self._read, persona, transcript, planned, words)
                if wrong := _wrong(words, reading, persona, transcript, planned):
                    problem = wrong
                    self._metrics.fallback("voice", "out_of_part")
                else:
                    return Answered(words, planned.action, planned.memory, reading, "llm")
        reading = await asyncio.to_thread(self._read, persona, transcript, planned, planned.text)
        reason = _INSTEAD.format(problem) if problem else None
        return Answered(planned.text, planned.action, planned.memory, as_meant(reading, planned), problem=reason)

    async def _by_model(
        self, endpoint: "Endpoint", persona: Persona, transcript: Transcript, draft: str
    ) -> tuple[str, str | None]:
        messages = agent_messages(persona, transcript, draft=draft, agent=AGENT)
        said: list[str] = []
        try:
            async with (
                asyncio.timeout(self._timeout),
                aclosing(endpoint.stream("voice", messages=messages, max_tokens=_MAX_TOKENS)) as pieces,
            ):
                said.extend([piece async for piece in pieces])
        except EndpointFailed as failure:
            self._metrics.fallback("voice", failure.kind.value)
            return "", "is not available just now"
        except TimeoutError:
            self._metrics.fallback("voice", "timeout")
            return "", "did not answer in time"
        words = "".join(said).replace("**", "").strip()
        return words, None if words else "gave no usable answer"

    def _read(self, persona: Persona, transcript: Transcript, planned: Reply, words: str) -> Reading:
        turn = Turn(number=len(transcript) + 1, speaker=Speaker.trainee, text=words, action=planned.action)
        return self._reader.read_now(Exchange(turn=turn, before=transcript, name=persona.name, case=persona.case))


def _wrong(words: str, reading: Reading, persona: Persona, transcript: Transcript, planned: Reply) -> str | None:
    """What is wrong with a model's turn, to go on from "The model …"; None where it may be shown."""
    if not words or len(words) > _LONGEST or "<" in words:
        return "gave no usable answer"
    if any(seen.act in FAULTS - _MISREAD for seen in reading.acts):
        return "did not keep to the part"
    allowed = {*planned.memory.acted, planned.memory.offered, planned.memory.waiting, planned.action, None}
    if any(seen.remedy not in allowed for seen in reading.of(Act.offers_remedy)):
        return "offered something else"
    known = " ".join([persona.model_dump_json(), planned.text, *(turn.text for turn in transcript)])
    return "made something up" if values(words) - values(known) else None
