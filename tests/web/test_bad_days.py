"""Whatever the endpoint does: the words stand, the customer stays one, a failed grading is no number, and it heals."""

import re
from typing import Any

import pytest

from tests.fakes import behaviours as b
from tests.fakes.endpoint import ScriptedEndpoint
from tests.fakes.roles import LINES, SORRY, plays, requests_of
from tests.fakes.wire import chunk, event
from tests.sites import KEY, TIMEOUT, Followed, Site, Talk
from tests.web.bad_days_faults import FAULTS, HALF, HARMLESS, SPEECHES, WHOLE, Fault

WORDS = f"{SORRY} about your kitchen floor, Pat!\n  It is wet & we did that – <twice> even… «déjà vu» 🙏"
MORE = "I will send you a new kettle today."
SLACK = 1.5
"""Seconds that a busy machine may add."""

every_fault = pytest.mark.parametrize("fault", FAULTS, ids=str)


def stands_once(talk: Talk, words: str = WORDS) -> bool:
    return [turn["text"] for turn in talk.turns("trainee")].count(words) == 1


def answered_in_character(talk: Talk, heard: Followed) -> bool:
    """A whole turn of a customer, the same on the screen and in the database, and nobody had to wait for long."""
    assert (heard.names[0], heard.names[-1]) == ("typing", "done")
    assert heard.typing_after < 2
    assert heard.seconds < 4 * TIMEOUT + SLACK
    assert heard.healthy
    last = talk.look()["turns"][-1]
    assert heard.said == heard.last["text"] == last["text"]
    assert HALF not in last["text"]
    return talk.in_character()


def by_the_model(talk: Talk) -> bool:
    pair = talk.look()["turns"][-2:]
    return all((turn["source"], turn["fallback"]) == ("llm", None) for turn in pair)


def calls(site: Site, role: str, kind: str) -> float:
    return site.count("makeright_llm_calls_total", role=role, outcome=kind)


# Turns


@every_fault
def test_a_turn_is_answered_in_character_and_says_by_whom(fault: Fault, site: Site, model: ScriptedEndpoint) -> None:
    talk, turning = site.begin(), ("reader", "voice")
    counted = {
        role: (site.count("makeright_fallbacks_total", role=role), calls(site, role, fault.kinds.get(role, "ok")))
        for role in turning
    }
    model.otherwise = fault.behaves()

    heard = talk.say(WORDS)

    assert stands_once(talk)
    assert answered_in_character(talk, heard)
    asked, seen = requests_of(model), talk.look()
    for role, turn in zip(turning, seen["turns"][-2:], strict=True):
        fails = role in fault.kinds
        assert 1 <= asked[role] <= (fault.asked if fails else 1)
        assert turn["source"] == ("offline" if fails else "llm")
        assert bool(turn["fallback"]) == fails
        fallbacks, kinds = counted[role]
        assert site.count("makeright_fallbacks_total", role=role) == fallbacks + fails
        assert calls(site, role, fault.kinds.get(role, "ok")) == kinds + 1, site.log
        assert len([line for line in site.log if f'"role": "{role}"' in line]) == fails
    assert any(row["cause"] == "read_offline" for row in seen["ledger"]) == ("reader" in fault.kinds)
    assert bool(heard.last["fallback"]) == bool(fault.kinds.keys() & set(turning))
    assert not any("kitchen" in line for line in site.log)

    model.otherwise = plays()
    assert talk.say(MORE).last["fallback"] is None
    assert by_the_model(talk)


@pytest.mark.parametrize("end", [b.hangs(), b.drops()], ids=["stall", "drop"])
def test_a_sentence_that_was_shown_stands_and_is_continued(end: Any, site: Site, model: ScriptedEndpoint) -> None:
    talk = site.begin()
    model.otherwise = plays(voice=b.begins(f"{WHOLE} {HALF}", then=end))
    heard = talk.say(WORDS)
    assert answered_in_character(talk, heard)
    assert heard.said.startswith(WHOLE)
    assert "written lines" in heard.last["fallback"]
    assert requests_of(model)["voice"] == 1


@pytest.mark.parametrize("fault", HARMLESS, ids=str)
def test_what_is_harmless_is_not_noticed(fault: Fault, site: Site, model: ScriptedEndpoint) -> None:
    talk = site.begin()
    model.otherwise = fault.behaves()
    heard = talk.say(WORDS)
    assert answered_in_character(talk, heard)
    assert stands_once(talk)
    assert by_the_model(talk)
    assert heard.last["fallback"] is None
    assert talk.finish()["status"] == "graded"
    assert set(requests_of(model).values()) == {fault.asked}
    assert not any("failed" in line for line in site.log)


