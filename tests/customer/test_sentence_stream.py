"""Sentences cut from a stream."""

import pytest

from app.customer.sentence_stream import Cutter

TEXTS = [
    ("Again? You want it AGAIN?! Wow.", ["Again?", "You want it AGAIN?!", "Wow."]),
    (
        "Mr. Okafor rang at 9.30 a.m. and left. Nothing since.",
        ["Mr. Okafor rang at 9.30 a.m. and left.", "Nothing since."],
    ),
    ("It was 1,149.50 pounds, e.g. a lot. No.", ["It was 1,149.50 pounds, e.g. a lot.", "No."]),
    ("I waited… and waited. So?", ["I waited… and waited.", "So?"]),
    ("I waited... Nothing came", ["I waited...", "Nothing came"]),
    ('He said "wait." And I did.', ['He said "wait."', "And I did."]),
    ("fine. 🙄 whatever", ["fine.", "🙄 whatever"]),
    ("first line\nsecond line\n\nthird", ["first line", "second line", "third"]),
    ("Am 3. März war das. Klar?", ["Am 3. März war das.", "Klar?"]),
    ("いつですか?もう3回目です。はやく。", ["いつですか?もう3回目です。", "はやく。"]),
    ("no punctuation at all", ["no punctuation at all"]),
    ("<think>They want. A refund?</think>\nNo. Never.", ["No.", "Never."]),
    ("<3 that. Not.", ["<3 that.", "Not."]),
    ("   \n ", []),
]


@pytest.mark.parametrize(("text", "expected"), TEXTS)
@pytest.mark.parametrize("step", [1, 3, 7, 1000])
def test_however_the_pieces_fall_the_sentences_are_the_same(text: str, expected: list[str], step: int) -> None:
    cutter = Cutter()
    found = [s for n in range(0, len(text), step) for s in cutter.feed(text[n : n + step])]
    rest = cutter.rest()
    assert [*found, *([rest] if rest else [])] == expected


def test_a_sentence_is_handed_on_before_the_next_one_is_whole() -> None:
    cutter = Cutter()
    assert cutter.feed("Again? Yo") == ["Again?"]


def test_an_endless_sentence_is_handed_on_for_the_gate_to_stop() -> None:
    cutter = Cutter()
    assert sum(len(s) for n in range(200) for s in cutter.feed("word word ")) >= 600


def test_thinking_that_never_ends_says_nothing() -> None:
    cutter = Cutter()
    assert cutter.feed("<think>I should. Say.") == []
    assert cutter.rest() == ""
