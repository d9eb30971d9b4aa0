"""What is asked of a model, how its structured answers are read, and what is remembered about it."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from app.llm import Answer, Endpoint, EndpointFailed
from app.llm_failure import Failure
from tests.fakes import behaviours as b
from tests.fakes.calls import ASKED, KEY, SCHEMA, client_of, judged, met, spoken
from tests.fakes.endpoint import ScriptedEndpoint
from tests.fakes.wire import Wire

pytestmark = pytest.mark.anyio


@pytest.fixture
async def endpoint() -> AsyncIterator[ScriptedEndpoint]:
    async with ScriptedEndpoint().serving() as served:
        yield served


@pytest.fixture
async def llm(endpoint: ScriptedEndpoint) -> AsyncIterator[Endpoint]:
    async with client_of(endpoint.base_url) as client:
        yield client


# What is asked


async def test_a_structured_question_asks_for_the_schema_strictly(endpoint: ScriptedEndpoint, llm: Endpoint) -> None:
    answer = await judged(llm)
    (request,) = endpoint.requests
    assert request.body == {
        "model": "parrot",
        "messages": ASKED,
        "stream": False,
        "max_tokens": 50,
        "temperature": 0,
        "response_format": {"type": "json_schema", "json_schema": {"name": "marks", "strict": True, "schema": SCHEMA}},
    }
    assert request.headers["authorization"] == f"Bearer {KEY}"
    assert request.headers["accept-encoding"] == "identity"
    assert answer == Answer(
        value=True, raw='{"met": true}', model="parrot", prompt_tokens=20, completion_tokens=7, requests=1
    )


async def test_a_voice_streams_with_some_warmth(endpoint: ScriptedEndpoint, llm: Endpoint) -> None:
    endpoint.script(b.says("Two weeks.  And nobody calls!"))
    assert await spoken(llm) == "Two weeks.  And nobody calls!"
    body = endpoint.requests[0].body
    assert body == {"model": "parrot", "messages": ASKED, "stream": True, "max_tokens": 60, "temperature": 0.8}


async def test_each_role_asks_its_own_model(endpoint: ScriptedEndpoint) -> None:
    async with client_of(endpoint.base_url, llm_voice_model="actor", llm_judge_model="examiner") as llm:
        await spoken(llm)
        await judged(llm)
        assert [request.body["model"] for request in endpoint.requests] == ["actor", "examiner"]


# How a structured answer is read


@pytest.mark.parametrize(
    "text",
    [
        '{"met": true}',
        ' \n{"met": true}\n',
        '```json\n{"met": true}\n```',
        'Here you are:\n```\n{"met": true}\n```\nAnything else?',
        'Sure! {"met": true} I hope that helps {really}.',
        '<think>{"met": false}?</think>{"met": true}',
        '\ufeff{"met": true}',
    ],
)
async def test_json_is_found_among_words(text: str, endpoint: ScriptedEndpoint, llm: Endpoint) -> None:
    endpoint.script(b.says(text))
    assert (await judged(llm)).value is True
    assert len(endpoint.requests) == 1


async def test_a_complete_answer_counts_although_the_tokens_ran_out(endpoint: ScriptedEndpoint, llm: Endpoint) -> None:
    endpoint.script(b.says('{"met": true}', finish="length"))
    assert (await judged(llm)).value is True


async def test_a_repaired_answer_counts_with_its_requests_and_tokens(endpoint: ScriptedEndpoint, llm: Endpoint) -> None:
    endpoint.script(b.gives({"met": "maybe"}))
    answer = await judged(llm)
    assert answer.value is True
    assert (answer.requests, answer.prompt_tokens, answer.completion_tokens) == (2, 40, 14)
    assert answer.repaired


async def test_a_call_never_makes_more_than_three_requests(endpoint: ScriptedEndpoint, llm: Endpoint) -> None:
    endpoint.script(b.fails(500), b.gives({}), b.fails(500))
    with pytest.raises(EndpointFailed) as caught:
        await judged(llm)
    assert caught.value.kind == Failure.server_error
    assert len(endpoint.requests) == 3


# What the endpoint does not know


async def test_an_endpoint_without_json_schema_is_asked_for_a_json_object_from_then_on(
    endpoint: ScriptedEndpoint, llm: Endpoint
) -> None:
    endpoint.script(b.fails(400, "response_format.type must be text or json_object"), *[b.gives({"met": True})] * 2)
    assert (await judged(llm)).requests == 2
    assert (await judged(llm)).requests == 1
    assert [request.form for request in endpoint.requests] == ["json_schema", "json_object", "json_object"]
    system = endpoint.requests[1].body["messages"][0]["content"]
    assert system.startswith("Be brief.")
    assert '"additionalProperties":false' in system


async def test_an_endpoint_without_response_format_is_asked_in_words_from_then_on(
    endpoint: ScriptedEndpoint, llm: Endpoint
) -> None:
    no = b.fails(422, "extra fields not permitted: response_format")
    endpoint.script(no, no, *[b.says('Well: {"met": true}')] * 2)
    assert (await judged(llm)).requests == 3
    assert (await judged(llm)).requests == 1
    assert [request.form for request in endpoint.requests] == ["json_schema", "json_object", None, None]


async def test_max_tokens_gives_way_to_its_other_name(endpoint: ScriptedEndpoint, llm: Endpoint) -> None:
    endpoint.script(b.fails(400, "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead."))
    await spoken(llm)
    await spoken(llm)
    names = [name for request in endpoint.requests for name in request.body if name.startswith("max_")]
    assert names == ["max_tokens", "max_completion_tokens", "max_completion_tokens"]


async def test_temperature_is_left_out_where_it_is_not_wanted(endpoint: ScriptedEndpoint, llm: Endpoint) -> None:
    endpoint.script(b.fails(400, "Unsupported value: 'temperature' does not support 0.8"))
    await spoken(llm)
    await spoken(llm)
    assert ["temperature" in request.body for request in endpoint.requests] == [True, False, False]


async def test_what_one_model_lacks_another_is_still_asked_for(endpoint: ScriptedEndpoint) -> None:
    async with client_of(endpoint.base_url, llm_reader_model="small") as llm:
        endpoint.script(b.fails(400, "json_schema is not supported"), b.gives({"met": True}))
        await llm.structured("reader", messages=ASKED, schema=SCHEMA, name="acts", validate=met, max_tokens=9)
        await judged(llm)
        assert [request.form for request in endpoint.requests] == ["json_schema", "json_object", "json_schema"]


async def test_calls_that_run_side_by_side_all_get_over_what_is_missing(
    endpoint: ScriptedEndpoint, llm: Endpoint
) -> None:
    async def knows_no_schema(wire: Wire) -> None:
        asked = wire.request.form
        await (b.fails(400, "json_schema is not supported") if asked == "json_schema" else b.gives({"met": True}))(wire)

    endpoint.otherwise = knows_no_schema
    answers = await asyncio.gather(*(judged(llm) for _ in range(5)))
    assert all(answer.value and answer.requests <= 2 for answer in answers)


async def test_a_call_may_be_given_more_time_than_the_setting(endpoint: ScriptedEndpoint) -> None:
    endpoint.script(b.late(0.4, b.gives({"met": True})))
    async with client_of(endpoint.base_url, 0.2) as llm:
        answer = await llm.structured(
            "judge", messages=ASKED, schema=SCHEMA, name="marks", validate=met, max_tokens=50, timeout=8
        )
    assert answer.value is True
