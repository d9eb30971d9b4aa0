"""The pattern language: which sentences a pattern is searched in, and what it finds there."""

import pytest

from app.customer.reading.patterns import Hit, Patterns
from app.customer.reading.sentences import sentences_of


def found(text: str, line: str, **classes: str) -> list[Hit]:
    return Patterns({"cue": line}, {}, classes, sought=classes).find(sentences_of(text, []))


def test_a_hit_says_where_its_words_stand() -> None:
    assert found("Well, I will gladly refund it.", "i will _ refund*") == [Hit("cue", 0, 2, 6)]


@pytest.mark.parametrize("text", ["I will refund it.", "I will repay you.", "You will refund me."])
def test_every_word_of_a_pattern_must_stand(text: str) -> None:
    assert found(text, "i will _ refund* you|me") == []


def test_a_word_with_a_figure_in_it_counts_as_the_beginning_of_another_word() -> None:
    assert found("We refund order77 now.", "refund order*")


def test_beginnings_too_short_or_too_long_to_be_looked_up_are_searched_all_the_same() -> None:
    assert found("You may go going.", "may|might go go*")
    assert found("Sorry for the inconveniences.", "sorry _ the inconvenience*")


def test_a_class_that_is_sought_is_one_of_the_words() -> None:
    clock = r"\d+pm "
    assert found("We call by 5pm.", "call by {clock}", clock=clock)
    assert found("We call by noon.", "call by {clock}|noon", clock=clock)
    assert not found("We call by train.", "call by {clock}|noon", clock=clock)


def test_a_pattern_without_a_word_of_its_own_is_refused() -> None:
    with pytest.raises(ValueError, match="needs a word"):
        found("At 5pm.", "{clock} _", clock=r"\d+pm ")
