"""One dashboard and one browser for all browser tests, one window a server, one fresh visitor a test."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Page, WebSocket, expect

HERE = Path(__file__).parent
VIEWPORT = {"width": 1440, "height": 1000}
PATIENCE = 30_000  # milliseconds: a page takes one second, but not on a busy machine
sys.path.insert(0, str(HERE))
sys.path.insert(0, str(HERE.parent))

import gold_store  # noqa: E402
from serving import chromium, serving  # noqa: E402
from visiting import LISTENING  # noqa: E402

expect.set_options(timeout=PATIENCE)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything in this folder, so that `-m 'not browser'` leaves it out."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The annotated seeds, a document full of markup, and one that could not be read."""
    folder = tmp_path_factory.mktemp("dashboard") / "data"
    gold_store.write(folder, hostile=True)
    return folder


@pytest.fixture(scope="session")
def server(data: Path) -> Iterator[str]:
    """The address of the dashboard."""
    with serving(data) as address:
        yield address


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Chromium; for this folder alone, because its event loop must not run while other tests use their own."""
    with chromium() as opened:
        yield opened


@pytest.fixture(scope="package")
def profiles(browser: Browser) -> dict[str, BrowserContext]:
    """The profile of each server's visitors, by its address; they end with the browser."""
    return {}


@pytest.fixture(scope="module")
def context(browser: Browser, profiles: dict[str, BrowserContext], server: str) -> BrowserContext:
    """A browser profile, whose cache spares every page but the first the loading of Streamlit's scripts."""
    if server not in profiles:
        profiles[server] = browser.new_context(viewport=VIEWPORT, base_url=server)
        profiles[server].add_init_script(LISTENING)
        profiles[server].set_default_timeout(PATIENCE)
    return profiles[server]


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A fresh visitor: a page that is loaded is a session of its own.

    The test fails where the console has an error, as it has when the security policy refuses what a page asks of other
    machines, or where a socket leads to one. The window is that of the test before, made as it was at first: into a new
    one scripts are loaded at three times the cost.
    """
    window = context.pages[0] if context.pages else context.new_page()
    window.set_viewport_size(VIEWPORT)
    with _watched(window):
        yield window
        window.emulate_media(media="null", color_scheme="null", reduced_motion="null")
        window.mouse.move(0, 0)
        window.goto("/healthz")  # of the same server: for a blank page Chromium would start another process
        window.evaluate("localStorage.clear(), sessionStorage.clear()")
    for other in context.pages[1:]:
        other.close()
    context.clear_permissions()


@contextmanager
def _watched(window: Page) -> Iterator[None]:
    wrong: list[str] = []

    def said(message: ConsoleMessage) -> None:
        wrong.extend(_problem(message))

    def failed(error: Error) -> None:
        wrong.append(str(error))

    def connected(socket: WebSocket) -> None:
        if urlsplit(socket.url).hostname != "localhost":
            wrong.append(f"connected to {socket.url}")

    listeners = {"console": said, "pageerror": failed, "websocket": connected}
    for name, listener in listeners.items():
        window.on(name, listener)
    yield
    for name, listener in listeners.items():
        window.remove_listener(name, listener)
    assert wrong == []


def _problem(message: ConsoleMessage) -> list[str]:
    # Streamlit looks for its server under each part of a page's address before it finds it at the root.
    own_search = "/_stcore/" in message.location.get("url", "")
    return [f"{message.text} ({message.location.get('url')})"] if message.type == "error" and not own_search else []
