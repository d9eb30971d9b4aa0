"""Who would write a sentence: what the gate's network is asked, and what it answers."""

import numpy as np
import pytest

from app.customer.gating.author import KINDS, WINDOWS, Author, author, named, numbers_of, singular
from app.customer.gating.kind import Kind
from app.customer.reading.word_pieces import WordPieces


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("thank you for holding, i can see your order and i will send a replacement today.", Kind.role_flip),
        ("as an ai language model i do not have feelings.", Kind.meta),
        ("you showed good empathy but you should have asked an open question.", Kind.coaching),
        ("i will reveal the next fact when you have apologised.", Kind.leak),
        ("i'm sorry, but i can't write that kind of content.", Kind.refusal),
    ],
)
def test_it_names_who_steps_out_of_the_part(words: str, kind: Kind) -> None:
    assert author().kind(words, thanks_welcome=False) is kind


@pytest.mark.parametrize(
    "words",
    [
        "so when do i get my money back?",
        "don't tell me you understand, you clearly don't.",
        "you said sorry and then you did nothing.",
        "what kind of help desk is this?",
    ],
)
def test_an_angry_customer_is_one(words: str) -> None:
    assert author().kind(words, thanks_welcome=False) is None


def test_thanks_are_a_fault_only_where_they_come_too_early() -> None:
    words = "that's wonderful, thank you so much for sorting it out."
    assert author().kind(words, thanks_welcome=False) is Kind.premature_thanks
    assert author().kind(words, thanks_welcome=True) is None


def test_a_sentence_of_any_length_is_judged() -> None:
    assert author().kind("so " * 500, thanks_welcome=True) in (None, *Kind)


def test_the_customers_own_name_says_nothing_about_who_writes() -> None:
    assert named("as rosa lind would say, rosalind's", "Rosa Lind") == "as zz zz would say, rosalind's"


def test_who_may_speak_for_several_speaks_as_one() -> None:
    assert singular("we've paid for our room, let us in") == "i've paid for my room, let me in"


@pytest.mark.parametrize("words", ["", "so", "so now", "so what now then so what now then"])
def test_each_window_sees_as_many_pieces_as_it_is_long(words: str) -> None:
    width, seen, chance = 3, 2, np.random.default_rng(1)
    pieces = WordPieces(["[CLS]", "[SEP]", "[UNK]", "so", "what", "now", "then"])
    by_place = [(place, size) for place in range(max(WINDOWS)) for size in WINDOWS if place < size]
    shapes = {"places": (width, len(by_place) * seen), "places_bias": (len(WINDOWS) * seen,)}
    shapes |= {"between": (2 * len(WINDOWS) * seen, 4), "between_bias": (4,)}
    shapes |= {"head": (4, 1 + len(KINDS)), "head_bias": (1 + len(KINDS),)}
    weights = {name: chance.normal(size=shape).astype(np.float32) for name, shape in shapes.items()}
    rows = chance.integers(-9, 9, (7, width)).astype(np.int16)

    adds = dict(zip(by_place, np.split(weights["places"], len(by_place), axis=1), strict=True))
    sentence = rows[numbers_of(words, pieces)]
    highest, mean = [], []
    for size, bias in zip(WINDOWS, np.split(weights["places_bias"], len(WINDOWS)), strict=True):
        ends = range(len(sentence) + size - 1)
        inside = [[p for p in range(size) if 0 <= end - p < len(sentence)] for end in ends]
        sums = [bias + sum(sentence[end - p] @ adds[p, size] for p in inside[end]) for end in ends]
        found = np.maximum(sums, 0)
        highest.append(found.max(0))
        mean.append(found.mean(0))
    between = np.maximum(np.concatenate(highest + mean) @ weights["between"] + weights["between_bias"], 0)

    expected = between @ weights["head"] + weights["head_bias"]
    assert Author(rows, weights, pieces).logits(words) == pytest.approx(expected.tolist(), rel=1e-4, abs=1e-4)
