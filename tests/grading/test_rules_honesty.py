"""The rules on what is conceded and claimed: each both ways, where it does not apply, and without a case."""

import pytest

from app.acts import Act, ActSeen
from app.grading.rules import decide
from app.rubric import Rule
from tests.fakes.acts import offer


class TestHonesty:
    def test_a_rule_needs_its_reason_in_that_turn_or_the_next(self, talk) -> None:
        wall = "Refunds take five working days, that is our policy."
        why = "The banks clear such payments in batches."
        assert decide(Rule.reason_given, talk().trainee(wall, Act.policy_wall).graded()).met is False
        both = talk().trainee(f"{wall} {why}", Act.policy_wall, ActSeen(act=Act.explains_why, quote=why)).graded()
        assert decide(Rule.reason_given, both).met
        next_turn = talk().trainee(wall, Act.policy_wall).customer("Why?").trainee(why, Act.explains_why).graded()
        assert decide(Rule.reason_given, next_turn).met
        too_late = (
            talk().trainee(wall, Act.policy_wall).trainee("Well, that is how it is.").trainee(why, Act.explains_why)
        )
        assert decide(Rule.reason_given, too_late.graded()).met is False

    def test_each_rule_needs_one(self, talk) -> None:
        graded = talk().trainee("The banks clear in batches, you see.", Act.explains_why)
        graded.trainee("And no, not without the letter.", Act.refuses)
        assert decide(Rule.reason_given, graded.graded()).met is False

    def test_without_a_rule_no_reason_is_asked_for(self, talk) -> None:
        assert decide(Rule.reason_given, talk().trainee("I do it right now.").graded()).state == "not_applicable"

    def test_a_false_claim_is_not_conceded(self, talk, case) -> None:
        false = case.model_copy(update={"claim": "false"})
        wrong = talk().trainee("You are right, we charged you twice.", Act.concedes_false)
        right = talk().trainee("I can see how being charged twice looks to you.", Act.acknowledges)
        assert decide(Rule.no_false_concession, wrong.graded(case=false)).met is False
        assert decide(Rule.no_false_concession, right.graded(case=false)).met
        assert decide(Rule.no_false_concession, right.graded(case=case)).state == "not_applicable"

    @pytest.mark.parametrize(
        "claim", ["I've refunded you.", "We have already credited your account.", "Your refund has been issued."]
    )
    def test_done_means_done(self, talk, case, claim: str) -> None:
        assert decide(Rule.no_unkept_claim, talk().trainee(claim).graded(case=case)).met is False
        kept = talk().trainee(claim, action="refund_now").graded(case=case)
        assert decide(Rule.no_unkept_claim, kept).met

    def test_another_action_does_not_keep_this_claim(self, talk, case) -> None:
        claim = "I've refunded the second charge."
        other = talk().trainee(claim, offer(claim, "refund_now"), action="letter").graded(case=case)
        assert decide(Rule.no_unkept_claim, other).met is False

    def test_a_promise_is_no_claim(self, talk, case) -> None:
        assert decide(
            Rule.no_unkept_claim, talk().trainee("I will refund you by noon.", Act.commits).graded(case=case)
        ).met
