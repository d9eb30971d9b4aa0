"""One call of the model: its deadline, the requests it has made, and what the endpoint's dialect leaves out."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import orjson

from app.llm_answer import Piece
from app.llm_failure import EndpointFailed, Failure, Feature, sentence
from app.settings import Role

MAX_REQUESTS = 3
LONGEST_PAUSE = 3.0
"""Seconds of Retry-After that are waited out; what asks for more fails at once."""

Messages = Sequence[Mapping[str, str]]

_TRANSIENT = frozenset({Failure.server_error, Failure.rate_limited, Failure.dropped, Failure.unreachable})


@dataclass
class Call:
    """`begun`, `deadline` (of the call) and `until` (of the request under way) are in the event loop's time.

    `limit`: seconds for one request; `pause`: about how long before the first retry; `trial`: it tries a suspect
    endpoint; `answered`: text of a stream has come.
    """

    role: Role
    model: str
    place: str
    pause: float
    begun: float
    limit: float
    deadline: float
    until: float = 0.0
    trial: bool = False
    answered: bool = False
    requests: int = 0
    completion_tokens: int = 0
    prompt_tokens: int = 0

    def failed(self, kind: Failure, *, code: str = "") -> EndpointFailed:
        """This call's failure, with its sentence for the operator."""
        return EndpointFailed(kind, sentence(kind, place=self.place, model=self.model, code=code))

    def count(self, piece: Piece) -> None:
        """Adds the tokens that a piece reports."""
        self.prompt_tokens += piece.prompt_tokens
        self.completion_tokens += piece.completion_tokens

    def pause_before_next(self, failure: EndpointFailed, *, now: float) -> float:
        """Seconds to wait before asking again; raises the failure where asking again is of no use."""
        if failure.final or failure.kind not in _TRANSIENT or self.trial or self.requests >= MAX_REQUESTS:
            raise failure
        pause = failure.retry_after or self.pause * random.uniform(0.7, 1.4) * 2 ** (self.requests - 1)
        if pause > LONGEST_PAUSE or now + pause > self.deadline - self.limit / 4:  # too late to be answered
            raise failure
        return pause


@dataclass
class Dialect:
    """What the endpoint has said it does not know, remembered for each model."""

    missing: dict[str, set[Feature]] = field(default_factory=dict)

    def learn(self, model: str, feature: Feature) -> None:
        """Remembers that a model does not know a feature."""
        self.missing.setdefault(model, set()).add(feature)

    def lacks(self, model: str, feature: Feature) -> bool:
        return feature in self.missing.get(model, ())


@dataclass(frozen=True)
class Question:
    """What is asked, before it is put into the endpoint's dialect."""

    messages: Messages
    max_tokens: int
    temperature: float
    stream: bool = False
    schema: Mapping[str, Any] | None = None
    name: str = "answer"

    def after(self, answer: str, error: Exception) -> "Question":
        """The same question once more, with the answer it got and what was wrong with it."""
        order = "Answer once more, with the corrected JSON object and nothing else."
        remark = f"That answer cannot be used: {str(error)[:600]}\n{order}"
        said: tuple[Mapping[str, str], ...] = (
            *self.messages,
            {"role": "assistant", "content": answer[:4000] or "(nothing)"},
            {"role": "user", "content": remark},
        )
        return Question(said, self.max_tokens, self.temperature, self.stream, self.schema, self.name)

    def body(self, model: str, dialect: Dialect) -> dict[str, Any]:
        """The request's JSON."""
        body: dict[str, Any] = {"model": model, "messages": list(self.messages), "stream": self.stream}
        body["max_completion_tokens" if dialect.lacks(model, "max_tokens") else "max_tokens"] = self.max_tokens
        if not dialect.lacks(model, "temperature"):
            body["temperature"] = self.temperature
        if self.schema is None:
            return body
        if not dialect.lacks(model, "json_schema"):
            shape = {"name": self.name, "strict": True, "schema": self.schema}
            body["response_format"] = {"type": "json_schema", "json_schema": shape}
            return body
        if not dialect.lacks(model, "json_object"):
            body["response_format"] = {"type": "json_object"}
        body["messages"] = _with_schema(self.messages, self.schema)
        return body


def _with_schema(messages: Messages, schema: Mapping[str, Any]) -> list[Mapping[str, str]]:
    """The schema put behind the first message, which is the standing instruction."""
    order = (
        "Answer with one JSON object and nothing else. It keeps to this JSON Schema:\n" + orjson.dumps(schema).decode()
    )
    first, *rest = messages
    return [{**first, "content": f"{first['content']}\n\n{order}"}, *rest]
