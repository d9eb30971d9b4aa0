"""Dictation: a recording goes to the endpoint and its words come back; what fails is told, and nothing is kept."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlmodel import select
from structlog.testing import capture_logs

from app import accounts, services
from app.auth import Role
from app.dictation import LARGEST
from app.main import create_app
from app.settings import Settings
from app.tables import TurnRow
from tests.fakes import behaviours as b
from tests.fakes.content import write_content
from tests.fakes.customer import ScriptedCustomer
from tests.fakes.endpoint import ScriptedEndpoint
from tests.fakes.wire import Wire
from tests.web.conftest import begin

WEBM = b"\x1a\x45\xdf\xa3" + bytes(range(256)) * 8
SAID = "I am sorry. I am taking this over."
KEY = "sk-very-secret-0123456789"


@pytest.fixture(scope="module")
def endpoint() -> Iterator[ScriptedEndpoint]:
    with ScriptedEndpoint().in_thread() as serving:
        yield serving


@dataclass
class Desk:
    """A trainee's client in an application that dictates, and one attempt of hers."""

    client: TestClient
    services: services.Services
    attempt: str

    def dictate(self, sound: bytes = WEBM, attempt: str | None = None) -> Any:
        return self.client.post(
            f"/api/attempts/{attempt or self.attempt}/dictation", content=sound, headers={"content-type": "audio/webm"}
        )


@pytest.fixture
def desk_with(tmp_path: Path) -> Callable[..., Any]:
    @contextmanager
    def open_desk(**given: Any) -> Iterator[Desk]:
        personas, rubrics = write_content(tmp_path)
        settings = Settings(
            database_url=f"sqlite:///{tmp_path}/site.db", personas_dir=personas, rubrics_dir=rubrics, threads=4, **given
        )
        customer = ScriptedCustomer()
        app = create_app(settings, build=lambda s: services.build(s, customers={"offline": customer, "llm": customer}))
        with TestClient(app, raise_server_exceptions=False) as client:
            token = accounts.create_token(app.state.services.db, role=Role.trainee, name="tess")
            client.headers["authorization"] = f"Bearer {token}"
            yield Desk(client, app.state.services, begin(client)["id"])

    return open_desk


@pytest.fixture
def desk(endpoint: ScriptedEndpoint, desk_with: Callable[..., Any]) -> Iterator[Desk]:
    endpoint.forget()
    speech = {"speech_base_url": endpoint.base_url + "/", "speech_api_key": KEY, "speech_timeout": 0.3}
    with desk_with(speech=True, **speech) as opened:
        yield opened


def test_a_recording_comes_back_as_words_and_goes_out_as_the_endpoint_wants_it(
    desk: Desk, endpoint: ScriptedEndpoint
) -> None:
    answer = desk.dictate()
    assert (answer.status_code, answer.json()) == (200, {"text": SAID})
    sent = endpoint.recordings[-1]
    assert sent.headers["authorization"] == f"Bearer {KEY}"
    assert WEBM in sent.data
    assert b'filename="answer.webm"' in sent.data
    fields = dict(re.findall(rb'name="(\w+)"\r\n\r\n(.*?)\r\n--', sent.data, re.DOTALL))
    assert fields == {b"model": b"whisper-1", b"language": b"en", b"response_format": b"json"}


def test_nothing_of_it_is_stored_or_logged(desk: Desk, endpoint: ScriptedEndpoint) -> None:
    with capture_logs() as lines:
        desk.dictate()
        endpoint.writes = b.fails(500, SAID)
        desk.dictate()
    assert SAID not in str(lines)
    assert KEY not in str(lines)
    with desk.services.db.read() as session:
        assert [row.speaker for row in session.exec(select(TurnRow))] == ["customer"]


@pytest.mark.parametrize(
    ("mark", "name"),
    [
        (b"OggS", "ogg"),
        (b"\x00\x00\x00\x1cftypM4A ", "mp4"),
        (b"RIFF\x00\x00\x00\x00WAVE", "wav"),
        (b"fLaC", "flac"),
        (b"ID3", "mp3"),
    ],
)
def test_what_browsers_record_is_told_by_its_first_bytes(
    desk: Desk, endpoint: ScriptedEndpoint, mark: bytes, name: str
) -> None:
    assert desk.dictate(mark + b"\x00" * 64).status_code == 200
    assert f'filename="answer.{name}"'.encode() in endpoint.recordings[-1].data


async def hangs_up(wire: Wire) -> None:
    wire.reset()


FAILURES = {
    "401": (b.fails(401), "cannot be used as it is set up", "MAKERIGHT_SPEECH_API_KEY"),
    "403": (b.fails(403), "cannot be used as it is set up", "MAKERIGHT_SPEECH_MODEL"),
    "404": (b.fails(404), "cannot be used as it is set up", "ends where /audio/transcriptions begins"),
    "400": (b.fails(400), "cannot be used as it is set up", "reads WebM"),
    "429": (b.fails(429), "is busy. Try again in a moment", "raise its limit"),
    "500": (b.fails(500), "does not answer just now", "look into its log"),
    "slow": (b.late(5, b.writes(SAID)), "does not answer just now", "MAKERIGHT_SPEECH_TIMEOUT"),
    "reset": (hangs_up, "does not answer just now", "look into its log"),
    "html": (b.shows_a_page(), "cannot be used as it is set up", "often ends in /v1"),
    "not JSON": (b.replies(b"I am sorry", content_type="text/plain"), "cannot be used", "look into its log"),
    "no text": (b.replies(b'{"words": "I am sorry"}'), "cannot be used", "look into its log"),
    "a list": (b.replies(b'["I am sorry"]'), "cannot be used", "look into its log"),
    "a redirect": (b.fails(302, location="http://127.0.0.1:1/"), "cannot be used", "SPEECH_BASE_URL"),
    "endless": (b.replies(b'{"text": "' + b"sorry " * 400_000 + b'"}'), "cannot be used", "look into its log"),
}


