"""What comes back from the model: envelopes opened, JSON found in the words around it, nothing taken on trust."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, NamedTuple, TypeVar

import orjson

from app.llm_failure import Failure

T = TypeVar("T")

_FENCE = re.compile(r"```(?:json)?\s*\n(.*?)```", re.DOTALL | re.IGNORECASE)
_TRIES = 20


@dataclass(frozen=True)
class Answer(Generic[T]):
    """A structured answer that was validated; `raw` is the model's text, tokens and requests are sums of the call.

    `repaired`: the first answer had the wrong shape and was sent back.
    """

    value: T
    raw: str
    model: str
    prompt_tokens: int
    completion_tokens: int
    requests: int
    repaired: bool = False

    def record(self, messages: Sequence[Mapping[str, str]]) -> dict[str, Any]:
        """What is kept with a grading of a call that asked `messages`."""
        return {
            "messages": messages,
            "raw": self.raw,
            "model": self.model,
            "prompt_tokens": self.prompt_tokens,
            "completion_tokens": self.completion_tokens,
        }


class Piece(NamedTuple):
    """A part of an answer: text, and where given the reason to finish, a refusal and the tokens used."""

    text: str = ""
    finish: str | None = None
    refused: bool = False
    prompt_tokens: int = 0
    completion_tokens: int = 0

    @property
    def failure(self) -> Failure | None:
        """What the reason to finish says went wrong, if it does."""
        if self.refused:
            return Failure.refused
        ends = {"length": Failure.cut_off, "content_filter": Failure.filtered, "error": Failure.server_error}
        return ends.get(self.finish or "")

    @property
    def misfit(self) -> Failure:
        """Why a whole answer has no usable value in it, where it has none."""
        if self.failure is Failure.cut_off:
            return Failure.cut_off
        return Failure.wrong_shape if self.text.strip() else Failure.empty


class BadReply(Exception):
    """What came is no usable answer; `kind` says what it is."""

    def __init__(self, kind: Failure) -> None:
        super().__init__(kind)
        self.kind = kind


def completion_in(payload: bytes) -> Piece:
    """A whole completion that ended well, or at its limit of tokens; raises `BadReply`."""
    piece = piece_of(payload)
    if piece.failure not in (None, Failure.cut_off):
        raise BadReply(piece.failure)
    return piece


def names_in(payload: bytes) -> list[str] | None:
    """The models in a list of models, or None where it is no such list; raises `BadReply`."""
    models = _object_in(payload).get("data")
    if not isinstance(models, list):
        return None
    return [str(model["id"]) for model in models if isinstance(model, dict) and "id" in model]


def is_object(payload: bytes | bytearray) -> bool:
    """Whether that is a JSON object from its first to its last brace."""
    try:
        _object_in(payload)
    except BadReply:
        return False
    return True


def _object_in(payload: bytes | bytearray) -> dict[str, Any]:
    try:
        data = orjson.loads(payload)
    except orjson.JSONDecodeError:
        raise BadReply(Failure.not_json) from None
    if not isinstance(data, dict):
        raise BadReply(Failure.not_json)
    return data


def piece_of(payload: bytes) -> Piece:
    """Opens a completion or one chunk of it; raises `BadReply`."""
    data = _object_in(payload)
    if data.get("error"):
        raise BadReply(Failure.server_error)
    usage = data.get("usage")
    prompt, completion = _tokens(usage) if isinstance(usage, dict) else (0, 0)
    choices = data.get("choices")
    if not isinstance(choices, list):
        raise BadReply(Failure.not_json)
    if not choices:
        return Piece(prompt_tokens=prompt, completion_tokens=completion)
    choice = choices[0] if isinstance(choices[0], dict) else {}
    part = choice.get("delta") or choice.get("message") or {}
    text, finish = (part.get("content") or "", choice.get("finish_reason")) if isinstance(part, dict) else (None, None)
    if not isinstance(text, str):
        raise BadReply(Failure.not_json)
    refused = bool(part.get("refusal"))
    return Piece(text, finish if isinstance(finish, str) else None, refused, prompt, completion)


def _tokens(usage: Mapping[str, Any]) -> tuple[int, int]:
    counts = (usage.get("prompt_tokens"), usage.get("completion_tokens"))
    prompt, completion = (count if isinstance(count, int) and count >= 0 else 0 for count in counts)
    return prompt, completion


class Aloud:
    """The words of a stream without the thought that some models put before them: <think> … </think>."""

    def __init__(self) -> None:
        self._held = ""
        self._speaks = False

    def of(self, text: str) -> str:
        """The words that this piece adds."""
        if self._speaks:
            return text
        self._held += text
        begun = self._held.lstrip()
        thinks = begun.startswith("<think>")
        if (thinks and "</think>" not in begun) or "<think>".startswith(begun):
            return ""
        self._speaks = True
        return begun.split("</think>", 1)[1].lstrip() if thinks else self._held


def json_in(text: str) -> Any:
    """The JSON in an answer that may be fenced, or stand among words or after a thought; raises `ValueError`."""
    said = text.rsplit("</think>", 1)[-1].strip().removeprefix("\ufeff")
    for candidate in (said, *_FENCE.findall(said)):
        try:
            return orjson.loads(candidate)
        except orjson.JSONDecodeError:
            continue
    decoder = json.JSONDecoder(parse_constant=_no_constant)
    at = -1
    for _ in range(_TRIES):
        at = said.find("{", at + 1)
        if at < 0:
            break
        try:
            return decoder.raw_decode(said, at)[0]
        except (ValueError, RecursionError):
            continue
    raise ValueError("there is no JSON object in it")


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is not JSON")
