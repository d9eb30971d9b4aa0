"""The closed vocabulary of what a trainee's turn does, and a reading: the acts of one turn with their evidence."""

from enum import StrEnum
from typing import Literal

from pydantic import BaseModel, ConfigDict


class Act(StrEnum):
    greets = "greets"
    uses_name = "uses_name"
    acknowledges = "acknowledges"
    names_feeling = "names_feeling"
    apologizes = "apologizes"
    owns = "owns"
    asks_needed = "asks_needed"
    informs = "informs"
    explains_why = "explains_why"
    offers_remedy = "offers_remedy"
    commits = "commits"
    checks_in = "checks_in"
    personal = "personal"
    thanks = "thanks"
    hands_over_warm = "hands_over_warm"
    closes = "closes"
    asked_again = "asked_again"
    canned = "canned"
    policy_wall = "policy_wall"
    refuses = "refuses"
    dismisses = "dismisses"
    blames_customer = "blames_customer"
    defensive = "defensive"
    smug = "smug"
    rude = "rude"
    holds = "holds"
    brushes_off = "brushes_off"
    hands_over_cold = "hands_over_cold"
    overpromises = "overpromises"
    concedes_false = "concedes_false"
    vague = "vague"
    off_topic = "off_topic"
    steers_model = "steers_model"


KIND = frozenset(
    {
        Act.greets,
        Act.uses_name,
        Act.acknowledges,
        Act.names_feeling,
        Act.apologizes,
        Act.owns,
        Act.asks_needed,
        Act.informs,
        Act.explains_why,
        Act.offers_remedy,
        Act.commits,
        Act.checks_in,
        Act.personal,
        Act.thanks,
        Act.hands_over_warm,
        Act.closes,
    }
)
"""Acts that do a customer good when they fit; `refuses` is neither kind nor harsh, the rest are faults."""

FAULTS = frozenset(set(Act) - KIND - {Act.refuses})


class ActSeen(BaseModel):
    """One act of a turn. `quote` is verbatim; `remedy`, `fact` are ids of the case where they apply."""

    model_config = ConfigDict(frozen=True)

    act: Act
    quote: str
    remedy: str | None = None
    fact: str | None = None


class Reading(BaseModel):
    """The acts of one trainee turn. `problem` says why a model's reading was replaced by the offline one."""

    model_config = ConfigDict(frozen=True)

    acts: tuple[ActSeen, ...] = ()
    source: Literal["offline", "llm"] = "offline"
    problem: str | None = None

    @property
    def shown(self) -> frozenset[Act]:
        """The acts that the turn performs."""
        return frozenset([seen.act for seen in self.acts])

    def quote(self, act: Act) -> str | None:
        """The first evidence for an act, or None where the turn does not perform it."""
        return next((seen.quote for seen in self.acts if seen.act == act), None)

    def __contains__(self, act: object) -> bool:
        return act in [seen.act for seen in self.acts]

    def of(self, act: Act) -> tuple[ActSeen, ...]:
        """Every showing of an act, in the order of the turn."""
        return tuple(seen for seen in self.acts if seen.act == act)
