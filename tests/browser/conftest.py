"""A server in a thread and a Chromium that knows no address but its own."""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from app import accounts
from app.main import create_app
from app.services import open_database
from app.settings import Settings

CHROMIUM = os.environ.get("MAKERIGHT_TEST_CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
]


class Site:
    """The address of a running server, and how to sign in."""

    def __init__(self, address: str, settings: Settings) -> None:
        self.address = address
        self.settings = settings

    def link(self) -> str:
        """A fresh link that signs the owner in once."""
        db = open_database(self.settings)
        try:
            return f"{self.address}/sign-in/{accounts.owners_link(db)}"
        finally:
            db.dispose()


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = threading.Event()

    async def startup(self, sockets: object = None) -> None:
        await super().startup()
        self.ready.set()


@pytest.fixture(scope="module")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Site]]:
    """Starts servers, each with a database of its own; all stop at the end."""
    running: list[tuple[_Server, threading.Thread]] = []

    def start(**settings: object) -> Site:
        folder: Path = tmp_path_factory.mktemp("site")
        chosen = Settings.model_validate(
            {"database_url": f"sqlite:///{folder}/site.db", "engine": "offline"} | settings
        )
        server = _Server(uvicorn.Config(create_app(chosen), port=0, log_config=None, access_log=False))
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        assert server.ready.wait(20), "the server did not start"
        running.append((server, thread))
        port = server.servers[0].sockets[0].getsockname()[1]
        return Site(f"http://127.0.0.1:{port}", chosen)

    yield start
    for server, thread in running:
        server.should_exit = True
        thread.join(10)


@pytest.fixture(scope="module")
def site(serve: Callable[..., Site]) -> Site:
    """The offline product as it is installed."""
    return serve()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(params=["light-1200", "dark-1200", "dark-320"])
def look(request: pytest.FixtureRequest) -> tuple[str, int]:
    """Colour scheme and width in pixels: both schemes, both widths."""
    scheme, width = str(request.param).split("-")
    return scheme, int(width)


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    opened = chromium.new_context(viewport={"width": 1200, "height": 900})
    opened.set_default_timeout(10_000)
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page on which an error of a script or a blocked resource fails the test."""
    opened = context.new_page()
    opened.on("dialog", lambda dialog: dialog.accept())
    complaints: list[str] = []
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    yield opened
    unexpected = [line for line in complaints if "Failed to load resource" not in line]
    assert not unexpected, unexpected


@pytest.fixture
def accessible() -> Callable[[Page], None]:
    """Fails when axe-core finds anything on the page, or when it is wider than the window."""
    axe = Axe()

    def check(page: Page) -> None:
        found = axe.run(page).response["violations"]
        assert not found, "\n".join(
            f"{one['id']}: {one['help']}: {node['target']} {node.get('failureSummary')}"
            for one in found
            for node in one["nodes"]
        )
        wide, window = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        assert wide <= window, f"{page.url} is {wide} px wide in a window of {window}"

    return check
