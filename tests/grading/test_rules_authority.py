"""The rules on authority used, exceeded and hoarded: each both ways, where it does not apply, and without a case."""

from app.acts import Act, ActSeen
from app.grading.rules import decide
from app.rubric import Rule
from tests.fakes.acts import offer


class TestAuthority:
    def test_used_by_the_action_or_by_an_outright_offer_that_would_do(self, talk, case) -> None:
        acted = talk().trainee("It is on its way to your card.", action="refund_now").graded(case=case)
        assert decide(Rule.authority_used, acted).met
        said = "I refund the second charge today."
        assert decide(Rule.authority_used, talk().trainee(said, offer(said, "refund_now")).graded(case=case)).met

    def test_not_used_by_nothing_and_not_by_what_does_not_fix_it(self, talk, case) -> None:
        assert decide(Rule.authority_used, talk().trainee("We will see about it.").graded(case=case)).met is False
        letter = talk().trainee("You will get a letter.", action="letter").graded(case=case)
        assert decide(Rule.authority_used, letter).met is False

    def test_not_used_by_asking_leave_for_it(self, talk, case) -> None:
        said = "I will ask whether I may refund the second charge."
        held = talk().trainee(said, offer(said, "refund_now"), Act.holds).graded(case=case)
        assert decide(Rule.authority_used, held).met is False
        assert decide(Rule.authority_not_hoarded, held).met is False

    def test_does_not_apply_where_only_others_can_help(self, talk, case) -> None:
        above = case.model_copy(update={"accepts": ("free_month",)})
        assert decide(Rule.authority_used, talk().trainee("Hello there, Dana.").graded(case=above)).met is None

    def test_exceeded_by_an_action_or_a_promise_of_the_managers(self, talk, case) -> None:
        acted = talk().trainee("You get one month for free.", action="free_month").graded(case=case)
        assert decide(Rule.authority_not_exceeded, acted).met is False
        said = "You get one month for free."
        for act in (Act.overpromises, Act.commits):
            promised = talk().trainee(said, ActSeen(act=act, quote=said, remedy="free_month")).graded(case=case)
            assert decide(Rule.authority_not_exceeded, promised).seen.quote == said

    def test_not_exceeded_once_the_manager_has_joined(self, talk, case) -> None:
        said = "So you get one month for free today."
        after = talk().trainee("I am bringing in Ines, our manager.", action="manager").manager("Ines here.")
        after.trainee(said, ActSeen(act=Act.overpromises, quote=said, remedy="free_month"), action="free_month")
        assert decide(Rule.authority_not_exceeded, after.graded(case=case)).met

    def test_a_promise_that_nobody_can_keep_needs_no_case(self, talk) -> None:
        graded = talk().trainee("This will never happen again, guaranteed.", Act.overpromises).graded()
        assert decide(Rule.authority_not_exceeded, graded).met is False

    def test_not_hoarded_by_simply_doing_it(self, talk, case) -> None:
        acted = talk().trainee("It is on its way to your card.", action="refund_now").graded(case=case)
        assert decide(Rule.authority_not_hoarded, acted).met
