"""Each rule both ways, where it does not apply, and without a case."""

import pytest

from app.acts import Act, ActSeen
from app.grading.rules import decide
from app.rubric import Rule


def offer(quote: str, remedy: str | None = None) -> ActSeen:
    return ActSeen(act=Act.offers_remedy, quote=quote, remedy=remedy)


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

    def test_warm_with_a_summary_and_cold_without(self, talk, case) -> None:
        warm = talk().trainee(self.warm, Act.hands_over_warm, action="manager")
        cold = talk().trainee("Transferring you to my manager.", Act.hands_over_cold, action="manager")
        button = talk().trainee("One moment please, Dana.", action="manager")
        assert decide(Rule.warm_handover, warm.graded(case=case)).met
        assert decide(Rule.warm_handover, cold.graded(case=case)).met is False
        assert decide(Rule.warm_handover, button.graded(case=case)).met is False
        assert decide(Rule.warm_handover, talk().trainee("I can do that.").graded()).state == "not_applicable"

    def test_the_specialist_is_asked_and_not_left_to_the_customer(self, talk, case) -> None:
        asked = talk().trainee("I am asking Billing while you are here.", action="specialist").graded(case=case)
        sent = talk().trainee("You have to call Billing yourself.", Act.brushes_off).graded(case=case)
        fine = talk().trainee("I refund it now.", action="refund_now").graded(case=case)
        assert decide(Rule.specialist_asked, asked).met
        assert decide(Rule.warm_handover, asked).state == "not_applicable"
        assert decide(Rule.specialist_asked, sent).met is False
        assert decide(Rule.specialist_asked, fine).state == "not_applicable"


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


class TestManner:
    def test_a_first_turn_is_warm_and_takes_charge(self, talk) -> None:
        good = talk().trainee("Hi, I'm Jo, and I am on it now.", Act.greets, Act.commits).graded()
        assert decide(Rule.first_turn_warm, good).met
        for acts in ((Act.greets,), (Act.informs,), (Act.greets, Act.commits, Act.dismisses), ()):
            assert decide(Rule.first_turn_warm, talk().trainee("Some words of mine.", *acts).graded()).met is False

    def test_only_the_first_turn_counts_for_it(self, talk) -> None:
        late = talk().trainee("Name?").trainee("Hi, I'm Jo, and I am on it now.", Act.greets, Act.commits).graded()
        assert decide(Rule.first_turn_warm, late).met is False

    def test_own_words_are_specific_and_not_said_again(self, talk) -> None:
        said = "Two charges on one invoice must not happen."
        assert decide(Rule.own_words, talk().trainee(said, Act.acknowledges).graded()).met
        again = talk().trainee(said, Act.acknowledges).trainee(said, Act.acknowledges).graded()
        assert decide(Rule.own_words, again).met is False
        canned = talk().trainee("We apologize for any inconvenience.", Act.canned).graded()
        assert decide(Rule.own_words, canned).met is False
        assert decide(Rule.own_words, talk().trainee("Yes, right, quite so.").graded()).met is False

    def test_one_stock_phrase_beside_something_specific_is_forgiven_and_two_are_not(self, talk) -> None:
        one = talk().trainee("Sorry for the inconvenience. I see both charges.", Act.canned, Act.acknowledges)
        assert decide(Rule.own_words, one.graded()).met
        one.trainee("Thank you for your patience. It is booked.", Act.canned, Act.informs)
        assert decide(Rule.own_words, one.graded()).met is False

    def test_a_sentence_of_an_earlier_attempt_is_a_template(self, talk) -> None:
        graded = talk().trainee("Two charges on one invoice must not happen.", Act.acknowledges)
        before = frozenset({"two charges on one invoice must not happen"})
        assert decide(Rule.own_words, graded.graded(said_before=before)).met is False

    def test_hostility(self, talk) -> None:
        assert decide(Rule.no_abuse, talk().trainee("You are an idiot, Dana.", Act.rude).graded()).met is False
        assert decide(Rule.no_abuse, talk().trainee("I am looking into it now.", Act.informs).graded()).met

    def test_the_person_comes_before_the_solution(self, talk) -> None:
        text = "Two charges, and nobody answered you. I refund it today."
        feeling = ActSeen(act=Act.acknowledges, quote="Two charges, and nobody answered you.")
        solution = ActSeen(act=Act.offers_remedy, quote="I refund it today.")
        assert decide(Rule.feeling_before_solution, talk().trainee(text, solution, feeling).graded()).met
        turned = "I refund it today. Two charges, and nobody answered you."
        assert decide(Rule.feeling_before_solution, talk().trainee(turned, feeling, solution).graded()).met is False
        assert decide(Rule.feeling_before_solution, talk().trainee("I refund it.", solution).graded()).met is False

    def test_nothing_is_asked_twice(self, talk) -> None:
        question = "What is your invoice number, please?"
        once = talk("It is all wrong.").trainee(question, Act.asks_needed).customer("A-20418")
        assert decide(Rule.no_repeated_question, once.graded()).met
        assert decide(Rule.no_repeated_question, once.trainee(question).graded()).met is False
        read = talk().trainee("How can I help you today?", Act.asked_again).graded()
        assert decide(Rule.no_repeated_question, read).met is False
        told = talk().trainee("Which invoice is it about?").customer("I already told you that!").graded()
        assert decide(Rule.no_repeated_question, told).met is False

    def test_an_apology_comes_with_a_deed(self, talk, case) -> None:
        sorry = "I am sorry that we charged you twice."
        with_fix = talk().trainee(f"{sorry} I refund it now.", Act.apologizes, Act.offers_remedy).graded()
        assert decide(Rule.apology_with_fix, with_fix).met
        assert decide(Rule.apology_with_fix, talk().trainee(sorry, Act.apologizes).graded()).met is False
        assert decide(Rule.apology_with_fix, talk().trainee("I refund it.", Act.offers_remedy).graded()).met is False
        false = case.model_copy(update={"claim": "false"})
        no_fault = talk().trainee("I can split the bill.", Act.offers_remedy).graded(case=false)
        assert decide(Rule.apology_with_fix, no_fault).state == "not_applicable"


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


