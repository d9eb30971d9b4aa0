"""Reviews, changes, disputes, the trail and the figures over HTTP: who may, what a form keeps, what the API answers."""

import pytest
from fastapi.testclient import TestClient

from app import accounts, gradings
from app.auth import Person, Role
from app.review_draft import LONGEST_NOTE
from tests.fakes.graded import KEYS, ended, graded
from tests.web.conftest import House
from tests.web.people.reviewing import finish_review, form, review_of

PASSWORD = "a long password"


@pytest.fixture
def attempt(house: House, trainee: Person) -> str:
    return graded(house.services.db, house.services.pinned, trainee)


def test_the_api_takes_a_review_and_tells_both_numbers(house: House, cora: TestClient, attempt: str) -> None:
    empty = cora.get(f"/api/attempts/{attempt}/review").json()
    assert (empty["trainee"], empty["version"], empty["blind"], empty["done"]) == ("tess", 0, True, False)
    finish_review(cora, attempt)
    card = house.as_(name="tess").get(f"/api/attempts/{attempt}/scorecard").json()
    assert (card["status"], card["overall"], card["human"]["overall"]) == ("graded", 75, 100)
    assert card["counts"] == {"by": "coach", "overall": 100, "passed": True, "guidance": []}
    assert {"status", "overall", "passed", "criteria", "focus", "outcome", "engine", "model"} <= card.keys()


def test_a_mark_is_changed_and_disputed_over_the_api(house: House, cora: TestClient, attempt: str) -> None:
    tess = house.as_(name="tess")
    wanted = {"criterion": "warm", "item": "named", "mark": "met", "reason": "Turn 2.", "after": 0}
    assert cora.post(f"/api/attempts/{attempt}/overrides", json=wanted).json() == {"number": 1}
    stale = cora.post(f"/api/attempts/{attempt}/overrides", json={**wanted, "mark": "not_met"})
    assert stale.status_code == 409
    about = {"criterion": "warm", "item": "sorry", "sentence": "I said more than sorry."}
    dispute = tess.post(f"/api/attempts/{attempt}/disputes", json=about).json()["id"]
    answered = cora.post(f"/api/disputes/{dispute}/answer", json={"answer": "It is met already."})
    assert answered.status_code == 204
    (seen,) = tess.get(f"/api/attempts/{attempt}/disputes").json()
    assert (seen["state"], seen["answer"], seen["answered_by"]) == ("answered", "It is met already.", "cora")
    assert tess.delete(f"/api/attempts/{attempt}/disputes/{dispute}").status_code == 409
    deeds = [entry["deed"] for entry in cora.get("/api/audit", params={"attempt": attempt}).json()]
    assert deeds == ["dispute_answered", "mark_disputed", "mark_changed"]


def test_a_review_is_withdrawn_over_the_api(house: House, cora: TestClient, attempt: str) -> None:
    finish_review(cora, attempt, met=())
    tess, where = house.as_(name="tess"), f"/api/reviews/{review_of(cora, attempt)}/withdraw"
    assert house.as_(Role.coach, name="carl").post(where, json={"reason": "Not mine."}).status_code == 403
    assert cora.post(where, json={"reason": " "}).status_code == 422
    assert cora.post(where, json={"reason": "The wrong attempt."}).status_code == 204
    assert cora.post(where, json={"reason": "Again."}).status_code == 409
    card = tess.get(f"/api/attempts/{attempt}/scorecard").json()
    assert (card["counts"]["by"], card["counts"]["overall"], card["human"]) == ("machine", 75, None)
    assert [(one["overall"], one["reason"]) for one in card["withdrawn"]] == [(0, "The wrong attempt.")]
    assert cora.get("/api/reviews").json()[0]["mine"] == "withdrawn"


