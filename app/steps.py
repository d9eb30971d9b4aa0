"""The steps that would have worked for a case, in order, each with the turn in which the trainee took it."""

from collections.abc import Callable
from dataclasses import dataclass

from app.acts import Act, Reading
from app.conversation import Conversation
from app.customer.grievance import grievance
from app.customer.harshness import clean
from app.customer.mind import Ending, Mind
from app.customer.mood_rules import POISON, SOURING
from app.customer.specialist_desk import desk_name
from app.helper import helper_name, with_article
from app.persona import Authority, Case
from app.text import sentences
from app.transcript import Speaker


@dataclass(frozen=True)
class WorkedStep:
    """`turn` is the trainee's turn in which it was taken, None where it was not."""

    principle: str
    text: str
    turn: int | None


def steps(talk: Conversation) -> tuple[WorkedStep, ...]:
    """Hearing, facts, reason, colleague, remedy, agreement: what this case asks for."""
    case = talk.persona.case
    found = [*_hearing(talk), *_facts(talk)]
    if "reason_given" in case.needs and case.policies:
        rule = case.policies[0]
        found.append(
            WorkedStep("P15", f"Give the rule with its reason: {rule.rule} {rule.why}", _met(talk, "reason_given"))
        )
    if not case.winnable:
        text = f"Nothing you may do undoes this. Do not bargain: stay with {talk.name}, own your part, be honest."
        return (*found, WorkedStep("P4", text, None))
    best = next(row for remedy in case.accepts if (row := case.remedy(remedy)))
    return (*found, *_bringing_in(talk, best), *_solving(talk, best))


def _hearing(talk: Conversation) -> list[WorkedStep]:
    needs, name = talk.persona.case.needs, talk.name
    texts = {
        "acknowledged": (
            "P1",
            f"Say back what happened, so that it fits nobody else: “{clean(grievance(talk.persona))}”",
        ),
        "feeling_named": ("P2", f"Name what it is like for {name}, and what caused it."),
        "apology": ("P7", "Say sorry for that very thing, with no “if” and no “but”."),
        "owned": ("P7", "Take it over in your own name, without an excuse."),
    }
    order = [need for need in ("acknowledged", *needs) if need in texts]
    found = [WorkedStep(*texts[need], _met(talk, need)) for need in dict.fromkeys(order)]
    secret = [key for key, fact in talk.persona.case.facts.items() if fact.when == "heard"]
    if secret:
        say = talk.persona.case.facts[secret[0]].say
        text = f"Who feels heard tells more. {name} had this to tell: “{say}”"
        found.append(WorkedStep("P2", text, _when(talk, lambda mind: bool(mind.told & set(secret)))))
    return found


def _facts(talk: Conversation) -> list[WorkedStep]:
    case = talk.persona.case
    asked = [fact.asked_as[0] for fact in case.facts.values() if fact.when == "asked" and fact.asked_as][:2]
    found = []
    if asked:
        text = f"Ask once, and only for what the solution needs, such as the {' or the '.join(asked)}."
        found.append(WorkedStep("P3", text, _acted(talk, Act.asks_needed)))
    if case.claim_false_part:
        claim = sentences(case.claim_false_part)[0].partition(":")[0].rstrip(".")
        desk = f" The record is with {with_article(desk_name(case))}." if case.help.specialist else ""
        text = f"Stand by {talk.name} without agreeing to what is not so ({claim[:1].lower()}{claim[1:]}).{desk}"
        found.append(WorkedStep("P4", text, None))
    return found


def _bringing_in(talk: Conversation, best: Authority) -> list[WorkedStep]:
    case = talk.persona.case
    if best.by == "trainee" and "handed_over" not in case.needs:
        return []
    who = "specialist" if best.by == "specialist" else "manager"
    name = with_article(helper_name(getattr(case.help, who)) or who)
    text = f"Bring in {name} with a note: what happened, what was tried, what {talk.name} needs; nothing is told twice."
    came = _when(talk, lambda mind: who in mind.joined)
    warm = came is not None and Act.hands_over_warm in talk.readings.get(came, Reading())
    return [WorkedStep("P12", text, came if warm else None)]


def _solving(talk: Conversation, best: Authority) -> list[WorkedStep]:
    given = next((row for remedy in talk.mind.granted if (row := _would_do(remedy, talk.persona.case))), best)
    limit = f" ({given.limit})" if given.limit else ""
    whose = "This is yours: no leave to ask, no manager." if given.by == "trainee" else "Now it can be done."
    does = f"“{given.do}”{limit}. {whose} Send the action with your message, and say by when."
    done = _when(talk, lambda mind: given.id in mind.granted)
    agreed = talk.mind.ending in (Ending.resolved, Ending.settled)
    last = max((turn.number for turn in talk.transcript if turn.speaker == Speaker.trainee), default=None)
    return [
        WorkedStep("P13", does, done),
        WorkedStep(
            "P4", f"Ask whether it suits {talk.name}, sum up, and part once it is agreed.", last if agreed else None
        ),
    ]


def _would_do(remedy: str, case: Case) -> Authority | None:
    return case.remedy(remedy) if remedy in case.accepts else None


def _met(talk: Conversation, need: str) -> int | None:
    """The turn that met a need; what stands in a hostile or walling turn is not shown as a step well taken."""
    turn = _when(talk, lambda mind: need in mind.met)
    reading = talk.readings.get(turn or 0, Reading())
    return None if any(seen.act in POISON | SOURING for seen in reading.acts) else turn


def _acted(talk: Conversation, act: Act) -> int | None:
    return next((number for number, reading in sorted(talk.readings.items()) if act in reading), None)


def _when(talk: Conversation, holds: Callable[[Mind], bool]) -> int | None:
    """The trainee's turn after which something first held."""
    first = next((number for number, mind in sorted(talk.minds.items()) if holds(mind)), None)
    mine = [turn.number for turn in talk.transcript if turn.speaker == Speaker.trainee]
    return max((number for number in mine if first is not None and number < first), default=None)
