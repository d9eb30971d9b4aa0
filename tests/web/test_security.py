"""What guards every request: who one is, where a request comes from, how large it may be, and what a browser may do."""

import pytest
from fastapi.testclient import TestClient

from app import accounts
from app.auth import Role
from app.web.security import MAX_BODY
from tests.web.conftest import House

PASSWORD = "a long password"


@pytest.fixture
def database_kind() -> str:
    """None of this depends on the database."""
    return "sqlite"


@pytest.fixture
def ann(house: House) -> TestClient:
    """A browser that signed in with a password."""
    accounts.add_user(house.services.db, "ann", role=Role.trainee, password=PASSWORD)
    answer = house.client.post("/sign-in", data={"name": "ann", "password": PASSWORD}, follow_redirects=False)
    assert answer.status_code == 303
    return house.client


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer ", "Bearer wrong", "Basic YTpi", "Bearer \u00ff"])
def test_without_a_token_that_fits_nobody_gets_in(house: House, header: str) -> None:
    answer = house.client.get("/api/attempts", headers={"authorization": header.encode("latin-1")})
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == "Bearer"
    assert answer.json()["error"]["message"]


def test_the_cookie_is_for_this_site_alone_and_out_of_scripts_reach(house: House) -> None:
    accounts.add_user(house.services.db, "ann", role=Role.trainee, password=PASSWORD)
    answer = house.client.post("/sign-in", data={"name": "ann", "password": PASSWORD}, follow_redirects=False)
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert "path=/" in cookie
    assert house.client.get("/api/attempts").status_code == 200


def test_signing_out_ends_the_cookie_at_once(ann: TestClient) -> None:
    secret = ann.cookies["makeright"]
    assert ann.get("/api/attempts").status_code == 200
    ann.post("/sign-out", follow_redirects=False)
    ann.cookies.set("makeright", secret)
    assert ann.get("/api/attempts").status_code == 401


def test_the_owners_link_signs_in_once_and_leads_to_the_first_page(house: House) -> None:
    secret = accounts.owners_link(house.services.db)
    answer = house.client.get(f"/sign-in/{secret}", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert house.client.get("/api/attempts").status_code == 200
    assert house.client.get(f"/sign-in/{secret}", follow_redirects=False).status_code == 401


@pytest.mark.parametrize("onward", ["//evil.example", "https://evil.example", "/\\evil.example", "/a\r\nx: y", "evil"])
def test_signing_in_leads_nowhere_else(house: House, onward: str) -> None:
    accounts.add_user(house.services.db, "ann", role=Role.trainee, password=PASSWORD)
    form = {"name": "ann", "password": PASSWORD, "next": onward}
    assert house.client.post("/sign-in", data=form, follow_redirects=False).headers["location"] == "/"


def test_guessing_passwords_is_answered_with_a_wait(house: House) -> None:
    accounts.add_user(house.services.db, "ann", role=Role.trainee, password=PASSWORD)
    for _ in range(accounts.KNOCKS):
        wrong = house.client.post("/sign-in", data={"name": "ann", "password": "wrong"}, follow_redirects=False)
        assert wrong.status_code == 401
    answer = house.client.post("/sign-in", data={"name": "ann", "password": PASSWORD}, follow_redirects=False)
    assert answer.status_code == 429
    assert int(answer.headers["retry-after"]) > 0


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"sec-fetch-site": "same-origin"}, 404),
        ({"sec-fetch-site": "none"}, 404),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"origin": "http://testserver"}, 404),
        ({"origin": "http://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({}, 404),
    ],
)
def test_a_request_that_a_browser_was_tricked_into_is_refused(
    ann: TestClient, headers: dict[str, str], status: int
) -> None:
    assert ann.post("/api/attempts", json={"persona": "unknown"}, headers=headers).status_code == status


def test_a_token_may_come_from_anywhere(house: House, tess: TestClient) -> None:
    answer = tess.post("/api/attempts", json={"persona": "unknown"}, headers={"origin": "http://tool.example"})
    assert answer.status_code == 404


@pytest.mark.parametrize("path", ["/healthz", "/api/attempts", "/nothing", "/sign-in"])
def test_every_answer_tells_the_browser_what_it_may_not_do(house: House, path: str) -> None:
    headers = house.client.get(path).headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store"


@pytest.mark.parametrize("path", ["/api/attempts", "/sign-in"])
def test_a_body_of_5_mb_is_too_large_announced_or_not(house: House, tess: TestClient, path: str) -> None:
    announced = tess.post(path, content=b"x" * 5_000_000)
    assert announced.status_code == 413
    kind = {"content-type": "application/json" if path.startswith("/api") else "application/x-www-form-urlencoded"}
    pieces = tess.post(path, content=(b"x" * 50_000 for _ in range(100)), headers=kind)
    assert pieces.status_code == 413
    assert "1 MB" in pieces.text
    assert MAX_BODY == 1_000_000


def test_a_page_that_does_not_exist_is_a_page_and_not_json(house: House) -> None:
    answer = house.client.get("/nothing")
    assert answer.status_code == 404
    assert answer.headers["content-type"].startswith("text/html")
