"""Which acts of a reading stand as evidence, and what set phrases do whatever the reading makes of them."""

import pytest

from app.acts import Act, ActSeen
from app.grading.shape import in_shape


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (Act.apologizes, "Good morning, Mrs Lindt."),
        (Act.apologizes, "That is our mistake."),
        (Act.thanks, "You did not fill it in."),
        (Act.commits, "I can split it into two."),
        (Act.owns, "That was the other department, and I have nothing to do with it."),
        (Act.owns, "You were right to tell us at once."),
        (Act.concedes_false, "So our agent promised it to you, is that right?"),
        (Act.blames_customer, "So you went to the coast for a week, is that right?"),
        (Act.holds, "I could order it through the bank, if you like."),
        (Act.offers_remedy, "Let me say it back to you first."),
    ],
)
def test_words_that_cannot_be_the_act_are_no_evidence_of_it(talk, act: Act, said: str) -> None:
    assert not in_shape(act, said)
    seen = ActSeen(act=act, quote=said)
    assert talk(None).trainee(said, seen).graded().seen(act) == ()


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (Act.apologizes, "I could crawl under my desk for this."),
        (Act.apologizes, "Please forgive us."),
        (Act.thanks, "Those dates saved me an hour."),
        (Act.commits, "The van is with you by half past one."),
        (Act.owns, "That is on us."),
        (Act.names_feeling, "No wonder you have had enough."),
    ],
)
def test_words_that_can_be_the_act_stand(talk, act: Act, said: str) -> None:
    assert in_shape(act, said)
    assert talk(None).trainee(said, act).graded().seen(act)


def test_what_a_model_read_is_not_asked_for_set_words(talk) -> None:
    said = "Es tut mir leid, das war unser Fehler."
    offline = talk(None).trainee(said, Act.apologizes).graded()
    read = {1: offline.readings[1].model_copy(update={"source": "llm"})}
    assert talk(None).trainee(said).graded().model_copy(update={"readings": read}).seen(Act.apologizes)
    assert offline.seen(Act.apologizes) == ()


@pytest.mark.parametrize("said", ["Please calm down.", "Now, don’t get upset.", "So relax, it is on its way."])
def test_an_order_about_feelings_talks_down_whatever_else_it_is(talk, said: str) -> None:
    graded = talk(None).trainee(said, Act.dismisses).graded()
    assert graded.seen(Act.smug)
    assert graded.seen(Act.dismisses)


@pytest.mark.parametrize("said", ["It takes a day to calm down after such a thing.", "I ask you to relax the rule."])
def test_talk_of_feelings_orders_nobody(talk, said: str) -> None:
    assert talk(None).trainee(said).graded().seen(Act.smug) == ()


def test_regret_beside_a_wall_alone_is_no_apology(talk) -> None:
    text = "I am so sorry. That is just our policy."
    sorry = ActSeen(act=Act.apologizes, quote="I am so sorry.")
    wall = ActSeen(act=Act.policy_wall, quote="That is just our policy.")
    assert talk(None).trainee(text, sorry).graded().seen(Act.apologizes)
    assert talk(None).trainee(text, sorry, wall).graded().seen(Act.apologizes) == ()


def test_the_evidence_is_what_says_most_of_the_customers_matter(talk, case) -> None:
    short = ActSeen(act=Act.offers_remedy, quote="Here is what I do.")
    full = ActSeen(act=Act.offers_remedy, quote="I refund the second charge today.")
    graded = talk().trainee(f"{short.quote} {full.quote}", short, full).graded(case=case)
    assert graded.best(graded.seen(Act.offers_remedy)).quote == full.quote


def test_the_customers_words_count_where_the_sentence_goes_on_in_the_trainees(talk) -> None:
    theirs = "We stood a whole hour in the rain for nothing"
    for after, stands in ((": that was our doing.", True), (".", False)):
        seen = ActSeen(act=Act.acknowledges, quote=theirs)
        graded = talk(f"{theirs}.").trainee(theirs + after, seen).graded()
        assert bool(graded.seen(Act.acknowledges)) is stands
