"""How tests over HTTP review an attempt."""

from fastapi.testclient import TestClient

from tests.fakes.graded import KEYS, draft


def form(*, met: tuple[str, ...] = KEYS, version: int = 0, deed: str = "save") -> dict[str, str]:
    marks = {f"mark:{key}": "met" if key in met else "not_met" for key in KEYS}
    return {**marks, "version": str(version), "deed": deed, "comment": "Well done."}


def finish_review(client: TestClient, attempt: str, *, met: tuple[str, ...] = KEYS) -> None:
    body = draft(met=met).model_dump(mode="json")
    saved = client.put(f"/api/attempts/{attempt}/review", json={**body, "version": 0})
    assert saved.json() == {"version": 1}
    assert client.post(f"/api/attempts/{attempt}/review/finish", json={"version": 1}).status_code == 200


def review_of(client: TestClient, attempt: str) -> str:
    """The id of the review that counts."""
    return str(client.get(f"/api/attempts/{attempt}/scorecard").json()["human"]["reviews"][0]["id"])
