"""The rules on what was done for the customer: each both ways, where it does not apply, and without a case."""

from app.acts import Act
from app.grading.rules import decide
from app.rubric import Rule
from tests.fakes.acts import offer


class TestSolution:
    def test_needs_are_covered_by_acts_and_by_remedies_with_a_date(self, talk, case) -> None:
        text = "Two charges, I am sorry. I refund the second one now."
        most = talk().trainee(text, Act.acknowledges, Act.apologizes)
        missing = decide(Rule.needs_covered, most.graded(case=case))
        assert missing.met is False
        assert "Refund the second charge" in missing.why
        most.trainee("It is done while you wait.", action="refund_now")
        assert decide(Rule.needs_covered, most.graded(case=case)).met

    def test_agreement_is_the_customers_to_give(self, talk, case) -> None:
        offered = "I refund the second charge now, does that help?"
        yes = talk().trainee(offered, offer(offered, "refund_now")).customer("ok thanks, that works for me")
        no = talk().trainee(offered, offer(offered, "refund_now")).customer("And that helps me how? Useless.")
        assert decide(Rule.closed_with_agreement, yes.graded(case=case)).met
        assert decide(Rule.closed_with_agreement, no.graded(case=case)).met is False
        lost = case.model_copy(update={"winnable": False})
        assert decide(Rule.closed_with_agreement, no.graded(case=lost)).state == "not_applicable"

    def test_answers_take_the_matter_forward(self, talk) -> None:
        good = talk().trainee("The second charge came from a retry.", Act.informs).graded()
        assert decide(Rule.answered, good).met
        assert decide(Rule.answered, talk().trainee("We value your feedback.", Act.canned).graded()).met is False
        objected = talk().trainee("We sell umbrellas too.", Act.informs).customer("That's not what I asked.")
        assert decide(Rule.answered, objected.graded()).met is False

    def test_a_remedy_fits_by_the_case_or_else_by_the_customers_words(self, talk, case) -> None:
        said = "I refund the second charge today."
        assert decide(Rule.remedy_fits, talk().trainee(said, offer(said, "refund_now")).graded(case=case)).met
        assert decide(Rule.remedy_fits, talk().trainee(said, offer(said, "letter")).graded(case=case)).met is False
        assert decide(Rule.remedy_fits, talk().trainee("Hello there, Dana.").graded(case=case)).met is False
        taken = talk().trainee(said, offer(said)).customer("Great, thanks.")
        refused = talk().trainee(said, offer(said)).customer("That doesn't help me at all.")
        silent = talk().trainee(said, offer(said))
        assert decide(Rule.remedy_fits, taken.graded()).met
        assert decide(Rule.remedy_fits, refused.graded()).met is False
        assert decide(Rule.remedy_fits, silent.graded()).state == "cannot_assess"

    def test_without_a_list_of_what_is_accepted_the_table_says_what_can_be_done(self, talk, case) -> None:
        open_end = case.model_copy(update={"accepts": ()})
        said = "I refund the second charge today."
        assert decide(Rule.remedy_fits, talk().trainee(said, offer(said, "letter")).graded(case=open_end)).met
        assert decide(Rule.remedy_fits, talk().trainee(said, offer(said)).graded(case=open_end)).met is False

    def test_a_step_is_to_the_point_when_it_names_a_thing_of_this_customer(self, talk, case) -> None:
        near, far = "I take the second charge off today.", "I send a courier for the sofa today."
        assert decide(Rule.to_the_point, talk().trainee(near, offer(near)).graded(case=case)).met
        assert decide(Rule.to_the_point, talk().trainee(far, offer(far)).graded(case=case)).met is False
        assert decide(Rule.to_the_point, talk().trainee("Yes, right, quite so.").graded(case=case)).met is False

    def test_an_unwinnable_customer_takes_nothing_away(self, talk, case) -> None:
        lost = case.model_copy(update={"winnable": False, "accepts": ()})
        said = "I can send a letter today."
        graded = talk().trainee(said, offer(said, "letter")).customer("Forget it!! Useless.").graded(case=lost)
        assert decide(Rule.remedy_fits, graded).state == "not_applicable"
        assert decide(Rule.not_left_unserved, graded).met

    def test_nobody_is_left_unserved(self, talk) -> None:
        good = talk().trainee("It is on your card by Friday.", Act.commits)
        assert decide(Rule.not_left_unserved, good.graded()).met
        assert decide(Rule.not_left_unserved, good.customer("Still nothing. Useless!").graded()).met is False
        off = talk().trainee("Write to our head office.", Act.brushes_off).graded()
        assert decide(Rule.not_left_unserved, off).met is False

    def test_specific_means_this_customers_own_matter(self, talk) -> None:
        assert decide(Rule.specific, talk().trainee("I have invoice A-20418 open here.").graded()).met
        assert decide(Rule.specific, talk().trainee("I understand your concern completely.").graded()).met is False
        parrot = talk().trainee("Charged twice, invoice A-20418, and nobody answers me.").graded()
        assert decide(Rule.specific, parrot).met is False
