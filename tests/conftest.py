"""Shared fixtures."""

import pytest

from tests.loopback import forbid_the_network

pytest_plugins = ["tests.databases", "tests.llama", "tests.sites"]


def pytest_configure() -> None:
    forbid_the_network()


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"
