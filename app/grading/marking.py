"""One mark an item: whether it applies, then code for `rule` items and the grader's answer for `ask` items."""

from collections.abc import Callable

from app.acts import Act
from app.grading.evidence import steers, unsupported
from app.grading.finding import Finding, leaves, unknown
from app.grading.graded import Graded
from app.grading.rules import decide
from app.grading.scorecard import Mark
from app.persona import Case
from app.rubric import Condition, Criterion, Item
from app.text import contains_quote, sentences

Marks = dict[str, tuple[Mark, ...]]


def mark_all(graded: Graded, ask: Callable[[Criterion, Item], Mark]) -> Marks:
    """The marks by criterion id; `ask` answers the `ask` items that apply."""
    return {
        criterion.id: tuple(_with_evidence(_mark(graded, criterion, item, ask=ask), graded) for item in criterion.items)
        for criterion in graded.rubric.criteria
    }


def to_ask(graded: Graded) -> list[tuple[Criterion, Item]]:
    """The `ask` items that apply to this conversation, in the rubric's order."""
    return [
        (criterion, item)
        for criterion in graded.rubric.criteria
        for item in criterion.items
        if item.ask is not None and applies(item.applies_when, graded.case)
    ]


def applies(condition: Condition | None, case: Case | None) -> bool | None:
    """Whether an item applies to the case; None where there is no case to tell."""
    wanted_of_case = {key: wanted for key, wanted in condition or () if key != "has_case" and wanted is not None}
    if condition and condition.has_case is not None and condition.has_case != (case is not None):
        return False
    if not wanted_of_case:
        return True
    if case is None:
        return None
    holds = {
        "escalation": case.escalation,
        "claim": case.claim,
        "winnable": case.winnable,
        "has_policy": bool(case.policies),
        "has_authority": any(row.by == "trainee" for row in case.authority),
        "has_specialist": bool(case.help.specialist),
        "has_clock": bool(case.clock),
    }
    return all(
        holds[key] in wanted if isinstance(wanted, tuple) else holds[key] == wanted
        for key, wanted in wanted_of_case.items()
    )


def steering_notes(graded: Graded) -> tuple[str, ...]:
    """What the coach should look at: words of the trainee that speak to the machine. They earn nothing."""
    read = {seen.turn: seen.quote for seen in reversed(graded.seen(Act.steers_model))}
    found = {turn.number: said for turn in graded.trainee_turns for said in sentences(turn.text) if steers(said)}
    return tuple(
        f"Turn {number} speaks to the grader, not to the customer: “{words}”"
        for number, words in sorted((found | read).items())
    )


def as_mark(item: Item, finding: Finding) -> Mark:
    """A finding as the mark of an item."""
    return Mark(
        id=item.id,
        met=finding.met if finding.state == "assessed" else None,
        state=finding.state,
        turn=finding.seen.turn if finding.seen else None,
        quote=finding.seen.quote if finding.seen else "",
        why=finding.why,
    )


def _with_evidence(mark: Mark, graded: Graded) -> Mark:
    """A met mark shows words that stand, else the sentence around them, else none (the customer is its witness)."""
    turn = graded.turn(mark.turn)
    if not mark.met or not mark.quote or turn is None:
        return mark
    around = (said for said in sentences(turn.text) if contains_quote(said, mark.quote))
    standing = (words for words in (mark.quote, *around) if unsupported(words, turn, graded.transcript) is None)
    return mark.model_copy(update={"quote": next(standing, "")})


def _mark(graded: Graded, criterion: Criterion, item: Item, *, ask: Callable[[Criterion, Item], Mark]) -> Mark:
    applicable = applies(item.applies_when, graded.case)
    if applicable is None:
        return as_mark(item, unknown("Nothing is known about the case, so this cannot be told."))
    if not applicable:
        return as_mark(item, leaves("Does not apply to this case."))
    if not graded.trainee_turns:
        return as_mark(item, unknown("You have not answered yet."))
    if item.rule is not None:
        return as_mark(item, decide(item.rule, graded))
    return ask(criterion, item)
