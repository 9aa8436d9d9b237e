"""How fast documents become reports, beside libraries that only find dates in the same text (`make bench`).

Times are the processor's; `extra_info` holds characters a second. The table beside the peers has those that are
installed.
"""

import json
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable
from datetime import date
from importlib.util import find_spec
from pathlib import Path

import pytest
from made_texts import SEEDS, texts
from pytest_benchmark.fixture import BenchmarkFixture

from genesis import documents, reading, reports
from genesis.model import Document, Report
from genesis.scripts import language_of

BATCH, PART = 1_000_000, 67_000  # characters: 67,000 Chinese ones are 200 kB
PROCESSOR_TIME = pytest.mark.benchmark(timer=time.process_time)
PEERS = Path(__file__).with_name("peers.py")
ROWS = [  # library, what it finds, language, characters that it reads
    ("genesis", "reports", "zh", 500_000),
    ("jionlp", "times", "zh", 50_000),
    ("dateparser", "dates", "zh", 50_000),
    ("genesis", "reports", "en", 500_000),
    ("dateparser", "dates", "en", 50_000),
]


def document(text: str) -> Document:
    return Document(
        document_id="d", file="d.txt", text=text, language=language_of(text), published=date(2025, 6, 18), reader="text"
    )


def told(one: Document) -> list[Report]:
    return reports.extract(reading.read(one))


def measured(benchmark: BenchmarkFixture, work: Callable[[], object], characters: int, rounds: int = 1) -> float:
    """Run it and return characters a second, at best."""
    benchmark.pedantic(work, rounds=rounds, warmup_rounds=0)
    speed = characters / benchmark.stats.stats.min
    benchmark.extra_info["characters a second"] = round(speed)
    return speed


@PROCESSOR_TIME
def test_files_to_reports(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    made = texts(BATCH)
    files = [tmp_path / f"{number}.txt" for number in range(len(made))]
    for file, text in zip(files, made, strict=True):
        file.write_text(text, encoding="utf-8")
    for text in SEEDS:
        told(document(text))  # loads the lexicons and the rates
    found: list[Report] = []
    speed = measured(
        benchmark, lambda: found.extend(report for file in files for report in told(documents.read(file))), BATCH
    )
    assert len(found) > len(files)
    assert speed > 250_000  # 500,000 to 560,000 on a quiet machine


def test_beside_peers(benchmark: BenchmarkFixture, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [row for row in ROWS if find_spec(row[0]) is not None]
    told = benchmark.pedantic(lambda: [_alone(name, *read) for name, _, *read in rows], rounds=1)
    lines = [f"{'library':12}{'finds':9}{'in':4}{'characters a second':>20}{'loaded MB':>11}{'peak MB':>9}"]
    for (name, finds, language, _), found in zip(rows, told, strict=True):
        speed, loaded, peak = found.values()
        lines.append(f"{name:12}{finds:9}{language:4}{speed:>20,}{loaded:>11}{peak:>9}")
        assert speed <= told[[row[::2] for row in rows].index(("genesis", language))]["characters a second"]
    with capsys.disabled():
        sys.stdout.write("\n" + "\n".join(lines) + "\n")


def _alone(name: str, language: str, characters: int) -> dict[str, int]:
    """What a process that reads with nothing but this library says of itself."""
    # the interpreter and the code are this test's own
    command = [sys.executable, "-W", "ignore", str(PEERS), name, language, str(characters)]
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    told: dict[str, int] = json.loads(done.stdout.splitlines()[-1])
    return told


@PROCESSOR_TIME
def test_ten_times_the_length_takes_ten_times_as_long(benchmark: BenchmarkFixture) -> None:
    short, long = (document("\n\n".join(texts(size))) for size in (PART, 10 * PART))
    times = [_seconds(lambda: told(short)) for _ in range(3)]
    measured(benchmark, lambda: told(long), len(long.text))
    ratio = benchmark.stats.stats.min / min(times)
    benchmark.extra_info["ratio"] = round(ratio, 1)
    assert ratio < 15


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


@PROCESSOR_TIME
def test_memory_of_a_document(benchmark: BenchmarkFixture) -> None:
    one = document("\n\n".join(texts(PART)))
    told(one)  # what is kept for good is not the document's

    def peak() -> int:
        tracemalloc.start()
        told(one)
        size = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return size

    size = benchmark.pedantic(peak, rounds=1)
    benchmark.extra_info["bytes a character at the peak"] = round(size / len(one.text))
    assert size / len(one.text) < 500


def test_import(benchmark: BenchmarkFixture) -> None:
    code = "import time; start = time.process_time(); import genesis.reading, genesis.reports; "
    code += "print(time.process_time() - start)"

    def seconds() -> float:
        # the interpreter and the code are this test's own
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
        return float(done.stdout)

    times = [seconds() for _ in range(2)]
    times.append(benchmark.pedantic(seconds, rounds=1))
    benchmark.extra_info["seconds of the processor"] = round(min(times), 3)
    assert min(times) < 0.6  # 0.3 on a quiet machine
