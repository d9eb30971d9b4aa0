"""Accounts and tokens from the command line."""

import sys
from typing import Annotated

import typer

from app import accounts
from app.auth import Role
from app.services import open_database
from app.settings import Settings


def add_user(
    name: Annotated[str, typer.Argument(help="The name to sign in with")],
    role: Annotated[Role, typer.Option(help="What they may do")] = Role.trainee,
    password: Annotated[
        str | None, typer.Option(help="Asked for when left out; - reads it from standard input")
    ] = None,
) -> None:
    """Add somebody who signs in with a name and a password."""
    if password == "-":  # noqa: S105
        password = sys.stdin.readline().rstrip("\r\n")
    elif password is None:
        password = typer.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
    db = open_database(Settings.from_env())
    try:
        person = accounts.add_user(db, name, role=role, password=password)
    finally:
        db.dispose()
    typer.echo(f"Added {person.name}, {person.role}.", err=True)


def create_token(
    role: Annotated[Role | None, typer.Option(help="What its holder may do; trainee when left out")] = None,
    name: Annotated[str | None, typer.Option(help="Whose it is; a new account when left out")] = None,
) -> None:
    """Print a new token for the API. It is shown this once."""
    db = open_database(Settings.from_env())
    try:
        secret = accounts.create_token(db, role=role, name=name)
    finally:
        db.dispose()
    typer.echo(secret)