class TestWitness:
    def test_content_and_protest_are_read_from_the_last_words(self, talk) -> None:
        happy = talk().trainee("It is done.").customer("Great, that works. Thank you!").graded()
        cross = talk().trainee("It is done.").customer("Thanks.").trainee("Yes.").customer("It still does not work!")
        plain = talk().trainee("Which one?").customer("The blue one.").graded()
        assert decide(Rule.customer_content, happy).met
        assert decide(Rule.customer_content, cross.graded()).met is False
        assert decide(Rule.customer_content, plain).met is False
        assert decide(Rule.customer_not_protesting, cross.graded()).met is False
        assert decide(Rule.customer_not_protesting, plain).met

    def test_thanks_count_whenever_they_come_and_one_protest_in_three_is_forgiven(self, talk) -> None:
        mixed = talk().trainee("It is done.").customer("Thanks.").trainee("Yes.").customer("Useless, all of you.")
        assert decide(Rule.customer_thanked, mixed.graded()).met
        assert decide(Rule.customer_mostly_calm, mixed.graded()).met is False
        assert decide(Rule.customer_mostly_calm, mixed.trainee("Now.").customer("I see, thanks.").graded()).met
        assert decide(Rule.customer_thanked, talk().trainee("Yes.").customer("Useless.").graded()).met is False

    def test_a_customer_who_must_repeat_themselves_was_not_heard(self, talk) -> None:
        repeats = talk().trainee("Your number?").customer("I already told you that.").graded()
        assert decide(Rule.customer_heard, repeats).met is False
        assert decide(Rule.customer_heard, talk().trainee("Your number?").customer("A-20418.").graded()).met

    def test_calmer_is_told_from_the_anger_of_the_words(self, talk) -> None:
        graded = talk().trainee("Done.").customer("Fine.")
        assert decide(Rule.customer_calmed, graded.graded(anger={1: 0.8, 3: 0.4})).met
        assert decide(Rule.customer_calmed, graded.graded(anger={1: 0.6, 3: 0.7})).met is False
        assert decide(Rule.customer_calmed, graded.graded()).state == "not_applicable"

    def test_anger_speaks_where_the_words_say_nothing(self, talk) -> None:
        graded = talk().trainee("Done.").customer("The blue one.")
        assert decide(Rule.customer_not_protesting, graded.graded(anger={1: 0.8, 3: 0.9})).met is False
        assert decide(Rule.customer_content, graded.graded(anger={1: 0.8, 3: 0.1})).met

    def test_a_customer_who_never_answers_is_no_witness(self, talk) -> None:
        graded = talk().trainee("It is on its way to you.", Act.informs).graded(anger={1: 0.8})
        for rule in (
            Rule.customer_content,
            Rule.customer_not_protesting,
            Rule.customer_mostly_calm,
            Rule.customer_calmed,
            Rule.customer_thanked,
            Rule.customer_heard,
        ):
            assert decide(rule, graded).state == "not_applicable", rule


def test_what_is_forbidden_is_no_merit_where_nothing_was_said(talk, case) -> None:
    graded = talk().trainee("k").graded(case=case)
    for rule in (Rule.no_abuse, Rule.no_repeated_question, Rule.authority_not_exceeded, Rule.authority_not_hoarded):
        assert decide(rule, graded).state == "cannot_assess", rule
