"""What a model endpoint can do and cannot, told to an operator in words, each finding with what to do about it."""

import time
from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, Literal, Protocol

from app.llm_answer import Answer
from app.llm_call import Dialect, Question
from app.llm_failure import EndpointFailed, Failure
from app.settings import Role

SLOW_FIRST_TEXT = 3.0
"""Seconds to the first text from which a conversation feels slow."""
_FEW_TOKENS = 12
_MOST_CHARS = _FEW_TOKENS * 8

_COUNT = ({"role": "user", "content": "Count from one to sixty in words, separated by commas. Begin at once."},)
FEW_WORDS = Question(_COUNT, _FEW_TOKENS, temperature=0.0)
"""What is asked where it matters only that an answer comes."""
_PICK = (
    {"role": "system", "content": "You answer with JSON."},
    {
        "role": "user",
        "content": "A customer waited two weeks for a parcel. Are they content, and which colour is snow?",
    },
)
_SHAPE = {
    "type": "object",
    "properties": {"content": {"type": "boolean"}, "colour": {"type": "string", "enum": ["white", "black"]}},
    "required": ["content", "colour"],
    "additionalProperties": False,
}


@dataclass(frozen=True)
class Finding:
    """`good`: works. `limit`: works with less. `problem`: has to be put right before the model can be used."""

    state: Literal["good", "limit", "problem"]
    about: str
    text: str

    def __str__(self) -> str:
        return f"{self.state:7}  {self.about}: {self.text}"


class Probed(Protocol):
    """The part of an endpoint that a probe uses."""

    dialect: Dialect

    def model_for(self, role: Role) -> str: ...
    async def models(self) -> list[str] | None: ...
    def stream(self, role: Role, *, messages: Any, max_tokens: int) -> AsyncGenerator[str]: ...
    async def structured(
        self,
        role: Role,
        *,
        messages: Any,
        schema: Mapping[str, Any],
        name: str,
        validate: Callable[[Any], bool],
        max_tokens: int,
    ) -> Answer[bool]: ...


async def examine(endpoint: Probed) -> tuple[Finding, ...]:
    """Asks the endpoint about itself and each model for the part it plays, some six requests a model."""
    try:
        names = await endpoint.models()
    except EndpointFailed as failure:
        return (Finding("problem", "endpoint", failure.message),)
    found = [Finding("good", "endpoint", "it can be reached and does not object to the key.")]
    if names is None:
        found = [Finding("limit", "endpoint", "it does not list its models; nothing needs to be done.")]
    for model, roles in _parts(endpoint).items():
        found += _listed(model, names)
        answering = await _speaks(endpoint, model, roles[0])
        found += answering
        if not any(finding.state == "problem" for finding in answering):
            found += await _keeps_shape(endpoint, model, roles)
    return tuple(found)


def seen_by_openai(*, understood: bool) -> Finding:
    """What it means that OpenAI's own client got an answer from the endpoint, or none."""
    if understood:
        return Finding("good", "endpoint", "OpenAI's own client reads its answers too.")
    return Finding(
        "limit", "endpoint", "OpenAI's own client cannot read its answers; Make It Right can, other programs may not."
    )


def _parts(endpoint: Probed) -> dict[str, list[Role]]:
    """The models in use, each with its roles."""
    parts: dict[str, list[Role]] = {}
    for role in ("voice", "reader", "judge"):
        parts.setdefault(endpoint.model_for(role), []).append(role)
    return parts


def _listed(model: str, names: Sequence[str] | None) -> list[Finding]:
    if not names or model in names:
        return []
    near = get_close_matches(model, names, n=3, cutoff=0.4) or list(names[:3])
    return [Finding("limit", model, f"is not among the models listed; should an answer fail, try {' or '.join(near)}.")]


async def _speaks(endpoint: Probed, model: str, role: Role) -> list[Finding]:
    """Streaming, speed and the limit on tokens, in one request."""
    said: list[str] = []
    times = [time.monotonic()]
    ending: EndpointFailed | None = None
    try:
        async with aclosing(endpoint.stream(role, messages=_COUNT, max_tokens=_FEW_TOKENS)) as pieces:
            async for piece in pieces:
                said.append(piece)
                times.append(time.monotonic())
    except EndpointFailed as failure:
        ending = failure
    if ending and ending.kind not in (Failure.cut_off, Failure.too_large):
        return [Finding("problem", model, ending.message)]
    if not said:
        return [Finding("problem", model, _THINKS)]
    return [_streaming(model, times), _speed(model, times), _limit_kept(model, "".join(said), endpoint.dialect)]


_THINKS = (
    "spends all its tokens before its first word, as models do that think at length: name one that answers at once, "
    "or switch its thinking off."
)


def _streaming(model: str, times: list[float]) -> Finding:
    if len(times) > 2 and times[-1] - times[1] > 0.001:
        return Finding("good", model, "streams its answer.")
    return Finding(
        "limit", model, "sends its answer in one piece: the customer's words appear late; switch streaming on."
    )


def _speed(model: str, times: list[float]) -> Finding:
    seconds = times[1] - times[0]
    if seconds < SLOW_FIRST_TEXT:
        return Finding("good", model, f"says its first word after {seconds:.2f} s.")
    cure = "a trainee will wait; take a smaller model or a faster machine."
    return Finding("limit", model, f"says its first word only after {seconds:.1f} s: {cure}")


def _limit_kept(model: str, said: str, dialect: Dialect) -> Finding:
    if len(said) > _MOST_CHARS:
        cure = "answers are cut off here; set a limit at the endpoint, for what is too long costs time and money."
        return Finding("limit", model, f"does not keep to max_tokens: {cure}")
    name = "max_completion_tokens" if dialect.lacks(model, "max_tokens") else "max_tokens"
    return Finding("good", model, f"keeps to {name}.")


async def _keeps_shape(endpoint: Probed, model: str, roles: list[Role]) -> list[Finding]:
    """Structured answers, which reader and judge live on; the voice does without."""
    needing: list[Role] = [role for role in roles if role != "voice"]
    if not needing:
        return []
    parts = " and ".join(needing)
    try:
        answer = await endpoint.structured(
            needing[0], messages=_PICK, schema=_SHAPE, name="probe", validate=_fits, max_tokens=200
        )
    except EndpointFailed as failure:
        return [Finding("problem", model, f"as {parts}: {failure.message}")]
    if endpoint.dialect.lacks(model, "json_object"):
        cure = "it is asked in words, which fails more often; prefer an endpoint that knows json_schema."
        return [Finding("limit", model, f"knows no structured answers: {cure}")]
    if endpoint.dialect.lacks(model, "json_schema"):
        cure = "a wrong shape is sent back once; prefer an endpoint that knows json_schema."
        return [Finding("limit", model, f"knows json_object but no json_schema: {cure}")]
    if answer.repaired or not answer.raw.strip().startswith("{"):
        cure = "its answers need mending and a grading may fail; prefer one that is held to the schema."
        return [Finding("limit", model, f"takes json_schema as a hint only: {cure}")]
    return [Finding("good", model, "keeps to json_schema.")]


def _fits(value: Any) -> bool:
    if set(value) != {"content", "colour"} or value["colour"] not in ("white", "black"):
        raise ValueError("content and colour are the only keys; colour is white or black")
    if not isinstance(value["content"], bool):
        raise ValueError("content must be true or false")
    return True
