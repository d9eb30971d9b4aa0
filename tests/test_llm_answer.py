"""Whatever a model or a proxy sends, opening it gives a piece, a value or the one error that is expected."""

import json
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.llm_answer import Aloud, BadReply, json_in, names_in, piece_of

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["choices", "delta", "message", "content", "usage", "finish_reason", "refusal", "data", "id"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=25,
)


@given(data=JSON)
def test_any_json_is_a_piece_or_a_bad_reply(data: Any) -> None:
    payload = json.dumps(data).encode()
    for opens in (piece_of, names_in):
        try:
            opens(payload)
        except BadReply:
            continue


@given(data=JSON)
def test_any_choice_is_a_piece_or_a_bad_reply(data: Any) -> None:
    try:
        piece = piece_of(json.dumps({"choices": [data], "usage": data}).encode())
    except BadReply:
        return
    assert isinstance(piece.text, str)
    assert piece.prompt_tokens >= 0


@given(payload=st.binary(max_size=40))
def test_any_bytes_are_a_piece_or_a_bad_reply(payload: bytes) -> None:
    try:
        piece_of(payload)
    except BadReply:
        return


@given(text=st.text(alphabet=st.characters(), max_size=40) | st.text(alphabet='{}[]":, \\nNaN1`', max_size=40))
def test_any_words_hold_json_or_raise_a_value_error(text: str) -> None:
    try:
        json_in(text)
    except ValueError:
        return


@given(value=JSON.filter(lambda value: isinstance(value, dict)), before=st.text(alphabet="abc \n.", max_size=20))
def test_an_object_is_found_behind_words(value: dict[str, Any], before: str) -> None:
    text = json.dumps(value)
    if "NaN" in text or "Infinity" in text:
        return
    found = json_in(f"{before} {text} Anything else?")
    assert found == json.loads(text)


@pytest.mark.parametrize("text", ["{" * 100_000, '{"a":' * 100_000, "[" * 100_000, '{"a": NaN}', '{"a": Infinity}'])
def test_deep_or_endless_json_is_a_value_error(text: str) -> None:
    with pytest.raises(ValueError, match="no JSON object"):
        json_in(text)


@given(text=st.text(alphabet="<think>/ ab\n", max_size=40), cuts=st.lists(st.integers(0, 40), max_size=5))
def test_what_is_said_aloud_does_not_depend_on_the_pieces(text: str, cuts: list[int]) -> None:
    edges = sorted({0, len(text), *(cut for cut in cuts if cut < len(text))})
    aloud = Aloud()
    pieces = "".join(aloud.of(text[a:b]) for a, b in pairwise(edges))
    assert pieces.strip() == Aloud().of(text).strip()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<think>hm</think>Yes.", "Yes."),
        (" <think>\n</think>\n\nYes.", "Yes."),
        ("<b>Yes.</b>", "<b>Yes.</b>"),
        ("I think <think>.", "I think <think>."),
        ("<think>for ever", ""),
    ],
)
def test_a_thought_before_the_words_is_left_out(text: str, words: str) -> None:
    assert "".join(map(Aloud().of, text)).strip() == words
