"""Accounts and tokens from the command line."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

from app import account_keeping, accounts
from app.account_keeping import Account
from app.auth import Role
from app.badges import SECONDS
from app.db import Database
from app.services import open_database
from app.settings import Settings

Name = Annotated[str, typer.Argument(help="The name they sign in with")]
Password = Annotated[str | None, typer.Option(help="Asked for when left out; - reads it from standard input")]

_SOON = f"A running server knows within {SECONDS:g} seconds."


def add_user(
    name: Name,
    role: Annotated[Role, typer.Option(help="What they may do")] = Role.trainee,
    password: Password = None,
) -> None:
    """Add somebody who signs in with a name and a password."""
    password = _password(password)
    with _database() as db:
        person = accounts.add_user(db, name, role=role, password=password)
    _say(f"Added {person.name}, {person.role}.")


def list_users() -> None:
    """List all accounts: name, role, how they get in, since when."""
    with _database() as db:
        everybody = account_keeping.everybody(db)
    width = max((len(account.name) for account in everybody), default=0)
    for account in everybody:
        since = f"since {account.created_at:%Y-%m-%d}"
        typer.echo(f"{account.name:{width}}  {account.role:11}  {_way_in(account):26}  {since}")
    if not everybody:
        _say("There are no accounts yet: makeright user add NAME")


def set_password(name: Name, password: Password = None) -> None:
    """Give somebody a new password; they are signed out everywhere."""
    password = _password(password)
    with _database() as db:
        written = account_keeping.set_password(db, name, password)
    _say(f"{written} has a new password and is signed out everywhere. {_SOON}")


def set_role(name: Name, role: Annotated[Role, typer.Argument(help="What they may do from now on")]) -> None:
    """Give somebody another role."""
    with _database() as db:
        written = account_keeping.set_role(db, name, role)
    _say(f"{written} is a {role} now. {_SOON}")


def close(name: Name) -> None:
    """Let somebody in no more; what they did stays, and `reopen` undoes it."""
    with _database() as db:
        written = account_keeping.close(db, name)
    _say(f"{written} cannot get in any more. {_SOON} Undo it: makeright user reopen {written!r}")


def reopen(name: Name) -> None:
    """Let somebody in again whose account was closed."""
    with _database() as db:
        written = account_keeping.reopen(db, name)
    _say(f"{written} can get in again.")


def create_token(
    role: Annotated[Role | None, typer.Option(help="What its holder may do; trainee when left out")] = None,
    name: Annotated[str | None, typer.Option(help="Whose it is; a new account when left out")] = None,
) -> None:
    """Print a new token for the API. It is shown this once."""
    with _database() as db:
        secret = accounts.create_token(db, role=role, name=name)
    typer.echo(secret)


def revoke_tokens(name: Annotated[str, typer.Argument(help="Whose tokens end")]) -> None:
    """End all tokens of somebody."""
    with _database() as db:
        ended = account_keeping.revoke_tokens(db, name)
    _say(f"{ended or 'No'} token{'s' * (ended != 1)} ended. {_SOON}")


@contextmanager
def _database() -> Iterator[Database]:
    db = open_database(Settings.from_env())
    try:
        yield db
    finally:
        db.dispose()


def _password(given: str | None) -> str:
    if given == "-":
        return sys.stdin.readline().rstrip("\r\n")
    if given is not None:
        return given
    asked: str = typer.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
    return asked


def _way_in(account: Account) -> str:
    if not account.is_open:
        return "closed"
    tokens = [f"{account.tokens} token{'s' * (account.tokens != 1)}"] if account.tokens else []
    return ", ".join(["password"] * account.has_password + tokens) or "no way in"


def _say(words: str) -> None:
    typer.echo(words, err=True)
