"""The model's voice: streams the customer's turn and lets go of a sentence only when the gate has passed it."""

import re
from collections.abc import AsyncIterator
from contextlib import aclosing
from typing import TYPE_CHECKING

from app.customer.gate import Kind, check
from app.customer.gating.known import stems_of
from app.customer.gating.numbers import numbers, values
from app.customer.mind import Direction
from app.customer.sentence_stream import sentences_of
from app.llm_reading import Listener
from app.metrics import Metrics
from app.persona import Persona
from app.prompts.voice import voice_messages
from app.transcript import Transcript

if TYPE_CHECKING:
    from app.llm import Endpoint

_MAX_TOKENS = 400
_TRIES = 2
_ENOUGH = frozenset({None, Kind.too_long, Kind.repeat})
"""With these a turn that has said what it had to ends where it stands."""
_UNTOLD = "it left out what you were to tell."
_NOTHING = "it was empty."
_AVOID = {
    Kind.role_flip: "it spoke like the company's staff. You are the customer.",
    Kind.coaching: "it told them how to do their work. You are a customer with a problem.",
    Kind.leak: "it spoke of points, levels or notes. There is none of that in your world.",
    Kind.meta: "it stepped out of the part. You are this person and nobody else.",
    Kind.invented_fact: "it made something up. Use no number, date or name that has not come up.",
    Kind.early_disclosure: "it told something that you keep to yourself for now.",
    Kind.premature_thanks: "it was too kind. You are not there yet: no thanks, no agreement.",
    Kind.narration: "it described gestures or feelings like a script. Only what you type.",
    Kind.both_sides: "it wrote a name or somebody else's words. Only your own words, no label.",
    Kind.refusal: "it declined to go on. You are the one who needs help.",
    Kind.garbage: "it was no plain sentence. Plain words only.",
    Kind.wrong_language: "it was in another language than yours.",
    Kind.too_long: "it was too long.",
    Kind.repeat: "it said again what has been said. Say something new.",
}


class VoiceFailed(Exception):
    """The model was asked twice and did not speak as the customer; `kind` is what was wrong at last."""

    def __init__(self, kind: Kind | None) -> None:
        super().__init__(kind or "untold")
        self.kind = kind


class LlmVoice:
    """Speaks by one streamed call of the endpoint's `voice` model, and one more where a sentence is stopped."""

    def __init__(self, endpoint: "Endpoint", metrics: Metrics | None = None) -> None:
        self._endpoint = endpoint
        self._metrics = metrics or Metrics()

    async def say(self, direction: Direction, persona: Persona, transcript: Transcript) -> AsyncIterator[str]:
        """The sentences of the customer's turn, each checked.

        Raises `VoiceFailed` or `EndpointFailed` where the turn is not whole; what was yielded before stands.
        """
        said: tuple[str, ...] = ()
        avoid, kind = None, None
        for _ in range(_TRIES):
            kind, listener = None, Listener()
            messages = voice_messages(persona, transcript, direction=direction, said=said, avoid=avoid)
            pieces = self._endpoint.stream("voice", messages=messages, max_tokens=_MAX_TOKENS, listener=listener)
            async with aclosing(pieces), aclosing(sentences_of(pieces)) as found:  # type: ignore[type-var]
                async for raw in found:
                    sentence = stripped(raw, persona, first=not said)
                    if not sentence:
                        continue
                    kind = check(sentence, persona=persona, direction=direction, transcript=transcript, said=said).kind
                    if kind:
                        self._metrics.refused_line(kind)
                        break
                    said = (*said, sentence)
                    yield sentence
                    listener.waits = False
            whole = bool(said) and not _untold(direction, persona, said)
            if whole and kind in _ENOUGH:
                return
            avoid = _AVOID[kind] if kind else (_UNTOLD if said else _NOTHING)
        raise VoiceFailed(kind)


def stripped(sentence: str, persona: Persona, *, first: bool) -> str:
    """A sentence without the harmless wrapping some models put around a turn: own label, quotation marks, bold."""
    text = sentence.replace("**", "").strip()
    if first:
        own = "|".join(re.escape(name) for name in {persona.name, persona.name.split()[0], "Customer"})
        text = re.sub(rf"^\W?(?:{own})\W?:\s*", "", text, flags=re.IGNORECASE)
    for opening, closing in (('"', '"'), ("“", "”"), ("„", "“"), ("«", "»")):
        if text.startswith(opening) and closing not in text[1:-1]:
            text = text[1:]
        if text.endswith(closing) and opening not in text[:-1]:
            text = text[:-1]
    return text.strip()


def _untold(direction: Direction, persona: Persona, said: tuple[str, ...]) -> bool:
    """Whether a fact that this turn was to tell is missing from it."""
    text = " ".join(said)
    return any(not _tells(text, persona.case.facts[fact].say) for fact in direction.tell if fact in persona.case.facts)


def _tells(text: str, say: str) -> bool:
    figures = {number.value for number in numbers(say) if number.form == "digits"}
    if figures:
        return bool(figures & values(text))
    wanted = stems_of(say)
    return not wanted or len(wanted & stems_of(text)) >= 0.3 * len(wanted)
