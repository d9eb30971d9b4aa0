"""The API as it is used from outside: the calls of the contract, and a sentence for every bad input."""

import time
from typing import Any

import pytest
import sqlalchemy as sa
from fastapi.testclient import TestClient

from app.auth import Role
from app.customer.mind import Ending
from tests.web.conftest import House, begin
from tests.web.sse import events_in


def said(answer: Any, status: int) -> str:
    """The sentence of an error answer, which has a title and ends like a sentence."""
    assert answer.status_code == status, answer.text
    error = answer.json()["error"]
    assert set(error) == {"title", "message"}
    assert error["title"]
    assert error["message"].endswith((".", "?"))
    return str(error["message"])


def graded(client: TestClient, attempt: str) -> dict[str, Any]:
    deadline = time.monotonic() + 10
    while (card := client.get(f"/api/attempts/{attempt}/scorecard").json())["status"] == "pending":
        assert time.monotonic() < deadline
        time.sleep(0.01)
    return dict(card)


def test_an_attempt_is_played_finished_graded_and_tried_again(house: House, tess: TestClient) -> None:
    begun = begin(tess)
    assert set(begun) >= {"id", "turns", "mood", "actions", "engine"}
    attempt = begun["id"]
    taken = tess.post(f"/api/attempts/{attempt}/turns", json={"text": "I am so sorry.", "action": "replace"})
    assert (taken.status_code, taken.json()["turn"]) == (201, 2)
    stream = tess.get(taken.json()["stream"])
    assert stream.headers["content-type"].startswith("text/event-stream")
    events = events_in(stream.text)
    assert [name for name, _ in events] == ["typing", "say", "say", "done"]
    assert set(events[-1][1]) >= {"turn", "text", "move", "mood", "ended"}
    finished = [tess.post(f"/api/attempts/{attempt}/finish") for _ in range(2)]
    assert [answer.status_code for answer in finished] == [202, 202]
    card = graded(tess, attempt)
    assert card["id"] == finished[0].json()["scorecard"] == finished[1].json()["scorecard"]
    assert set(card) >= {"status", "overall", "passed", "criteria", "focus", "outcome", "engine", "model"}
    assert set(card["criteria"][0]) >= {"id", "title", "level", "weight", "items"}
    assert set(card["criteria"][0]["items"][0]) >= {"id", "met", "turn", "quote"}
    assert set(card["outcome"]) == {"felt_right", "csat", "would_say"}
    forked = tess.post(f"/api/attempts/{attempt}/fork", json={"turn": 2})
    assert forked.status_code == 201
    assert [turn["number"] for turn in forked.json()["turns"]] == [1]
    seen = tess.get(f"/api/attempts/{attempt}").json()
    assert [turn["speaker"] for turn in seen["turns"]] == ["customer", "trainee", "customer"]
    assert (seen["ending"], len(seen["ledger"])) == ("left_open", 2)
    assert [line["id"] for line in tess.get("/api/attempts").json()] == [forked.json()["id"], attempt]


@pytest.mark.parametrize("wanted", [{}, {"mode": "assessed"}, {"intensity": 5, "profanity": True}, {"intensity": 1}])
def test_a_new_attempt_is_answered_as_it_is_shown_afterwards(tess: TestClient, wanted: dict[str, Any]) -> None:
    begun = begin(tess, **wanted)
    shown = tess.get(f"/api/attempts/{begun['id']}").json()
    assert begun == {key: shown[key] for key in begun}


def test_a_customer_who_ends_it_gets_it_graded_without_finish(house: House, tess: TestClient, attempt: str) -> None:
    house.customer.ending = Ending.resolved
    stream = tess.post(f"/api/attempts/{attempt}/turns", json={"text": "Done."}).json()["stream"]
    assert events_in(tess.get(stream).text)[-1][1]["ended"] is True
    assert graded(tess, attempt)["status"] == "graded"
    assert said(tess.post(f"/api/attempts/{attempt}/turns", json={"text": "One more."}), 409)


