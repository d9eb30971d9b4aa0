"""Fixtures for both databases. Without MAKERIGHT_TEST_POSTGRES the tests on Postgres are left out, and that is said."""

import os
import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
import sqlalchemy as sa
from sqlmodel import SQLModel

from app import growth_tables, practice_tables, review_tables, tables
from app.db import Database

assert all((tables, review_tables, practice_tables, growth_tables))  # they register themselves in SQLModel.metadata

SERVER = os.environ.get("MAKERIGHT_TEST_POSTGRES", "")
IN_CI = os.environ.get("CI", "").lower() in ("1", "true")
BOTH = ("sqlite", pytest.param("postgres", marks=pytest.mark.postgres))
_DISCONNECT_OTHERS = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
    "WHERE datname = current_database() AND pid <> pg_backend_pid()"
)
_TRUNCATE = f"TRUNCATE {', '.join(sorted(SQLModel.metadata.tables))} RESTART IDENTITY CASCADE"
_left_out = pytest.StashKey[int]()


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "postgres: runs on the Postgres server of MAKERIGHT_TEST_POSTGRES")
    config.stash[_left_out] = 0
    if IN_CI and not SERVER:
        raise pytest.UsageError("CI needs MAKERIGHT_TEST_POSTGRES: run the tests by `make test`")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if SERVER:
        return
    without = [item for item in items if item.get_closest_marker("postgres")]
    config.stash[_left_out] = len(without)
    config.hook.pytest_deselected(items=without)
    items[:] = [item for item in items if item not in without]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    if count := config.stash[_left_out]:
        terminalreporter.write_line(
            f"{count} tests on Postgres were left out: set MAKERIGHT_TEST_POSTGRES, or `make test`"
        )


@pytest.fixture(params=BOTH)
def database_kind(request: pytest.FixtureRequest) -> str:
    """Which database this test runs on."""
    return str(request.param)


@pytest.fixture
def empty_database_url(database_kind: str, tmp_path: Path) -> Iterator[str]:
    """The address of a database without tables."""
    if database_kind == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.db'}"
        return
    with _new_postgres() as url:
        yield url


@pytest.fixture
def database_url(database_kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of a fresh database at the latest migration."""
    if database_kind == "sqlite":
        file = tmp_path / "makeright.db"
        shutil.copy(request.getfixturevalue("_migrated_sqlite"), file)
        yield f"sqlite:///{file}"
        return
    yield _emptied(request.getfixturevalue("_migrated_postgres"))


@pytest.fixture
def db(database_url: str) -> Iterator[Database]:
    """A fresh database at the latest migration."""
    database = Database(database_url, connections=8)
    yield database
    database.dispose()


@pytest.fixture(scope="session")
def _migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("migrated") / "makeright.db"
    database = Database(f"sqlite:///{file}", connections=2)
    database.upgrade()
    with database.engine.connect() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    database.dispose()
    return file


@pytest.fixture(scope="session")
def _migrated_postgres() -> Iterator[str]:
    with _new_postgres() as url:
        database = Database(url, connections=2)
        database.upgrade()
        database.dispose()
        yield url


class _new_postgres:
    """A database of the test server for as long as the block lasts."""

    def __init__(self) -> None:
        self._name = f"makeright_{secrets.token_hex(6)}"

    def __enter__(self) -> str:
        _on_server(f'CREATE DATABASE "{self._name}"')
        return sa.make_url(SERVER).set(database=self._name).render_as_string(hide_password=False)

    def __exit__(self, *_error: object) -> None:
        _on_server(f'DROP DATABASE "{self._name}" WITH (FORCE)')


def _emptied(url: str) -> str:
    """The database with all tables and no rows, whatever the test before did; far cheaper than a new one."""
    try:
        _on_server(_DISCONNECT_OTHERS, _TRUNCATE, url=url)
    except psycopg.errors.UndefinedTable:
        database = Database(url, connections=1)
        database.upgrade()
        database.dispose()
    return url


def _on_server(*statements: str, url: str = SERVER) -> None:
    address = sa.make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(address, autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement.encode())
