"""The commands that serve: results on standard output, and a sentence where they cannot."""

import logging
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
import structlog
from typer.testing import CliRunner, Result

from app import accounts
from app.__main__ import cli
from app.auth import Role
from app.commands.serve import _address, _is_loopback, _listen
from app.db import Database
from app.errors import Problem
from tests.fakes.server import running


@pytest.fixture(autouse=True)
def _log_as_before() -> Iterator[None]:
    """A command run in process sets up logging; the tests after it log as if it had not."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:], root.level = handlers, level
    structlog.reset_defaults()


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    return {"MAKERIGHT_DATABASE_URL": f"sqlite:///{tmp_path / 'served.db'}"}


def run(env: dict[str, str], *words: str, typed: str = "") -> Result:
    return CliRunner().invoke(cli, words, env=env, input=typed)


def test_a_fresh_install_serves_after_one_command_and_signs_its_owner_in(env: dict[str, str]) -> None:
    with running(env) as server, httpx.Client(base_url=server.base_url, follow_redirects=True) as browser:
        assert browser.get("/readyz").json() == {"status": "ok"}
        assert browser.get("/api/personas").status_code == 401
        browser.get(server.link)
        assert browser.get("/api/personas").status_code == 200
        assert server.stop() == 0
        assert "Traceback" not in server.logged


def test_who_sends_far_too_much_still_reads_why_it_was_not_taken(env: dict[str, str]) -> None:
    with running(env) as server, httpx.Client(base_url=server.base_url, follow_redirects=True) as browser:
        browser.get(server.link)
        for content in (b"x" * 5_000_000, iter([b"x" * 100_000] * 50)):
            answer = browser.post("/api/attempts", content=content, headers={"content-type": "application/json"})
            assert answer.status_code == 413
            assert "Send something shorter" in answer.json()["error"]["message"]
        assert browser.get("/api/personas").status_code == 200


def test_a_token_is_printed_alone_and_works(env: dict[str, str]) -> None:
    answer = run(env, "token", "create", "--role", "coach")
    assert answer.exit_code == 0
    person = accounts.who_has_token(Database(env["MAKERIGHT_DATABASE_URL"]), answer.stdout.strip())
    assert person is not None
    assert person.role == Role.coach


def test_a_user_is_added_with_a_password_from_standard_input(env: dict[str, str]) -> None:
    answer = run(env, "user", "add", "ann", "--role", "admin", "--password", "-", typed="a long password\n")
    assert (answer.exit_code, answer.stdout) == (0, "")
    assert accounts.sign_in(Database(env["MAKERIGHT_DATABASE_URL"]), "ann", "a long password", address="x")


def test_serving_to_others_needs_somebody_who_can_sign_in(env: dict[str, str]) -> None:
    answer = run(env, "serve", "--host", "0.0.0.0", "--port", "0")
    assert isinstance(answer.exception, Problem)
    assert "makeright user add" in str(answer.exception)


def test_a_port_that_is_taken_is_a_sentence(env: dict[str, str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        answer = run(env, "serve", "--port", str(taken.getsockname()[1]))
    assert isinstance(answer.exception, Problem)
    assert "--port" in str(answer.exception)


def test_an_address_that_is_not_this_machines_is_a_sentence(env: dict[str, str]) -> None:
    run(env, "user", "add", "ann", "--password", "a long password")
    answer = run(env, "serve", "--host", "nowhere.invalid", "--port", "0")
    assert isinstance(answer.exception, Problem)
    assert "nowhere.invalid" in str(answer.exception)


def test_a_postgres_behind_its_migrations_is_not_served(empty_database_url: str) -> None:
    env = {"MAKERIGHT_DATABASE_URL": empty_database_url}
    if empty_database_url.startswith("sqlite"):
        assert run(env, "db", "upgrade").exit_code == 0
        return
    answer = run(env, "token", "create")
    assert "makeright db upgrade" in str(answer.exception)
    assert run(env, "db", "upgrade").exit_code == 0
    assert run(env, "token", "create").exit_code == 0


@pytest.mark.parametrize(
    ("host", "is_loopback"),
    [("127.0.0.1", True), ("127.9.9.9", True), ("::1", True), ("localhost", True), ("0.0.0.0", False), ("::", False)],
)
def test_only_loopback_is_loopback(host: str, is_loopback: bool) -> None:
    assert _is_loopback(host) is is_loopback


def test_the_server_may_hold_more_connections_than_systems_begin_with() -> None:
    program = (
        "import resource as r; from app.commands.serve import _raise_limit_of_open_files as raise_it\n"
        "hard = r.getrlimit(r.RLIMIT_NOFILE)[1]; r.setrlimit(r.RLIMIT_NOFILE, (256, hard)); raise_it(); raise_it()\n"
        "print(r.getrlimit(r.RLIMIT_NOFILE) == (10_240 if hard == r.RLIM_INFINITY else min(10_240, hard), hard))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "True\n"


def test_the_printed_address_has_the_port_and_brackets_where_they_belong() -> None:
    with _listen("127.0.0.1", 0) as four:
        assert _address(four) == f"http://127.0.0.1:{four.getsockname()[1]}"
    if socket.has_dualstack_ipv6():
        with _listen("::1", 0) as six:
            assert _address(six).startswith("http://[::1]:")


def test_the_help_lists_every_setting() -> None:
    words = run({}, "serve", "--help").stdout
    assert "MAKERIGHT_DATABASE_URL" in words.replace("\n", "")
    assert "MAKERIGHT_LLM_TIMEOUT" in words


def test_a_worker_starts_and_stops(env: dict[str, str]) -> None:
    run(env, "token", "create")
    worker = subprocess.Popen(
        [sys.executable, "-m", "app", "worker"], env={**os.environ, **env}, stderr=subprocess.PIPE, text=True
    )
    assert worker.stderr is not None
    assert any("worker started" in line for line in worker.stderr)
    worker.terminate()
    assert worker.wait(20) == 0
