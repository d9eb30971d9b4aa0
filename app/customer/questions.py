"""What the trainee asked and what is said to it: facts are told when asked for, or once the customer feels heard."""

import re
from typing import NamedTuple

from app.acts import Act, Reading
from app.customer.mind import Mind
from app.persona import Case, Fact

HEARD_AT = 4.0
"""The felt_right from which a customer tells what they had kept to themselves, one thing at a time."""

_OPEN_QUESTION = re.compile(
    r"\b(what (exactly )?(has )?happened|tell me (more|what|about)|walk me through|talk me through|describe|go on"
    r"|from the (start|beginning)|in your own words|what('s| is) going on|more about)\b",
    re.IGNORECASE,
)


class Answer(NamedTuple):
    """What is told now, by fact id, and what was asked for that the customer does not know."""

    tell: tuple[str, ...] = ()
    unknown: str | None = None


def answer(mind: Mind, reading: Reading, case: Case) -> Answer:
    """The customer's answer to this turn's questions; at most two facts at once."""
    asked = reading.of(Act.asks_needed)
    due = [seen.fact for seen in asked if seen.fact in case.facts and seen.fact not in mind.told]
    tell = [fact for fact in dict.fromkeys(due) if fact and _may_tell(case.facts[fact], mind)]
    if tell or not asked:
        return Answer(tuple(tell[:2]))
    strange = next((seen for seen in asked if seen.fact not in case.facts), None)
    if strange is None:
        return Answer()
    if _OPEN_QUESTION.search(strange.quote):
        return Answer(_next_untold(mind, case))
    return Answer(unknown=strange.quote)


def confided(mind: Mind, case: Case) -> tuple[str, ...]:
    """The fact a customer who feels heard tells unasked, if one is left."""
    if mind.mood.felt_right < HEARD_AT:
        return ()
    return tuple(fact for fact, said in case.facts.items() if said.when == "heard" and fact not in mind.told)[:1]


def _may_tell(fact: Fact, mind: Mind) -> bool:
    return fact.when == "asked" or mind.mood.felt_right >= HEARD_AT


def _next_untold(mind: Mind, case: Case) -> tuple[str, ...]:
    return tuple(f for f, said in case.facts.items() if said.when == "asked" and f not in mind.told)[:1]
