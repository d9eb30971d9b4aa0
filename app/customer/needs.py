"""What the customer needs before they accept: what a turn meets, what is missing, how calm they can be so far."""

from app.acts import Act, Reading
from app.customer.mind import Exchange, Mind
from app.customer.mood_rules import POISON
from app.customer.promises import helper_called, offers
from app.persona import Case, Persona

_MET_BY = {
    "acknowledged": Act.acknowledges,
    "feeling_named": Act.names_feeling,
    "apology": Act.apologizes,
    "owned": Act.owns,
    "reason_given": Act.explains_why,
    "handed_over": Act.hands_over_warm,
}
HEARD = ("acknowledged", "feeling_named", "apology", "owned")
"""The needs that make somebody feel heard; the rest is about the solution."""

UNWON = 0.5
"""The share of their first anger that a customer who cannot be won keeps at least."""


def newly_met(mind: Mind, reading: Reading, exchange: Exchange, case: Case) -> frozenset[str]:
    """The needs that this turn meets. Nothing is met by a turn that hurts, nor an apology with an excuse."""
    shown = reading.shown
    if shown & POISON:
        return frozenset()
    met = {need for need, act in _MET_BY.items() if act in shown}
    if Act.defensive in shown:
        met.discard("apology")
    if helper_called(reading, exchange, case):
        met.add("handed_over")
    dated = Act.commits in shown
    for offer in offers(reading, exchange, case):
        if offer.taken or dated:
            met.add(f"{offer.remedy}_dated")
    if dated and mind.offered:
        met.add(f"{mind.offered[-1]}_dated")
    return frozenset(met - mind.met)


def served(mind: Mind, case: Case) -> bool:
    """Whether a remedy that would do is on the table with a date, or done."""
    return any(remedy in mind.granted or f"{remedy}_dated" in mind.met for remedy in case.accepts)


def missing(mind: Mind, case: Case) -> tuple[str, ...]:
    """The needs not met yet, in the order of the file; a date for one remedy that would do spares the others'."""
    if served(mind, case):
        return tuple(need for need in case.needs if need not in mind.met and not need.endswith("_dated"))
    return tuple(need for need in case.needs if need not in mind.met)


def share_met(mind: Mind, case: Case) -> float:
    """How much of what the customer needs has been met, 0–1; a remedy that would do counts as one need more."""
    wanted = len(case.needs) + 1
    return (len(case.needs) - len(missing(mind, case)) + served(mind, case)) / wanted


def calmest(mind: Mind, persona: Persona) -> float:
    """The anger below which this customer cannot fall yet, 0–10: it sinks as needs are met."""
    start, floor = persona.temper.anger, persona.temper.floor
    if not persona.case.winnable:
        floor = max(floor, UNWON * start)
    unmet = 1 - share_met(mind, persona.case)
    return floor + (0.85 * start - floor) * unmet if start * 0.85 > floor else floor
