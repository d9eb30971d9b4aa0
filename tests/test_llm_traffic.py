"""What surrounds a call: the breaker, counts, log lines, and the key that nobody sees."""

import asyncio
import time
from collections.abc import AsyncIterator

import pytest
from structlog.testing import capture_logs

from app.breaker import Breaker
from app.llm import Endpoint, EndpointFailed
from app.llm_failure import Failure
from app.metrics import Metrics
from app.settings import Settings
from tests.fakes import behaviours as b
from tests.fakes.calls import (
    KEY,
    client_of,
    judged,
    kind_or_words,
    spoken,
)
from tests.fakes.endpoint import ScriptedEndpoint

pytestmark = pytest.mark.anyio


@pytest.fixture
async def llm(endpoint: ScriptedEndpoint) -> AsyncIterator[Endpoint]:
    async with client_of(endpoint.base_url) as client:
        yield client


# The breaker


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


async def test_thirty_trainees_do_not_each_wait_out_an_outage(endpoint: ScriptedEndpoint) -> None:
    async with client_of(endpoint.base_url, timeout=0.3, breaker=Breaker(Clock(), threshold=3)) as llm:
        endpoint.otherwise = b.hangs()
        for _ in range(3):
            assert await kind_or_words(llm) == Failure.timeout
        begun = time.monotonic()
        kinds = await asyncio.gather(*(kind_or_words(llm) for _ in range(30)))
        assert sorted(kinds) == [Failure.resting] * 29 + [Failure.timeout]
        assert time.monotonic() - begun < 3
        assert len(endpoint.requests) == 4


async def test_after_recovery_the_very_next_call_is_answered(endpoint: ScriptedEndpoint) -> None:
    async with client_of(endpoint.base_url, breaker=Breaker(threshold=2)) as llm:
        endpoint.script(*[b.fails(500)] * 6)
        for _ in range(2):
            assert await kind_or_words(llm) == Failure.server_error
        assert len(endpoint.requests) == 6
        assert await kind_or_words(llm) == "I have been waiting for two weeks."


async def test_a_judge_waits_for_the_trial_of_another_call(endpoint: ScriptedEndpoint) -> None:
    async with client_of(endpoint.base_url, breaker=Breaker(threshold=1)) as llm:
        endpoint.script(*[b.fails(500)] * 3, b.says("one two three four", every=0.03))
        await kind_or_words(llm)
        trial = asyncio.ensure_future(spoken(llm))
        await asyncio.sleep(0)
        assert (await judged(llm)).value is True
        assert await trial == "one two three four"


async def test_an_answer_in_the_wrong_shape_is_no_outage(endpoint: ScriptedEndpoint) -> None:
    async with client_of(endpoint.base_url, breaker=Breaker(threshold=1)) as llm:
        endpoint.script(b.fails(401), b.shows_a_page(), b.refuses())
        for kind in (Failure.unauthorized, Failure.html, Failure.refused):
            assert await kind_or_words(llm) == kind
        assert await spoken(llm)


# What is counted, what is logged, and what nobody sees


async def test_calls_are_counted_with_their_outcome(endpoint: ScriptedEndpoint) -> None:
    metrics = Metrics()
    llm = Endpoint(Settings(llm_base_url=endpoint.base_url, llm_model="parrot", llm_timeout=1), metrics, pause=0.01)
    endpoint.script(b.says("Two weeks."), b.fails(404), b.gives({"met": True}))
    await spoken(llm)
    await kind_or_words(llm)
    await judged(llm)
    await llm.close()
    page = metrics.render().decode()
    assert 'makeright_llm_calls_total{outcome="ok",role="voice"} 1.0' in page
    assert 'makeright_llm_calls_total{outcome="not_found",role="voice"} 1.0' in page
    assert 'makeright_llm_calls_total{outcome="ok",role="judge"} 1.0' in page
    assert 'makeright_llm_tokens_total{direction="completion",role="judge"} 7.0' in page
    assert 'makeright_llm_first_piece_seconds_count{role="voice"} 1.0' in page
    assert "makeright_llm_calls_under_way 0.0" in page


async def test_a_failure_is_one_log_line_without_words_or_key(endpoint: ScriptedEndpoint, llm: Endpoint) -> None:
    endpoint.script(b.fails(401, f"bad key {KEY} for: Where is my parcel?", code=KEY.replace("-", "_")))
    with capture_logs() as lines:
        await kind_or_words(llm)
    (line,) = lines
    assert line.pop("seconds") >= 0
    assert line == {
        "event": "model call failed",
        "log_level": "warning",
        "role": "voice",
        "model": "parrot",
        "kind": "unauthorized",
        "requests": 1,
    }


@pytest.mark.parametrize("key", [KEY, "schlüssel-" + KEY, KEY + "\nx: y"])
async def test_the_key_appears_nowhere(
    key: str, endpoint: ScriptedEndpoint, capsys: pytest.CaptureFixture[str]
) -> None:
    metrics = Metrics()
    settings = Settings(llm_base_url=endpoint.base_url, llm_model="parrot", llm_timeout=0.4, llm_api_key=key)
    llm = Endpoint(settings, metrics, pause=0.01)
    endpoint.script(b.fails(400, key, code=KEY), b.fails(500, key), b.drops())
    endpoint.otherwise = b.hangs()
    seen = [repr(llm), repr(settings), str(llm.__dict__)]
    for _ in range(3):
        with pytest.raises(EndpointFailed) as caught:
            await spoken(llm)
        seen += [caught.value.message, repr(caught.value), str(caught.value.__cause__), str(caught.value.__dict__)]
    await llm.close()
    seen += [metrics.render().decode(), *capsys.readouterr()]
    assert KEY not in "\n".join(seen)


async def test_an_endpoint_that_wants_no_key_gets_a_placeholder(endpoint: ScriptedEndpoint) -> None:
    async with client_of(endpoint.base_url, llm_api_key=None) as llm:
        await spoken(llm)
        assert endpoint.requests[0].headers["authorization"] == "Bearer none"
