"""The largest sums: in dollars on the scale, as printed in words, hollow while only planned."""

from datetime import date
from math import log10

import pytest
import sample

from genesis.charts import sums_figure
from genesis.palette import palette
from genesis.scene import Sums, sums
from genesis.selection import Selection, select

WINDOW = (date(2025, 1, 1), date(2026, 9, 30))


def _found(language: str = "en", most: int = 8, **selection: object) -> Sums:
    return sums(select(sample.seeds(), Selection(lang=language, **selection)), WINDOW, most)


def test_largest_first_by_dollars() -> None:
    found = _found()
    assert [row.usd for row in found.rows] == sorted((row.usd for row in found.rows), reverse=True)
    assert found.rows[0].usd == 1.7e12
    assert (len(found.rows), found.total) == (8, 11 - 1)
    assert len(_found(most=3).rows) == 3


def test_sums_stay_as_printed() -> None:
    fund = next(row for row in _found().rows if row.name.startswith("Two Sessions"))
    assert fund.text.replace("\u00a0", " ") == "CNY 1 trillion (USD 138 billion at the ECB rate of 5 Mar 2025)"
    assert (fund.colour, fund.sure, fund.note) == ("cn", True, "Mar 2025 · China")


def test_what_is_planned_says_so() -> None:
    planned = next(row for row in _found().rows if row.name.startswith("UAE"))
    assert not planned.sure
    assert planned.note.endswith("planned")


def test_acts_outside_the_window_or_without_a_sum_are_left_out() -> None:
    assert not any("guidance funds" in row.name for row in _found().rows)
    assert not _found(text="Paris AI summit opens").rows


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_one_logarithmic_scale_that_can_be_clicked(theme: str) -> None:
    found = _found()
    figure = sums_figure(found, theme)
    (points,) = figure.data
    assert list(points.x) == pytest.approx([log10(row.usd) for row in found.rows])
    assert list(points.customdata) == [row.event_id for row in found.rows]
    low, high = figure.layout.xaxis.range
    assert all(low < x < high for x in points.x)
    ground = palette(theme)["bg"]
    assert [colour != ground for colour in points.marker.color] == [row.sure for row in found.rows]


def test_scale_says_powers_of_ten() -> None:
    texts = [note.text.replace("\u00a0", " ") for note in sums_figure(_found()).layout.annotations]
    assert {"USD 10 billion", "USD 100 billion", "USD 1 trillion", "USD 10 trillion"} <= set(texts)
    chinese = [note.text for note in sums_figure(_found("zh-Hans")).layout.annotations]
    assert "1万亿美元" in chinese


def test_long_titles_are_cut_at_a_word() -> None:
    texts = [note.text for note in sums_figure(_found()).layout.annotations]
    assert any(text.endswith("…") for text in texts)
    assert not any(text.endswith(" …") for text in texts)


def test_nothing_to_draw() -> None:
    assert sums_figure(_found(text="no such words")).layout.height > 0
