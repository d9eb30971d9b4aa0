"""What is left of the conversation: satisfaction, and what the customer tells a friend."""

import re

import pytest

from app.customer.mind import Ending, Mind, Mood
from app.customer.outcome import csat, outcome
from tests.fakes.talk import kettle

PRAISE = re.compile(r"decent about it|somebody listened|treated like a person")


def mind(anger: float, felt_right: float, ending: Ending | None = None, **more: object) -> Mind:
    return Mind(mood=Mood(anger=anger, felt_right=felt_right), ending=ending, **more)  # type: ignore[arg-type]


def test_satisfaction_goes_by_calm_by_feeling_right_and_by_the_ending() -> None:
    assert csat(mind(1.5, 8, Ending.resolved)) == 5
    assert csat(mind(5, 3, Ending.settled)) == 3
    assert csat(mind(9.5, 0, Ending.walked_out)) == 1
    assert csat(mind(2, 1, Ending.resolved)) < csat(mind(2, 8, Ending.resolved))
    assert csat(mind(2, 9)) == 3


def test_the_retelling_is_about_this_case_and_the_same_for_the_same_seed() -> None:
    told = outcome(mind(9.5, 0, Ending.walked_out, earned={"asked_again": 3}), kettle(), seed=4)
    assert "kettle that leaks" in told.would_say
    assert "They sold me" in told.would_say
    assert told == outcome(mind(9.5, 0, Ending.walked_out, earned={"asked_again": 3}), kettle(), seed=4)


def test_the_retelling_differs_by_seed_and_by_how_it_went() -> None:
    good = mind(1.5, 8, Ending.resolved, earned={"owns": 2, "commits": 1}, granted=("refund",))
    bad = mind(9.5, 0, Ending.walked_out, earned={"dismisses": 2})
    glad = {outcome(good, kettle(), seed=seed).would_say for seed in range(12)}
    cross = {outcome(bad, kettle(), seed=seed).would_say for seed in range(12)}
    assert len(glad) >= 5
    assert len(cross) >= 4
    assert not glad & cross


def test_the_retelling_is_in_the_customers_own_hand() -> None:
    low = kettle(writes={"lowercase": True, "drops_full_stop": True, "exclaims": "never"})
    told = outcome(mind(9.5, 0, Ending.walked_out, earned={"vague": 1}), low, seed=2).would_say
    assert told[0].islower()


def test_a_long_opening_is_told_by_the_title() -> None:
    opening = "You " + "really " * 40 + "sold me a kettle."
    told = outcome(mind(9.5, 0), kettle(case={"opening": opening}), seed=1).would_say
    assert told.startswith("A kettle that leaks")


@pytest.mark.parametrize(
    ("opening", "told"),
    [
        ("It is after midnight, I am standing in your lobby.", "It was after midnight, I was standing in their lobby"),
        ("You have charged me twice for the same kettle.", "They charged me twice for the same kettle"),
        ("Now my floor is wet and your letter says no.", "My floor is wet and their letter said no"),
        (
            "You have been guessing for a year and now I'm meant to pay for it.",
            "They'd been guessing for a year and then I was meant to pay for it",
        ),
        ("You lost it, and I'm the one paying for a new kettle.", "They lost it, and I was the one paying for a new"),
        ("Your desk sends me to the maker, and back again.", "Their desk sent me to the maker, and back again"),
        ("I'm out of pocket because you broke my kettle.", "I'm out of pocket because they broke my kettle"),
    ],
)
def test_a_friend_is_told_the_scene_in_the_past_and_what_still_is_so_in_the_present(opening: str, told: str) -> None:
    said = outcome(mind(9.5, 0), kettle(case={"opening": opening}), seed=1).would_say
    assert said.startswith(told)


def test_of_a_long_story_the_part_about_what_they_did_is_told() -> None:
    opening = (
        "It is after midnight, I am standing in your lobby with a suitcase and a viola, "
        "and your night porter tells me that my room was given to somebody else."
    )
    said = outcome(mind(9.5, 0), kettle(case={"opening": opening}), seed=1).would_say
    assert said.startswith("Their night porter told me that my room was given to somebody else, and")


def test_whoever_could_not_be_won_praises_nobody_after_telling_what_hurt() -> None:
    lost = kettle(case={"winnable": False})
    hurt = mind(3, 4, earned={"nothing_in_it": 2, "owns": 1})
    heard = mind(3, 4, earned={"owns": 1})
    for seed in range(20):
        told = outcome(hurt, lost, seed=seed).would_say
        assert not PRAISE.search(told)
        assert "been worse" not in told
        assert PRAISE.search(outcome(heard, lost, seed=seed).would_say)


def test_where_nothing_stood_out_nothing_is_summed_up_as_something() -> None:
    told = {outcome(mind(6, 1), kettle(), seed=seed).would_say for seed in range(20)}
    assert not [said for said in told if "which is something" in said or "waiting to see it" in said]
    assert not [said for said in told if "call it mended" in said or "call it put right" in said]
