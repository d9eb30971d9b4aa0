"""What is stored of grades is shown in the language of whoever reads it, and every time with its zone."""

import re

import pytest
import sqlalchemy as sa
from fastapi.testclient import TestClient

from app import gradings
from app.auth import Person
from app.disputes import Answer
from app.grading.human import Choice
from app.overrides import NewMark
from tests.fakes.graded import KEYS, ended, grade, graded
from tests.web.conftest import House
from tests.web.people.reviewing import finish_review, form, review_of

GERMAN = {"accept-language": "de-AT,de;q=0.9"}
TIME = re.compile(r'<time datetime="\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ" data-show="(\w+)">([^<]+) UTC</time>')


def trail(cora: TestClient, **headers: str) -> list[str]:
    """What each entry says beside its deed, latest first, and its deed."""
    page = cora.get("/coach/audit", headers=headers).text
    cells = re.findall(r"<td><b>.*?</td>", page, re.DOTALL)
    return [re.sub(r"<[^>]+>", "", cell.replace("<br>", " | ")).strip() for cell in cells]


@pytest.fixture
def attempt(house: House, trainee: Person) -> str:
    return graded(house.services.db, house.services.pinned, trainee)


@pytest.fixture
def everything(house: House, cora: TestClient, trainee: Person, attempt: str) -> str:
    """An attempt to which everything was done that the trail tells."""
    db, pinned, tess = house.services.db, house.services.pinned, house.as_(name="tess")
    practice = graded(db, pinned, trainee, mode="practice")
    for way in ("yes", "no"):
        tess.post(f"/attempts/{practice}/share", data={"shared": way})
    finish_review(cora, attempt, met=KEYS[:1])
    change = NewMark(criterion="warm", item="named", mark=Choice.met, reason="Turn 2.").model_dump(mode="json")
    assert cora.post(f"/api/attempts/{attempt}/overrides", json=change).status_code == 201
    about = {"criterion": "fix", "item": "offered", "sentence": "I sent one."}
    first = tess.post(f"/api/attempts/{attempt}/disputes", json=about).json()["id"]
    assert tess.delete(f"/api/attempts/{attempt}/disputes/{first}").status_code == 204
    second = tess.post(f"/api/attempts/{attempt}/disputes", json=about).json()["id"]
    answer = Answer(answer="You did.", mark=Choice.met, after=1).model_dump(mode="json")
    assert cora.post(f"/api/disputes/{second}/answer", json=answer).status_code == 204
    taken_back = cora.post(f"/api/reviews/{review_of(cora, attempt)}/withdraw", json={"reason": "Wrong one."})
    assert taken_back.status_code == 204
    cora.post(f"/attempts/{attempt}/regrade")
    grade(db, met=KEYS)
    bar = {"least_kappa": 0.75, "least_attempts": 12, "reason": "Ours.", "seen": 0}
    assert cora.put("/api/calibration/bar", json=bar).status_code == 204
    return attempt


@pytest.mark.usefixtures("everything")
def test_the_trail_is_told_in_the_pages_language(cora: TestClient) -> None:
    assert trail(cora, **GERMAN) == [
        "Hat die Messlatte festgelegt | ein Kappa von 0,75 bei mindestens 12 Versuchen (vorher: 0,6 bei 20)",
        "Hat neu bewerten lassen",
        "Hat eine Bewertung zurückgezogen | von cora, 25 von 100, nicht bestandenJedes Urteil"
        "Is warm, Stufe 3 von 5 – erfüllt: sorry; nicht erfüllt: named"
        "Fixes it, Stufe 0 von 5 – nicht erfüllt: offered, kept; trifft nicht zu: handed",
        "Hat einen Einspruch beantwortet | Fixes it, offered: das Urteil wurde geändert",
        "Hat ein Urteil geändert | Fixes it, offered: von „nicht erfüllt“ zu „erfüllt“",
        "Hat einem Urteil widersprochen | Fixes it, offered: nicht erfüllt",
        "Hat einen Einspruch zurückgezogen | Fixes it, offered",
        "Hat einem Urteil widersprochen | Fixes it, offered: nicht erfüllt",
        "Hat ein Urteil geändert | Is warm, named: von „nicht erfüllt“ zu „erfüllt“",
        "Hat eine Bewertung abgeschlossen | ohne andere Urteile gesehen zu haben",
        "Hat eine Bewertung begonnen",
        "Hat das Teilen beendet",
        "Hat einen Versuch geteilt",
    ]


