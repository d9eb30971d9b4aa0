"""What the customer says fits what has been said: no date, offer, rule or second refusal out of nowhere."""

import re

import pytest

from app.acts import Act
from app.customer.grievance import grievance
from app.customer.mind import Direction, Objection
from app.customer.voice import OfflineVoice
from app.customer.voice.fact import is_clause
from app.customer.voice.manner import manner
from app.customer.voice.moment import moments
from app.persona import Band, Move, Persona, Writing
from tests.customer.talker import answer, hear, opened, persona

SEEDS = range(60)


def said(voice: OfflineVoice, who: Persona, direction: Direction, trainee: str) -> list[str]:
    return [" ".join(voice.say(direction, who, hear(opened(who), trainee), seed=seed)) for seed in SEEDS]


@pytest.mark.parametrize(
    ("trainee", "holds"),
    [
        ("Hello, I'm Sam. I'd be just as upset, I can imagine how that felt.", set()),
        ("Could I have your number? I can see how hard that is.", set()),
        ("I can send you a new kettle.", {"offered"}),
        ("We're sending a new kettle, it is with you tomorrow at nine.", {"offered", "dated"}),
        ("It's mine to put right from this minute.", set()),
        ("We can't do that.", {"ruled"}),
        ("Parcels go out on the last van.", {"ruled"}),
    ],
)
def test_a_talk_has_brought_up_what_its_words_say(trainee, holds):
    raw = persona().model_dump()
    raw["case"]["policies"] = [{"id": "vans", "rule": "Parcels go out on the last van.", "why": "It is the biggest."}]
    who = Persona.model_validate(raw)
    assert moments(hear(opened(who), trainee), who.case) == holds


@pytest.mark.parametrize("words", ["I can send you a new kettle.", "We can't do that, it is company policy."])
def test_an_offer_or_a_rule_of_many_turns_ago_is_no_longer_answered(words):
    talk = hear(opened(persona()), words)
    assert moments(talk, persona().case)
    for _ in range(2):
        talk = hear(answer(talk, ["Hm."]), "That must have been hard.")
    assert not moments(talk, persona().case) & {"offered", "ruled"}


@pytest.mark.parametrize("objection", [Objection.not_accepted, Objection.not_theirs_to_give, Objection.not_enough])
def test_nobody_relies_on_an_offer_that_they_have_just_refused(voice, objection):
    stands = re.compile(
        r"yes or a no|really on it|dropped it|gets me what|see to it\b|take care of that|still like to see"
        r"|could still go wrong|What's left|nearly there|getting closer|keep me|on your side after|rely on that"
        r"|hear (?:about|from)|this time|in practice|do something with that|have to do anything"
    )
    for band in (Band.annoyed, Band.mild):
        direction = Direction(
            move=Move.reject, mood_band=band, remedy="voucher", objection=objection, may_reveal=("order",), max_words=40
        )
        texts = said(voice, persona(), direction, "I can give you a voucher over 10 euros.")
        assert not [text for text in texts if stands.search(text)]


def test_nobody_is_glad_of_a_date_that_was_not_given(voice):
    direction = Direction(move=Move.soften, mood_band=Band.annoyed, touched_by=Act.commits, max_words=30)
    date = re.compile(r"\b(?:date|calendar|clock|when|day)\b")
    assert not any(date.search(text) for text in said(voice, persona(), direction, "This is mine to put right."))
    assert any(date.search(text) for text in said(voice, persona(), direction, "You have it tomorrow at nine."))


def test_nobody_asks_for_the_reason_of_a_rule_that_was_not_named(voice):
    rule = re.compile(r"\brules?\b|thinking behind|other way|differently|\"|why (?:is|it is) (?:that|it|like)")
    for band in Band:
        direction = Direction(move=Move.press, mood_band=band, need="reason_given", max_words=30)
        assert not any(rule.search(text) for text in said(voice, persona("pensioner"), direction, "Hello there."))


def test_nobody_speaks_of_a_plan_before_there_is_one(voice):
    direction = Direction(move=Move.press, mood_band=Band.mild, max_words=30)
    plan = re.compile(r"come back to|nearly there|getting closer|rely on|see to (?:it|that)|could still go wrong")
    who = persona("barrister")
    assert not any(plan.search(text) for text in said(voice, who, direction, "That would worry me too."))
    assert any(plan.search(text) for text in said(voice, who, direction, "I will send you a new kettle."))


def test_a_fact_that_says_what_it_is_gets_no_label(voice):
    raw = persona().model_dump()
    raw["case"]["facts"]["order"] = {"say": "order KX-7719", "when": "asked", "asked_as": ["order number"]}
    who = Persona.model_validate(raw)
    for band in Band:
        direction = Direction(move=Move.answer, mood_band=band, tell=("order",), max_words=30)
        assert all(text.lower().count("order") == 1 for text in said(voice, who, direction, "Your number?"))


def test_a_sentence_among_the_facts_is_told_as_a_sentence():
    assert is_clause("only 120 pictures came, and we were promised 300")
    assert is_clause("somebody took the box from the porch")
    assert not is_clause("only two boxes")


