"""Swapped places, progress, kudos and certificates over HTTP: whose they are, and what a link shows to strangers."""

import pytest
from fastapi.testclient import TestClient

from app import certificates
from app.auth import Person, Role
from app.content import Pinned
from tests.fakes import graded as fake
from tests.fakes.people import add_person
from tests.web.conftest import House

ALL = ("warm.sorry", "warm.named", "fix.offered", "fix.kept")


@pytest.fixture
def database_kind() -> str:
    """Both databases are walked by the use cases."""
    return "sqlite"


@pytest.fixture
def person(house: House, tess: TestClient) -> Person:
    """Tess as the use cases know her."""
    return add_person(house.services.db, "tess")


@pytest.fixture
def swap(tess: TestClient) -> str:
    answer = tess.post("/api/swaps", json={"persona": "pat"})
    assert answer.status_code == 201
    return str(answer.json()["id"])


@pytest.fixture
def certificate(house: House, person: Person) -> str:
    db, pinned = house.services.db, Pinned(house.services.db)
    for _ in range(certificates.LEAST):
        fake.graded(db, pinned, person, met=ALL)
    return certificates.issue(db, pinned, person)


def test_a_swap_over_the_api_from_the_first_word_to_the_quiz(tess: TestClient, swap: str) -> None:
    for text in ("Your kettle has flooded my kitchen. Twice.", "And what will you do?", "Yes, do it.", "Thanks, bye."):
        answer = tess.post(f"/api/swaps/{swap}/turns", json={"text": text}, headers={"Idempotency-Key": text[:20]})
        assert answer.status_code == 201
        assert not answer.json()["turns"][-1]["yours"]
    assert "style" in answer.json()
    assert tess.post(f"/api/swaps/{swap}/end").status_code == 200
    first = tess.get(f"/api/swaps/{swap}/names").json()[0]
    assert all(choice["there"] is None for choice in first["choices"])
    named = tess.post(f"/api/swaps/{swap}/names", json={"turn": first["turn"], "principles": ["P1"]}).json()
    assert named["done"]
    made = tess.post("/api/quizzes", json={"swap": swap}).json()
    assert all(question["right"] is None for question in made["questions"])
    answered = tess.post(f"/api/quizzes/{made['id']}/answers", json={"question": 1, "chosen": 0}).json()
    assert answered["questions"][0]["right"] is not None


def test_a_swap_is_nobody_elses_not_even_a_coachs(house: House, tess: TestClient, swap: str) -> None:
    for role in (Role.trainee, Role.coach, Role.admin):
        other = house.as_(role, name=f"other {role}")
        assert other.get(f"/api/swaps/{swap}").status_code == 404
        assert other.get(f"/swaps/{swap}").status_code == 404
        assert other.post(f"/api/swaps/{swap}/turns", json={"text": "Hello?"}).status_code == 404
        assert other.get("/api/swaps").json() == []


def test_what_is_typed_is_shown_as_words(tess: TestClient, swap: str) -> None:
    nasty = '<img src=x onerror="alert(1)"> & nobody called me back for two weeks'
    tess.post(f"/api/swaps/{swap}/turns", json={"text": nasty})
    page = tess.get(f"/swaps/{swap}").text
    assert "<img src=x" not in page
    assert "&lt;img src=x" in page


def test_a_turn_that_cannot_be_taken_keeps_what_was_typed(tess: TestClient, swap: str) -> None:
    tess.post(f"/swaps/{swap}/turns", data={"text": "Hello?", "after": "0"})
    answer = tess.post(f"/swaps/{swap}/turns", data={"text": "My very long rant", "after": "0"})
    assert answer.status_code == 409
    assert "My very long rant" in answer.text
    assert "another window" in answer.text


def test_progress_is_ones_own(house: House, tess: TestClient, person: Person, certificate: str) -> None:
    mine = tess.get("/api/growth").json()
    assert {skill["principle"] for skill in mine["skills"]} == {"P2", "P3", "P7"}
    assert mine["plan"]["persona"] == "pat"
    assert "I am sorry" not in house.as_(name="tom").get("/progress").text
    assert house.as_(Role.coach).get("/api/growth").json()["skills"] == []
    assert [line["id"] for line in tess.get("/api/certificates").json()] == [certificate]


def test_the_link_of_a_certificate_opens_for_strangers_and_shows_nothing_more(
    house: House, person: Person, certificate: str
) -> None:
    db, pinned = house.services.db, Pinned(house.services.db)
    secret = fake.ended(db, pinned, person, mode="practice", said="The secret of the practice attempt.")
    house.client.cookies.clear()
    page = house.client.get(f"/certificates/{certificate}")
    assert page.status_code == 200
    assert "tess" in page.text
    assert "Pat Quill" in page.text
    assert "noindex" in page.text
    assert page.headers["cache-control"] == "no-store"
    for hidden in ("secret of the practice", secret, "/attempts/", "Sign out", "Revoke", "Main"):
        assert hidden not in page.text
    assert house.client.get("/certificates/nothing").status_code == 404


def test_a_revoked_certificate_is_gone_for_good(house: House, tess: TestClient, certificate: str) -> None:
    assert house.as_(name="tom").post(f"/api/certificates/{certificate}/revoke").status_code == 404
    assert "Revoke" in tess.get(f"/certificates/{certificate}").text
    assert tess.post(f"/certificates/{certificate}/revoke", follow_redirects=False).status_code == 303
    page = house.client.get(f"/certificates/{certificate}")
    assert page.status_code == 410
    assert "tess" not in page.text
    assert "Pat" not in page.text


def test_kudos_are_given_by_coaches_on_a_page_that_keeps_what_was_typed(
    house: House, tess: TestClient, person: Person
) -> None:
    attempt = fake.graded(house.services.db, Pinned(house.services.db), person)
    coach = house.as_(Role.coach, name="cora")
    where = f"/coach/attempts/{attempt}/kudos"
    assert tess.get(where).status_code == 403
    assert tess.post(f"/api/attempts/{attempt}/kudos", json=_good()).status_code == 403
    wrong = coach.post(where, data={"turn": "2", "principle": "P3", "words": "A day, a deed.", "quote": "never said"})
    assert wrong.status_code == 422
    assert "A day, a deed." in wrong.text
    assert "not their very words" in wrong.text
    assert coach.post(f"/api/attempts/{attempt}/kudos", json=_good()).status_code == 201
    assert "A day, a deed." in coach.get(where).text
    assert "A day, a deed." in tess.get(f"/attempts/{attempt}/debrief").text
    assert "A day, a deed." in tess.get("/progress").text
    assert "A day, a deed." not in house.as_(name="tom").get("/progress").text


def test_who_grades_blind_sees_nobody_elses_praise(house: House, tess: TestClient, person: Person) -> None:
    attempt = fake.graded(house.services.db, Pinned(house.services.db), person)
    house.as_(Role.coach, name="cora").post(f"/api/attempts/{attempt}/kudos", json=_good())
    assert "A day, a deed." not in house.as_(Role.coach, name="carl").get(f"/coach/attempts/{attempt}/kudos").text


@pytest.mark.parametrize("path", ["/swaps", "/progress", "/swaps/x/names", "/quizzes/x"])
def test_nobody_gets_in_unasked(house: House, path: str) -> None:
    assert house.client.get(path, follow_redirects=False).status_code == 303
    assert house.client.get(f"/api{path}", follow_redirects=False).status_code in (401, 404)


def _good() -> dict[str, object]:
    return {"turn": 2, "principle": "P3", "words": "A day, a deed.", "quote": "a new kettle today"}
