"""The `rule` items: each is decided by code from transcript, readings and case, with its evidence."""

from collections.abc import Callable

from app.grading.finding import Finding
from app.grading.graded import Graded
from app.grading.rules import authority, handover, honesty, manner, solution, specific, witness
from app.rubric import Rule

_RULES: dict[Rule, Callable[[Graded], Finding]] = {
    Rule.authority_used: authority.used,
    Rule.authority_not_exceeded: authority.not_exceeded,
    Rule.authority_not_hoarded: authority.not_hoarded,
    Rule.reason_given: honesty.reason_given,
    Rule.escalated_when_needed: handover.escalated_when_needed,
    Rule.not_escalated_needlessly: handover.not_escalated_needlessly,
    Rule.warm_handover: handover.warm,
    Rule.specialist_asked: handover.specialist_asked,
    Rule.no_repeated_question: manner.no_repeated_question,
    Rule.no_false_concession: honesty.no_false_concession,
    Rule.first_turn_warm: manner.first_turn_warm,
    Rule.own_words: manner.own_words,
    Rule.no_unkept_claim: honesty.no_unkept_claim,
    Rule.no_abuse: manner.no_abuse,
    Rule.feeling_before_solution: manner.feeling_before_solution,
    Rule.needs_covered: solution.needs_covered,
    Rule.closed_with_agreement: solution.closed_with_agreement,
    Rule.apology_with_fix: manner.apology_with_fix,
    Rule.specific: specific.specific,
    Rule.answered: solution.answered,
    Rule.to_the_point: specific.to_the_point,
    Rule.remedy_fits: solution.remedy_fits,
    Rule.not_left_unserved: solution.not_left_unserved,
    Rule.customer_content: witness.content,
    Rule.customer_not_protesting: witness.not_protesting,
    Rule.customer_mostly_calm: witness.mostly_calm,
    Rule.customer_calmed: witness.calmed,
    Rule.customer_thanked: witness.thanked,
    Rule.customer_heard: witness.heard,
}


def decide(rule: Rule, graded: Graded) -> Finding:
    """The finding of a rule on a conversation with at least one turn of the trainee."""
    return _RULES[rule](graded)
