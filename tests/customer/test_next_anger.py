"""What is expected of a customer's next words: moved by the reply, slowly, and always a share."""

from hypothesis import given
from hypothesis import strategies as st

from app.acts import Act, Reading
from app.customer.next_anger import next_anger
from tests.fakes.talk import seen

A = Act
REPLY = "I have looked into your order and it leaves us today."


def reading(*acts: Act) -> Reading:
    return Reading(acts=tuple(seen(act) for act in acts))


def test_a_kind_reply_lowers_what_is_expected_and_a_harsh_one_raises_it() -> None:
    kind = (A.acknowledges, A.names_feeling, A.apologizes, A.owns)
    good, none, bad = (next_anger([0.7], reading(*acts), REPLY) for acts in (kind, (), (A.dismisses, A.policy_wall)))
    assert good < none < bad
    assert bad - good < 0.25


def test_the_angrier_stay_the_angrier() -> None:
    expected = [next_anger([anger], reading(), REPLY) for anger in (0.2, 0.4, 0.6, 0.8)]
    assert expected == sorted(expected)


def test_an_angry_past_still_shows_after_calmer_words() -> None:
    assert next_anger([0.8, 0.4], reading(), REPLY) > next_anger([0.3, 0.4], reading(), REPLY)


@given(angers=st.lists(st.floats(0, 1), min_size=1, max_size=9), acts=st.lists(st.sampled_from(list(Act))))
def test_it_is_a_share(angers: list[float], acts: list[Act]) -> None:
    assert 0 <= next_anger(angers, reading(*acts), "ok") <= 1
