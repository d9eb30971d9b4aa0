"""Each rule both ways, where it does not apply, and without a case."""

from app.acts import Act
from app.grading.rules import decide
from app.rubric import Rule


def test_every_rule_is_decided(talk, case) -> None:
    graded = talk().trainee("I am looking into your invoice now.", Act.informs).graded(case=case)
    for rule in Rule:
        finding = decide(rule, graded)
        assert finding.why
        assert (finding.met is None) == (finding.state != "assessed")


def test_without_a_case_the_rules_that_need_one_cannot_be_assessed(talk) -> None:
    graded = talk().trainee("I am looking into your invoice now.", Act.informs).graded()
    for rule in (
        Rule.authority_used,
        Rule.authority_not_exceeded,
        Rule.authority_not_hoarded,
        Rule.escalated_when_needed,
        Rule.not_escalated_needlessly,
        Rule.specialist_asked,
        Rule.no_false_concession,
        Rule.no_unkept_claim,
        Rule.needs_covered,
    ):
        assert decide(rule, graded).state == "cannot_assess", rule


def test_what_is_forbidden_is_no_merit_where_nothing_was_said(talk, case) -> None:
    graded = talk().trainee("k").graded(case=case)
    for rule in (Rule.no_abuse, Rule.no_repeated_question, Rule.authority_not_exceeded, Rule.authority_not_hoarded):
        assert decide(rule, graded).state == "cannot_assess", rule
