"""Bringing colleagues in (P12, P14): the four cells of needed and done, and how it is done."""

import re
from dataclasses import dataclass
from typing import Literal

from app.acts import Act
from app.grading.finding import Finding, leaves, no, unbroken, unknown, yes
from app.grading.graded import Graded, Seen
from app.grading.matter import matter_in, weight
from app.text import sentences
from app.transcript import Turn

_MANAGER = re.compile(
    r"\b(manager|supervisor|team lead(?:er)?|boss|duty lead|head of|superior|in charge(?: of)?|(?:who|she|he) runs)\b",
    re.IGNORECASE,
)
_TRANSFER = re.compile(
    r"\b(?:manager|supervisor|team|lead|boss|colleague|specialist|department|desk|expert|somebody|someone|transfer\w*"
    r"|hand(?:ing)? (?:you|this|it) (?:over|on)|put(?:ting)? you through|connect\w*|forward\w*|escalat\w*"
    r"|(?:bring|brought|bringing)(?: \w+){0,3} in"
    r"|pass(?:ing)? (?:you|this|it) (?:on|over|to))\b",
    re.IGNORECASE,
)
_STORY = 2
_NO_CASE = "Without the case nobody knows whether a colleague was needed."


@dataclass(frozen=True, slots=True)
class Handover:
    """One colleague brought in, by a turn of the trainee."""

    to: Literal["manager", "specialist"]
    warm: bool
    seen: Seen


def handovers(graded: Graded) -> tuple[Handover, ...]:
    """Every time the trainee brought somebody in, by an action or in words."""
    return tuple(one for turn in graded.trainee_turns if (one := _handover(graded, turn.number)))


def escalated_when_needed(graded: Graded) -> Finding:
    """Applies where escalation is needed; met when the one who can help was brought in."""
    case = graded.case
    if case is None:
        return unknown(_NO_CASE)
    if case.escalation != "needed":
        return leaves("This was within your reach.")
    owners = {row.by for remedy in case.accepts if (row := case.remedy(remedy))} - {"trainee"} or {"manager"}
    for one in handovers(graded):
        if one.to in owners:
            return yes("You brought in the colleague who can decide this.", one.seen)
    return no(f"Only the {' or the '.join(sorted(owners))} could decide this, and you did not bring them in.")


def not_escalated_needlessly(graded: Graded) -> Finding:
    """Applies where escalation is not needed; broken by bringing in the manager."""
    if graded.case is None:
        return unknown(_NO_CASE)
    if graded.case.escalation != "not_needed":
        return leaves("Bringing a manager in was open to you here.")
    for one in handovers(graded):
        if one.to == "manager":
            return no("You could have settled this yourself; a manager was not needed.", one.seen)
    return unbroken(graded, "You settled what is yours to settle.")


def warm(graded: Graded) -> Finding:
    """Applies where somebody was brought in; met when each time with a reason and a summary."""
    asides = [one for one in handovers(graded) if one.to == "specialist" and one.seen.act is None]
    done = [one for one in handovers(graded) if one not in asides]
    if not done:
        return leaves("You handed the customer over to nobody.")
    if graded.case and graded.case.escalation == "not_needed" and all(one.to == "manager" for one in done):
        return leaves("No handover was needed, however well it was done.")
    cold = [one for one in done if not one.warm]
    if cold:
        return no("Your colleague came in without a reason and a summary, so the customer starts again.", cold[0].seen)
    return yes("You handed over with a reason and a summary.", done[0].seen)


def specialist_asked(graded: Graded) -> Finding:
    """Applies where a specialist is at hand; met when asked, broken by sending the customer to find one."""
    case = graded.case
    if case is None:
        return unknown(_NO_CASE)
    if not case.help.specialist:
        return leaves("No specialist is at hand here.")
    for one in handovers(graded):
        if one.to == "specialist":
            return yes("You asked the specialist yourself.", one.seen)
    if graded.asides:
        return yes("You asked the specialist yourself, beside the chat.", Seen(min(graded.asides), ""))
    for seen in graded.seen(Act.brushes_off):
        return no("You sent the customer away instead of asking the specialist yourself.", seen)
    depends = [row for remedy in case.accepts if (row := case.remedy(remedy)) and row.by == "specialist"]
    if depends or graded.seen(Act.vague):
        return no("The specialist could have told you, and you did not ask.")
    return leaves("You could answer without the specialist.")


def _handover(graded: Graded, number: int) -> Handover | None:
    turn = graded.turn(number)
    if turn is None:
        return None
    warm_words = graded.seen(Act.hands_over_warm, turn=number)
    words = warm_words or graded.seen(Act.hands_over_cold, turn=number)
    if turn.action in ("manager", "specialist"):
        to: Literal["manager", "specialist"] = "manager" if turn.action == "manager" else "specialist"
        warm = bool(warm_words) or _briefs(graded, turn)
        return Handover(to, warm=warm, seen=words[0] if words else Seen(number, turn.text))
    if not words or not (_TRANSFER.search(turn.text) or _named(graded, turn.text)):
        return None
    return Handover(_to(graded, words[0], turn.text), warm=bool(warm_words), seen=words[0])


def _briefs(graded: Graded, turn: Turn) -> bool:
    """Whether the words that go with the action tell the colleague this customer's story."""
    return any(weight(matter_in(said) & graded.place(turn).heard) >= _STORY for said in sentences(turn.text))


def _named(graded: Graded, text: str) -> Literal["manager", "specialist"] | None:
    """Which of the case's helpers a text names."""
    help_ = graded.case.help if graded.case else None
    for to, who in (("manager", help_.manager), ("specialist", help_.specialist)) if help_ else ():
        if who and re.split(r"[\s,:]", who)[0].casefold() in text.casefold():
            return "manager" if to == "manager" else "specialist"
    return None


def _to(graded: Graded, words: Seen, text: str) -> Literal["manager", "specialist"]:
    if _MANAGER.search(words.quote) or (words.act == Act.hands_over_warm and _MANAGER.search(text)):
        return "manager"
    if named := _named(graded, words.quote) or _named(graded, text):
        return named
    specialist = graded.case is not None and graded.case.help.specialist and not _MANAGER.search(text)
    return "specialist" if specialist else "manager"