def test_whose_attempt_it_is_is_told_in_the_pages_language_too(cora: TestClient, everything: str) -> None:
    page = cora.get("/coach/audit", params={"attempt": everything}, headers=GERMAN).text
    assert "Diesen Versuch öffnen: tess mit Pat Quill" in page
    assert "tess with" not in page


def test_only_the_machines_reasons_are_marked_as_english(
    house: House, cora: TestClient, trainee: Person, attempt: str
) -> None:
    change = NewMark(criterion="warm", item="named", mark=Choice.met, reason="Beitrag 2.").model_dump(mode="json")
    assert cora.post(f"/api/attempts/{attempt}/overrides", json=change).status_code == 201
    page = house.as_(name="tess").get(f"/attempts/{attempt}/debrief", headers=GERMAN).text
    assert '<p class="small soft" dir="auto">Beitrag 2.</p>' in page
    assert '<p class="small soft" dir="auto" lang="en">The machine' in page


@pytest.mark.usefixtures("everything")
def test_the_api_tells_the_trail_in_english_and_as_codes_whatever_the_browser_speaks(cora: TestClient) -> None:
    told = cora.get("/api/audit", headers=GERMAN).json()
    assert told[4]["what"] == "Changed a mark: Fixes it, offered: from “not met” to “met”"
    codes = {"criterion": "fix", "title": "Fixes it", "item": "offered", "old": "not_met", "new": "met"}
    assert told[4]["facts"] == codes


def test_an_entry_from_before_there_were_codes_stays_readable_as_english(
    house: House, cora: TestClient, trainee: Person, attempt: str
) -> None:
    old = "INSERT INTO audit (at, user_id, deed, attempt_id, what, why) VALUES (:at, :by, :deed, :of, :what, :why)"
    what = "Withdrew the grading of cora: 25 of 100\nIs warm, level 3 of 5 – met: sorry"
    row = {"at": "2026-01-02 03:04:05", "by": trainee.id, "deed": "shared", "of": attempt, "what": what, "why": ""}
    with house.services.db.begin() as connection:
        connection.execute(sa.text(old), row)
    page = cora.get("/coach/audit", headers=GERMAN).text
    for line in what.splitlines():
        assert f'<span dir="auto" lang="en">{line}</span>' in page
    assert ("to_the_second", "2. Jän. 2026, 03:04:05") in TIME.findall(page)
    (entry,) = cora.get("/api/audit").json()
    assert (entry["what"], entry["facts"]) == (what, None)


def test_a_veiled_entry_says_so_in_the_pages_language(house: House, cora: TestClient, attempt: str) -> None:
    about = {"criterion": "warm", "item": "named", "sentence": "Why?"}
    house.as_(name="tess").post(f"/api/attempts/{attempt}/disputes", json=about)
    (told,) = trail(cora, **GERMAN)
    assert told.startswith("Hat einem Urteil widersprochen | Über Urteile: Das wird gezeigt, sobald")
    assert "named" not in told


def test_why_a_grading_failed_is_told_in_the_pages_language(house: House, trainee: Person) -> None:
    db = house.services.db
    attempt = ended(db, house.services.pinned, trainee)
    for _ in range(gradings.MOST_TRIES):
        assert gradings.lease(db, seconds=-1) is not None
    assert gradings.give_up(db) == 1
    tess, where = house.as_(name="tess"), f"/attempts/{attempt}/debrief"
    assert "Die Bewertung wurde dreimal begonnen und nie zu Ende gebracht." in tess.get(where, headers=GERMAN).text
    assert "The grading was begun three times and never came to an end." in tess.get(where).text


def test_every_page_with_a_time_says_it_for_machines_and_with_its_zone(
    house: House, cora: TestClient, everything: str
) -> None:
    where = f"/coach/attempts/{everything}"
    cora.post(f"{where}/review", data=form(version=3))
    addresses = {
        "/coach": {"day_and_time"},
        where: {"day_and_time", "clock"},
        f"{where}/marks": {"day_and_time"},
        "/coach/audit": {"to_the_second", "day_and_time"},
        "/coach/calibration": {"day"},
        "/attempts": {"day_and_time"},
        f"/attempts/{everything}/debrief": {"day", "day_and_time"},
    }
    for address, forms in addresses.items():
        client = house.as_(name="tess") if address.startswith("/attempts") else cora
        page = client.get(address).text
        found = TIME.findall(page)
        assert {shown for shown, _ in found} == forms, address
        assert len(found) == page.count("<time"), address
