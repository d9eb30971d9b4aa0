"""Shared fixtures."""

import pytest

pytest_plugins = ["tests.databases"]


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"
