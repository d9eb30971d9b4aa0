"""The persona file: a customer with a case. Unknown keys, dangling ids and numbers out of range are errors."""

from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

from app.acts import Act
from app.schema_choice import OrElse

Anger = Annotated[float, Field(ge=0, le=10)]
Sentence = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=600)]
Id = Annotated[str, Field(min_length=1, max_length=60)]


class Band(StrEnum):
    """Mood in words: calm below 2.5 of 10, mild below 5, annoyed below 7.5, angry from there."""

    calm = "calm"
    mild = "mild"
    annoyed = "annoyed"
    angry = "angry"


class Move(StrEnum):
    """What a customer does with a turn."""

    vent = "vent"
    press = "press"
    answer = "answer"
    reject = "reject"
    bargain = "bargain"
    soften = "soften"
    accept = "accept"
    ask_manager = "ask_manager"
    threaten = "threaten"
    walk_out = "walk_out"
    puzzled = "puzzled"


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Temper(_Part):
    """Where this person starts and how they move: anger and floor 0–10, patience 1–10, volatility 0.5–2."""

    anger: Anger
    floor: Anger = 0.0
    patience: float = Field(default=5, ge=1, le=10)
    volatility: float = Field(default=1.0, ge=0.5, le=2)

    @model_validator(mode="after")
    def _floor_below_start(self) -> Self:
        if self.floor > self.anger:
            raise ValueError(f"floor: must not be above anger ({self.anger:g})")
        return self


class Writing(_Part):
    """How this person types, for the offline voice; what is left out is taken from `style`."""

    words: int | None = Field(default=None, ge=3, le=60, description="usual words a turn")
    lowercase: bool | None = Field(default=None, description="starts sentences in lower case")
    drops_full_stop: bool | None = Field(default=None, description="leaves off the last full stop")
    exclaims: Literal["never", "sometimes", "often"] | None = None
    shouts: bool | None = Field(default=None, description="writes a word in capitals when angry")
    swears: Literal["never", "mildly"] | None = None
    formal: bool | None = Field(default=None, description="full sentences, no contractions, Dear Sir")
    sarcastic: bool | None = None
    spelling: Literal["british", "american"] | None = None


class Fact(_Part):
    """Something the customer knows: told when asked for it, or only once they feel heard."""

    say: Sentence
    when: Literal["asked", "heard"] = "asked"
    asked_as: tuple[str, ...] = Field(
        default=(), description="Other words by which somebody may ask for it, such as: order number"
    )


class Policy(_Part):
    id: Id
    rule: Sentence
    why: Sentence


class Authority(_Part):
    """A remedy and who may grant it."""

    id: Id
    do: Sentence
    limit: str = ""
    by: Literal["trainee", "manager", "specialist"] = "trainee"
    called: tuple[str, ...] = Field(default=(), description="Other words for it, such as: money back")


class Help(_Part):
    """Who can be brought in, each as "Name, manner" or "Desk: what they know"."""

    manager: str | None = None
    specialist: str | None = None


def _plain_fact(value: object) -> object:
    return {"say": value} if isinstance(value, str) else value


def _claim(value: object) -> object:
    return {True: "true", False: "false"}.get(value, value) if isinstance(value, bool) else value


Claim = Annotated[Literal["true", "partly", "false"], BeforeValidator(_claim), OrElse("boolean")]
NEEDS = ("acknowledged", "feeling_named", "apology", "owned", "reason_given", "handed_over")


class Case(_Part):
    """What went wrong and what may be done about it. A closed world: what is not here the customer does not know."""

    claim: Claim = "true"
    claim_false_part: str | None = Field(
        default=None, description="With `claim: partly` or `false`: what exactly is not so"
    )
    opening: Sentence = "…"
    facts: dict[Id, Annotated[Fact, BeforeValidator(_plain_fact), OrElse("string")]] = Field(default_factory=dict)
    needs: tuple[str, ...] = ()
    accepts: tuple[str, ...] = ()
    policies: tuple[Policy, ...] = ()
    authority: tuple[Authority, ...] = ()
    help: Help = Help()
    escalation: Literal["needed", "not_needed", "optional"] = "optional"
    winnable: bool = True
    clock: str | None = None
    clock_turns: int = Field(
        default=6, ge=2, le=20, description="With a clock: trainee turns until the time has run out"
    )

    def remedy(self, remedy_id: str) -> Authority | None:
        """The row of the authority table with this id, or None."""
        return next((row for row in self.authority if row.id == remedy_id), None)

    @model_validator(mode="after")
    def _ids_hang_together(self) -> Self:
        for name, rows in (("authority", self.authority), ("policies", self.policies)):
            ids = [row.id for row in rows]
            for n, row_id in enumerate(ids):
                if row_id in ids[:n]:
                    raise ValueError(f"{name}.{n}.id: {row_id!r} is used twice; give each its own id")
        known = {row.id for row in self.authority}
        for n, remedy in enumerate(self.accepts):
            if remedy not in known:
                raise ValueError(f"accepts.{n}: {remedy!r} is not in the authority table{_choices(known)}")
        wanted = {*NEEDS, *(f"{remedy}_dated" for remedy in known)}
        for n, need in enumerate(self.needs):
            if need not in wanted:
                raise ValueError(f"needs.{n}: {need!r} is not a need{_choices(wanted)}")
        return self


def _choices(known: set[str]) -> str:
    return f"; it has: {', '.join(sorted(known))}" if known else ", which is empty"


class Persona(_Part):
    """One file in personas/: its stem is the id."""

    name: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80)]
    title: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120)]
    trade: str = Field(default="", max_length=60, description="The trade, shown on the card: airline, bank, hotel …")
    difficulty: int = Field(default=3, ge=1, le=5)
    language: str = Field(default="en", pattern=r"^[a-z]{2,3}(-[A-Z]{2})?$")
    about: Sentence
    style: str = Field(default="", max_length=400)
    writes: Writing = Writing()
    temper: Temper
    triggers: tuple[Act, ...] = ()
    soothers: tuple[Act, ...] = ()
    walks_away: float | None = Field(
        default=None,
        ge=0,
        le=1,
        description="The share of poorly handled attempts in which this person leaves",
    )
    case: Case
    lines: dict[Move, dict[Band, tuple[Sentence, ...]]] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _case_is_playable(self) -> Self:
        if self.case.opening == "…":
            raise ValueError("case.opening: say the customer's first words")
        if self.case.winnable and not self.case.accepts:
            raise ValueError("case.accepts: a winnable customer accepts at least one remedy of the authority table")
        return self
