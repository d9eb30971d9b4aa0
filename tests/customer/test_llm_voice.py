"""The model's voice: only checked sentences, one more try, and a failure that says so."""

from typing import Any

import pytest

from app.customer.llm_voice import LlmVoice, VoiceFailed
from app.customer.mind import Direction
from app.llm_failure import EndpointFailed, Failure
from tests.customer.bakery import PERSONA, PRESS, conversation
from tests.fakes.model import ScriptedModel

TURNS = conversation("Could you give me your order number?")


async def say(*spoken: Any, direction: Direction = PRESS) -> tuple[list[str], type[Exception] | None, ScriptedModel]:
    model, found = ScriptedModel(spoken=spoken), []
    try:
        async for sentence in LlmVoice(model).say(direction, PERSONA, TURNS):  # type: ignore[arg-type]
            found.append(sentence)  # noqa: PERF401 (what came before a failure counts)
    except (VoiceFailed, EndpointFailed) as failure:
        return found, type(failure), model
    return found, None, model


@pytest.mark.anyio
async def test_a_good_turn_comes_sentence_by_sentence() -> None:
    found, failure, model = await say("Again? It's A-20418. Write it down this time.")
    assert (found, failure) == (["Again?", "It's A-20418.", "Write it down this time."], None)
    assert len(model.asked) == 1


@pytest.mark.anyio
async def test_a_bad_sentence_is_asked_for_again_with_what_was_shown_and_what_was_wrong() -> None:
    found, failure, model = await say("Again? How can I help you today? Hm.", "It's A-20418.")
    assert (found, failure) == (["Again?", "It's A-20418."], None)
    note = model.asked[1][-1]["content"]
    assert 'already sent: "Again?"' in note
    assert "You are the customer" in note


@pytest.mark.anyio
async def test_two_bad_tries_are_a_failure_and_nothing_of_them_is_shown() -> None:
    assert (await say("As an AI, I cannot.", "I'm a language model."))[:2] == ([], VoiceFailed)


@pytest.mark.anyio
@pytest.mark.parametrize("kind", [Failure.empty, Failure.refused, Failure.filtered, Failure.cut_off, Failure.timeout])
async def test_a_failing_stream_loses_its_half_sentence(kind: Failure) -> None:
    assert (await say(["Again? I told yo", "u al", kind]))[:2] == (["Again?"], EndpointFailed)


@pytest.mark.anyio
async def test_a_turn_that_runs_on_ends_where_it_was_long_enough() -> None:
    long = (
        "Again? " + "You have had that number twice and nobody there wrote it down. It is in the ticket, it is in "
        "the mail, it is on the bill. What else do you want from me? Read what you have. It is all there already."
    )
    found, failure, model = await say(long)
    assert failure is None
    assert found[0] == "Again?"
    assert len(" ".join(found).split()) <= 33
    assert len(model.asked) == 1


@pytest.mark.anyio
async def test_a_model_that_goes_round_in_circles_is_cut_short() -> None:
    found, failure, model = await say("Again? Again? Again? Again?")
    assert (found, failure, len(model.asked)) == (["Again?"], None, 1)


@pytest.mark.anyio
async def test_what_is_to_be_told_is_asked_for_when_it_was_left_out() -> None:
    direction = PRESS.model_copy(update={"tell": ("order",)})
    found, failure, model = await say("Again?", "A-20418.", direction=direction)
    assert (found, failure, len(model.asked)) == (["Again?", "A-20418."], None, 2)
    assert (await say("Again?", "Seriously?", direction=direction))[1] is VoiceFailed


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("Dana: Again?", ["Again?"]),
        ("Customer: Again? No.", ["Again?", "No."]),
        ('"Again? You want it again?"', ["Again?", "You want it again?"]),
        ("“Again?”", ["Again?"]),
        ("**Again?** No.", ["Again?", "No."]),
        ("<think>She is angry.</think>Again?", ["Again?"]),
    ],
)
async def test_harmless_wrapping_is_taken_off(raw: str, shown: list[str]) -> None:
    assert (await say(raw))[:2] == (shown, None)


@pytest.mark.anyio
@pytest.mark.parametrize("blank", ["", "   ", "\n\n", "\u200b"])
async def test_a_blank_answer_is_a_failure_after_one_more_try(blank: str) -> None:
    found, failure, model = await say(blank)
    assert (found, failure, len(model.asked)) == ([], VoiceFailed, 2)
