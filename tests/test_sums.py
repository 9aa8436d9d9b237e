"""The largest sums: in dollars on the scale, as printed in words, hollow while only planned."""

from datetime import date
from itertools import pairwise
from math import log10

import pytest
import sample

from genesis.charts import sums_figure
from genesis.palette import palette
from genesis.scene import Sums, sums
from genesis.scene.measure import text_width
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
    points, words = figure.data
    assert set(words.customdata) == set(points.customdata), "the words over a point open the same"
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


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
@pytest.mark.parametrize("width", [180, 320, 600])
def test_words_keep_within_the_figure_and_apart(language: str, width: float) -> None:
    notes = sums_figure(_found(language), width=width).layout.annotations
    words = [note for note in notes if note.xref == "paper"]
    for note in words:
        if not note.text.startswith(("(", "（", "<span")):
            assert all(text_width(line, 13) <= width for line in note.text.split("<br>")), note.text
    spans = [(note.y, note.y + 15 * (1 + note.text.count("<br>"))) for note in words]
    assert all(end <= begin + 1 for (_, end), (begin, _) in pairwise(spans))
    scale = [note for note in notes if note.xref == "x"]
    assert len(scale) >= 2 or width < 320


def test_long_titles_take_two_lines_before_they_are_cut() -> None:
    texts = [note.text for note in sums_figure(_found(), width=340).layout.annotations]
    assert any("<br>" in text for text in texts)
    assert not any(text.endswith(" …") for text in texts)
    assert any(text.endswith("…") for text in (n.text for n in sums_figure(_found(), width=120).layout.annotations))


def test_conversions_stand_beside_what_is_printed() -> None:
    texts = [note.text.replace("\u00a0", " ") for note in sums_figure(_found()).layout.annotations]
    assert "(USD 138 billion at the ECB rate of 5 Mar 2025)" in texts
    assert any("CNY 1 trillion</span> · Mar 2025 · China" in text for text in texts)


def test_nothing_to_draw() -> None:
    assert sums_figure(_found(text="no such words")).layout.height > 0
