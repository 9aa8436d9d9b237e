"""How long files take: ten slides under two seconds, ten thousand events as a workbook under five."""

from typing import Any

import sample

from genesis.archive import Library
from genesis.exports import Job, export, slide_count
from genesis.selection import Selection, select


def job(size: int, **options: Any) -> Job:
    library = Library(sample.tables(size))
    return Job(library, select(library.index, Selection()), **options)


def test_ten_slides(benchmark: Any) -> None:
    asked = job(75, view="timeline")
    assert slide_count(asked) >= 9
    benchmark.pedantic(export, (asked, "pptx"), rounds=3, warmup_rounds=1)
    assert benchmark.stats.stats.median < 2


def test_a_deck_of_four_hundred_events(benchmark: Any) -> None:
    asked = job(400, view="timeline")
    benchmark.pedantic(export, (asked, "pptx"), rounds=3, warmup_rounds=1)
    assert benchmark.stats.stats.median < 5


def test_ten_thousand_events_as_a_workbook(benchmark: Any) -> None:
    asked = job(10_000)
    benchmark.pedantic(export, (asked, "xlsx"), rounds=3)
    assert benchmark.stats.stats.median < 5


def test_ten_thousand_events_as_csv(benchmark: Any) -> None:
    asked = job(10_000)
    benchmark.pedantic(export, (asked, "csv"), rounds=3)
    assert benchmark.stats.stats.median < 3
