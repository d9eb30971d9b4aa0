"""The command line. Results go to standard output, all else to standard error; 0 fine, 1 findings, 2 wrong use."""

import sys

import typer

from app.commands import accounts, content, db, files, gate, rehearse, serve, worker
from app.errors import Problem

cli = typer.Typer(
    name="makeright",
    help="Make It Right: practise with an irate customer, and see what your answers did.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
database = typer.Typer(help="The database.", no_args_is_help=True)
user = typer.Typer(help="Accounts.", no_args_is_help=True)
token = typer.Typer(help="Tokens for the API.", no_args_is_help=True)

cli.command()(serve.serve)
cli.command()(worker.worker)
cli.command()(content.check)
cli.command()(content.schema)
cli.command()(rehearse.rehearse)
cli.command()(files.grade)
cli.command()(files.read)
cli.command()(files.mood)
cli.command()(gate.gate)
database.command("upgrade")(db.upgrade)
user.command("add")(accounts.add_user)
user.command("list")(accounts.list_users)
user.command("password")(accounts.set_password)
user.command("role")(accounts.set_role)
user.command("close")(accounts.close)
user.command("reopen")(accounts.reopen)
token.command("create")(accounts.create_token)
token.command("revoke")(accounts.revoke_tokens)
cli.add_typer(database, name="db")
cli.add_typer(user, name="user")
cli.add_typer(token, name="token")


def main() -> None:
    """Runs a command; a `Problem` is a sentence on standard error and exit code 2."""
    try:
        cli()
    except Problem as problem:
        typer.echo(f"makeright: {problem}", err=True)
        sys.exit(2)


if __name__ == "__main__":
    main()
