"""How long a reader waits for a filter, in Chromium, with 100,000 events; beside a naive page of the same rows.

`make bench` runs it, or `pytest tests/benchmarks/test_page_speed.py --benchmark-only -s`; BENCH_EVENTS asks for another
size. A redraw lasts from the click to the last change of the page that follows it; the server's share is the run of
the page's script; bytes are what the WebSocket brings, as the browser counts them.
"""

import os
import statistics
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import large_store
import pytest
from playwright.sync_api import Browser, Page, WebSocket
from pytest_benchmark.fixture import BenchmarkFixture

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "browser"))

from serving import ROOT, chromium, serving  # noqa: E402
from visiting import settle  # noqa: E402

EVENTS = int(os.environ.get("BENCH_EVENTS", "100000"))
MOST_SECONDS, MOST_SERVER, MOST_BYTES = 0.5, 0.06, 200_000
OURS = (
    "Investment",
    "Public funding",
    "Strategy",
    "Infrastructure",
    "Export control",
    "Diplomacy",
    "Legislation",
    "Japan",
    "Planned",
)
NAIVE = ("investment", "public_funding", "strategy")
_WATCH = """() => { window.changed = 0;
    new MutationObserver(() => (window.changed = performance.now())).observe(document.body,
        {subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ["d", "transform"]});
    document.addEventListener("pointerdown", () => (window.clicked = performance.now()), true); }"""


class Change(NamedTuple):
    """One filter that was pressed or let go."""

    seconds: float  # from the click to the last change of the page
    server: float  # seconds of the script
    size: int  # bytes over the WebSocket


class Visit:
    """A page that is open, and what its server and its socket have told."""

    def __init__(self, browser: Browser, address: str, log: Path) -> None:
        self.log = log
        self.received = 0
        self.page: Page = browser.new_page(viewport={"width": 1440, "height": 1000})
        self.page.set_default_timeout(120_000)
        self.page.on("websocket", self._listen)
        self.page.goto(address)
        settle(self.page)
        self.page.wait_for_timeout(2000)
        settle(self.page)
        self.page.evaluate(_WATCH)

    def _listen(self, socket: WebSocket) -> None:
        socket.on("framereceived", self._count)

    def _count(self, payload: str | bytes) -> None:
        self.received += len(payload)

    def press(self, name: str) -> Change:
        """Press a filter in the sidebar and wait until the page stands still."""
        runs, before = self._runs(), self.received
        self.page.get_by_test_id("stSidebar").get_by_text(name, exact=False).first.click()
        self.page.wait_for_timeout(100)
        settle(self.page)
        settle(self.page)
        seconds = self.page.evaluate("(window.changed - window.clicked) / 1000")
        return Change(seconds, sum(self._runs()[len(runs) :]), self.received - before)

    def _runs(self) -> list[float]:
        return [float(line) for line in self.log.read_text().splitlines()]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The seeds many times over."""
    folder = tmp_path_factory.mktemp("large") / "data"
    large_store.write(folder, EVENTS)
    return folder


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium."""
    with chromium() as opened:
        yield opened


def changes(browser: Browser, data: Path, script: Path, names: tuple[str, ...], log: Path) -> list[Change]:
    """Press each filter; it is let go again, which does not count: Streamlit sends nothing twice."""
    log.touch()
    runner = (str(HERE / "timed_server.py"), str(log))
    with serving(data, log.parent, script=script, runner=runner) as address:
        visit = Visit(browser, address, log)
        found = []
        for name in names:
            found.append(visit.press(name))
            visit.press(name)
        visit.page.close()
    return found


def middle(found: list[Change]) -> Change:
    """The median of each number."""
    return Change(*(statistics.median(numbers) for numbers in zip(*found, strict=True)))


def line(name: str, found: list[Change]) -> str:
    """The medians of a page, and in brackets the slowest."""
    one, worst = middle(found), Change(*(max(numbers) for numbers in zip(*found, strict=True)))
    return (
        f"{name:12}{one.seconds:12.2f} s ({worst.seconds:.2f}){one.server * 1000:11.0f} ms "
        f"({worst.server * 1000:.0f}){one.size / 1e6:12.3f} MB ({worst.size / 1e6:.3f})\n"
    )


def test_a_filter_is_answered_at_once(
    benchmark: BenchmarkFixture, browser: Browser, data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows: dict[str, list[Change]] = {}

    def both() -> None:
        rows["naive page"] = changes(browser, data, HERE / "naive_page.py", NAIVE, tmp_path / "naive.txt")
        rows["timeline"] = changes(browser, data, ROOT / "dashboard.py", OURS, tmp_path / "timeline.txt")

    benchmark.pedantic(both, rounds=1, iterations=1)
    with capsys.disabled():
        sys.stdout.write(f"\n{EVENTS:,} events, medians; in brackets the slowest\n")
        sys.stdout.write(f"{'':12}{'filter to redraw':>22}{'server':>20}{'socket':>22}\n")
        sys.stdout.writelines(line(name, found) for name, found in rows.items())
    ours = middle(rows["timeline"])
    assert ours.size < MOST_BYTES
    assert ours.server < MOST_SERVER
    assert ours.seconds < MOST_SECONDS
    assert ours.seconds < middle(rows["naive page"]).seconds
