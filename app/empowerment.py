"""How the trainee used what they may do: used, exceeded or hoarded, and whether a colleague was rightly brought in."""

import re
from dataclasses import dataclass
from typing import Literal

from app.conversation import Conversation
from app.grading.graded import Graded, Seen
from app.grading.rules import authority, handover
from app.persona import Authority
from app.text import content

Kind = Literal["good", "bad", "open"]

_ASKS_LEAVE = re.compile(
    r"\b(?:check|ask|whether|wait|moment|manager|supervisor|approv\w*|permission)\b", re.IGNORECASE
)


@dataclass(frozen=True)
class Remark:
    """One thing to see: `kind` says how it weighs, `turn` where it was, `quote` with which words."""

    kind: Kind
    text: str
    principle: str
    turn: int | None = None
    quote: str = ""


def remarks(talk: Conversation) -> tuple[Remark, ...]:
    """What the debrief says of authority and of colleagues, whatever the rubric asks; empty before the first turn."""
    if not talk.graded.trainee_turns:
        return ()
    found = [*_used(talk), _exceeded(talk.graded), _hoarded(talk.graded), _manager(talk)]
    return tuple(one for one in found if one)


def _used(talk: Conversation) -> list[Remark]:
    """Each remedy of the trainee's own that was used, and the ones that would do where they were not."""
    case = talk.persona.case
    mine = [row for row in case.authority if row.by == "trainee"]
    pressed = {turn.action: turn.number for turn in reversed(talk.graded.trainee_turns) if turn.action}
    named = {seen.remedy: seen.turn for seen in reversed(authority.given(talk.graded)) if seen.remedy}
    found = []
    for row in mine:
        if row.id in pressed:
            found.append(Remark("good", f"Used: “{row.do}”.", "P13", pressed[row.id]))
        elif row.id in named and row.id in case.accepts:
            found.append(Remark("open", f"Offered in words, not done: “{row.do}”.", "P13", named[row.id]))
    would_do = [row for row in mine if row.id in case.accepts]
    if would_do and not any(row.id in pressed or row.id in named for row in would_do):
        found.append(Remark("bad", f"Not used: {_or(would_do)}. It was yours to do.", "P13"))
    return found


def _exceeded(graded: Graded) -> Remark | None:
    finding = authority.not_exceeded(graded)
    if finding.met is not False or finding.seen is None or finding.seen.quote.rstrip().endswith("?"):
        return None
    return Remark("bad", f"Exceeded: {_lower(finding.why)}", "P13", finding.seen.turn, finding.seen.quote)


def _hoarded(graded: Graded) -> Remark | None:
    finding = authority.not_hoarded(graded)
    if finding.met is not False or finding.seen is None:
        return None
    if _names_a_remedy(finding.seen, graded):
        return None
    return Remark("bad", f"Hoarded: {_lower(finding.why)}", "P13", finding.seen.turn, finding.seen.quote)


def _manager(talk: Conversation) -> Remark | None:
    """The cell of needed and done."""
    case = talk.persona.case
    owners = {row.by for remedy in case.accepts if (row := case.remedy(remedy))} - {"trainee"} or {"manager"}
    done = [one for one in handover.handovers(talk.graded) if one.to == "manager" or one.to in owners]
    if not done:
        if case.escalation == "needed":
            return Remark(
                "bad", f"Needed and not done: only the {' or the '.join(sorted(owners))} could decide this.", "P12"
            )
        return (
            Remark("good", "Kept with you: no manager was needed.", "P13") if case.escalation == "not_needed" else None
        )
    first = done[0]
    at, words = first.seen.turn, first.seen.quote
    if case.escalation == "not_needed" and first.to == "manager":
        return Remark("bad", "Red tape: the manager was brought in for what you may settle yourself.", "P13", at, words)
    needed = "Needed and done" if case.escalation == "needed" else "Brought in"
    if first.warm:
        return Remark("good", f"{needed}, with a warm handover: nothing had to be told twice.", "P12", at, words)
    return Remark(
        "bad", f"{needed}, but cold: your colleague knew nothing, and it was told all over again.", "P12", at, words
    )


def _names_a_remedy(seen: Seen, graded: Graded) -> bool:
    """Whether the words only name something the case has to offer, such as: put the account on hold."""
    if _ASKS_LEAVE.search(seen.quote):
        return False
    rows = graded.case.authority if graded.case else ()
    return any(len(content(seen.quote) & content(row.do)) >= 2 for row in rows)


def _or(rows: list[Authority]) -> str:
    return " or ".join(f"“{row.do}”" + (f" ({row.limit})" if row.limit else "") for row in rows)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
