"""What the calls of the API have in common: their bodies, the id of an attempt, and the errors they may answer with."""

from typing import Annotated, Any

from fastapi import Path
from pydantic import BaseModel, ConfigDict

from app.web.problems import ErrorAnswer

AttemptId = Annotated[str, Path(description="The id of an attempt")]


class Body(BaseModel):
    """A request's body; keys that nobody knows are refused."""

    model_config = ConfigDict(extra="forbid")


def answers(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Statuses that answer with an error, for OpenAPI."""
    return {status: {"model": ErrorAnswer} for status in statuses}


ERRORS = answers(400, 401, 403, 404, 409, 413, 422)
"""What most calls may answer instead."""
