"""What the pages say of people's part in grades where it is easily said wrong."""

import pytest
from fastapi.testclient import TestClient

from app import disputes, gradings
from app.auth import Person
from app.grading.scorecard import FocusPoint
from tests.fakes.graded import KEYS, ended, graded, machine_card
from tests.web.conftest import House
from tests.web.people.reviewing import finish_review, review_of


@pytest.mark.parametrize(
    ("met", "said", "unsaid"),
    [(KEYS[:1] + KEYS[2:], "Work on this", "Keep doing this"), (KEYS, "Keep doing this", "Work on this")],
)
def test_only_where_nothing_was_missed_a_focus_point_is_something_to_keep(
    house: House, trainee: Person, met: tuple[str, ...], said: str, unsaid: str
) -> None:
    db = house.services.db
    attempt = ended(db, house.services.pinned, trainee)
    job = gradings.lease(db, seconds=30)
    assert job is not None
    point = FocusPoint(criterion="warm", turn=2, quote="I am sorry", why="Why.", better="Better.")
    assert gradings.complete(db, job, machine_card(met), (point,), None)
    page = house.as_(name="tess").get(f"/attempts/{attempt}/debrief").text
    assert said in page
    assert unsaid not in page


def test_a_dispute_whose_mark_was_withdrawn_can_still_be_answered(
    house: House, cora: TestClient, trainee: Person
) -> None:
    services = house.services
    attempt = ended(services.db, services.pinned, trainee)
    job = gradings.lease(services.db, seconds=30)
    assert job is not None
    gradings.fail(services.db, job, "The model was away.")
    finish_review(cora, attempt, met=())
    opened = disputes.dispute(
        services.db, services.pinned, trainee, attempt, criterion="warm", item="sorry", sentence="I did say sorry."
    )
    withdrawn = cora.post(f"/api/reviews/{review_of(cora, attempt)}/withdraw", json={"reason": "Not mine to grade."})
    assert withdrawn.status_code == 204
    page = cora.get(f"/coach/attempts/{attempt}/marks").text
    assert "Disputes about marks that are not there now" in page
    assert page.count("I did say sorry.") == 1
    where = f"/coach/attempts/{attempt}/disputes/{opened}"
    assert cora.post(where, data={"answer": "You did.", "after": "0"}, follow_redirects=False).status_code == 303
    (seen,) = house.as_(name="tess").get(f"/api/attempts/{attempt}/disputes").json()
    assert seen["answer"] == "You did."


def test_a_coach_is_told_why_an_attempt_is_not_there_and_led_back(
    house: House, cora: TestClient, trainee: Person
) -> None:
    practice = graded(house.services.db, house.services.pinned, trainee, mode="practice")
    answer = cora.get(f"/coach/attempts/{practice}")
    assert answer.status_code == 404
    assert "shares it no longer" in answer.text
    assert 'class="button" href="/coach"' in answer.text


def test_figures_of_one_pair_claim_no_agreement_by_chance_and_say_their_number(
    house: House, cora: TestClient, trainee: Person
) -> None:
    finish_review(cora, graded(house.services.db, house.services.pinned, trainee), met=KEYS)
    page = cora.get("/coach/calibration").text
    for said in ("1 blind review.", "Totals of one pair:", "The same verdict in 1 of 1."):
        assert said in page
    assert "all the same" not in page
    assert "0.00" not in page


def test_a_full_agreement_on_few_attempts_shows_no_range(house: House, cora: TestClient, trainee: Person) -> None:
    services = house.services
    for met in (KEYS, ()):
        finish_review(cora, graded(services.db, services.pinned, trainee, met=met), met=met)
    page = cora.get("/coach/calibration").text
    assert "no range" in page
    assert "1.00 to 1.00" not in page
