"""How fast documents become reports, beside libraries that only find dates in the same Chinese text (`make bench`).

The texts are the seeds over and over, each time with other days, years and sums, so that nothing is known from the
time before. Times are the processor's; `extra_info` holds characters a second.
"""

import re
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from dateparser.search import search_dates
from pytest_benchmark.fixture import BenchmarkFixture

from genesis import documents, reading, reports
from genesis.model import Document, Report
from genesis.scripts import language_of

SEEDS = [path.read_text(encoding="utf-8") for path in sorted(Path("seeds").glob("*.txt"))]
NUMBER = re.compile(r"\d{1,4}")
BATCH, PART, DATES_ALONE = 1_000_000, 67_000, 50_000  # characters: 67,000 Chinese ones are 200 kB
PROCESSOR_TIME = pytest.mark.benchmark(timer=time.process_time)


def shifted(text: str, turn: int) -> str:
    """The text with other numbers: years stay near, months and days stay possible."""

    def other(match: re.Match[str]) -> str:
        value = int(match[0])
        if 2000 <= value < 2040:
            return str(2015 + (value + turn) % 12)
        return str(value % 12 + turn % 17 + 1) if value < 13 else str(value + turn % 3)

    return NUMBER.sub(other, text)


@cache
def texts(characters: int) -> list[str]:
    """Documents of the seeds' lengths that have so many characters together."""
    made: list[str] = []
    while sum(map(len, made)) < characters:
        made.append(shifted(SEEDS[len(made) % len(SEEDS)], len(made)))
    return made


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


@PROCESSOR_TIME
def test_dateparser(benchmark: BenchmarkFixture) -> None:
    made = texts(DATES_ALONE)
    search_dates(made[0][:100], languages=["zh"])
    measured(benchmark, lambda: [search_dates(text, languages=["zh"]) for text in made], DATES_ALONE)


@PROCESSOR_TIME
def test_jionlp(benchmark: BenchmarkFixture) -> None:
    jionlp = pytest.importorskip("jionlp")
    made = texts(DATES_ALONE)
    base = {"year": 2025, "month": 6, "day": 18}
    jionlp.ner.extract_time(made[0][:100], time_base=base)
    measured(benchmark, lambda: [jionlp.ner.extract_time(text, time_base=base) for text in made], DATES_ALONE)


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
