"""The mood meter reads anger from words and place: always within bounds, and ranked as people would."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.customer.meter import anger_in
from app.transcript import Speaker, Turn


@pytest.mark.parametrize(
    ("angrier", "calmer"),
    [
        ("This is the WORST service ever, you people are useless!!", "Could you tell me when it will arrive, please?"),
        ("Still waiting. Third time this week nobody answers.", "Thanks, that works now."),
        ("I'm cancelling everything, what a ridiculous joke.", "Ok, I've sent it."),
        ("Are you kidding me? Unacceptable.", "Great, thank you so much 😊"),
        ("You lost my suitcase and you don't even care", "I think I lost my booking mail"),
    ],
)
def test_it_ranks_anger_as_people_would(angrier: str, calmer: str) -> None:
    assert anger_in(angrier) > anger_in(calmer)


def test_an_angry_past_still_shows() -> None:
    raged = Turn(number=1, speaker=Speaker.customer, text="Worst company ever, pathetic liars, I hate this!")
    asked = Turn(number=1, speaker=Speaker.customer, text="Hi, thanks for the quick help last time, great team.")
    reply = Turn(number=2, speaker=Speaker.trainee, text="What is your number?")
    assert anger_in("It is 4471.", (raged, reply)) > anger_in("It is 4471.", (asked, reply))


@given(st.text(max_size=300))
@settings(max_examples=100, deadline=None)
def test_it_stays_between_calm_and_furious(text: str) -> None:
    assert 0 <= anger_in(text) <= 1