@pytest.mark.parametrize("speech", SPEECHES)
def test_what_no_customer_would_say_is_not_shown(speech: str, site: Site, model: ScriptedEndpoint) -> None:
    talk = site.begin()
    refused = site.count("makeright_refused_lines_total")
    model.otherwise = plays(voice=b.says(speech))
    heard = talk.say(WORDS)
    assert answered_in_character(talk, heard)
    assert heard.said not in speech
    assert "written lines" in heard.last["fallback"]
    assert requests_of(model)["voice"] == 2
    assert site.count("makeright_refused_lines_total") > refused


def test_a_customer_who_does_not_stop_is_stopped(site: Site, model: ScriptedEndpoint) -> None:
    talk = site.begin()
    endless = [event(chunk(f"{line} ")) for line in LINES] * 500
    model.otherwise = plays(voice=b.streams(endless, then=b.hangs()))
    heard = talk.say(WORDS)
    assert answered_in_character(talk, heard)
    assert by_the_model(talk)
    assert requests_of(model)["voice"] == 1


def test_an_assessed_attempt_that_fell_back_needs_a_coach(site: Site, model: ScriptedEndpoint) -> None:
    good, bad = site.begin(mode="assessed"), site.begin(mode="assessed")
    good.say(WORDS)
    model.otherwise = b.fails(401)
    bad.say(WORDS)
    model.otherwise = plays()
    bad.say(MORE)
    assert [talk.look()["needs_coach"] for talk in (good, bad)] == [False, True]
    assert [talk.finish()["needs_coach"] for talk in (good, bad)] == [False, True]
    assert "needs a coach" in bad.client.get(f"/attempts/{bad.attempt}/debrief").text


# Grades


@every_fault
def test_a_grading_fails_with_a_reason_and_no_number_and_can_be_done_again(
    fault: Fault, site: Site, model: ScriptedEndpoint
) -> None:
    talk = site.begin()
    talk.say(WORDS)
    failures = site.count("makeright_gradings_total", status="failed")
    noticed = calls(site, "judge", fault.kinds["judge"])
    model.otherwise = fault.behaves()
    model.requests.clear()

    card = talk.finish()

    assert card["status"] == "failed"
    assert fault.hint in card["reason"]
    assert no_number(talk, card)
    assert 1 <= requests_of(model)["judge"] <= fault.asked
    assert site.count("makeright_gradings_total", status="failed") == failures + 1
    assert calls(site, "judge", fault.kinds["judge"]) == noticed + 1
    assert len([line for line in site.log if '"role": "judge"' in line]) == 1

    model.otherwise = plays()
    again = talk.regrade()
    assert (again["status"], again["overall"], again["passed"]) == ("graded", 100, True)
    assert again["gradings"] == [again["id"], card["id"]]
    assert talk.card(card["id"]) == {**card, "gradings": again["gradings"]}


def no_number(talk: Talk, card: dict[str, Any]) -> bool:
    """Whether a failed grading shows none: on its scorecard, in the list of attempts and on both pages."""
    assert [card[number] for number in ("overall", "passed", "pass_at", "coverage")] == [None] * 4
    assert card["criteria"] == card["focus"] == card["notes"] == []
    line = next(line for line in talk.client.get("/api/attempts").json() if line["id"] == talk.attempt)
    assert (line["status"], line["overall"], line["passed"]) == ("failed", None, None)
    page = talk.client.get(f"/attempts/{talk.attempt}/debrief").text
    assert "Grading failed" in page
    assert "Grade again" in page
    rows = talk.client.get("/attempts").text
    assert "grading failed" in rows
    return not re.search(r"of 100|pass mark|level \d|\d+ ?%|[Pp]assed", page + rows)


# The key


@pytest.mark.parametrize("status", [401, 500])
def test_the_key_appears_nowhere(status: int, site: Site, model: ScriptedEndpoint) -> None:
    talk = site.begin()
    talk.say(WORDS)
    model.otherwise = b.fails(status, f"Incorrect API key provided: {KEY}", code=KEY)
    talk.say(MORE)
    assert talk.finish()["status"] == "failed"
    pages = [talk.client.get(path).text for path in (f"/attempts/{talk.attempt}/debrief", "/metrics")]
    assert model.requests[-1].headers["authorization"] == f"Bearer {KEY}"
    for text in (*site.heard, *site.log, *pages):
        assert KEY not in text
    assert KEY.encode() not in site.database_bytes()
    assert SORRY.encode() in site.database_bytes()