def test_a_withdrawal_that_cannot_be_taken_is_shown_again(house: House, cora: TestClient, attempt: str) -> None:
    finish_review(cora, attempt, met=())
    where = f"/coach/attempts/{attempt}/reviews/{review_of(cora, attempt)}/withdraw"
    assert "Withdraw this grading" in cora.get(f"/coach/attempts/{attempt}/marks").text
    assert "Withdraw" not in house.as_(Role.coach, name="carl").get(f"/coach/attempts/{attempt}/marks").text
    assert (
        "Withdraw the grading of cora" in house.as_(Role.admin, name="ada").get(f"/coach/attempts/{attempt}/marks").text
    )
    answer = cora.post(where, data={"reason": "x" * 1001})
    assert answer.status_code == 422
    assert "x" * 1001 in answer.text
    assert cora.post(where, data={"reason": "<b>No</b>"}, follow_redirects=False).status_code == 303
    late = cora.post(where, data={"reason": "Twice."})
    assert late.status_code == 409
    assert "withdrawn meanwhile" in late.text
    page = house.as_(name="tess").get(f"/attempts/{attempt}/debrief").text
    assert "&lt;b&gt;No&lt;/b&gt;" in page


def test_the_queue_the_figures_and_the_bar_over_the_api(house: House, cora: TestClient, attempt: str) -> None:
    (line,) = cora.get("/api/reviews").json()
    assert (line["attempt"], line["group"], line["mine"], line["blind"]) == (attempt, "not reviewed", "none", True)
    finish_review(cora, attempt)
    (subject,) = cora.get("/api/calibration").json()
    assert subject == {"rubric": "two", "grader": {"engine": "offline", "model": None}, "attempts": 1}
    figures = cora.get("/api/calibration/two").json()
    assert figures["machine"][0]["found"]["n"] == 1
    bar = {"least_kappa": 0.7, "least_attempts": 25, "reason": "Ours.", "seen": 0}
    assert cora.put("/api/calibration/bar", json=bar).status_code == 204
    assert cora.put("/api/calibration/bar", json=bar).status_code == 409
    assert cora.get("/api/calibration/two").json()["bar"]["least_kappa"] == 0.7


def test_practice_is_shared_over_the_api(house: House, cora: TestClient, trainee: Person) -> None:
    attempt = graded(house.services.db, house.services.pinned, trainee, mode="practice")
    tess = house.as_(name="tess")
    assert cora.get(f"/api/attempts/{attempt}").status_code == 404
    assert tess.put(f"/api/attempts/{attempt}/share").status_code == 204
    assert cora.get(f"/api/attempts/{attempt}").json()["shared"] is True
    assert tess.delete(f"/api/attempts/{attempt}/share").status_code == 204
    assert cora.get(f"/api/attempts/{attempt}").status_code == 404


PAGES = ("/coach", "/coach/calibration", "/coach/audit", "/coach/attempts/{0}", "/coach/attempts/{0}/marks")
READS = ("/api/reviews", "/api/audit", "/api/calibration", "/api/calibration/two", "/api/attempts/{0}/review")
FORMS = (
    ("/coach/attempts/{0}/review", form()),
    (
        "/coach/attempts/{0}/overrides",
        {"criterion": "warm", "item": "named", "mark": "met", "reason": "r", "after": "0"},
    ),
    ("/coach/attempts/{0}/reviews/{0}/withdraw", {"reason": "r"}),
    ("/coach/calibration/bar", {"least_kappa": "0.5", "least_attempts": "5", "reason": "r", "seen": "0"}),
)


@pytest.mark.parametrize("role", [Role.trainee, Role.facilitator])
def test_what_is_for_coaches_is_refused_to_others(house: House, attempt: str, role: Role) -> None:
    client = house.as_(role, name="tess" if role == Role.trainee else "fay")
    for path in (*PAGES, *READS):
        answer = client.get(path.format(attempt), follow_redirects=False)
        assert answer.status_code == 403, path
    for path, sent in FORMS:
        assert client.post(path.format(attempt), data=sent).status_code == 403, path
    assert "/coach" not in client.get("/").text
    card = client.get(f"/api/attempts/{attempt}/scorecard").json()
    assert card["human"] is None


