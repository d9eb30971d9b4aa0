"""The rubric file: criteria of 0/1 items. `ask` items go to the grader, `rule` items are decided by code."""

from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from app.acts import Act
from app.persona import Claim
from app.schema_choice import OrElse

Id = Annotated[str, Field(min_length=1, max_length=60, pattern=r"^[A-Za-z0-9_-]+$")]


class Rule(StrEnum):
    """What code can decide from transcript, readings and case. `grading/rules` answers each of them."""

    authority_used = "authority_used"
    authority_not_exceeded = "authority_not_exceeded"
    authority_not_hoarded = "authority_not_hoarded"
    reason_given = "reason_given"
    escalated_when_needed = "escalated_when_needed"
    not_escalated_needlessly = "not_escalated_needlessly"
    warm_handover = "warm_handover"
    specialist_asked = "specialist_asked"
    no_repeated_question = "no_repeated_question"
    no_false_concession = "no_false_concession"
    first_turn_warm = "first_turn_warm"
    own_words = "own_words"
    no_unkept_claim = "no_unkept_claim"
    no_abuse = "no_abuse"
    feeling_before_solution = "feeling_before_solution"
    needs_covered = "needs_covered"
    closed_with_agreement = "closed_with_agreement"
    apology_with_fix = "apology_with_fix"
    specific = "specific"
    answered = "answered"
    remedy_fits = "remedy_fits"
    to_the_point = "to_the_point"
    not_left_unserved = "not_left_unserved"
    customer_content = "customer_content"
    customer_not_protesting = "customer_not_protesting"
    customer_mostly_calm = "customer_mostly_calm"
    customer_calmed = "customer_calmed"
    customer_thanked = "customer_thanked"
    customer_heard = "customer_heard"


class Scope(StrEnum):
    """Which trainee turns an item looks at; `every_turn` is met when each of them meets it."""

    any_turn = "any_turn"
    first_turn = "first_turn"
    every_turn = "every_turn"


def _several(value: object) -> object:
    return value if value is None or isinstance(value, list | tuple) else (value,)


class Condition(BaseModel):
    """When an item applies: each key named must hold for the persona's case; a list means any of its values."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    escalation: Annotated[
        tuple[Literal["needed", "not_needed", "optional"], ...] | None, BeforeValidator(_several), OrElse("string")
    ] = None
    claim: Annotated[tuple[Claim, ...] | None, BeforeValidator(_several), OrElse("string", "boolean")] = None
    winnable: bool | None = None
    has_policy: bool | None = None
    has_authority: bool | None = None
    has_specialist: bool | None = None
    has_clock: bool | None = None
    has_case: bool | None = Field(
        default=None, description="false: only for conversations from a file that say nothing of the case"
    )


class Item(BaseModel):
    """One yes/no question. Exactly one of `ask` and `rule`.

    `shown_by` and `spoilt_by` let the offline grader answer an `ask` item: yes when an act of `shown_by` stands in
    scope and none of `spoilt_by` does. An `ask` item without them is answered offline only where its id is an act.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Id
    ask: str | None = Field(default=None, min_length=5, max_length=400)
    rule: Rule | None = None
    scope: Scope = Scope.any_turn
    applies_when: Condition | None = None
    blocking: bool = False
    shown_by: tuple[Act, ...] = ()
    spoilt_by: tuple[Act, ...] = ()

    @model_validator(mode="after")
    def _ask_or_rule(self) -> Self:
        if (self.ask is None) == (self.rule is None):
            raise ValueError("say either `ask` (a question for the grader) or `rule` (decided by code)")
        return self


class Criterion(BaseModel):
    """A group of items that make one level 0–5, with its weight in the total."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Id
    title: str = Field(min_length=1, max_length=80)
    principle: str = Field(default="", pattern=r"^(P([1-9]|1\d|2[0-5])(, ?P([1-9]|1\d|2[0-5]))*)?$")
    weight: float = Field(default=1, gt=0, le=10)
    items: tuple[Item, ...] = Field(min_length=1)
    better: str = Field(default="", max_length=400)


class Rubric(BaseModel):
    """One file in rubrics/: its stem is the id. `pass_at` and `least_coverage` are percent of applicable weight."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str = Field(min_length=1, max_length=80)
    about: str = Field(default="", max_length=400)
    pass_at: float = Field(default=70, ge=0, le=100)
    least_coverage: float = Field(default=70, ge=0, le=100)
    criteria: tuple[Criterion, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _ids_are_unique(self) -> Self:
        seen: set[str] = set()
        for c, criterion in enumerate(self.criteria):
            if criterion.id in seen:
                raise ValueError(f"criteria.{c}.id: {criterion.id!r} is used twice; give each its own id")
            seen.add(criterion.id)
            items: set[str] = set()
            for i, item in enumerate(criterion.items):
                if item.id in items:
                    raise ValueError(f"criteria.{c}.items.{i}.id: {item.id!r} is used twice; give each its own id")
                items.add(item.id)
        return self
