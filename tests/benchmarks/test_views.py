"""How long one click takes in a large store: filtering, counting, placing, drawing (`make bench`)."""

from datetime import date
from functools import cache

import pytest
import sample
from pytest_benchmark.fixture import BenchmarkFixture

from genesis.charts import timeline_figure
from genesis.scene import Frame, timeline
from genesis.selection import Index, Selection, facets, select

NARROWED = Selection(countries=("US",), categories=("export_control", "tariff"), first="2024", last="2025")
FRAME = Frame(width=1440, newest=date(2026, 1, 3))


@cache
def _index(size: int) -> Index:
    index = Index(sample.tables(size))
    facets(index, Selection())
    index.containing("Stargate")
    return index


@pytest.mark.parametrize("size", [1_000, 100_000, 1_000_000])
def test_filter_and_count(benchmark: BenchmarkFixture, size: int) -> None:
    index = _index(size)
    benchmark(lambda: (select(index, NARROWED), facets(index, NARROWED)))


@pytest.mark.parametrize("size", [1_000, 1_000_000])
def test_search(benchmark: BenchmarkFixture, size: int) -> None:
    index = _index(size)
    benchmark(lambda: select(index, Selection(text="星際之門")))


@pytest.mark.parametrize("size", [33, 150, 1_000_000])
def test_place_and_draw(benchmark: BenchmarkFixture, size: int) -> None:
    selected = select(_index(size), Selection())
    benchmark(lambda: timeline_figure(timeline(selected, FRAME)))
