"""Authority (P13): used where it is the trainee's, not exceeded, not hoarded."""

import re

from app.acts import Act
from app.grading.finding import Finding, leaves, no, unbroken, unknown, yes
from app.grading.graded import Graded, Seen
from app.grading.matter import matter_in, weight
from app.persona import Authority, Case
from app.text import sentences

_PROMISE = re.compile(
    r"\b(?:i'll|we'll|will|can|promise|guarantee\w*|going to|get|gets|never|always|certainly|for free|give)\b",
    re.IGNORECASE,
)
_NO_CASE = "Without the case nobody knows what you were allowed to do."


def used(graded: Graded) -> Finding:
    """Met when a remedy that is the trainee's own to give, and that would do, was given or offered outright."""
    case = graded.case
    if case is None:
        return unknown(_NO_CASE)
    mine = [row.id for row in case.authority if row.by == "trainee"]
    would_do = [remedy for remedy in case.accepts if remedy in mine]
    if not mine or (case.accepts and not would_do):
        return leaves("Nothing that would do here is yours to give.")
    wanted = would_do or mine
    if fitting := [seen for seen in given(graded) if seen.remedy in wanted]:
        return yes("You used what you are allowed to do.", graded.best(fitting))
    if others := [seen for seen in given(graded) if seen.remedy in mine]:
        return no(f"What you gave does not fix it; you may also {_listed(case, wanted)}.", others[0])
    return no(f"You may {_listed(case, wanted)} yourself, and did not.")


def not_exceeded(graded: Graded) -> Finding:
    """Broken by an action or a promise that is a manager's or a specialist's before they have joined."""
    for seen in graded.seen(Act.overpromises, Act.commits):
        beyond = _beyond(graded, seen.remedy, seen.turn)
        rash = seen.act == Act.overpromises and _PROMISE.search(seen.quote) and not _granted_above(graded, seen)
        if beyond or rash:
            return no("You promised what is not yours to promise.", seen)
    if graded.case is None:
        return unknown(_NO_CASE)
    for turn in graded.trainee_turns:
        if _beyond(graded, turn.action, turn.number):
            return no("You did what only a colleague may do, without bringing them in.", Seen(turn.number, turn.text))
    return unbroken(graded, "You promised and did only what is yours to give.")


def not_hoarded(graded: Graded) -> Finding:
    """Broken by making the customer wait, or asking leave, for something the trainee may do."""
    for seen in graded.seen(Act.holds):
        return no("You made the customer wait for something you may do yourself.", seen)
    if graded.case is None:
        return unknown(_NO_CASE)
    return unbroken(graded, "You asked nobody's leave for what you may do yourself.")


def given(graded: Graded) -> tuple[Seen, ...]:
    """The remedies of the case that the trainee gave by an action or offered in words, in order of turns."""
    case = graded.case
    if case is None:
        return ()
    actions = [
        Seen(turn.number, _said_of(row, turn.text), Act.offers_remedy, row.id)
        for turn in graded.trainee_turns
        if turn.action and (row := case.remedy(turn.action))
    ]
    held = {seen.turn for seen in graded.seen(Act.holds)}
    words = [seen for seen in graded.reached(Act.offers_remedy, Act.commits) if seen.remedy and seen.turn not in held]
    return tuple(sorted((*actions, *words), key=lambda seen: seen.turn))


def _said_of(row: Authority, text: str) -> str:
    """The sentence that says most of the remedy; the whole text where none does."""
    about = matter_in(" ".join((row.do, *row.called)))
    most = max(sentences(text), key=lambda said: weight(matter_in(said) & about), default=text)
    return most if matter_in(most) & about else text


def _beyond(graded: Graded, remedy: str | None, turn: int) -> bool:
    """Whether a remedy is somebody else's to give who has not joined by this turn."""
    row = graded.case.remedy(remedy) if graded.case and remedy else None
    if row is None or row.by == "trainee":
        return False
    return graded.joined.get(row.by, turn + 1) > turn and not graded.seen(Act.hands_over_warm, turn=turn)


def _granted_above(graded: Graded, seen: Seen) -> bool:
    """Whether a colleague who may promise it is in the conversation: of a remedy its owner, otherwise anybody."""
    row = graded.case.remedy(seen.remedy) if graded.case and seen.remedy else None
    if row is None:
        return any(number <= seen.turn for number in graded.joined.values())
    return row.by != "trainee" and not _beyond(graded, seen.remedy, seen.turn)


def _listed(case: Case, remedies: list[str]) -> str:
    rows = [row for remedy in remedies if (row := case.remedy(remedy))]
    return " or ".join(f"“{row.do}”" + (f" ({row.limit})" if row.limit else "") for row in rows)
