"""Fifty clients that ask for files of every form at once, while somebody uses the pages.

`pytest tests/benchmarks/test_subscribers.py --benchmark-only -s` on a machine that does nothing else. Turns with and
without the clients alternate, so that what else changes with time is in both; the first turn warms the pages up.
"""

import json
import statistics
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import gold_store
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))
sys.path.insert(0, str(HERE.parent / "browser"))

import serving  # noqa: E402
from subscribers import CLIENTS  # noqa: E402
from test_page_speed import Change, Visit, middle  # noqa: E402

TURNS = 3
PRESSED = ("United States", "China", "Investment", "Strategy")  # each is let go again: two changes
MOST = 1.3  # times as long beside the clients


class Subscribers:
    """The process of the clients."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def tell(self, word: str) -> None:
        """`go`, or `hold`, which returns when all have their answers."""
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(f"{word}\n")
        self._process.stdin.flush()
        if word == "hold":
            assert self._process.stdout.readline() == "held\n"

    def leave(self) -> dict[str, object]:
        """End them; what they were answered."""
        told, _ = self._process.communicate()
        return json.loads(told)


@contextmanager
def subscribers(address: str) -> Iterator[Subscribers]:
    """Fifty clients, which wait to be let go."""
    command = [sys.executable, str(HERE / "subscribers.py"), address]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        yield Subscribers(process)
    finally:
        process.kill()
        process.wait()


def used(visit: Visit) -> list[Change]:
    """Somebody presses filters and lets them go again."""
    return [visit.press(name) for name in PRESSED for _ in range(2)]


def report(alone: list[Change], beside: list[Change], answers: dict[str, int], seconds: list[float]) -> str:
    """What was measured, in words."""
    lines = [
        f"{name:8}{middle(found).seconds:8.3f} s to redraw,{middle(found).server:8.3f} s of the server's"
        f" ({len(found)} changes; slowest {max(one.seconds for one in found):.3f} s)\n"
        for name, found in (("alone", alone), ("beside", beside))
    ]
    tenth = statistics.quantiles(seconds, n=10)[-1]
    told = f"{CLIENTS} clients: {sum(answers.values())} answers {answers}, "
    return f"\n{''.join(lines)}{told}median {statistics.median(seconds):.2f} s, nine of ten within {tenth:.2f} s\n"


@pytest.mark.skipif(serving.browser_path() is None, reason="no Chromium")
def test_pages_beside_fifty_clients(
    tmp_path: Path, benchmark: BenchmarkFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    gold_store.write(tmp_path / "data")
    log = tmp_path / "runs.txt"
    log.touch()
    turns: dict[str, list[Change]] = {"alone": [], "beside": []}
    runner = (str(HERE / "timed_server.py"), str(log))
    with (
        serving.serving(tmp_path / "data", tmp_path, runner=runner) as address,
        serving.chromium() as browser,
        subscribers(address) as clients,
    ):
        visit = Visit(browser, address, log)
        used(visit)

        def alternate() -> None:
            for _ in range(TURNS):
                turns["alone"] += used(visit)
                clients.tell("go")
                turns["beside"] += used(visit)
                clients.tell("hold")

        benchmark.pedantic(alternate, rounds=1)
        told = clients.leave()
    alone, beside = middle(turns["alone"]).seconds, middle(turns["beside"]).seconds
    benchmark.extra_info.update(alone=alone, beside=beside, answers=told["answers"])
    with capsys.disabled():
        sys.stderr.write(report(turns["alone"], turns["beside"], told["answers"], told["seconds"]))
        sys.stderr.write(f"{beside / alone:.2f} times as long beside them; at most {MOST} is wanted\n")
    assert set(told["answers"]) <= {"200", "304"}
    assert beside <= MOST * alone
