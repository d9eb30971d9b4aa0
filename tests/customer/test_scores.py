"""The five scores rise with what a turn does and fall with its faults, never with the number of kind words."""

import pytest

from app.customer.courtesy import courtesy_of
from app.customer.mind import Exchange
from app.customer.reader import OfflineReader
from app.customer.scores import scores
from app.transcript import Speaker, Turn

READER = OfflineReader()
SAID = Turn(
    number=1, speaker=Speaker.customer, text="The cake for my daughter's birthday arrived upside down, 40 euros gone."
)


def score(text: str) -> dict[str, float]:
    exchange = Exchange(turn=Turn(number=2, speaker=Speaker.trainee, text=text), before=(SAID,))
    return scores(READER.read_now(exchange), exchange)


def test_all_five_lie_between_nothing_and_one() -> None:
    for text in ("", "sorry " * 300, "I'll refund your 40 euros today.", "Shut up, you idiot."):
        found = score(text)
        assert set(found) == {"acknowledge", "empathize", "resolve", "feel_right", "courtesy"}
        assert all(0 <= value <= 1 for value in found.values())


def test_many_sorries_are_worth_no_more_than_one() -> None:
    once, often = score("I'm sorry."), score("I'm sorry. I'm sorry. I'm so sorry. I'm really sorry.")
    assert often["feel_right"] <= once["feel_right"]
    assert often["resolve"] <= once["resolve"]


@pytest.mark.parametrize(
    ("name", "better", "worse"),
    [
        ("acknowledge", "Your daughter's birthday cake came upside down.", "I see you have an issue."),
        (
            "empathize",
            "A ruined birthday cake in front of your daughter must have been heartbreaking.",
            "I understand your frustration.",
        ),
        ("resolve", "I'm refunding the 40 euros today.", "We'll look into it."),
        (
            "feel_right",
            "That was our mistake and I'm sorry about your daughter's cake.",
            "Calm down, it's only a cake.",
        ),
        ("courtesy", "Could you please tell me when it arrived? Thank you.", "When did it arrive?"),
    ],
)
def test_the_better_turn_scores_higher(name: str, better: str, worse: str) -> None:
    assert score(better)[name] > score(worse)[name]


def test_courtesy_is_in_the_wording() -> None:
    assert courtesy_of("Would you mind having another look, please? Thanks!") > courtesy_of(
        "Why did you not look? Look again."
    )
