"""The breaker: opens after outages in a row, lets one trial through at a time, closes on the first answer."""

import pytest

from app.breaker import Breaker, Pass


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def breaker(clock: Clock) -> Breaker:
    return Breaker(clock, threshold=3, rest=0.3, memory=60)


def outages(breaker: Breaker, number: int, *, seconds: float = 0.1) -> None:
    for _ in range(number):
        breaker.failed(trial=False, seconds=seconds)


def test_two_outages_are_not_yet_a_pattern(breaker: Breaker) -> None:
    outages(breaker, 2)
    assert breaker.admit() is Pass.go


def test_an_answer_in_between_starts_the_count_again(breaker: Breaker) -> None:
    outages(breaker, 2)
    breaker.succeeded()
    outages(breaker, 2)
    assert not breaker.open


def test_outages_far_apart_are_not_counted_together(breaker: Breaker, clock: Clock) -> None:
    outages(breaker, 2)
    clock.now += 61
    outages(breaker, 1)
    assert breaker.admit() is Pass.go


def test_while_open_one_trial_goes_at_a_time(breaker: Breaker) -> None:
    outages(breaker, 3)
    assert [breaker.admit() for _ in range(3)] == [Pass.trial, Pass.no, Pass.no]


def test_a_trial_that_is_answered_lets_everything_go(breaker: Breaker) -> None:
    outages(breaker, 3)
    breaker.admit()
    breaker.succeeded()
    assert [breaker.admit(), breaker.admit()] == [Pass.go, Pass.go]


def test_after_a_quick_outage_the_next_call_may_try_at_once(breaker: Breaker) -> None:
    outages(breaker, 3)
    breaker.admit()
    breaker.failed(trial=True, seconds=0.2)
    assert breaker.admit() is Pass.trial


def test_after_a_slow_outage_there_is_a_short_rest(breaker: Breaker, clock: Clock) -> None:
    outages(breaker, 3, seconds=8)
    assert breaker.admit() is Pass.no
    clock.now += 0.2
    assert breaker.admit() is Pass.no
    clock.now += 0.2
    assert breaker.admit() is Pass.trial


def test_a_trial_whose_caller_went_away_makes_room_for_another(breaker: Breaker) -> None:
    outages(breaker, 3)
    breaker.admit()
    breaker.abandoned(trial=True)
    assert breaker.admit() is Pass.trial


def test_a_caller_that_was_no_trial_makes_no_room(breaker: Breaker) -> None:
    outages(breaker, 3)
    breaker.admit()
    breaker.abandoned(trial=False)
    assert breaker.admit() is Pass.no


def test_an_outage_that_is_long_past_is_forgotten(breaker: Breaker, clock: Clock) -> None:
    outages(breaker, 3)
    clock.now += 61
    assert breaker.admit() is Pass.go
