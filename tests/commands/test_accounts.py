"""Accounts from the command line, as an operator keeps them."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from app.__main__ import cli

PASSWORD = "a long password"


@pytest.fixture(autouse=True)
def own_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAKERIGHT_DATABASE_URL", f"sqlite:///{tmp_path}/accounts.db")


def run(*arguments: str, typed: str | None = None) -> Result:
    return CliRunner().invoke(cli, arguments, input=typed)


def listed() -> list[list[str]]:
    return [line.split() for line in run("user", "list").stdout.splitlines()]


def test_accounts_are_added_listed_changed_closed_and_opened_again() -> None:
    assert "no accounts yet" in run("user", "list").stderr
    run("user", "add", "maria", "--role", "facilitator", "--password", "-", typed=PASSWORD + "\n")
    assert listed()[0][:3] == ["maria", "facilitator", "password"]
    assert "maria is a coach now" in run("user", "role", "Maria", "coach").stderr
    run("token", "create", "--name", "maria")
    assert listed()[0][:5] == ["maria", "coach", "password,", "1", "token"]
    assert "1 token ended" in run("token", "revoke", "maria").stderr
    assert "No tokens ended" in run("token", "revoke", "maria").stderr
    assert "cannot get in" in run("user", "close", "maria").stderr
    assert listed()[0][2] == "closed"
    assert "can get in again" in run("user", "reopen", "maria").stderr
    assert listed()[0][2] == "password"


def test_a_forgotten_password_is_replaced() -> None:
    run("user", "add", "maria", "--password", PASSWORD)
    changed = run("user", "password", "maria", "--password", "-", typed="another password\n")
    assert changed.exit_code == 0
    assert "maria has a new password" in changed.stderr
    assert "another password" not in changed.output


@pytest.mark.parametrize("command", [["user", "close"], ["user", "reopen"], ["token", "revoke"]])
def test_a_name_nobody_has_ends_in_a_sentence(command: list[str]) -> None:
    result = run(*command, "nosuch")
    assert result.exit_code != 0
    assert "Nobody is called 'nosuch'" in str(result.exception) + result.stderr