def test_a_fact_told_for_the_first_time_was_not_said_before(voice):
    direction = Direction(move=Move.answer, mood_band=Band.angry, tell=("tea",), may_reveal=("tea",), max_words=30)
    assert not any("I told you," in text or "As I said" in text for text in said(voice, persona(), direction, "And?"))


def test_an_offer_is_refused_once_a_turn(voice):
    again = re.compile(
        r"That misses the point|No, that's not|that doesn't (?:help|do it)|how that (?:helps|puts)|half of it"
    )
    for move in (Move.reject, Move.bargain):
        direction = Direction(
            move=move, mood_band=Band.annoyed, remedy="resend", objection=Objection.not_accepted, max_words=40
        )
        assert not any(again.search(text) for text in said(voice, persona(), direction, "We can send a new kettle."))


def test_who_says_do_it_does_not_ask_what_will_be_done(voice):
    what = re.compile(
        r"[Ww]hat (?:can|will|would) you|suggestion|proposal|something (?:definite|concrete)|what's the fix"
    )
    for objection in (Objection.then_do_it, Objection.not_seen_yet, Objection.no_date):
        direction = Direction(
            move=Move.bargain,
            mood_band=Band.annoyed,
            remedy="resend",
            objection=objection,
            need="resend_dated",
            max_words=40,
        )
        assert not any(what.search(text) for text in said(voice, persona(), direction, "We can send a new kettle."))


def test_whether_something_was_left_out_is_no_question_about_a_fact(voice):
    direction = Direction(
        move=Move.soften, mood_band=Band.mild, agreed="done", unknown="Is there anything I have left out?", max_words=30
    )
    unknown = re.compile(r"don't (?:know|have)|no idea|couldn't say|guess|not sure", re.IGNORECASE)
    texts = said(voice, persona(), direction, "It is on its way. Is there anything I have left out?")
    assert not any(unknown.search(text) for text in texts)


@pytest.mark.parametrize(
    ("style", "exclaims"),
    [
        ("Never raises her voice, never uses exclamation marks.", "never"),
        ("Full of exclamation marks.", "often"),
        ("No capitals, few words.", "sometimes"),
        ("Loud.", "often"),
    ],
)
def test_a_style_may_say_what_somebody_does_not_do(style, exclaims):
    how = manner(persona().model_copy(update={"style": style, "writes": Writing()}))
    assert how.exclaims == exclaims
    assert how.shouts < 0.2


def test_formal_people_say_neither_okay_nor_bye(voice):
    direction = Direction(move=Move.walk_out, mood_band=Band.annoyed, ending="walked_out", max_words=30)
    press = Direction(move=Move.press, mood_band=Band.annoyed, max_words=30)
    texts = [text for d in (direction, press) for text in said(voice, persona("barrister"), d, "I will do it.")]
    assert not [text for text in texts if re.search(r"\bbye\b|\bOkay,", text)]


@pytest.mark.parametrize(
    ("opening", "happened"),
    [
        (
            "My kettle came back with a dent in it. I should like to know what you did with it for twelve days.",
            "My kettle came back with a dent in it.",
        ),
        (
            "I stood at the counter and they had no kettle for me. You told me it was there.",
            "I stood at the counter and they had no kettle for me.",
        ),
        ("I waited all day. You charged me twice for the kettle.", "You charged me twice for the kettle."),
    ],
)
def test_what_happened_is_no_wish_and_stands_alone(opening, happened):
    raw = persona().model_dump()
    raw["case"]["opening"] = opening
    assert grievance(Persona.model_validate(raw)) == happened


def test_whoever_can_get_nothing_back_presses_for_no_solution(voice):
    raw = persona().model_dump()
    raw["case"] |= {"winnable": False, "accepts": [], "needs": ["acknowledged"]}
    lost = Persona.model_validate(raw)
    solution = re.compile(
        r"\bfix(?!ing)|\bsolv|next step|get (?:this|it) (?:done|finished)|getting anywhere|options|sorted|plan\b"
    )
    for band in Band:
        direction = Direction(move=Move.press, mood_band=band, max_words=30)
        assert any(solution.search(text) for text in said(voice, persona(), direction, "That must have been hard."))
        assert not any(solution.search(text) for text in said(voice, lost, direction, "That must have been hard."))


def test_a_remedy_just_done_is_answered_and_its_clumsy_words_are_not(voice):
    direction = Direction(
        move=Move.press,
        mood_band=Band.mild,
        remedy="resend",
        agreed="done",
        touched_by="action",
        stung_by=Act.policy_wall,
        quote="that's in the system now",
        max_words=30,
    )
    assert not any("system" in text or "rule" in text for text in said(voice, persona(), direction, "OK, that's in."))
    hurt = direction.model_copy(
        update={"stung_by": Act.dismisses, "quote": "such a small thing", "mood_band": Band.angry}
    )
    assert any("small thing" in text for text in said(voice, persona(), hurt, "Done, such a small thing."))
