"""Fifty clients in a process of their own, as on other machines: `subscribers.py ADDRESS`.

A line on the input lets them go or holds them; when all are held it prints a line. At the end of the input it prints
as JSON how often each status was answered, what failed, and the seconds that each answer took.
"""

import json
import os
import sys
import threading
import time
import urllib.error
import urllib.request
from collections import Counter

from genesis.exports import FORMATS

CLIENTS = 50
PAUSE = 1.0  # seconds that a client waits between two of its questions
SECONDS = 120  # after which a client gives up
FILTERS = ("", "?country=CN", "?country=US", "?from=2025", "?lang=zh-Hans", "?lang=zh-Hant", "?category=investment")
ADDRESSES = [
    f"/{view}{form.suffix}{asked}" for asked in FILTERS for form in FORMATS.values() for view in form.views
]  # every form of every view, none left out because it is slow


class Clients:
    """Each asks for one file after the other; it takes gzip every second time and says what it has."""

    def __init__(self, site: str) -> None:
        self.answers: Counter[str] = Counter()
        self.seconds: list[float] = []
        self._site, self._tags = site, dict[str, str]()
        self._going, self._is_over, self._lock = threading.Event(), False, threading.Condition()
        self._busy = 0
        self._threads = [threading.Thread(target=self._live, args=(number,)) for number in range(CLIENTS)]
        for thread in self._threads:
            thread.start()

    def go(self) -> None:
        """Let all ask."""
        self._going.set()

    def hold(self) -> None:
        """Let none ask; returns when the last has its answer."""
        self._going.clear()
        with self._lock:
            self._lock.wait_for(lambda: self._busy == 0)

    def end(self) -> None:
        """Let all go home."""
        self.hold()
        self._is_over = True
        self._going.set()
        for thread in self._threads:
            thread.join()

    def _live(self, number: int) -> None:
        at = number
        while True:
            self._going.wait()
            if self._is_over:
                return
            with self._lock:
                self._busy += 1
            self._ask(ADDRESSES[at % len(ADDRESSES)], takes_packed=at % 2 == 1)
            with self._lock:
                self._busy -= 1
                self._lock.notify_all()
            at += CLIENTS + 1  # each comes to every address in time
            time.sleep(PAUSE)

    def _ask(self, path: str, *, takes_packed: bool) -> None:
        headers = {"Accept-Encoding": "gzip"} if takes_packed else {}
        if path in self._tags:
            headers["If-None-Match"] = self._tags[path]
        begun = time.perf_counter()
        try:
            asked = urllib.request.Request(self._site + path, headers=headers)
            with urllib.request.urlopen(asked, timeout=SECONDS) as answer:
                is_whole = len(answer.read()) == int(answer.headers["Content-Length"])
                status = str(answer.status) if is_whole else f"{path}: cut off"
                self._tags[path] = answer.headers["ETag"]
        except urllib.error.HTTPError as error:
            status = "304" if error.code == 304 else f"{path}: {error.code}"
        except OSError as error:
            status = f"{path}: {error}"
        with self._lock:
            self.seconds.append(time.perf_counter() - begun)
            self.answers[status] += 1


def main() -> None:
    """Listen to the one who measures."""
    os.nice(19)  # they stand for other machines
    clients = Clients(sys.argv[1])
    for line in sys.stdin:
        if line.strip() == "go":
            clients.go()
        else:
            clients.hold()
            _say("held")
    clients.end()
    _say(json.dumps({"answers": clients.answers, "seconds": clients.seconds}))


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
