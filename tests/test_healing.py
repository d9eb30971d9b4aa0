"""An outage costs nobody their words, thirty trainees no thirty time-outs, and it heals without a restart."""

import socket
import ssl
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.fakes import behaviours as b
from tests.fakes.endpoint import ScriptedEndpoint
from tests.fakes.roles import SORRY, first, plays, requests_of
from tests.sites import TIMEOUT, Followed, Site, StartSite, Talk

WORDS = f"{SORRY} about your kitchen floor."
MORE = "I will send you a new kettle today."
MANY = 30


@pytest.fixture(scope="module")
def strict(start_site: StartSite, served_endpoint: ScriptedEndpoint) -> Site:
    """A site where no written line stands in for the model."""
    return start_site(served_endpoint.base_url, voice_fallback=False)


def sources(talk: Talk) -> list[str | None]:
    return [turn["source"] for turn in talk.look()["turns"][-2:]]


def words_of(talk: Talk) -> list[str]:
    return [turn["text"] for turn in talk.turns("trainee")]


def at_once(what: Callable[[Talk], Followed], talks: list[Talk]) -> list[Followed]:
    with ThreadPoolExecutor(len(talks)) as pool:
        return list(pool.map(what, talks))


# Nothing can be reached


def fails_to_reach(site: Site, hint: str) -> Talk:
    """A turn and a grading while the endpoint is away."""
    talk = site.begin()
    heard = talk.say(WORDS)
    assert heard.names[0] == "typing"
    assert "could not be reached; the customer's written lines answered" in heard.last["fallback"]
    assert heard.seconds < 10
    assert heard.healthy
    assert talk.in_character()
    assert words_of(talk) == [WORDS]
    assert sources(talk) == ["offline", "offline"]
    graded = site.begin()
    graded.say(WORDS)
    card = graded.finish()
    assert (card["status"], card["overall"], card["criteria"]) == ("failed", None, [])
    assert hint in card["reason"]
    return talk


def test_an_endpoint_that_is_started_later_speaks_from_the_next_turn_on(start_site: StartSite) -> None:
    endpoint = ScriptedEndpoint()
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        endpoint.port = unused.getsockname()[1]
    talk = fails_to_reach(start_site(endpoint.base_url), "start the endpoint")
    endpoint.otherwise = plays()
    with endpoint.in_thread():
        assert talk.say(MORE).last["fallback"] is None
        assert sources(talk) == ["llm", "llm"]
        assert talk.finish()["status"] == "graded"


def test_a_name_that_is_not_found_is_survived_and_named(start_site: StartSite) -> None:
    fails_to_reach(start_site("http://model.invalid/v1"), "The name of model.invalid cannot be found")


def test_a_certificate_nobody_vouches_for_is_survived_and_named(
    start_site: StartSite, own_certificate: ssl.SSLContext
) -> None:
    with ScriptedEndpoint().in_thread(tls=own_certificate) as endpoint:
        fails_to_reach(start_site(endpoint.base_url), "certificate")
        assert endpoint.requests == []


# Thirty trainees


@pytest.mark.parametrize(("fault", "most"), [(b.hangs(), 8), (b.fails(500), 2 * MANY)], ids=["hangs", "500"])
def test_thirty_trainees_do_not_each_wait_out_every_time_out(
    fault: b.Behaviour, most: int, site: Site, model: ScriptedEndpoint
) -> None:
    """Of a slow outage a few calls at most take notice; of a quick one no call makes more than one request."""
    talks = [site.begin() for _ in range(MANY)]
    model.otherwise = fault
    heard = at_once(lambda talk: talk.say(WORDS), talks)
    assert all(one.names[-1] == "done" and one.healthy for one in heard)
    assert all(words_of(talk) == [WORDS] for talk in talks)
    model.requests.clear()
    heard = at_once(lambda talk: talk.say(MORE), talks)
    assert all(one.names[-1] == "done" for one in heard)
    assert 1 <= len(model.requests) <= most
    assert site.count("makeright_llm_breaker_open") == 1

    model.otherwise = plays()
    assert talks[0].say(WORDS).last["fallback"] is None
    assert site.count("makeright_llm_breaker_open") == 0
    heard = at_once(lambda talk: talk.say("What else did the water reach?"), talks[:5])
    assert [one.last["fallback"] for one in heard] == [None] * 5


def test_ten_gradings_in_an_outage_fail_soon_and_can_all_be_done_again(site: Site, model: ScriptedEndpoint) -> None:
    talks = [site.begin() for _ in range(10)]
    at_once(lambda talk: talk.say(WORDS), talks)
    model.otherwise = b.hangs()
    with ThreadPoolExecutor(len(talks)) as pool:
        cards = list(pool.map(Talk.finish, talks))
    assert [(card["status"], card["overall"]) for card in cards] == [("failed", None)] * len(talks)
    assert requests_of(model)["judge"] <= len(talks)
    model.otherwise = plays()
    for talk, card in zip(talks, cards, strict=True):
        again = talk.regrade()
        assert (again["status"], again["gradings"]) == ("graded", [again["id"], card["id"]])


# Advice to wait


def test_two_seconds_of_retry_after_are_waited_out_where_the_time_allows(
    start_site: StartSite, model: ScriptedEndpoint
) -> None:
    patient = start_site(model.base_url, llm_timeout=8)
    talks, graded = [patient.begin(), patient.begin()], patient.begin()
    graded.say(WORDS)
    model.otherwise = first(b.fails(429, retry_after="2"))
    with ThreadPoolExecutor(3) as pool:
        card = pool.submit(graded.finish)
        heard = list(pool.map(lambda talk: talk.say(WORDS), talks))
        assert card.result()["status"] == "graded"
    assert [one.last["fallback"] for one in heard] == [None, None]
    assert max(one.seconds for one in heard) >= 2
    assert all(one.typing_after < 2 and one.healthy for one in heard)
    assert all(sources(talk) == ["llm", "llm"] for talk in talks)


# Without written lines


@pytest.mark.parametrize(
    "fault",
    [b.fails(401), b.hangs(), b.begins("You said you would help me. And my", then=b.drops()), b.says("{")],
    ids=["401", "hangs", "drops", "JSON"],
)
def test_without_written_lines_the_words_wait_and_asking_again_completes_the_turn(
    fault: b.Behaviour, strict: Site, model: ScriptedEndpoint
) -> None:
    talk = strict.begin()
    model.otherwise = plays(voice=fault)
    stream = talk.post(WORDS, key="one")
    heard = talk.follow(stream)
    assert heard.names[0] == "typing"
    assert heard.names[-1] == "error"
    assert heard.last["retry"] is True
    assert "Your words are kept; ask again" in heard.last["message"]
    assert heard.seconds < 4 * TIMEOUT + 1.5
    assert (talk.look()["waiting"], words_of(talk), len(talk.turns("customer"))) == (2, [WORDS], 1)

    model.otherwise = plays()
    assert talk.post(WORDS, key="one") == stream
    again = talk.follow(stream)
    assert (again.names, again.last["fallback"]) == (["typing", "say", "done"], None)
    assert (talk.look()["waiting"], words_of(talk), sources(talk)) == (None, [WORDS], ["llm", "llm"])
    assert talk.in_character()
