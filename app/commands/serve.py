"""The server from the command line: one address, one process, a sign-in link for the owner of this machine."""

import asyncio
import ctypes
import gc
import ipaddress
import resource
import signal
import socket
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Annotated

import typer
import uvicorn

from app import accounts
from app.db import Database
from app.errors import Invalid, NotAllowed
from app.logs import configure
from app.main import create_app
from app.services import build, open_database
from app.settings import Settings

_SHUTDOWN_SECONDS = 20
_GRACE_SECONDS = 3.0
"""Seconds that turns under way are given for the model's answer once the server is asked to end."""
_IDLE_SECONDS = 75
"""Seconds that an unused connection is kept: longer than people write at a turn, and than a proxy in front keeps it."""
_OPEN_FILES = 10_240
"""How many files and connections the server wants to hold: browsers keep up to six connections each."""
_ARENA_MAX = -8
"""The number that glibc's malloc.h gives to the greatest number of pools."""
_SETTINGS = "Settings are environment variables:\n\n" + "\n\n".join(
    f"MAKERIGHT_{name.upper()}: {field.description or name}" for name, field in Settings.model_fields.items()
)


def serve(
    host: Annotated[str, typer.Option(help="Address to listen on")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on; 0 takes a free one", min=0, max=65535)] = 8000,
) -> None:
    """Serve the pages and the API."""
    _share_memory()
    _raise_limit_of_open_files()
    settings = Settings.from_env()
    configure(settings.log_format)
    db = open_database(settings)
    link = _way_in(db, host)
    listener = _listen(host, port)
    address = settings.public_url or _address(listener)
    app = create_app(settings, build=partial(build, db=db))
    server = _Server(
        uvicorn.Config(
            app,
            log_config=None,
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=_SHUTDOWN_SECONDS,
            timeout_keep_alive=_IDLE_SECONDS,
        ),
        greeting=f"{address}/sign-in/{link}" if link else address,
        hurry=lambda: app.state.services.hurry(),
    )
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: None)  # uvicorn takes them over, and raises them again once all is closed
    server.run(sockets=[listener])


def _share_memory() -> None:
    """All threads allocate from one pool, where the C library is glibc; a pool each would cost 10 MB and more."""
    if mallopt := getattr(ctypes.CDLL(None), "mallopt", None):
        mallopt(_ARENA_MAX, 1)


def _raise_limit_of_open_files() -> None:
    """As far as this process may; many systems begin with 1,024."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _OPEN_FILES if hard == resource.RLIM_INFINITY else min(_OPEN_FILES, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


class _Server(uvicorn.Server):
    """Prints `greeting` when it is ready; calls `hurry` where ending takes longer than the grace."""

    def __init__(self, config: uvicorn.Config, *, greeting: str, hurry: Callable[[], Awaitable[None]]) -> None:
        super().__init__(config)
        self._greeting = greeting
        self._hurry = hurry

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            gc.collect()
            gc.freeze()
            gc.set_threshold(20_000, 20, 50)
            typer.echo("Make It Right is ready. Open this address in a browser:", err=True)
            typer.echo(self._greeting)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        hurrying = asyncio.create_task(self._hurry_after_grace())
        await super().shutdown(sockets)
        hurrying.cancel()

    async def _hurry_after_grace(self) -> None:
        await asyncio.sleep(_GRACE_SECONDS)
        await self._hurry()


def _way_in(db: Database, host: str) -> str | None:
    """The secret of the owner's sign-in link on loopback; elsewhere people must have accounts."""
    if _is_loopback(host):
        return accounts.owners_link(db)
    if not accounts.anyone_has_a_password(db):
        raise NotAllowed(f"Nobody could sign in at {host} yet. Add somebody first: makeright user add NAME")
    return None


def _listen(host: str, port: int) -> socket.socket:
    try:
        family, kind, protocol, _, where = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        listener = socket.socket(family, kind, protocol)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(where)
        listener.listen(2048)
    except socket.gaierror:
        raise Invalid(f"--host: {host} is not an address of this machine.") from None
    except OSError as error:
        raise Invalid(f"Port {port} of {host} cannot be used ({error.strerror}). Choose another with --port.") from None
    return listener


def _address(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


serve.__doc__ = f"{serve.__doc__}\n\n{_SETTINGS}"
