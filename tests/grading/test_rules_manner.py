"""The rules on how the trainee speaks: each both ways, where it does not apply, and without a case."""

from app.acts import Act, ActSeen
from app.grading.rules import decide
from app.rubric import Rule


class TestManner:
    def test_a_first_turn_is_warm_and_takes_charge(self, talk) -> None:
        good = talk().trainee("Hi, I'm Jo, and I am on it now.", Act.greets, Act.commits).graded()
        assert decide(Rule.first_turn_warm, good).met
        named = talk().trainee("Good morning, I have your two charges here.", Act.greets).graded()
        assert decide(Rule.first_turn_warm, named).met
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
        text = "Charged twice, and nobody answered: that must be maddening. I refund it today."
        feeling = ActSeen(act=Act.names_feeling, quote="that must be maddening.")
        solution = ActSeen(act=Act.offers_remedy, quote="I refund it today.")
        assert decide(Rule.feeling_before_solution, talk().trainee(text, solution, feeling).graded()).met
        turned = "I refund it today. Charged twice, and nobody answered: that must be maddening."
        assert decide(Rule.feeling_before_solution, talk().trainee(turned, feeling, solution).graded()).met is False
        assert decide(Rule.feeling_before_solution, talk().trainee("I refund it.", solution).graded()).met is False

    def test_a_problem_taken_up_first_without_a_feeling_leaves_it_to_the_other_items(self, talk) -> None:
        text = "Charged twice, and nobody answered. I refund it today."
        problem = ActSeen(act=Act.acknowledges, quote="Charged twice, and nobody answered.")
        solution = ActSeen(act=Act.offers_remedy, quote="I refund it today.")
        first = talk().trainee(text, problem, solution).graded()
        assert decide(Rule.feeling_before_solution, first).state == "not_applicable"
        turned = talk().trainee("I refund it today. Charged twice, and nobody answered.", problem, solution).graded()
        assert decide(Rule.feeling_before_solution, turned).met is False

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
