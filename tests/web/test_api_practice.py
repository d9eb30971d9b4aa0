"""What helps during an attempt, over the API: its answers, its refusals, and what stays hidden."""

from fastapi.testclient import TestClient

from tests.web.conftest import House


def begin(house: House, **wanted: object) -> tuple[TestClient, str]:
    client = house.as_()
    answer = client.post("/api/attempts", json={"persona": "pat", "rubric": "plain", **wanted})
    assert answer.status_code == 201, answer.text
    return client, answer.json()["id"]


def test_a_hint_comes_step_by_step(house: House) -> None:
    client, attempt = begin(house)
    first, second = (client.post(f"/api/attempts/{attempt}/hints", json={}).json() for _ in range(2))
    assert (first["turn"], first["step"], second["step"]) == (2, 1, 2)
    assert second["line"]


def test_an_assessed_attempt_refuses_hints_in_a_clear_sentence(house: House) -> None:
    client, attempt = begin(house, mode="assessed")
    answer = client.post(f"/api/attempts/{attempt}/hints", json={})
    assert answer.status_code == 403
    assert "no hints" in answer.json()["error"]["message"]


def test_without_a_specialist_there_is_nobody_to_ask(house: House) -> None:
    client, attempt = begin(house)
    answer = client.post(f"/api/attempts/{attempt}/questions", json={"text": "What do you see?"})
    assert answer.status_code == 409


def test_a_paused_attempt_takes_no_turn_until_it_goes_on(house: House) -> None:
    client, attempt = begin(house)
    for deed, held in (("pause", "paused"), ("stop", "stopped"), ("go-on", None)):
        answer = client.post(f"/api/attempts/{attempt}/{deed}")
        assert (answer.status_code, answer.json()) == (200, {"held": held})
        turn = client.post(f"/api/attempts/{attempt}/turns", json={"text": "Sorry."})
        assert turn.status_code == (409 if held else 201)


def test_a_note_goes_with_the_turn_and_is_shown_to_its_writer(house: House) -> None:
    client, attempt = begin(house)
    note = {"happened": "The kettle flooded her kitchen.", "tried": "Said sorry", "needs": "A new kettle"}
    sent = {"text": "I bring in Ola.", "action": "manager", "note": note}
    assert client.post(f"/api/attempts/{attempt}/turns", json=sent).status_code == 201
    assert client.get(f"/api/attempts/{attempt}").json()["turns"][1]["note"] == note
    bad = {"text": "Hello.", "note": {"happened": "x" * 401}}
    assert client.post(f"/api/attempts/{attempt}/turns", json=bad).status_code == 422


def test_the_dial_is_pinned_and_bounded(house: House) -> None:
    client, attempt = begin(house, intensity=5, profanity=True)
    assert client.get(f"/api/attempts/{attempt}").json()["harshness"] == {"intensity": 5, "profanity": True}
    for dial in (0, 6):
        wanted = {"persona": "pat", "rubric": "plain", "intensity": dial}
        assert client.post("/api/attempts", json=wanted).status_code == 422


def test_no_form_of_help_opens_the_attempts_of_others(house: House) -> None:
    _, attempt = begin(house)
    other = house.as_(name="other")
    for deed, body in (("hints", {}), ("questions", {"text": "Hm?"}), ("pause", None), ("stop", None), ("go-on", None)):
        assert other.post(f"/api/attempts/{attempt}/{deed}", json=body).status_code == 404
