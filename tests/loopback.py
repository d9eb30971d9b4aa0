"""No test leaves the machine: a connection or a look-up beyond loopback is an error, wherever it comes from."""

import ipaddress
import socket
import sys
from typing import Any

_NAMES = {"localhost", "127.0.0.1", "::1", "", None}


def forbid_the_network() -> None:
    """From now on, for the whole process; it cannot be undone."""
    sys.addaudithook(_guard)


def _guard(event: str, args: tuple[Any, ...]) -> None:
    if event == "socket.connect" and isinstance(args[1], tuple) and not _is_here(args[1][0]):
        raise RuntimeError(f"a test tried to reach {args[1][0]}; tests stay on this machine")
    if event == "socket.getaddrinfo" and not _is_here(args[0]):
        raise socket.gaierror(socket.EAI_NONAME, f"tests look up no name but localhost, not {args[0]}")


def _is_here(host: Any) -> bool:
    name = host.decode() if isinstance(host, bytes) else host
    if name in _NAMES:
        return True
    try:
        return ipaddress.ip_address(name).is_loopback or ipaddress.ip_address(name).is_unspecified
    except ValueError:
        return False
