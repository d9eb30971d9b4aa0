"""What the customer does next: facts, answers, offers, demands, and who joins."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from app.acts import Act
from app.customer.mind import Direction, Mind, Mood, Objection
from app.persona import Move
from tests.fakes.talk import Talk, kettle, seen

A = Act
HEARING = (A.acknowledges, A.names_feeling, A.apologizes, A.owns)
REFUND = seen(A.offers_remedy, remedy="refund")


def asks(fact: str | None, quote: str = "what is the number?"):  # type: ignore[no-untyped-def]
    return seen(A.asks_needed, fact=fact).model_copy(update={"quote": quote})


def calmer(talk: Talk, anger: float, *, felt_right: float = 5) -> Talk:
    """The same conversation with the customer in another mood."""
    talk.mind = talk.mind.model_copy(update={"mood": Mood(anger=anger, felt_right=felt_right)})
    return talk


def test_a_fact_is_told_when_it_is_asked_for_and_only_then() -> None:
    talk = Talk(kettle())
    assert talk.turn(A.acknowledges).tell == ()
    direction = talk.turn(A.owns, asks("receipt"))
    assert (direction.move, direction.tell) == (Move.answer, ("receipt",))
    assert direction.may_reveal == ("receipt",)
    assert talk.mind.told == {"receipt"}


def test_asking_for_what_was_told_stings_and_tells_nothing_new() -> None:
    talk = Talk(kettle())
    talk.turn(A.owns, asks("receipt"))
    before = talk.anger
    direction = talk.turn(asks("receipt"))
    assert direction.stung_by == A.asked_again
    assert direction.tell == ()
    assert "receipt" in direction.may_reveal
    assert talk.anger > before


def test_what_the_customer_does_not_know_is_named_as_unknown() -> None:
    direction = Talk(kettle()).turn(A.acknowledges, asks(None, "which plug do you use?"))
    assert direction.move == Move.answer
    assert direction.unknown == "which plug do you use?"
    assert direction.tell == ()


def test_an_open_question_is_answered_with_something_the_customer_has_not_said() -> None:
    direction = Talk(kettle()).turn(A.acknowledges, asks(None, "what exactly happened?"))
    assert direction.tell == ("receipt",)


def test_what_hurts_most_is_told_only_to_somebody_who_makes_them_feel_right_one_thing_at_a_time() -> None:
    talk = Talk(kettle())
    assert talk.turn(asks("burn")).tell == ()
    told: list[str] = []
    for _ in range(6):
        direction = talk.turn(*HEARING, A.informs, A.personal, A.explains_why)
        heard = [fact for fact in direction.tell if fact in ("burn", "gift")]
        assert len(heard) <= 1
        told += heard
        if talk.felt_right < 4:
            assert not told
    assert told
    assert told == ["burn", "gift"][: len(told)]


def test_an_offer_before_the_customer_is_heard_is_not_taken() -> None:
    direction = Talk(kettle()).turn(REFUND, A.commits)
    assert direction.move == Move.reject
    assert direction.objection == Objection.not_heard_yet
    assert direction.remedy == "refund"
    assert direction.need == "acknowledged"


def test_a_remedy_that_would_not_do_is_rejected_and_the_second_time_so_named() -> None:
    talk = Talk(kettle())
    talk.turn(*HEARING)
    assert talk.turn(seen(A.offers_remedy, remedy="voucher")).objection == Objection.not_accepted
    assert talk.turn(seen(A.offers_remedy, remedy="voucher")).objection == Objection.already_offered


def test_an_offer_without_a_date_is_bargained_over() -> None:
    talk = calmer(Talk(kettle()), 6)
    talk.turn(*HEARING)
    direction = talk.turn(REFUND)
    assert (direction.move, direction.objection) == (Move.bargain, Objection.no_date)
    assert talk.turn(A.commits).move == Move.accept
    assert talk.mind.accepted == "refund"


def test_a_fitting_offer_to_somebody_heard_and_calm_enough_is_accepted() -> None:
    talk = calmer(Talk(kettle()), 6)
    talk.turn(*HEARING)
    direction = talk.turn(REFUND, A.commits)
    assert (direction.move, direction.remedy, direction.objection) == (Move.accept, "refund", None)


def test_what_only_the_manager_may_give_is_not_taken_from_the_trainee_and_is_once_the_manager_is_there() -> None:
    persona = kettle(case={"accepts": ["hamper"], "needs": ["acknowledged"], "escalation": "needed"})
    talk = calmer(Talk(persona), 6)
    talk.turn(*HEARING)
    offer = seen(A.offers_remedy, remedy="hamper")
    assert talk.turn(offer, A.commits, action="hamper").objection == Objection.not_theirs_to_give
    assert talk.mind.granted == ()
    assert talk.turn(A.hands_over_warm, action="manager").joined == "manager"
    assert talk.turn(offer, A.commits, action="hamper").move == Move.accept
    assert talk.mind.granted == ("hamper",)


def test_nobody_says_yes_to_somebody_who_has_just_insulted_them() -> None:
    talk = calmer(Talk(kettle()), 5)
    talk.turn(*HEARING)
    direction = talk.turn(REFUND, A.commits, A.smug, action="refund")
    assert direction.move in (Move.bargain, Move.reject)
    assert direction.stung_by == A.smug


def test_words_bring_in_the_one_the_case_names_and_nobody_else() -> None:
    assert Talk(kettle()).turn(A.hands_over_warm, words="I'm getting my manager.").joined == "manager"
    assert Talk(kettle()).turn(A.hands_over_warm, words="Ada Boyle, here is the case.").joined == "manager"
    assert Talk(kettle()).turn(A.hands_over_cold, words="The workshop takes it from here.").joined == "specialist"
    assert Talk(kettle()).turn(A.hands_over_cold, words="Somebody else will help you.").joined is None
    alone = kettle(case={"help": {}})
    assert Talk(alone).turn(A.hands_over_cold, words="I'm getting my manager.").joined is None
    assert Talk(alone).turn(A.informs, action="manager").joined is None


def test_a_helper_joins_once() -> None:
    talk = Talk(kettle())
    assert talk.turn(A.hands_over_warm, action="manager").joined == "manager"
    assert talk.turn(A.hands_over_warm, action="manager").joined is None


def test_a_cold_hand_over_makes_the_customer_angrier_than_a_warm_one() -> None:
    cold, warm = (Talk(kettle(case={"escalation": "needed"})) for _ in range(2))
    cold.turn(A.hands_over_cold, action="manager")
    warm.turn(A.hands_over_warm, action="manager")
    assert cold.anger > 8 > warm.anger
    assert cold.direction is not None
    assert cold.direction.stung_by == A.hands_over_cold


def test_an_angry_customer_vents_at_first_then_presses_for_what_is_missing() -> None:
    talk = Talk(kettle())
    assert talk.turn(A.greets, A.informs).move == Move.vent
    direction = talk.turn(A.informs)
    assert direction.move == Move.press
    assert direction.need == "acknowledged"


def test_patience_wearing_thin_makes_them_threaten_or_ask_for_the_manager() -> None:
    moves = set()
    for seed in range(8):
        talk = Talk(kettle(walks_away=0.0), seed=seed)
        for _ in range(8):
            moves.add(talk.turn(A.policy_wall, A.vague).move)
    assert {Move.threaten, Move.ask_manager} <= moves


def test_the_more_worn_the_customer_the_less_kindly_a_lone_greeting_is_met() -> None:
    talk = Talk(kettle())
    talk.turn(A.dismisses)
    assert talk.turn(A.greets).move in (Move.vent, Move.press, Move.threaten, Move.ask_manager)


def test_a_customer_who_falls_softens_and_not_in_every_turn() -> None:
    talk = Talk(kettle(case={"needs": ["acknowledged", "reason_given", "refund_dated"]}))
    moves = [talk.turn(*HEARING, A.informs).move for _ in range(6)]
    assert Move.soften in moves
    assert set(moves) - {Move.soften}


def test_the_longest_turn_goes_by_the_persona_and_the_facts_to_tell() -> None:
    short, wordy = kettle(writes={"words": 6}), kettle(writes={"words": 25})
    assert Talk(short).turn(A.informs).max_words < Talk(wordy).turn(A.informs).max_words
    asked, plain = Talk(short).turn(A.owns, asks("receipt")), Talk(short).turn(A.owns, asks(None))
    assert asked.max_words == plain.max_words + 2


@settings(max_examples=60, deadline=None)
@given(
    turns=st.lists(st.lists(st.sampled_from(list(Act)), max_size=5, unique=True), min_size=1, max_size=10),
    seed=st.integers(0, 2**62),
)
def test_the_same_seed_and_turns_give_the_same_directions(turns: list[list[Act]], seed: int) -> None:
    def play() -> list[tuple[Mind, Direction]]:
        talk = Talk(kettle(), seed=seed)
        return [(talk.mind, talk.turn(*acts)) for acts in turns]

    random.seed(3)
    first = play()
    random.seed(4)
    assert play() == first


def test_once_it_is_agreed_nothing_more_is_confided_but_to_warm_words() -> None:
    agreed = {"accepted": "refund", "granted": ("refund",), "moves": {Move.accept: 1}}
    for warm in (False, True):
        talk = calmer(Talk(kettle()), 4)
        talk.mind = talk.mind.model_copy(update=agreed)
        direction = talk.turn(A.names_feeling) if warm else talk.turn(A.commits, A.informs)
        assert direction.agreed == "done"
        assert bool(direction.tell) == warm


def test_a_question_about_what_was_told_is_no_question_for_something_unknown() -> None:
    direction = Talk(kettle()).turn(A.asked_again, asks(None, "what is the problem?"))
    assert direction.unknown is None
    assert direction.move != Move.answer
