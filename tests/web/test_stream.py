"""The stream as it goes over the wire: at once, piece by piece, and to the end for those who stay."""

import json
import socket
import threading
from collections.abc import Iterator

import httpx
import pytest
import uvicorn

from app import accounts, services
from app.auth import Role
from app.main import create_app
from app.services import Services
from app.settings import Settings
from tests.fakes.customer import ScriptedCustomer
from tests.web.sse import events_in


class Site:
    """The application on a socket, in a thread of this process."""

    def __init__(self, settings: Settings) -> None:
        self.customer = ScriptedCustomer()
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.app = create_app(settings, build=self._build)
        self.server = uvicorn.Server(uvicorn.Config(self.app, log_config=None, access_log=False))
        self.thread = threading.Thread(target=self.server.run, kwargs={"sockets": [self.socket]}, daemon=True)

    def _build(self, settings: Settings) -> Services:
        return services.build(settings, customers={"offline": self.customer, "llm": self.customer})

    def client(self) -> httpx.Client:
        token = accounts.create_token(self.app.state.services.db, role=Role.trainee, name="tess")
        host, port = self.socket.getsockname()
        return httpx.Client(base_url=f"http://{host}:{port}", headers={"authorization": f"Bearer {token}"}, timeout=10)


@pytest.fixture
def site(settings: Settings) -> Iterator[Site]:
    site = Site(settings)
    site.thread.start()
    host, port = site.socket.getsockname()
    httpx.Client(transport=httpx.HTTPTransport(retries=20)).get(f"http://{host}:{port}/healthz")
    yield site
    site.server.should_exit = True
    site.thread.join(10)


def begin_turn(client: httpx.Client) -> str:
    attempt = client.post("/api/attempts", json={"persona": "pat", "rubric": "plain"}).json()["id"]
    return str(client.post(f"/api/attempts/{attempt}/turns", json={"text": "Sorry."}).json()["stream"])


def test_typing_and_a_sentence_arrive_while_the_customer_still_thinks(site: Site) -> None:
    with site.client() as client:
        stream, let_go = begin_turn(client), threading.Event()
        site.customer.hold_after_first = let_go
        with client.stream("GET", stream) as response:
            lines = response.iter_lines()
            first = [next(lines) for _ in range(5)]
            assert first == ["event: typing", "data: {}", "", "event: say", 'data: {"text":"Go on."}']
            let_go.set()
            rest = events_in("\n".join(lines))
    assert [name for name, _ in rest] == ["say", "done"]


def test_a_lost_connection_is_resumed_from_the_beginning(site: Site) -> None:
    with site.client() as client:
        stream, let_go = begin_turn(client), threading.Event()
        site.customer.hold_after_first = let_go
        with client.stream("GET", stream) as response:
            assert next(response.iter_lines()) == "event: typing"
        let_go.set()
        events = events_in(client.get(stream).text)
    assert [name for name, _ in events] == ["typing", "say", "say", "done"]
    assert json.dumps(events[-1][1]["text"]) == '"Go on. I am listening."'
    assert site.customer.heard == 1


def test_a_body_of_5_mb_is_answered_before_it_is_read(site: Site) -> None:
    with site.client() as client:
        host, port = site.socket.getsockname()
        with socket.create_connection((host, port), timeout=10) as raw:
            token = client.headers["authorization"]
            raw.sendall(
                f"POST /api/attempts HTTP/1.1\r\nHost: x\r\nAuthorization: {token}\r\n"
                "Content-Length: 5000000\r\n\r\n".encode()
            )
            assert b"413" in raw.recv(100)
        assert client.get("/healthz").status_code == 200
