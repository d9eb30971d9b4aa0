"""The shape of the judge's answers: one required key a question, quote before verdict, nothing else accepted."""

from collections.abc import Sequence
from typing import Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, StrictInt, StrictStr, ValidationError

Verdict = Literal["yes", "no", "cannot_assess"]


class Answered(BaseModel):
    """One answer; `turn` is 0 where nothing is quoted."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    quote: StrictStr
    turn: StrictInt
    answer: Verdict


def answers_schema(keys: Sequence[str]) -> dict[str, Any]:
    """The JSON Schema of the answers, in the portable subset that endpoints know."""
    one = {
        "type": "object",
        "properties": {
            "quote": {"type": "string"},
            "turn": {"type": "integer"},
            "answer": {"type": "string", "enum": list(get_args(Verdict))},
        },
        "required": ["quote", "turn", "answer"],
        "additionalProperties": False,
    }
    return {
        "type": "object",
        "properties": dict.fromkeys(keys, one),
        "required": list(keys),
        "additionalProperties": False,
    }


def checked(value: Any, keys: Sequence[str]) -> dict[str, Answered]:
    """The answers by key; raises `ValueError` that says which key is missing, unknown or off the menu."""
    if not isinstance(value, dict):
        raise ValueError("the answer must be one JSON object")
    if missing := [key for key in keys if key not in value]:
        raise ValueError(f"these keys are missing: {', '.join(missing)}")
    if unknown := [str(key)[:60] for key in value if key not in keys]:
        raise ValueError(f"these keys were not asked for: {', '.join(unknown)}")
    answers = {}
    for key in keys:
        try:
            answers[key] = Answered.model_validate(value[key])
        except ValidationError as error:
            first = error.errors()[0]
            raise ValueError(f"{'.'.join([key, *map(str, first['loc'])])}: {first['msg']}") from None
    return answers
