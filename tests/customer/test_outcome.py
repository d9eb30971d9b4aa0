"""What is left of the conversation: satisfaction, and what the customer tells a friend."""

from app.customer.mind import Ending, Mind, Mood
from app.customer.outcome import csat, outcome
from tests.fakes.talk import kettle


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
