"""Fifty clients that ask for files of every form at once, while somebody uses the pages (`make bench`).

Prints the median time of a filter change in Chromium without and with the clients, and what the clients were answered.
"""

import statistics
import sys
import threading
import time
import urllib.error
import urllib.request
from collections import Counter
from pathlib import Path

import gold_store
import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "browser"))
import serving
import visiting

CLIENTS = 50
CHANGES = 12
FORMS = (
    "/events.csv", "/events.json", "/events.parquet", "/events.xlsx", "/events.ics", "/events.atom", "/events.md",
    "/timeline.pptx", "/timeline.svg", "/timeline.timelinejs.json", "/comparison.json", "/figures.csv", "/events.zip",
)  # fmt: skip
FILTERS = ("", "?country=CN", "?country=US", "?from=2025", "?lang=zh-Hans", "?lang=zh-Hant", "?lanes=category")


class Clients:
    """Threads that ask for one file after the other until they are told to stop."""

    def __init__(self, address: str) -> None:
        self.answers: Counter[int] = Counter()
        self.seconds: list[float] = []
        self._address, self._done = address, threading.Event()
        self._threads = [threading.Thread(target=self._ask, args=(number,)) for number in range(CLIENTS)]

    def __enter__(self) -> "Clients":
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._done.set()
        for thread in self._threads:
            thread.join()

    def _ask(self, number: int) -> None:
        at = number
        while not self._done.is_set():
            path = FORMS[at % len(FORMS)] + FILTERS[at // len(FORMS) % len(FILTERS)]
            begun = time.perf_counter()
            try:
                with urllib.request.urlopen(self._address + path, timeout=120) as answer:
                    answer.read()
                    self.answers[answer.status] += 1
            except urllib.error.HTTPError as error:
                self.answers[error.code] += 1
            self.seconds.append(time.perf_counter() - begun)
            at += CLIENTS
            time.sleep(1)


def _changes(page) -> float:
    """The median time from a click on a filter to the page at rest, in seconds."""
    found = []
    for number in range(CHANGES):
        begun = time.perf_counter()
        visiting.press(page, ("United States", "China")[number % 2])
        found.append(time.perf_counter() - begun - visiting.QUIET / 1000)
    return statistics.median(found)


@pytest.mark.skipif(serving.browser_path() is None, reason="no Chromium")
def test_pages_beside_fifty_clients(tmp_path, benchmark, capsys) -> None:
    gold_store.write(tmp_path / "data")
    with serving.serving(tmp_path / "data") as address, serving.chromium() as browser:
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        visiting.visit(page, address)
        _changes(page)  # the first calls prepare what later ones use
        alone = _changes(page)
        with Clients(address) as clients:
            time.sleep(2)
            beside = benchmark.pedantic(_changes, args=(page,), rounds=1)
    benchmark.extra_info.update(alone=alone, beside=beside, answers=dict(clients.answers))
    with capsys.disabled():
        sys.stderr.write(
            f"\nfilter change: {alone:.3f} s alone, {beside:.3f} s beside {CLIENTS} clients ({beside / alone:.2f}x); "
            f"answers {dict(clients.answers)}, median {statistics.median(clients.seconds):.2f} s\n"
        )
    assert set(clients.answers) == {200}
