"""The model agent's voice: a model's words only while they keep to the case, else its own, and the reason is told."""

from typing import Any

import pytest

from app.customer.reader import OfflineReader
from app.llm_failure import Failure
from app.model_agent.memory import Memory
from app.model_agent.voice import AgentVoice, Answered
from app.transcript import Speaker, Turn
from tests.fakes.content import PERSONA
from tests.fakes.model import ScriptedModel

OPENING = (Turn(number=1, speaker=Speaker.customer, text=PERSONA.case.opening),)


async def answer(*spoken: Any) -> tuple[Answered, ScriptedModel]:
    model = ScriptedModel(spoken=spoken)
    voice = AgentVoice(OfflineReader(light=True), model)  # type: ignore[arg-type]
    return await voice.answer(PERSONA, Memory(), OPENING, seed=1), model


@pytest.mark.anyio
async def test_a_models_good_words_are_said_with_the_deed_and_memory_of_the_plan() -> None:
    found, model = await answer("Pat, two floods from one kettle of ours. I'd be furious as well, and I'm sorry.")
    assert (found.source, found.problem) == ("llm", None)
    assert found.text.startswith("Pat, two floods")
    assert found.memory.turn == 1
    prompt = str(model.asked[0])
    assert "flooded my kitchen" in prompt
    assert "pass_at" not in prompt


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("Calm down, it is just a kettle.", "did not keep to the part"),
        ("I'm sorry, Pat. I'll pay for the floor, 200 €, today.", "did not keep to the part"),
        ("I'm sorry, Pat. Your ticket is 88123.", "made something up"),
        ("", "gave no usable answer"),
        ("word " * 400, "gave no usable answer"),
    ],
)
async def test_words_out_of_bounds_are_replaced_and_it_is_said(words: str, why: str) -> None:
    found, _ = await answer(words)
    assert found.source == "offline"
    assert why in str(found.problem)
    assert found.text


@pytest.mark.anyio
@pytest.mark.parametrize("kind", [Failure.timeout, Failure.unreachable, Failure.refused])
async def test_no_failure_of_a_model_ends_the_talk(kind: Failure) -> None:
    found, _ = await answer(["I'm so", kind])
    assert found.source == "offline"
    assert "the agent's own words answered" in str(found.problem)


@pytest.mark.anyio
async def test_without_a_model_nothing_is_said_of_one() -> None:
    found = await AgentVoice(OfflineReader(light=True)).answer(PERSONA, Memory(), OPENING, seed=1)
    assert (found.source, found.problem) == ("offline", None)
