"""The customer against a scripted endpoint on the loopback, through the real client."""

from collections.abc import AsyncIterator

import pytest

from app.customer.engine import Customer, Heard, Said, customer_for
from app.customer.mood import begin
from app.settings import Settings
from tests.customer.bakery import PERSONA, conversation, exchange
from tests.fakes import behaviours as b
from tests.fakes.calls import client_of
from tests.fakes.endpoint import ScriptedEndpoint

WORDS = "I am so sorry, Dana."
READ = b.gives({"acts": [{"quote": "so sorry", "act": "apologizes", "remedy": "none", "fact": "none"}]})


@pytest.fixture
async def endpoint() -> AsyncIterator[ScriptedEndpoint]:
    async with ScriptedEndpoint().serving() as served:
        yield served


async def turn(customer: Customer) -> tuple[Heard, list[Said]]:
    heard = await customer.hear(PERSONA, begin(PERSONA), exchange(WORDS), seed=1)
    return heard, [one async for one in customer.say(PERSONA, heard, conversation(WORDS), seed=1)]


@pytest.mark.anyio
async def test_a_turn_is_read_and_spoken_by_the_model(endpoint: ScriptedEndpoint) -> None:
    endpoint.script(READ, b.says("Are you? It took two of you to get here."))
    async with client_of(endpoint.base_url) as llm:
        heard, said = await turn(customer_for(Settings(), llm))
    assert heard.reading.source == "llm"
    assert [one.text for one in said] == ["Are you?", "It took two of you to get here."]
    assert {one.source for one in said} == {"llm"}
    assert endpoint.requests[0].body["response_format"]["json_schema"]["name"] == "acts"


@pytest.mark.anyio
async def test_an_answer_cut_off_by_length_is_finished_by_written_lines(endpoint: ScriptedEndpoint) -> None:
    endpoint.script(READ, b.says("Are you? It took two of", finish="length"))
    async with client_of(endpoint.base_url) as llm:
        _, said = await turn(customer_for(Settings(), llm))
    assert said[0].text == "Are you?"
    assert not any("It took two of" in one.text for one in said)
    assert all(one.source == "offline" and one.problem for one in said[1:])


@pytest.mark.anyio
async def test_prose_where_a_reading_was_asked_is_read_offline(endpoint: ScriptedEndpoint) -> None:
    endpoint.script(b.says("They apologise."), b.says("They apologise."), b.says("Are you?"))
    async with client_of(endpoint.base_url) as llm:
        heard, said = await turn(customer_for(Settings(), llm))
    assert heard.problem == "The model gave no usable answer; this turn was read offline."
    assert said[0].source == "llm"
