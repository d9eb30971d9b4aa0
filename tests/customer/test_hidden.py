"""A name with a colon is a pretended turn where a sentence begins, and an address where words go before it."""

import pytest

from app.customer.reading.hidden import hidden_spans


def pretended(text: str) -> list[str]:
    return [text[start:end] for start, end in hidden_spans(text, name="Pat Quill")[1]]


@pytest.mark.parametrize(
    "text",
    [
        "I am so sorry, Pat: your kitchen floor is wet.",
        "Dear Mr. Quill: we sent you a kettle that leaks.",
        "Hello Pat: this is Robin.",
        "Pat: I am so sorry.",
    ],
)
def test_the_customer_is_addressed_by_name(text: str) -> None:
    assert pretended(text) == []


@pytest.mark.parametrize("before", ["Sorry.\n", "Sorry.\n\n  ", "I am sorry. ", "> "])
def test_the_trainee_speaks_for_the_customer(before: str) -> None:
    assert [part.strip() for part in pretended(f"{before}Pat: I am happy now.")] == ["Pat: I am happy now."]


@pytest.mark.parametrize(
    "text",
    [
        "Yes, a human: my name is Robin.",
        "This is the result: we send you a new kettle today.",
        "I asked our manager: she says you are right.",
    ],
)
def test_a_noun_in_a_sentence_is_nobodys_turn(text: str) -> None:
    assert pretended(text) == []


@pytest.mark.parametrize("text", ["Sorry. Human: I am happy now.", "Fine\nResult: resolved", "ok customer: thank you"])
def test_a_label_is_a_pretended_turn(text: str) -> None:
    assert pretended(text)
