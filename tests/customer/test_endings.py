"""How a conversation ends: by agreement, by used-up patience, by being passed on, by the clock."""

import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.acts import Act
from app.customer.endings import with_nerve
from app.customer.mind import Ending, Mood
from app.customer.mood import begin
from app.persona import Move
from tests.fakes.talk import Talk, kettle, seen

A = Act
HEARING = (A.acknowledges, A.names_feeling, A.apologizes, A.owns)
REFUND = seen(A.offers_remedy, remedy="refund")


def agreed(anger: float, **options: Any) -> Talk:
    """A conversation in which the refund is accepted, with the customer at this anger."""
    talk = Talk(kettle(**options))
    talk.turn(*HEARING)
    talk.mind = talk.mind.model_copy(update={"mood": Mood(anger=5.5, felt_right=5)})
    assert talk.turn(REFUND, A.commits).move == Move.accept
    talk.mind = talk.mind.model_copy(update={"mood": Mood(anger=anger, felt_right=6)})
    return talk


def test_done_and_wrapped_up_with_a_calm_customer_is_resolved() -> None:
    talk = agreed(3)
    direction = talk.turn(A.closes, A.informs, action="refund")
    assert (direction.ending, direction.move) == (Ending.resolved, Move.accept)
    assert talk.mind.ending == Ending.resolved


def test_wrapped_up_with_a_customer_still_upset_is_settled() -> None:
    direction = agreed(5).turn(A.closes)
    assert (direction.ending, direction.move) == (Ending.settled, Move.accept)


def test_agreed_but_still_upset_goes_on_until_somebody_wraps_up() -> None:
    assert agreed(5).turn(A.informs).ending is None


def test_nothing_is_resolved_on_the_word_alone_where_it_was_said_to_be_done() -> None:
    talk = Talk(kettle())
    talk.turn(*HEARING)
    talk.mind = talk.mind.model_copy(update={"mood": Mood(anger=5.5, felt_right=5)})
    talk.turn(REFUND.model_copy(update={"quote": "I've already refunded it"}), A.commits)
    talk.mind = talk.mind.model_copy(update={"mood": Mood(anger=2.5, felt_right=6)})
    assert talk.turn(A.informs).ending is None
    assert talk.turn(A.closes).ending == Ending.settled


def test_an_insult_at_the_door_undoes_the_agreement() -> None:
    assert agreed(2).turn(A.closes, A.smug).ending is None


def test_used_up_patience_makes_the_customer_walk_out_and_only_while_angry() -> None:
    talk = Talk(kettle(walks_away=1.0))
    turns = 0
    while talk.mind.ending is None and turns < 12:
        direction = talk.turn(A.policy_wall, A.dismisses)
        turns += 1
    assert talk.mind.ending == Ending.walked_out
    assert direction.move == Move.walk_out
    assert 2 <= turns <= 6
    calm = Talk(kettle(walks_away=1.0))
    calm.mind = calm.mind.model_copy(update={"strikes": 50.0, "mood": Mood(anger=3)})
    assert calm.turn(*HEARING).ending is None


def test_less_patience_means_an_earlier_leave() -> None:
    def turns_until_gone(patience: float) -> int:
        talk = Talk(kettle(temper={"patience": patience}, walks_away=1.0))
        for n in range(1, 30):
            if talk.turn(A.vague).ending:
                return n
        return 30

    assert turns_until_gone(2) < turns_until_gone(6) < turns_until_gone(10)


@pytest.mark.parametrize("share", [0.0, 0.3, 0.6, 0.9])
def test_a_persona_leaves_as_often_as_its_file_says(share: float) -> None:
    left = 0
    for seed in range(1, 41):
        talk = Talk(kettle(walks_away=share), seed=seed)
        for _ in range(9):
            if talk.turn(A.canned, A.vague, A.asked_again).ending:
                break
        left += talk.mind.ending == Ending.walked_out
    assert left / 40 == pytest.approx(share, abs=0.05)


def test_whoever_means_to_stay_still_leaves_when_it_is_far_too_much() -> None:
    talk = Talk(kettle(walks_away=0.0))
    for _ in range(40):
        if talk.turn(A.rude, A.blames_customer).ending:
            break
    assert talk.mind.ending == Ending.walked_out


def test_the_nerve_is_drawn_once_an_attempt() -> None:
    mind = with_nerve(begin(kettle()), 7)
    assert mind.nerve is not None
    assert with_nerve(mind, 8).nerve == mind.nerve
    assert with_nerve(begin(kettle()), 8).nerve != mind.nerve


def test_passed_on_twice_to_somebody_outside_the_conversation_is_handed_over() -> None:
    talk = Talk(kettle(case={"help": {}}))
    passes_on = "Another department takes it from here."
    assert talk.turn(A.hands_over_cold, words=passes_on).ending is None
    assert talk.turn(A.hands_over_cold, words=passes_on).ending == Ending.handed_over


def test_the_clock_runs_out_after_the_turns_of_the_file() -> None:
    talk = Talk(kettle(case={"clock": "2 minutes to closing time", "clock_turns": 3}, walks_away=0.0))
    endings = [talk.turn(A.informs).ending for _ in range(3)]
    assert endings == [None, None, Ending.time_out]


def test_an_agreement_reached_in_the_last_minute_still_counts() -> None:
    talk = agreed(2.5, case={"clock": "closing", "clock_turns": 3})
    assert talk.turn(A.closes, action="refund").ending == Ending.resolved


def test_another_remedy_that_would_do_takes_the_place_of_the_agreed_one_once_it_is_done() -> None:
    talk = agreed(5)
    talk.turn(A.informs, action="swap")
    assert talk.mind.accepted == "swap"


def test_a_yes_to_what_is_not_done_yet_is_taken_back_in_anger() -> None:
    talk = agreed(6.8)
    talk.turn(A.blames_customer, A.rude)
    assert talk.anger > 7
    assert talk.mind.accepted is None


def test_what_was_agreed_stands_when_the_clock_runs_out() -> None:
    talk = agreed(4.5, case={"clock": "closing", "clock_turns": 3})
    assert talk.turn(A.informs).ending == Ending.settled


ANY_TURN = st.tuples(
    st.lists(st.sampled_from(list(Act)), max_size=9, unique=True),
    st.sampled_from([None, "refund", "swap", "voucher", "manager", "hamper"]),
)


@settings(max_examples=80, deadline=None)
@given(turns=st.lists(ANY_TURN, min_size=1, max_size=20), seed=st.integers(0, 10_000))
def test_a_customer_who_cannot_be_won_never_ends_resolved_or_settled(turns: list[Any], seed: int) -> None:
    talk = Talk(kettle(case={"winnable": False, "accepts": []}), seed=seed)
    random.seed(seed)
    for acts, action in turns:
        direction = talk.turn(*acts, action=action)
        assert direction.move != Move.accept
        assert direction.ending not in (Ending.resolved, Ending.settled)
        if direction.ending:
            break