def test_an_assessed_attempt_gives_no_mood_hint_or_fork_before_its_end(tess: TestClient) -> None:
    begun = begin(tess, mode="assessed")
    assert begun["mood"] is None
    assert begun["turns"][0]["mood"] is None
    stream = tess.post(f"/api/attempts/{begun['id']}/turns", json={"text": "Sorry."}).json()["stream"]
    done = events_in(tess.get(stream).text)[-1][1]
    assert (done["mood"], done["move"]) == (None, None)
    assert "Finish" in said(tess.post(f"/api/attempts/{begun['id']}/fork", json={"turn": 2}), 409)
    seen = tess.get(f"/api/attempts/{begun['id']}").json()
    assert (seen["mood"], seen["ledger"]) == (None, None)


def test_the_same_key_is_the_same_answer(tess: TestClient, attempt: str) -> None:
    answers = [
        tess.post(f"/api/attempts/{attempt}/turns", json={"text": text}, headers={"Idempotency-Key": "k-1"})
        for text in ("Sorry.", "Sorry, again.")
    ]
    assert answers[0].json() == answers[1].json()
    assert len(tess.get(f"/api/attempts/{attempt}").json()["turns"]) == 2


def test_what_can_be_played_is_listed_with_version_and_problems(house: House, tess: TestClient) -> None:
    (persona,) = tess.get("/api/personas").json()
    assert (persona["id"], persona["title"], persona["difficulty"], persona["problems"]) == (
        "pat",
        "A kettle that leaks",
        2,
        [],
    )
    (rubric,) = tess.get("/api/rubrics").json()
    assert (rubric["id"], rubric["title"]) == ("plain", "Plain")


def test_a_persona_broken_while_running_is_served_as_it_last_was_and_its_problem_is_told(
    house: House, tess: TestClient
) -> None:
    before = tess.get("/api/personas").json()[0]["version"]
    file = house.settings.personas_dir / "pat.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace('"anger": 6', '"anger": 66'), encoding="utf-8")
    (persona,) = tess.get("/api/personas").json()
    assert persona["version"] == before
    assert "anger" in persona["problems"][0]
    assert "pat.yaml" in tess.get("/api/problems").json()[0]
    assert begin(tess)["turns"]


@pytest.mark.parametrize("text", ["", "   ", "\u200b\u2066", "x" * 2001, "\x00"])
def test_a_text_that_is_no_turn_gets_a_sentence_and_nothing_is_stored(
    tess: TestClient, attempt: str, text: str
) -> None:
    assert said(tess.post(f"/api/attempts/{attempt}/turns", json={"text": text}), 422)
    assert len(tess.get(f"/api/attempts/{attempt}").json()["turns"]) == 1


def test_half_a_character_gets_a_sentence(tess: TestClient, attempt: str) -> None:
    answer = tess.post(
        f"/api/attempts/{attempt}/turns", content=b'{"text": "\\ud83d"}', headers={"content-type": "application/json"}
    )
    assert "half a character" in said(answer, 422)


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b'"x"', b"null", b"\xff\xfe", b'{"text": 5}', b'{"text": null}', b'{"txt": "Hello"}'],
)
def test_a_body_of_another_shape_gets_a_sentence_without_what_was_sent(
    tess: TestClient, attempt: str, body: bytes
) -> None:
    answer = tess.post(f"/api/attempts/{attempt}/turns", content=body, headers={"content-type": "application/json"})
    assert "Hello" not in said(answer, 422)


def test_html_and_direction_marks_in_a_turn_are_words_and_nothing_else(tess: TestClient, attempt: str) -> None:
    text = "<img src=x onerror=alert(1)> \u202eabc\u202c"
    tess.post(f"/api/attempts/{attempt}/turns", json={"text": text})
    assert tess.get(f"/api/attempts/{attempt}").json()["turns"][1]["text"] == "<img src=x onerror=alert(1)> abc"


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("GET", "/api/attempts/unknown", None),
        ("GET", "/api/attempts/%00", None),
        ("GET", "/api/attempts/unknown/scorecard", None),
        ("GET", "/api/attempts/unknown/turns/2/stream", None),
        ("POST", "/api/attempts/unknown/turns", {"text": "Hello."}),
        ("POST", "/api/attempts/unknown/finish", None),
        ("POST", "/api/attempts/unknown/regrade", None),
        ("POST", "/api/attempts/unknown/fork", {"turn": 2}),
        ("POST", "/api/attempts", {"persona": "unknown"}),
        ("POST", "/api/attempts", {"persona": "pat", "rubric": "unknown"}),
        ("GET", "/api/nothing", None),
    ],
)
def test_what_does_not_exist_is_a_404_with_a_sentence(tess: TestClient, method: str, path: str, body: Any) -> None:
    assert said(tess.request(method, path, json=body), 404)


