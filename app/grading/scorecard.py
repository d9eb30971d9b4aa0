"""The scorecard: items with checked evidence, rolled up by code into levels, an overall percentage and a verdict."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

GradedBy = Literal["offline", "llm", "coach"]


class Mark(BaseModel):
    """The answer to one item. `met` is None where the grader could not assess it or it does not apply."""

    model_config = ConfigDict(frozen=True)

    id: str
    met: bool | None
    state: Literal["assessed", "cannot_assess", "not_applicable"] = "assessed"
    turn: int | None = Field(default=None, description="number of the trainee's turn with the evidence")
    quote: str = ""
    why: str = Field(default="", description="a short reason a trainee can read")
    flags: tuple[str, ...] = ()


class CriterionScore(BaseModel):
    """`level` 0–5 and `score` 0–1 over the assessed items; None when nothing could be assessed."""

    model_config = ConfigDict(frozen=True)

    id: str
    title: str
    level: int | None = Field(default=None, ge=0, le=5)
    score: float | None = Field(default=None, ge=0, le=1)
    weight: float
    items: tuple[Mark, ...]


class FocusPoint(BaseModel):
    """One thing to do better, with the trainee's own words, why it hurt and a wording for this case."""

    model_config = ConfigDict(frozen=True)

    criterion: str
    turn: int | None
    quote: str
    why: str
    better: str


class Scorecard(BaseModel):
    """`overall` is 0–100 percent of the applicable, assessed weight; `coverage` the assessed share of it, 0–100."""

    model_config = ConfigDict(frozen=True)

    overall: float | None = Field(default=None, ge=0, le=100)
    passed: bool | None = None
    coverage: float = Field(ge=0, le=100)
    criteria: tuple[CriterionScore, ...]
    blocked_by: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    needs_coach: bool = False
    engine: GradedBy = "offline"
    model: str | None = None
