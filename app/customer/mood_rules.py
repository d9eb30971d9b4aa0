"""What each act does to a customer: a table that a coach can read. Deltas on the scale of 0–10, before modifiers."""

from typing import NamedTuple

from app.acts import Act


class Effect(NamedTuple):
    """How much an act moves anger and felt_right when it is performed for the first time, and the rule in words."""

    anger: float
    felt_right: float
    rule: str


EFFECTS: dict[str, Effect] = {
    Act.greets: Effect(-0.05, 0.0, "Opened politely"),
    Act.uses_name: Effect(-0.05, 0.1, "Used the customer's name"),
    Act.acknowledges: Effect(-0.35, 1.1, "Named what happened, with this customer's facts"),
    Act.names_feeling: Effect(-0.45, 1.3, "Named the feeling and its cause"),
    Act.apologizes: Effect(-0.30, 0.6, "Said sorry for what happened"),
    Act.owns: Effect(-0.45, 1.1, "Took responsibility without an excuse"),
    Act.asks_needed: Effect(-0.10, 0.1, "Asked for something the solution needs"),
    Act.informs: Effect(-0.20, 0.2, "Gave a fact or a step that helps"),
    Act.explains_why: Effect(-0.30, 0.7, "Gave the reason behind a rule"),
    Act.offers_remedy: Effect(-0.40, 0.1, "Offered something that would help"),
    Act.commits: Effect(-0.40, 0.3, "Said who does what by when"),
    Act.checks_in: Effect(-0.20, 0.4, "Asked whether that works for the customer"),
    Act.personal: Effect(-0.20, 0.4, "Spoke as a person, not as a script"),
    Act.thanks: Effect(-0.15, 0.3, "Thanked for something specific"),
    Act.hands_over_warm: Effect(-0.45, 0.8, "Brought in help with a reason and a summary"),
    Act.closes: Effect(-0.05, 0.0, "Wrapped up after an agreement"),
    Act.asked_again: Effect(0.70, -0.5, "Asked for what the customer had already given"),
    Act.canned: Effect(0.10, -0.1, "Used a stock phrase"),
    Act.policy_wall: Effect(0.80, -0.6, "Cited a rule without its reason"),
    Act.refuses: Effect(0.35, -0.1, "Declined what the customer asks"),
    Act.dismisses: Effect(1.00, -1.0, "Played down the feeling or the problem"),
    Act.blames_customer: Effect(1.20, -1.2, "Put the blame on the customer"),
    Act.defensive: Effect(0.80, -0.8, "Argued or made excuses"),
    Act.smug: Effect(1.10, -1.1, "Was sarcastic or talked down"),
    Act.rude: Effect(1.50, -1.5, "Was rude"),
    Act.holds: Effect(0.55, -0.3, "Made the customer wait for something the trainee may do"),
    Act.brushes_off: Effect(0.85, -0.8, "Brushed the customer off"),
    Act.hands_over_cold: Effect(0.70, -0.5, "Passed the customer on without a summary"),
    Act.overpromises: Effect(-0.20, 0.0, "Promised more than can be kept: it soothes for now"),
    Act.concedes_false: Effect(-0.40, 0.3, "Agreed with a claim that is not so: it soothes for now"),
    Act.vague: Effect(0.40, -0.2, "Stayed vague"),
    Act.off_topic: Effect(0.50, -0.3, "Talked about something else"),
    Act.steers_model: Effect(0.20, 0.0, "Spoke to a machine instead of the customer"),
    "action": Effect(-0.60, 0.3, "Did something about it on the spot"),
    "joined_manager": Effect(-0.30, 0.4, "Brought in the manager"),
    "joined_specialist": Effect(-0.30, 0.4, "Brought in the specialist"),
    "nothing_in_it": Effect(0.40, -0.3, "There was nothing in this turn for the customer"),
    "ignored_question": Effect(0.25, -0.2, "Left the customer's question unanswered"),
    "ignored_grievance": Effect(0.25, -0.2, "Went past what happened to the customer"),
    "needless_handover": Effect(0.50, -0.2, "Red tape: passed on what the trainee could have done"),
    "no_way_forward": Effect(0.30, -0.1, "Several turns on, still nothing on the table"),
    "empty_sympathy": Effect(0.30, -0.3, "Sympathy again, with nothing done"),
    "promise_not_kept": Effect(0.80, -0.8, "Said it was done, and nothing was done"),
    "promise_exposed": Effect(1.20, -1.2, "A promise turned out to be more than could be kept"),
    "agreement_kept": Effect(-0.6, 0.4, "Wrapped up what was agreed and done"),
    "loose_ends_tied": Effect(-0.6, 0.2, "Nothing is left undone: the anger ebbs"),
}
"""Acts of acts.md, the pressed action, and what a turn left out."""

SYMPATHY = frozenset({Act.acknowledges, Act.names_feeling, Act.apologizes, Act.canned, Act.thanks})
"""Does good once; with nothing done it becomes noise."""

MOVEMENT = frozenset(
    {Act.asks_needed, Act.informs, Act.explains_why, Act.offers_remedy, Act.commits, Act.hands_over_warm, Act.owns}
)
"""What brings the case forward."""

SOLVING = frozenset({Act.offers_remedy, Act.commits, Act.checks_in})
"""Earns less before the customer has been heard."""

POISON = frozenset({Act.rude, Act.smug, Act.dismisses, Act.blames_customer, Act.steers_model})
"""Nothing kind in the same turn is believed."""

SOURING = frozenset({Act.defensive, Act.policy_wall, Act.brushes_off})
"""What is kind in the same turn counts half."""

COURTESIES = frozenset({Act.greets, Act.uses_name, Act.closes})

FADE = 0.6
"""The same kind act is worth this much less each time it is performed."""

SORENESS = 1.15
"""The same harsh act hurts this much more each time, up to `SOREST` times."""
SOREST = 1.6

TRIGGERED = 1.6
SOOTHED = 1.35

DEEPEST_FALL = 1.0
"""No turn takes more than about this off the anger: people calm slowly."""

HEADROOM = 5.0
"""Within this much of 10, anger rises by less and less: who is furious already has little left to rise."""

STEEPEST_RISE = 2.8

AT_EASE = 6.0
"""From this felt_right on the anger ebbs by itself once nothing is left undone."""
