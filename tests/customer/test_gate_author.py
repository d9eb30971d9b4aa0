"""Who would write a sentence: what the gate's network is asked, and what it answers."""

import pytest

from app.customer.gating.author import author, named, singular
from app.customer.gating.kind import Kind


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