@pytest.mark.parametrize("turn", ["1", "7"])
def test_a_stream_of_no_turn_of_the_trainee_is_a_404(tess: TestClient, attempt: str, turn: str) -> None:
    assert said(tess.get(f"/api/attempts/{attempt}/turns/{turn}/stream"), 404)


@pytest.mark.parametrize("turn", ["0", "-1", "x", "99999999999999999999"])
def test_a_stream_of_a_number_that_cannot_be_is_refused(tess: TestClient, attempt: str, turn: str) -> None:
    assert said(tess.get(f"/api/attempts/{attempt}/turns/{turn}/stream"), 422)


def test_an_attempt_without_an_end_has_no_scorecard_yet(tess: TestClient, attempt: str) -> None:
    assert "Finish" in said(tess.get(f"/api/attempts/{attempt}/scorecard"), 404)
    assert "Finish" in said(tess.post(f"/api/attempts/{attempt}/regrade"), 409)


def test_a_second_tab_is_told_to_wait_and_a_late_one_that_it_has_ended(tess: TestClient, attempt: str) -> None:
    tess.post(f"/api/attempts/{attempt}/turns", json={"text": "First tab."})
    assert "has not answered" in said(tess.post(f"/api/attempts/{attempt}/turns", json={"text": "Second tab."}), 409)
    tess.post(f"/api/attempts/{attempt}/finish")
    assert "has ended" in said(tess.post(f"/api/attempts/{attempt}/turns", json={"text": "Late tab."}), 409)


def test_the_attempt_of_another_is_not_there(house: House, attempt: str) -> None:
    other = house.as_(name="other")
    for answer in (
        other.get(f"/api/attempts/{attempt}"),
        other.post(f"/api/attempts/{attempt}/turns", json={"text": "Hello."}),
        other.post(f"/api/attempts/{attempt}/finish"),
        house.as_(Role.coach).get(f"/api/attempts/{attempt}"),
    ):
        assert said(answer, 404)


def test_a_wrong_method_is_a_405_that_names_the_right_ones(tess: TestClient) -> None:
    answer = tess.delete("/api/attempts")
    assert said(answer, 405)
    assert answer.headers["allow"]


def test_a_fault_of_ours_is_a_500_with_a_sentence_and_a_log_line_without_words(
    house: House, tess: TestClient, attempt: str, capsys: pytest.CaptureFixture[str]
) -> None:
    house.services.pinned = None  # type: ignore[assignment]
    turn = {"text": "My very own words.", "action": "replace"}
    assert "Something broke" in said(tess.post(f"/api/attempts/{attempt}/turns", json=turn), 500)
    logged = "".join(capsys.readouterr())
    assert "AttributeError" in logged
    assert "turns.py" in logged
    assert "My very own words" not in logged


def test_a_database_that_went_away_is_a_503_with_a_sentence(house: House, tess: TestClient, attempt: str) -> None:
    engine = house.services.db.engine
    house.services.db.engine = sa.create_engine("postgresql+psycopg://x@127.0.0.1:9/none?connect_timeout=2")
    answer = tess.post(f"/api/attempts/{attempt}/turns", json={"text": "Hello."})
    house.services.db.engine = engine
    assert "nothing was saved" in said(answer, 503)


def test_health_readiness_and_metrics(house: House, tess: TestClient, attempt: str) -> None:
    anyone = house.client
    assert anyone.get("/healthz").json() == {"status": "ok"}
    assert anyone.get("/readyz").status_code == 200
    assert 'makeright_attempts_total{mode="practice"} 1.0' in anyone.get("/metrics").text
    house.services.db.downgrade()
    assert anyone.get("/healthz").status_code == 200
    assert "db upgrade" in said(anyone.get("/readyz"), 503)
