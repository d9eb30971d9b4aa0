"""The probe says what an endpoint can do and cannot, and what to do about it."""

from collections.abc import AsyncIterator

import pytest

from app.llm import Endpoint
from app.llm_probe import Finding
from app.metrics import Metrics
from app.settings import Settings
from tests.fakes import behaviours as b
from tests.fakes.endpoint import ScriptedEndpoint
from tests.fakes.wire import Wire, chunk, event

pytestmark = pytest.mark.anyio


@pytest.fixture
async def endpoint() -> AsyncIterator[ScriptedEndpoint]:
    async with ScriptedEndpoint().serving() as served:
        served.otherwise = obeys
        yield served


async def obeys(wire: Wire) -> None:
    """A model that keeps to the tokens and to the schema."""
    if wire.request.streams:
        await b.says("one, two, three, four, five, six", every=0.002, finish="length")(wire)
    else:
        await b.fits()(wire)


async def findings(endpoint: ScriptedEndpoint, **settings: str) -> tuple[Finding, ...]:
    given = {"llm_model": "parrot", **settings}
    llm = Endpoint(Settings(llm_base_url=endpoint.base_url, llm_timeout=0.5, **given), Metrics(), pause=0.01)
    try:
        return await llm.probe()
    finally:
        await llm.close()


def said(found: tuple[Finding, ...], state: str) -> str:
    return "\n".join(f"{finding.about}: {finding.text}" for finding in found if finding.state == state)


async def test_an_endpoint_that_can_do_everything_is_good_throughout(endpoint: ScriptedEndpoint) -> None:
    found = await findings(endpoint)
    assert {finding.state for finding in found} == {"good"}
    good = said(found, "good")
    for ability in ("can be reached", "streams", "first word after", "keeps to max_tokens", "keeps to json_schema"):
        assert ability in good
    assert "OpenAI's own client reads its answers too" in good
    assert len(endpoint.requests) == 3


async def test_what_openais_own_client_cannot_read_is_a_limit(endpoint: ScriptedEndpoint) -> None:
    endpoint.script(obeys, b.gives({"content": False, "colour": "white"}), b.replies(b"[]"))
    found = await findings(endpoint)
    assert "Make It Right can, other programs may not" in said(found, "limit")
    assert not said(found, "problem")


async def test_every_model_is_probed_for_its_roles(endpoint: ScriptedEndpoint) -> None:
    endpoint.models = ["parrot", "actor"]
    found = await findings(endpoint, llm_voice_model="actor", llm_judge_model="examiner")
    assert {finding.about for finding in found} == {"endpoint", "parrot", "actor", "examiner"}
    assert "examiner: is not among the models listed" in said(found, "limit")
    assert not any("json_schema" in finding.text for finding in found if finding.about == "actor")
    assert [request.body["model"] for request in endpoint.requests] == [
        "actor",
        "parrot",
        "parrot",
        "examiner",
        "examiner",
        "actor",
    ]


async def test_an_endpoint_that_lists_no_models_is_asked_all_the_same(endpoint: ScriptedEndpoint) -> None:
    endpoint.models = None
    found = await findings(endpoint)
    assert said(found, "limit") == "endpoint: it does not list its models; nothing needs to be done."
    assert "keeps to json_schema" in said(found, "good")


async def test_a_misspelt_model_is_told_with_the_nearest_names(endpoint: ScriptedEndpoint) -> None:
    endpoint.otherwise = b.fails(404, code="model_not_found")
    found = await findings(endpoint, llm_model="parot")
    assert "try parrot" in said(found, "limit")
    assert "MAKERIGHT_LLM_MODEL" in said(found, "problem")


async def test_what_cannot_be_reached_is_the_only_finding() -> None:
    async with ScriptedEndpoint().serving() as closed:
        pass
    found = await findings(closed)
    assert len(found) == 1
    assert "start the endpoint there" in said(found, "problem")


async def test_a_key_that_is_not_accepted_is_a_problem(endpoint: ScriptedEndpoint) -> None:
    endpoint.otherwise = b.fails(401)
    assert "MAKERIGHT_LLM_API_KEY" in said(await findings(endpoint), "problem")


async def test_no_json_schema_is_a_limit_and_no_problem(endpoint: ScriptedEndpoint) -> None:
    endpoint.script(obeys, b.fails(400, "json_schema is unknown"), b.gives({"content": False, "colour": "white"}))
    found = await findings(endpoint)
    assert "knows json_object but no json_schema" in said(found, "limit")
    assert not said(found, "problem")


async def test_no_structured_answers_at_all_is_a_limit_too(endpoint: ScriptedEndpoint) -> None:
    no = b.fails(400, "response_format is unknown")
    endpoint.script(obeys, no, no, b.gives({"content": False, "colour": "white"}))
    assert "knows no structured answers" in said(await findings(endpoint), "limit")


@pytest.mark.parametrize("answer", ['```json\n{"content": false, "colour": "white"}\n```', '{"content": "no"}'])
async def test_a_schema_taken_as_a_hint_is_noticed(answer: str, endpoint: ScriptedEndpoint) -> None:
    endpoint.script(obeys, b.says(answer))
    assert "as a hint only" in said(await findings(endpoint), "limit")


async def test_a_model_that_never_keeps_to_the_shape_is_a_problem(endpoint: ScriptedEndpoint) -> None:
    no = b.says("I would say they are unhappy.")
    endpoint.script(obeys, no, no)
    assert "as reader and judge: The model parrot did not keep to the shape" in said(
        await findings(endpoint), "problem"
    )


async def test_max_tokens_ignored_is_noticed(endpoint: ScriptedEndpoint) -> None:
    endpoint.script(b.says("one, two, three, " * 30, every=0.001))
    assert "does not keep to max_tokens" in said(await findings(endpoint), "limit")


async def test_an_endpoint_that_does_not_stream_is_noticed(endpoint: ScriptedEndpoint) -> None:
    endpoint.script(b.streams([b'{"choices":[{"message":{"content":"one, two"},"finish_reason":"length"}]}']))
    assert "in one piece" in said(await findings(endpoint), "limit")


async def test_a_model_that_only_thinks_is_a_problem(endpoint: ScriptedEndpoint) -> None:
    endpoint.script(b.streams([event(chunk("<think>One might")), event(chunk(finish="length")), b.DONE]))
    assert "spends all its tokens before its first word" in said(await findings(endpoint), "problem")
