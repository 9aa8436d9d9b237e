"""More events than slides can hold: counts, then each period with its weightiest; nothing is dropped in silence."""

import re
from datetime import date
from io import BytesIO
from itertools import pairwise
from time import perf_counter
from typing import Any

import pytest
import sample
from pptx import Presentation
from slide_reading import boxes, problems, slides
from test_slides import check, job

from genesis.exports import comparing, export, slide_count
from genesis.exports.counting import tables
from genesis.exports.grid import SLIDE
from genesis.exports.sheet import room
from genesis.scene.slides import digest
from genesis.scene.slides.digest import MOST_PERIODS
from genesis.selection import Selection

_SPACE = room(SLIDE, 1, (("",), ("",)))


def plates(selection: Selection, size: int = 2000) -> tuple[Any, ...]:
    return digest(job(sample.tables(size), selection).selected, _SPACE)


@pytest.mark.parametrize(
    "selection",
    [
        Selection(),
        Selection(zoom="all"),
        Selection(first="2024-01", last="2024-12"),
        Selection(first="2024-03", last="2024-04"),
        Selection(first="1900", last="2050"),
    ],
)
def test_every_event_is_drawn_or_counted_in_its_period(selection: Selection) -> None:
    asked = job(sample.tables(2000), selection)
    found = digest(asked.selected, _SPACE)
    assert 1 < len(found) <= MOST_PERIODS
    told = [one for plate in found for one in (*plate.event_ids, *plate.rest)]
    assert sorted(told) == sorted(asked.events["event_id"])
    ends = [plate.scene.window for plate in found]
    assert all(one[1] < other[0] for one, other in pairwise(ends))
    assert all(1 <= len(plate.event_ids) <= SLIDE.labels for plate in found)


def test_periods_are_those_of_the_calendar() -> None:
    first, second, *_ = plates(Selection(first="2024-01", last="2024-12"))
    assert [plate.scene.window for plate in (first, second)] == [
        (date(2024, 1, 1), date(2024, 1, 31)),
        (date(2024, 2, 1), date(2024, 2, 29)),
    ]


def test_what_most_sources_report_is_drawn() -> None:
    asked = job(sample.tables(2000))
    counts = dict(zip(asked.selected.index.events["event_id"], asked.selected.index.report_counts, strict=True))
    for plate in digest(asked.selected, _SPACE):
        often = [one for one in (*plate.event_ids, *plate.rest) if counts[one] > 1]
        if len(often) >= SLIDE.labels:
            assert sum(counts[one] > 1 for one in plate.event_ids) > len(plate.event_ids) / 2


@pytest.mark.parametrize(("view", "lang"), [("timeline", "en"), ("comparison", "zh-Hans")])
def test_a_deck_of_two_thousand_says_what_it_shows_and_where_the_rest_is(lang: Any, view: Any) -> None:
    asked = job(sample.tables(2000), Selection(lang=lang), view=view, site="https://example.org")
    began = perf_counter()
    content = export(asked, "pptx")
    assert perf_counter() - began < 20
    check(content)
    assert problems(content) == []
    deck = Presentation(BytesIO(content))
    assert len(deck.slides) == slide_count(asked)
    drawn = [slide for slide in deck.slides if not any(shape.has_chart for shape in slide.shapes)]
    total = 0
    for slide in drawn[1:]:
        text = " ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
        numbers = [int(one.replace(",", "")) for one in re.findall(r"[\d,]+", _count(slide))]
        shown, every = numbers if lang == "en" else numbers[::-1]
        groups = {shape.name for shape in slide.shapes if shape.name.startswith("event-")}
        assert len(groups) == shown <= every
        total += every
        notes = slide.notes_slide.notes_text_frame.text
        if shown < every:
            assert "XLSX" in text
            listed = notes.split("Not drawn on this slide" if lang == "en" else "本页未绘出")[1]
            assert len(listed.strip().splitlines()) == min(every - shown, 400)
    assert total == len(asked.events)


def _count(slide: Any) -> str:
    (box,) = [shape for shape in slide.shapes if shape.name == "count"]
    return str(box.text_frame.paragraphs[0].text)


