"""Reads made texts with one library and prints how fast, and with how much memory: python peers.py genesis zh 500000

This library makes documents into reports; jionlp and dateparser find times and dates in the same texts, and no more.
Each runs in a process of its own, so that the memory is its own. Times are the processor's, the best of three.
"""

import gc
import json
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from made_texts import texts

Reader = Callable[[str], object]
_ROUNDS = 3
_STATUS = Path("/proc/self/status")  # of Linux: "VmHWM:  106000 kB"


def genesis(language: str) -> Reader:
    """Documents to reports."""
    from genesis import reading, reports
    from genesis.model import Document
    from genesis.scripts import language_of

    def read(text: str) -> object:
        document = Document(
            document_id="d", file="d.txt", text=text, language=language_of(text), published=date(2025, 6, 18)
        )
        return reports.extract(reading.read(document))

    return read


def jionlp(language: str) -> Reader:
    """Times of Chinese texts."""
    import jionlp as library

    base = {"year": 2025, "month": 6, "day": 18}
    return lambda text: library.ner.extract_time(text, time_base=base)


def dateparser(language: str) -> Reader:
    """Dates."""
    from dateparser.search import search_dates

    return lambda text: search_dates(text, languages=[language])


def measured(name: str, language: str, characters: int) -> dict[str, int]:
    """Characters a second, and the megabytes that the process holds before and at the peak of the reading."""
    read = {"genesis": genesis, "jionlp": jionlp, "dateparser": dateparser}[name](language)
    made = texts(characters, language)
    read(made[0])  # loads what the library needs
    gc.collect()
    loaded = resident("VmRSS")
    times = []
    for _ in range(_ROUNDS):
        start = time.process_time()
        for text in made:
            read(text)
        times.append(time.process_time() - start)
    return {
        "characters a second": round(sum(map(len, made)) / min(times)),
        "loaded MB": loaded,
        "peak MB": resident("VmHWM"),
    }


def resident(field: str) -> int:
    """Megabytes of memory that this process holds (VmRSS) or has held at most (VmHWM); 0 where the system is silent."""
    lines = _STATUS.read_text().splitlines() if _STATUS.exists() else []
    return next((int(line.split()[1]) // 1000 for line in lines if line.startswith(field)), 0)


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measured(sys.argv[1], sys.argv[2], int(sys.argv[3]))) + "\n")
