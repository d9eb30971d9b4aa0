"""The rules on managers and specialists brought in: each both ways, where it does not apply, and without a case."""

from app.acts import Act, ActSeen
from app.grading.rules import decide
from app.rubric import Rule


class TestHandover:
    warm = "I am bringing in Ines, our manager: two charges, invoice A-20418, you need not repeat it."

    def test_the_four_cells(self, talk, case) -> None:
        needed = case.model_copy(update={"escalation": "needed", "accepts": ("free_month",)})
        done = talk().trainee(self.warm, Act.hands_over_warm, action="manager")
        left = talk().trainee("I am looking into your invoice now.", Act.informs)
        assert decide(Rule.escalated_when_needed, done.graded(case=needed)).met
        assert decide(Rule.escalated_when_needed, left.graded(case=needed)).met is False
        assert decide(Rule.not_escalated_needlessly, done.graded(case=case)).met is False
        assert decide(Rule.not_escalated_needlessly, left.graded(case=case)).met
        assert decide(Rule.escalated_when_needed, left.graded(case=case)).state == "not_applicable"
        assert decide(Rule.not_escalated_needlessly, left.graded(case=needed)).state == "not_applicable"

    def test_where_it_is_optional_neither_is_held_against_anybody(self, talk, case) -> None:
        optional = case.model_copy(update={"escalation": "optional"})
        graded = talk().trainee(self.warm, Act.hands_over_warm, action="manager").graded(case=optional)
        assert decide(Rule.not_escalated_needlessly, graded).state == "not_applicable"
        assert decide(Rule.escalated_when_needed, graded).state == "not_applicable"

    def test_words_alone_bring_somebody_in(self, talk, case) -> None:
        graded = talk().trainee("Let me get my manager for you.", Act.hands_over_cold).graded(case=case)
        assert decide(Rule.not_escalated_needlessly, graded).met is False

    def test_the_colleague_may_be_named_in_another_sentence_than_the_summary(self, talk, case) -> None:
        said = "So I've brought Ruth in, she runs billing. She has it all from me: invoice A-20418, charged twice."
        needed = case.model_copy(update={"escalation": "needed", "accepts": ("free_month",)})
        summary = ActSeen(act=Act.hands_over_warm, quote="She has it all from me: invoice A-20418, charged twice.")
        graded = talk().trainee(said, summary)
        assert decide(Rule.escalated_when_needed, graded.graded(case=needed)).met
        assert decide(Rule.warm_handover, graded.graded(case=needed)).met

    def test_warm_with_a_summary_and_cold_without(self, talk, case) -> None:
        warm = talk().trainee(self.warm, Act.hands_over_warm, action="manager")
        cold = talk().trainee("Transferring you to my manager.", Act.hands_over_cold, action="manager")
        button = talk().trainee("One moment please, Dana.", action="manager")
        needed = case.model_copy(update={"escalation": "needed", "accepts": ("free_month",)})
        assert decide(Rule.warm_handover, warm.graded(case=needed)).met
        assert decide(Rule.warm_handover, cold.graded(case=needed)).met is False
        assert decide(Rule.warm_handover, button.graded(case=needed)).met is False
        assert decide(Rule.warm_handover, warm.graded(case=case)).state == "not_applicable"
        assert decide(Rule.warm_handover, talk().trainee("I can do that.").graded()).state == "not_applicable"

    def test_the_specialist_is_asked_and_not_left_to_the_customer(self, talk, case) -> None:
        asked = talk().trainee("I am asking Billing while you are here.", action="specialist").graded(case=case)
        sent = talk().trainee("You have to call Billing yourself.", Act.brushes_off).graded(case=case)
        fine = talk().trainee("I refund it now.", action="refund_now").graded(case=case)
        assert decide(Rule.specialist_asked, asked).met
        assert decide(Rule.warm_handover, asked).state == "not_applicable"
        assert decide(Rule.specialist_asked, sent).met is False
        assert decide(Rule.specialist_asked, fine).state == "not_applicable"
