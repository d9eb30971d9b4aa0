"""What a trainee turn left out that this customer was waiting for."""

from app.acts import FAULTS, KIND, Act, Reading
from app.customer import mood_rules as rules
from app.customer.mind import Exchange, Mind
from app.customer.needs import newly_met, served
from app.customer.promises import helper_called, needless
from app.persona import Case, Move
from app.text import sentences
from app.transcript import Speaker, last_by

_ANSWERS = frozenset(
    {
        Act.informs,
        Act.explains_why,
        Act.offers_remedy,
        Act.commits,
        Act.refuses,
        Act.owns,
        Act.asks_needed,
        Act.hands_over_warm,
        Act.hands_over_cold,
        Act.policy_wall,
        Act.checks_in,
    }
)
_HEARS = frozenset({Act.acknowledges, Act.names_feeling, Act.apologizes, Act.owns, Act.thanks})

PATIENT_TURNS = 4
"""From this trainee turn on a customer wants to see something on the table."""


def omissions(mind: Mind, reading: Reading, exchange: Exchange, case: Case) -> list[str]:
    """The causes, ids of the rules, by which this turn disappoints; empty where nothing was owed."""
    if Act.steers_model in reading:
        return []
    turn = mind.trainee_turns + 1
    acted = exchange.turn.action is not None
    left_out = []
    if not acted and mind.stalled >= 1 and not mind.accepted and _sympathy_alone(reading):
        left_out.append("empty_sympathy")
    elif not acted and empty(reading):
        left_out.append("nothing_in_it")
    if not acted and "nothing_in_it" not in left_out and not reading.shown & _ANSWERS and _asked(exchange):
        left_out.append("ignored_question")
    if turn <= 2 and not mind.met & {"acknowledged", "feeling_named"} and not reading.shown & _HEARS:
        left_out.append("ignored_grievance")
    if turn >= PATIENT_TURNS and not acted and not _on_the_table(mind, reading, exchange, case):
        left_out.append("no_way_forward")
    if unkept(mind, exchange):
        left_out.append("promise_not_kept")
    if _exposed(mind, reading):
        left_out.append("promise_exposed")
    who = helper_called(reading, exchange, case)
    if who and who not in mind.joined and needless(mind, case):
        left_out.append("needless_handover")
    return left_out


def empty(reading: Reading) -> bool:
    """Whether the turn holds nothing for the customer: courtesies at most, and no fault that says so already."""
    kind = [seen.act for seen in reading.acts if seen.act in KIND and seen.act not in rules.COURTESIES]
    faults = [seen.act for seen in reading.acts if seen.act in FAULTS and seen.act != Act.canned]
    return not kind and not faults and Act.refuses not in reading


def unkept(mind: Mind, exchange: Exchange) -> tuple[str, ...]:
    """Remedies said to be done two or more turns ago of which nothing is to be seen."""
    return tuple(
        remedy
        for remedy in sorted(mind.claimed)
        if remedy != exchange.turn.action and mind.trainee_turns - mind.promised.get(remedy, 0) == 1
    )


def _asked(exchange: Exchange) -> bool:
    last = last_by(Speaker.customer, exchange.before)
    return last is not None and last.number > 1 and any(s.rstrip("\"'”’) ").endswith("?") for s in sentences(last.text))


def _sympathy_alone(reading: Reading) -> bool:
    acts = reading.shown - rules.COURTESIES
    return bool(acts) and acts <= rules.SYMPATHY | {Act.personal, Act.checks_in}


def _on_the_table(mind: Mind, reading: Reading, exchange: Exchange, case: Case) -> bool:
    if (
        helper_called(reading, exchange, case)
        or mind.joined
        or served(mind, case)
        or newly_met(mind, reading, exchange, case)
    ):
        return True
    return bool(reading.shown & {Act.offers_remedy, Act.commits, Act.explains_why})


def _exposed(mind: Mind, reading: Reading) -> bool:
    """A promise beyond the authority comes to light when it is taken back."""
    hidden = Act.overpromises in mind.earned and "promise_exposed" not in mind.earned
    return hidden and Act.refuses in reading and Move.accept not in mind.moves
