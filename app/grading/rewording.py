"""Better wordings by a model, each checked by code; what does not fit stays as it was written offline."""

import re
import secrets
from collections.abc import Callable, Mapping
from typing import Any

from app.grading.evidence import steers
from app.grading.graded import Graded
from app.grading.matter import matter_in
from app.grading.scorecard import FocusPoint
from app.llm import Endpoint
from app.llm_failure import EndpointFailed
from app.prompts.wording import wording_messages
from app.text import tidy

_SHORTEST, _LONGEST = 6, 80
_TOKENS = 500
_FAULT = re.compile(
    r"\b(?:our|my) (?:own )?(?:fault|mistake|error|doing)\b|\bwe (?:were wrong|got (?:it|this|that) wrong|made a)"
    r"|\bon us\b",
    re.IGNORECASE,
)
_TALKS_ABOUT_IT = re.compile(
    r"\b(?:the trainee|as an ai|language model|you could (?:say|write)|instead of|rubric)\b|^\W*(?:better|draft)\b",
    re.IGNORECASE,
)

Points = tuple[FocusPoint, ...]


class Rewording:
    """Rewords focus points; never fails: an endpoint that does leaves them as they are."""

    def __init__(self, endpoint: Endpoint, *, nonce: Callable[[], str] = lambda: secrets.token_hex(8)) -> None:
        self._endpoint = endpoint
        self._nonce = nonce

    async def reword(self, points: Points, graded: Graded) -> tuple[Points, dict[str, Any] | None]:
        """The points with the model's wordings where they fit, and what was asked and answered."""
        keyed = {f"point_{n}": point for n, point in enumerate(points, 1)}
        if not keyed:
            return points, None
        messages = wording_messages(
            keyed, transcript=graded.transcript, case=graded.case, name=graded.name, nonce=self._nonce()
        )
        try:
            answer = await self._endpoint.structured(
                "judge",
                messages=messages,
                schema=_schema(keyed),
                name="wordings",
                validate=lambda value: _checked(value, keyed),
                max_tokens=_TOKENS,
            )
        except EndpointFailed as failure:
            return points, {"messages": messages, "failed": failure.message}
        refused = {key: why for key, point in keyed.items() if (why := unfit(answer.value[key], point, graded))}
        call = answer.record(messages) | {"refused": refused}
        return tuple(
            point if key in refused else point.model_copy(update={"better": answer.value[key]})
            for key, point in keyed.items()
        ), call


def unfit(better: str, point: FocusPoint, graded: Graded) -> str | None:
    """Why a wording cannot be shown to the trainee, in words for whoever reads the record; None where it can."""
    if not _SHORTEST <= len(better.split()) <= _LONGEST:
        return f"has not {_SHORTEST} to {_LONGEST} words"
    if steers(better) or _TALKS_ABOUT_IT.search(better):
        return "is not what a trainee would type to the customer"
    case, said = graded.case, matter_in(better)
    known = graded.place(turn).known if (turn := graded.turn(point.turn)) else frozenset()
    if new := {word for word in said - known - matter_in(point.better) if any(c.isdigit() for c in word)}:
        return f"brings in figures: {', '.join(sorted(new))}"
    if case is not None and case.claim != "true" and _FAULT.search(better):
        return "admits a fault where the claim is not true"
    for row in case.authority if case else ():
        deed = matter_in(row.do)
        if row.by != "trainee" and deed and deed <= said and not deed <= matter_in(point.better):
            return f"promises what is a {row.by}'s: {row.do}"
    return None


def _checked(value: Any, points: Mapping[str, FocusPoint]) -> dict[str, str]:
    if not isinstance(value, dict) or set(value) != set(points) or not all(isinstance(v, str) for v in value.values()):
        raise ValueError(f"answer with exactly these keys, each with a text: {', '.join(points)}")
    return {key: " ".join(tidy(text).split()) for key, text in value.items()}


def _schema(points: Mapping[str, FocusPoint]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {key: {"type": "string"} for key in points},
        "required": list(points),
        "additionalProperties": False,
    }
