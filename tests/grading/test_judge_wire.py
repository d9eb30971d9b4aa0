"""The judge over the wire: an endpoint on the loopback, with one repair and its bad days."""

from collections.abc import AsyncIterator

import pytest

from app.acts import Act
from app.grading.failure import GradingFailed
from app.grading.judge import Judge
from app.llm import Endpoint
from app.metrics import Metrics
from app.rubric import Rubric
from app.settings import Settings
from tests.fakes.behaviours import Behaviour, drops, fails, gives, hangs, says, shows_a_page
from tests.fakes.endpoint import ScriptedEndpoint

pytestmark = pytest.mark.anyio

RUBRIC = Rubric.model_validate(
    {
        "title": "R",
        "pass_at": 50,
        "criteria": [{"id": "care", "title": "Cares", "items": [{"id": "owns", "ask": "Does the trainee own it?"}]}],
    }
)
YES = {"care.owns": {"quote": "entirely our fault", "turn": 2, "answer": "yes"}}


@pytest.fixture
async def upstream() -> AsyncIterator[ScriptedEndpoint]:
    async with ScriptedEndpoint().serving() as endpoint:
        yield endpoint


@pytest.fixture
async def judge(upstream: ScriptedEndpoint) -> AsyncIterator[Judge]:
    settings = Settings(llm_base_url=upstream.base_url, llm_api_key="k", llm_model="m", llm_timeout=0.6)
    endpoint = Endpoint(settings, Metrics())
    yield Judge(endpoint)
    await endpoint.close()


@pytest.fixture
def graded(talk):
    return talk().trainee("That is entirely our fault.", Act.owns).graded(RUBRIC)


async def test_a_grade_comes_over_the_wire(judge: Judge, upstream: ScriptedEndpoint, graded) -> None:
    upstream.script(gives(YES))
    judged = await judge.grade(graded)
    assert judged.scorecard.overall == 100
    assert judged.record["calls"][0]["model"] == "m"


async def test_a_wrong_shape_is_repaired_once(judge: Judge, upstream: ScriptedEndpoint, graded) -> None:
    upstream.script(gives({"care.owns": {"quote": "", "turn": 0, "answer": "surely"}}), gives(YES))
    assert (await judge.grade(graded)).scorecard.overall == 100
    assert len(upstream.requests) == 2


async def test_prose_around_the_json_does_no_harm(judge: Judge, upstream: ScriptedEndpoint, graded) -> None:
    answer = '{"care.owns": {"quote": "entirely our fault", "turn": 2, "answer": "yes"}}'
    upstream.script(says(f"Here you are:\n```json\n{answer}\n```\nGood luck!"))
    assert (await judge.grade(graded)).scorecard.overall == 100


@pytest.mark.parametrize(
    ("quote", "turn"),
    [
        pytest.param("I take full responsibility", 2, id="invented quote"),
        pytest.param("nobody answers me", 1, id="quote from the customer's turn"),
    ],
)
async def test_a_quote_that_is_not_the_trainees_is_flagged_and_no_number_comes_of_it(
    judge: Judge, upstream: ScriptedEndpoint, graded, quote: str, turn: int
) -> None:
    upstream.otherwise = gives({"care.owns": {"quote": quote, "turn": turn, "answer": "yes"}})
    card = (await judge.grade(graded)).scorecard
    assert (card.overall, card.passed) == (None, False)
    assert card.criteria[0].items[0].flags == ("unsupported_quote",)


@pytest.mark.parametrize(
    "bad_day",
    [
        pytest.param(gives({}), id="missing item"),
        pytest.param(gives({**YES, "care.more": YES["care.owns"]}), id="extra item"),
        pytest.param(gives({"care.owns": {**YES["care.owns"], "answer": "mostly"}}), id="off-menu value"),
        pytest.param(says("I would rather not grade anybody."), id="refusal in prose"),
        pytest.param(says('{"care.owns": {"quote": "entirely our', finish="length"), id="truncated"),
        pytest.param(says("", finish="content_filter"), id="filtered"),
        pytest.param(says(""), id="empty"),
        pytest.param(fails(400), id="400"),
        pytest.param(fails(401), id="401"),
        pytest.param(fails(500), id="500"),
        pytest.param(shows_a_page(), id="a page of HTML"),
        pytest.param(hangs(), id="timeout"),
        pytest.param(drops(), id="dropped line"),
    ],
)
async def test_every_bad_day_fails_the_grading_with_a_reason_and_no_number(
    judge: Judge, upstream: ScriptedEndpoint, graded, bad_day: Behaviour
) -> None:
    upstream.otherwise = bad_day
    with pytest.raises(GradingFailed) as failed:
        await judge.grade(graded)
    assert len(failed.value.reason) > 20
    assert len(upstream.requests) <= 3
