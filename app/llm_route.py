"""The route to the endpoint, from the settings: address, key, certificates and a proxy, or why there is none."""

from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from app.llm_failure import Failure
from app.llm_wire import Way, Wire
from app.settings import Settings

if TYPE_CHECKING:
    import ssl

REACH_SECONDS = 3.0
"""Seconds at most until a connection stands."""
IDLE_SECONDS = 60.0
"""Seconds that an unused connection is kept, longer than a trainee thinks between turns."""

_THIS_MACHINE = ("http://localhost", "http://127.", "http://[::1]")
"""Addresses that no proxy of the environment stands in front of."""


class Route(NamedTuple):
    """The wire to the endpoint, or why there is none."""

    wire: Wire | None
    key: str = ""
    tls: "ssl.SSLContext | None" = None
    problem: tuple[Failure, str] | None = None


def route_to(settings: Settings) -> Route:
    """Loads what requests need, once a model is to be called."""
    import httpx2

    key = settings.llm_api_key.get_secret_value() if settings.llm_api_key else "none"
    if not (key.isascii() and key.isprintable()):
        return Route(None, problem=(Failure.unauthorized, "it holds characters that no key has"))
    address = settings.llm_base_url
    here = address.startswith(_THIS_MACHINE)
    try:
        proxy = None if here else _proxy_to(address)
        if proxy and not _speaks_http(proxy):
            return Route(None, problem=(Failure.unreachable, "the proxy that the environment names is no HTTP proxy"))
        way = Way(
            places=settings.llm_concurrency,
            reach=min(REACH_SECONDS, settings.llm_timeout / 2),
            idle=IDLE_SECONDS,
            tls=httpx2.create_ssl_context(trust_env=not here),
            proxy=proxy,
        )
        return Route(Wire(str(httpx2.URL(address)), way, headers=_headers(address, key)), key, way.tls)
    except OSError:
        return Route(None, problem=(Failure.bad_certificate, "SSL_CERT_FILE cannot be read"))
    except (httpx2.InvalidURL, ValueError):
        return Route(None, problem=(Failure.unreachable, "this is no address"))


def _headers(address: str, key: str) -> dict[str, str]:
    headers = {"accept-encoding": "identity", "user-agent": "makeright"}
    if "@" not in urlsplit(address).netloc:  # a name and a password in the address go in place of the key
        headers["authorization"] = f"Bearer {key}"
    return headers


def _proxy_to(base_url: str) -> str | None:
    """The proxy that the environment names for an address."""
    parts = urlsplit(base_url)
    if proxy_bypass(parts.netloc.rpartition("@")[2]):
        return None
    proxies = getproxies()
    proxy = proxies.get(parts.scheme) or proxies.get("all")
    return proxy if proxy is None or "://" in proxy else f"http://{proxy}"


def _speaks_http(proxy: str) -> bool:
    """Whether a proxy's address is one of HTTP."""
    parts = urlsplit(proxy)
    return parts.scheme in ("http", "https") and bool(parts.hostname)
