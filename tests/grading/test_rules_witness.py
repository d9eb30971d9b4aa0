"""The rules on what the customer's own words tell: each both ways, where it does not apply, and without a case."""

from app.acts import Act
from app.grading.rules import decide
from app.rubric import Rule


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

    def test_a_question_of_what_to_do_is_no_protest(self, talk) -> None:
        asks = talk().trainee("Here is the form.").customer("Send it to me. What should I tell my staff?")
        scolds = talk().trainee("Here is the form.").customer("Why should I fill in a form?")
        assert decide(Rule.customer_not_protesting, asks.graded()).met
        assert decide(Rule.customer_not_protesting, scolds.graded()).met is False

    def test_an_angry_customer_who_asks_on_protests_against_nothing(self, talk) -> None:
        story = talk().trainee("A new one comes tomorrow.").customer("And the money you took for the other one?")
        told = talk().trainee("A new one comes tomorrow.").customer("The money you took for the other one, that too.")
        assert decide(Rule.customer_not_protesting, story.graded(anger={3: 0.9})).met
        assert decide(Rule.customer_not_protesting, told.graded(anger={3: 0.9})).met is False

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