def test_a_stranger_sees_nothing_of_anybodys_attempt(house: House, cora: TestClient, attempt: str) -> None:
    theo = house.as_(name="theo")
    about = {"criterion": "warm", "item": "named", "sentence": "s"}
    assert theo.get(f"/api/attempts/{attempt}/disputes").status_code == 404
    assert theo.post(f"/api/attempts/{attempt}/disputes", json=about).status_code == 404
    assert theo.put(f"/api/attempts/{attempt}/share").status_code == 404
    assert theo.post(f"/attempts/{attempt}/share", data={"shared": "yes"}).status_code == 404
    for path in PAGES:
        assert house.client.get(path.format(attempt), follow_redirects=False).status_code == 303


@pytest.mark.parametrize("path", [path for path, _ in FORMS])
def test_a_form_from_another_site_does_nothing(house: House, attempt: str, path: str) -> None:
    accounts.add_user(house.services.db, "cleo", role=Role.coach, password=PASSWORD)
    house.client.post("/sign-in", data={"name": "cleo", "password": PASSWORD})
    sent = dict(FORMS)[path]
    answer = house.client.post(path.format(attempt), data=sent, headers={"sec-fetch-site": "cross-site"})
    assert answer.status_code == 403
    assert house.client.get("/api/audit").json() == []


def test_the_blind_form_shows_nobodys_marks(cora: TestClient, attempt: str) -> None:
    page = cora.get(f"/coach/attempts/{attempt}").text
    assert "You grade blind" in page
    assert "The machine" not in page
    assert "75 %" not in page
    assert "75 of 100" not in page
    assert "Is it handed over?" not in page, "what does not apply to the case is not asked"


def test_a_form_with_gaps_comes_back_with_all_that_was_entered(cora: TestClient, attempt: str) -> None:
    sent = form(deed="finish")
    del sent["mark:warm.named"]
    sent |= {"quote:fix.offered": "never said", "turn:fix.offered": "2"}
    answer = cora.post(f"/coach/attempts/{attempt}/review", data=sent)
    assert answer.status_code == 422
    for kept in ("Well done.", "never said", "do not stand in turn 2", "Choose one of the four answers."):
        assert kept in answer.text
    assert answer.text.count(" checked") == 3
    assert cora.get(f"/api/attempts/{attempt}/review").json()["draft"]["comment"] == "Well done."


def test_a_form_of_an_older_version_comes_back_beside_what_is_saved(cora: TestClient, attempt: str) -> None:
    cora.post(f"/coach/attempts/{attempt}/review", data=form(met=()))
    answer = cora.post(f"/coach/attempts/{attempt}/review", data=form())
    assert answer.status_code == 409
    assert "nothing was overwritten" in answer.text
    assert answer.text.count("Saved in the other window: not met.") == len(KEYS)
    again = cora.post(f"/coach/attempts/{attempt}/review", data=form(version=1), follow_redirects=False)
    assert again.status_code == 303


@pytest.mark.parametrize(
    "bad",
    [
        {"mark:warm.sorry": "perhaps"},
        {"turn:warm.sorry": "two"},
        {"turn:warm.sorry": "9" * 30},
        {"version": "x"},
        {"version": "-1"},
        {"mark:no.such": "met"},
        {"note:warm.sorry": "x" * (LONGEST_NOTE + 1)},
        {f"note:{n}": "x" for n in range(401)},
    ],
)
def test_a_form_that_no_browser_sends_is_refused_with_a_sentence(
    cora: TestClient, attempt: str, bad: dict[str, str]
) -> None:
    answer = cora.post(f"/coach/attempts/{attempt}/review", data=form() | bad)
    assert answer.status_code == 422
    assert cora.get(f"/api/attempts/{attempt}/review").json()["version"] == 0


def test_a_change_without_a_reason_comes_back_with_what_was_chosen(cora: TestClient, attempt: str) -> None:
    where = f"/coach/attempts/{attempt}/overrides"
    sent = {"criterion": "warm", "item": "named", "mark": "met", "after": "0", "reason": " "}
    answer = cora.post(where, data=sent)
    assert answer.status_code == 422
    assert "Say why you change this mark" in answer.text
    assert 'value="met" checked' in answer.text
    stale = cora.post(where, data=sent | {"after": "4", "reason": "My own reason."})
    assert stale.status_code == 409
    assert "My own reason." in stale.text
    assert cora.post(where, data=sent | {"mark": "", "reason": "Why?"}).status_code == 422


