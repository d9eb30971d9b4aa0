"""Shared fixtures."""

import ssl
import subprocess
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from app.llm import Endpoint
from tests.fakes.calls import client_of
from tests.fakes.endpoint import ScriptedEndpoint
from tests.loopback import forbid_the_network

pytest_plugins = ["tests.databases", "tests.people", "tests.llama", "tests.sites"]


def pytest_configure() -> None:
    forbid_the_network()


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="module")
async def served() -> AsyncIterator[ScriptedEndpoint]:
    """A scripted endpoint that the tests of a file share; they ask for it as `endpoint`."""
    async with ScriptedEndpoint().serving() as endpoint:
        yield endpoint


@pytest.fixture
def endpoint(served: ScriptedEndpoint) -> ScriptedEndpoint:
    """The scripted endpoint with nothing asked of it yet."""
    served.forget()
    return served


@pytest.fixture(scope="module")
async def llm(served: ScriptedEndpoint) -> AsyncIterator[Endpoint]:
    """A client of it that has time."""
    async with client_of(served.base_url, 8) as client:
        yield client


@pytest.fixture(scope="module")
def own_certificate(tmp_path_factory: pytest.TempPathFactory) -> ssl.SSLContext:
    """A certificate nobody vouches for."""
    folder: Path = tmp_path_factory.mktemp("tls")
    order = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=localhost"
    subprocess.run(
        [*order.split(), "-keyout", folder / "key.pem", "-out", folder / "cert.pem"], check=True, capture_output=True
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "cert.pem", folder / "key.pem")
    return context