@pytest.mark.parametrize("fault", FAILURES)
def test_where_the_endpoint_fails_the_trainee_can_type_and_the_operator_reads_what_to_do(
    desk: Desk, endpoint: ScriptedEndpoint, fault: str
) -> None:
    endpoint.writes, told, to_do = FAILURES[fault]
    with capture_logs() as lines:
        answer = desk.dictate()
    assert answer.status_code == 503
    assert told in answer.json()["error"]["message"]
    assert "MAKERIGHT" not in answer.text
    (line,) = [line for line in lines if line["event"] == "dictation failed"]
    assert to_do in line["what_to_do"]
    endpoint.forget()
    assert desk.dictate().status_code == 200


def test_where_nothing_listens_the_trainee_can_type(desk_with: Callable[..., Any]) -> None:
    with desk_with(speech=True, speech_base_url="http://127.0.0.1:9/v1") as desk:
        answer = desk.dictate()
    assert answer.status_code == 503
    assert "does not answer just now" in answer.json()["error"]["message"]


@pytest.mark.parametrize(
    ("name", "value"),
    [("ALL_PROXY", "socks5://127.0.0.1:9"), ("ALL_PROXY", "ftp://127.0.0.1:9"), ("SSL_CERT_FILE", "/nowhere.pem")],
)
def test_where_the_environment_bars_the_way_the_trainee_can_type(
    name: str, value: str, desk_with: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    with desk_with(speech=True, speech_base_url="https://model.invalid/v1") as desk:
        assert desk.dictate().status_code == 503


def test_a_key_that_is_none_never_leaves(desk_with: Callable[..., Any], endpoint: ScriptedEndpoint) -> None:
    endpoint.forget()
    with desk_with(speech=True, speech_base_url=endpoint.base_url, speech_api_key="schlüssel") as desk:
        assert desk.dictate().status_code == 503
    assert not endpoint.recordings


@pytest.mark.parametrize("words", ["", "  \n ", "\u200b"])
def test_silence_is_told_as_such(desk: Desk, endpoint: ScriptedEndpoint, words: str) -> None:
    endpoint.writes = b.writes(words)
    answer = desk.dictate()
    assert answer.status_code == 422
    assert "No words were heard" in answer.json()["error"]["message"]


@pytest.mark.parametrize(
    ("sound", "status", "told"),
    [
        (b"", 422, "recording is empty"),
        (b"<!doctype html>", 422, "no recording that can be read"),
        (WEBM[:4] + bytes(LARGEST), 413, "shorter parts"),
        (WEBM[:4] + bytes(1_100_000), 413, "too much"),
    ],
)
def test_what_is_no_recording_is_refused_before_it_goes_anywhere(
    desk: Desk, endpoint: ScriptedEndpoint, sound: bytes, status: int, told: str
) -> None:
    answer = desk.dictate(sound)
    assert answer.status_code == status
    assert told in answer.json()["error"]["message"]
    assert not endpoint.recordings


def test_only_ones_own_attempt_that_goes_on_takes_a_dictation(desk: Desk, endpoint: ScriptedEndpoint) -> None:
    assert desk.dictate(attempt="nobody-s").status_code == 404
    other = accounts.create_token(desk.services.db, role=Role.coach, name="cora")
    mine, desk.client.headers["authorization"] = desk.client.headers["authorization"], f"Bearer {other}"
    assert desk.dictate().status_code == 404
    desk.client.headers["authorization"] = mine
    assert desk.client.post(f"/api/attempts/{desk.attempt}/finish").status_code == 202
    assert desk.dictate().status_code == 409
    assert not endpoint.recordings


def test_by_default_there_is_no_dictation_and_no_page_may_ask_for_the_microphone(
    desk_with: Callable[..., Any],
) -> None:
    with desk_with() as desk:
        answer = desk.dictate()
        assert answer.status_code == 404
        assert "switched off" in answer.json()["error"]["message"]
        page = desk.client.get(f"/attempts/{desk.attempt}")
        assert "microphone=()" in page.headers["permissions-policy"]
        assert "voice.js" not in page.text


def test_where_it_is_on_the_page_may_ask_for_the_microphone_and_for_nothing_more(desk: Desk) -> None:
    page = desk.client.get(f"/attempts/{desk.attempt}")
    assert page.headers["permissions-policy"] == "camera=(), geolocation=(), microphone=(self)"
    assert "script-src 'self';" in page.headers["content-security-policy"]
    assert "media-src" not in page.headers["content-security-policy"]
    assert 'id="dictate"' in page.text


def test_speech_without_an_endpoint_only_reads_aloud(desk_with: Callable[..., Any]) -> None:
    with desk_with(speech=True) as desk:
        page = desk.client.get(f"/attempts/{desk.attempt}")
    assert 'id="aloud"' in page.text
    assert 'id="dictate"' not in page.text
    assert "microphone=()" in page.headers["permissions-policy"]