def test_a_dispute_that_cannot_be_taken_is_shown_again(house: House, attempt: str) -> None:
    tess, where = house.as_(name="tess"), f"/attempts/{attempt}/disputes"
    sent = {"criterion": "warm", "item": "named", "sentence": "x" * 601}
    answer = tess.post(where, data=sent)
    assert answer.status_code == 422
    assert "x" * 601 in answer.text
    assert "at most 600" in answer.text
    assert tess.post(where, data=sent | {"sentence": "<b>No</b>"}, follow_redirects=False).status_code == 303
    page = tess.get(f"/attempts/{attempt}/debrief").text
    assert "&lt;b&gt;No&lt;/b&gt;" in page
    assert "Waits for a coach" in page


def test_an_answer_that_cannot_be_taken_is_shown_again(house: House, cora: TestClient, attempt: str) -> None:
    about = {"criterion": "warm", "item": "named", "sentence": "Why?"}
    dispute = house.as_(name="tess").post(f"/api/attempts/{attempt}/disputes", json=about).json()["id"]
    where = f"/coach/attempts/{attempt}/disputes/{dispute}"
    answer = cora.post(where, data={"answer": "My answer.", "mark": "met", "after": "7"})
    assert answer.status_code == 409
    assert "My answer." in answer.text
    assert cora.post(where, data={"answer": "Yes.", "after": "0"}, follow_redirects=False).status_code == 303
    late = cora.post(where, data={"answer": "Late words.", "after": "0"})
    assert late.status_code == 409
    assert "Late words." in late.text


def test_a_bar_that_cannot_be_set_is_shown_again(cora: TestClient) -> None:
    for kappa, attempts in (("much", "20"), ("0.5", "some"), ("2", "20"), ("inf", "20"), ("0.5", "1e9")):
        sent = {"least_kappa": kappa, "least_attempts": attempts, "reason": "Our reason.", "seen": "0"}
        answer = cora.post("/coach/calibration/bar", data=sent)
        assert answer.status_code == 422
        assert "Our reason." in answer.text
        assert f'value="{kappa}"' in answer.text
    sent = {"least_kappa": "0,7", "least_attempts": "20", "reason": "Our reason.", "seen": "0"}
    assert cora.post("/coach/calibration/bar", data=sent, follow_redirects=False).status_code == 303


def test_the_trail_is_filtered_by_person_and_attempt(house: House, cora: TestClient, attempt: str) -> None:
    finish_review(cora, attempt)
    for name in ("tess", "cora"):
        assert "Finished a review" in cora.get("/coach/audit", params={"name": name}).text
    assert "Nothing fits this filter" in cora.get("/coach/audit", params={"name": "nobody"}).text
    assert "Nothing fits this filter" in cora.get("/coach/audit", params={"attempt": "none"}).text
    first = cora.get("/api/audit").json()[-1]["id"]
    assert cora.get("/api/audit", params={"before": first}).json() == []


def test_a_failed_grading_can_be_replaced_by_a_coach(house: House, cora: TestClient, trainee: Person) -> None:
    services = house.services
    attempt = ended(services.db, services.pinned, trainee)
    job = gradings.lease(services.db, seconds=30)
    assert job is not None
    gradings.fail(services.db, job, "The model was away.")
    assert cora.get("/api/reviews").json()[0]["group"] == "needs a coach"
    finish_review(cora, attempt)
    card = house.as_(name="tess").get(f"/api/attempts/{attempt}/scorecard").json()
    assert (card["status"], card["overall"], card["counts"]["overall"]) == ("failed", None, 100)
    page = house.as_(name="tess").get(f"/attempts/{attempt}/debrief").text
    assert "cora, a coach, graded this attempt" in page
    assert "Grading failed" not in page