def test_slides_of_a_period_speak_of_their_own_events() -> None:
    deck = Presentation(BytesIO(export(job(sample.tables(400)), "pptx")))
    drawn = [one for one in deck.slides if not any(shape.has_chart for shape in one.shapes)]
    titles = [slide.shapes.title.text for slide in drawn[1:]]
    assert len(set(titles)) > len(titles) * 0.9
    assert all(re.search(r"\b20\d\d\b", one) for one in titles)


def test_a_title_of_ones_own_stays_on_every_slide() -> None:
    deck = Presentation(BytesIO(export(job(sample.tables(60), title="Our title"), "pptx")))
    assert {slide.shapes.title.text for slide in deck.slides} == {"Our title"}


@pytest.mark.parametrize("size", [60, 400, 2000])
def test_charts_count_what_the_selection_holds(size: int) -> None:
    asked = job(sample.tables(size))
    made = {table.id: table for table in tables(asked)}
    kinds = made["categories"]
    counts = asked.events["category"].value_counts()
    assert sum(value or 0 for value in kinds.totals.values) == counts.head(len(kinds.rows)).sum()
    for table in (kinds, made["quarters"]):
        layers = [[one.values[at] or 0 for one in table.series] for at in range(len(table.rows))]
        assert [sum(row) for row in layers] == [value or 0 for value in table.totals.values]
    events, quarters = asked.events, made["quarters"]
    sharp = events[((events["end"] - events["start"]).dt.days < 62) & (events["start"] >= asked.window[0])]
    assert sum(value or 0 for value in quarters.totals.values) == len(sharp)
    assert f"{len(events) - len(sharp)} acts are dated too loosely" in quarters.subtitle


def test_charts_are_native_with_their_data_and_words_for_the_blind() -> None:
    asked = job(sample.tables(400))
    deck = Presentation(BytesIO(export(asked, "pptx")))
    frames = [shape for slide in deck.slides for shape in slide.shapes if shape.has_chart]
    assert len(frames) == len(tables(asked)) > 2
    for frame, table in zip(frames, tables(asked), strict=True):
        chart = frame.chart
        assert [str(one) for one in chart.plots[0].categories] == list(table.rows)
        told = [*table.series, *([table.totals] if table.totals else [])]
        for series, own in zip(chart.plots[0].series, told, strict=True):
            assert [None if value is None else float(value) for value in series.values] == list(own.values)
        assert table.rows[0] in frame._element.nvGraphicFramePr.cNvPr.get("descr")


def test_a_timeline_that_fits_on_one_slide_has_no_charts() -> None:
    content = export(job(sample.seeds(), Selection(categories=("diplomacy",))), "pptx")
    assert len(slides(content)) == 1
    assert not any(box.name.startswith("chart") for box in boxes(slides(content)[0]))


def test_ten_slides_are_made_in_two_seconds() -> None:
    asked = job(sample.tables(60))
    assert slide_count(asked) >= 10
    began = perf_counter()
    export(asked, "pptx")
    assert perf_counter() - began < 2 * 3  # a busy machine takes longer than a quiet one


@pytest.mark.parametrize(("size", "said"), [(60, "Acts by quarter"), (2000, "Acts by year")])
def test_a_chart_says_whether_it_counts_by_quarter_or_by_year(size: int, said: str) -> None:
    made = {table.id: table for table in comparing.tables(job(sample.tables(size), view="comparison"))}
    assert said in made["quarters"].subtitle
    assert all(("Q" in row) == (said == "Acts by quarter") for row in made["quarters"].rows)


@pytest.mark.parametrize(("lang", "view"), [("en", "comparison"), ("zh-Hans", "comparison"), ("zh-Hant", "timeline")])
def test_numbers_of_thousands_have_their_sign_everywhere(lang: Any, view: Any) -> None:
    deck = Presentation(BytesIO(export(job(sample.tables(4000), Selection(lang=lang, zoom="all"), view=view), "pptx")))
    said = [
        shape.text_frame.text
        for slide in deck.slides
        for shape in slide.shapes
        if shape.has_text_frame and (shape == slide.shapes.title or shape.name in ("subtitle", "notes", "count"))
    ]
    assert any(re.search(r"\d,\d{3}", text) for text in said)
    for text in said:
        bare = [one for one in re.findall(r"(?<![\d,.(])\d{4,}(?!\d)", text) if not 1900 < int(one) < 2100]
        assert not bare, text
