"""Slides by arithmetic: nothing outside, no words over others, nothing dropped, nothing for PowerPoint to repair."""

import re
from datetime import date, timedelta
from io import BytesIO
from itertools import combinations
from typing import Any
from zipfile import ZipFile

import pandas as pd
import pytest
import sample
from pptx import Presentation
from pptx.util import Inches
from slide_reading import A, Box, P, boxes, problems, slides

from genesis.archive import Library
from genesis.errors import ArgumentError
from genesis.exports import Job, export, slide_count
from genesis.exports.comparing import tables
from genesis.exports.context import context
from genesis.exports.grid import GRIDS
from genesis.exports.pictures import overview_alone
from genesis.exports.texts import pages
from genesis.exports.typesetting import broken, inches
from genesis.scene.lanes import acting
from genesis.scene.slides import Room, by_period
from genesis.selection import Selection, select

SIZES = (5, 15, 60, 400)
_WORDS = ("label", "subtitle")


def job(tables_: sample.Tables, selection: Selection | None = None, **options: Any) -> Job:
    library = Library(tables_)
    return Job(
        library, select(library.index, selection or Selection()), view=options.pop("view", "timeline"), **options
    )


def with_titles(tables_: sample.Tables, title: str) -> sample.Tables:
    return tables_._replace(events=tables_.events.assign(title_en=title, title_zh=title))


def on_days(tables_: sample.Tables) -> sample.Tables:
    """All events on exact days of two weeks."""
    days = [pd.Timestamp(date(2025, 3, 3) + timedelta(days=n % 14)) for n in range(len(tables_.events))]
    return tables_._replace(events=tables_.events.assign(start=days, end=days, precision="day"))


def words_of(slide: Any) -> list[Box]:
    """What must not cover each other: labels, names of lanes, ticks, key, subtitle, foot."""
    return [
        box
        for box in boxes(slide)
        if box.text and box.name not in ("sign", "runs on") and not box.name.lower().startswith("title")
    ]


def check(content: bytes, width: float = 13.333, height: float = 7.5, margin: float = 0.3) -> None:
    for number, slide in enumerate(slides(content), 1):
        placed = boxes(slide)
        for box in placed:
            assert box.x0 >= margin - 0.01 and box.x1 <= width - margin + 0.15, (number, box)
            assert box.y0 >= 0 and box.y1 <= height, (number, box)
        for one, other in combinations(words_of(slide), 2):
            assert not one.meets(other, 0.03), (number, one, other)
        marks = [box for box in placed if box.group.startswith("event-") and box.name == "mark"]
        for mark in marks:
            covering = [one for one in words_of(slide) if one.group != mark.group and one.meets(mark, 0.05)]
            assert not covering, (number, mark, covering)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("lang", ["en", "zh-Hans"])
def test_nothing_lies_outside_or_over_words(size: int, lang: Any) -> None:
    content = export(job(sample.tables(size), Selection(lang=lang)), "pptx")
    check(content)
    assert problems(content) == []


@pytest.mark.parametrize("lanes", ["category", "programme", "source"])
def test_other_lanes_fit_too(lanes: Any) -> None:
    check(export(job(sample.tables(60), Selection(lanes=lanes)), "pptx"))


@pytest.mark.parametrize("period", [("2025-03-01", "2025-03-31"), ("2025-01", "2025-06"), ("2010", "2030")])
def test_days_months_and_years_fit(period: tuple[str, str]) -> None:
    first, last = period
    check(export(job(on_days(sample.tables(60)), Selection(first=first, last=last)), "pptx"))


@pytest.mark.parametrize("title", ["A word " * 60, "x" * 400, "一个很长的标题" * 40, "عنوان طويل " * 20, "🚀🇨🇳 " * 40])
def test_long_titles_are_cut_and_fit(title: str) -> None:
    content = export(job(with_titles(sample.tables(15), title), Selection()), "pptx")
    check(content)
    assert problems(content) == []


@pytest.mark.parametrize("size", SIZES)
def test_every_event_of_the_window_is_on_a_slide(size: int) -> None:
    asked = job(sample.tables(size), Selection(zoom="all"))
    content = export(asked, "pptx")
    named = {box.group for slide in slides(content) for box in boxes(slide) if box.group.startswith("event-")}
    assert named == {f"event-{one}" for one in asked.events["event_id"]}
    assert len(slides(content)) == slide_count(asked)


def test_an_event_is_a_group_with_mark_label_leader_and_words_for_the_blind() -> None:
    deck = Presentation(BytesIO(export(job(sample.seeds()), "pptx")))
    groups = [shape for shape in deck.slides[len(deck.slides) - 1].shapes if shape.name.startswith("event-")]
    assert len(groups) > 3
    for one in groups:
        assert {"mark", "label", "leader"} <= {child.name for child in one.shapes}
        assert len(one._element.nvGrpSpPr.cNvPr.get("descr")) > 20
    starts = [
        sample.seeds().events.set_index("event_id").loc[one.name.removeprefix("event-"), "start"] for one in groups
    ]
    assert starts == sorted(starts)


def test_counts_sources_and_sentences_stand_on_and_under_the_slide() -> None:
    asked = job(sample.seeds(), Selection(categories=("executive_order",)), site="https://example.org")
    deck = Presentation(BytesIO(export(asked, "pptx")))
    slide = deck.slides[0]
    text = " ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
    assert "1 of 1 events shown" in text and "61893.com (3 Jan 2026)" in text and "Executive order" in text
    assert "Data to 3 Jan 2026" in text
    notes = slide.notes_slide.notes_text_frame.text
    assert "2025年11月24日,美国总统特朗普签署行政命令" in notes and "61893.com" in notes
    links = [one.target_ref for one in slide.part.rels.values() if one.is_external]
    assert links == ["https://example.org/?category=executive_order"]


@pytest.mark.parametrize("lang", ["en", "zh-Hans", "zh-Hant"])
def test_every_run_has_an_east_asian_font(lang: Any) -> None:
    content = export(job(sample.seeds(), Selection(lang=lang)), "pptx")
    for slide in slides(content):
        runs = list(slide.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}rPr"))
        assert runs and all(
            run.find("{http://schemas.openxmlformats.org/drawingml/2006/main}ea") is not None for run in runs
        )
    theme = ZipFile(BytesIO(content)).read("ppt/theme/theme1.xml").decode()
    assert ("Microsoft JhengHei" if lang == "zh-Hant" else "Microsoft YaHei") in theme


def test_no_words_are_smaller_than_twelve_points() -> None:
    for slide in slides(export(job(sample.tables(60)), "pptx")):
        for run in slide.iter(f"{A}r"):
            if (run[1].text or "") != "≠":
                assert int(run[0].get("sz", "1200")) >= 1200


def test_charts_hold_the_data_of_their_tables() -> None:
    asked = job(sample.seeds(), view="comparison")
    deck = Presentation(BytesIO(export(asked, "pptx")))
    drawn = [shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart]
    told = tables(asked)
    assert len(drawn) == len(told) >= 3
    for chart, table in zip(drawn, told, strict=True):
        assert [str(one) for one in chart.plots[0].categories] == list(table.rows)
        for series, own in zip(chart.plots[0].series, table.series, strict=True):
            assert series.name == own.name
            assert [None if value is None else float(value) for value in series.values] == list(own.values)
        assert chart.part.chart_workbook.xlsx_part is not None
    index = asked.selected.index
    rows = index.events.index.get_indexer(asked.events.index)
    acts = sum(int(acting(index, code)[rows].sum()) for code in ("US", "CN"))
    assert sum(sum(value or 0 for value in one.values) for one in told[0].series) == acts > 0


def test_the_slides_of_a_comparison_are_whole() -> None:
    content = export(job(sample.seeds(), view="comparison"), "pptx")
    check(content)
    assert problems(content) == []


def test_rows_of_a_table_become_the_slides_of_their_timeline() -> None:
    chosen = Selection(categories=("export_control",))
    content = export(job(sample.seeds(), chosen, view="events"), "pptx")
    assert [box for slide in slides(content) for box in boxes(slide)] == [
        box for slide in slides(export(job(sample.seeds(), chosen), "pptx")) for box in boxes(slide)
    ]


def template(width: float = 13.333, layout_only: bool = False, potx: bool = False) -> bytes:
    deck = Presentation()
    deck.slide_width = Inches(width)
    if not layout_only:
        slide = deck.slides.add_slide(deck.slide_layouts[1])
        slide.shapes.title.text = "An example page of the brand"
    target = BytesIO()
    deck.save(target)
    if not potx:
        return target.getvalue()
    turned = BytesIO()
    with ZipFile(target) as old, ZipFile(turned, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "[Content_Types].xml":
                data = data.replace(b"presentation.main+xml", b"template.main+xml")
            new.writestr(name, data)
    return turned.getvalue()


@pytest.mark.parametrize("given", [template(), template(potx=True), template(width=10), template(layout_only=True)])
def test_a_template_lends_its_brand_and_loses_its_pages(given: bytes) -> None:
    content = export(job(sample.tables(15), template=given), "pptx")
    deck = Presentation(BytesIO(content))
    assert all("example page" not in (slide.shapes.title.text if slide.shapes.title else "") for slide in deck.slides)
    assert problems(content) == []
    check(content, deck.slide_width / 914_400, deck.slide_height / 914_400)
    theme = ZipFile(BytesIO(content)).read("ppt/theme/theme1.xml").decode()
    assert "4F81BD" in theme  # the template's own blue


def dark() -> bytes:
    """A template whose background is its dark colour, with fonts of its own."""
    turned = BytesIO()
    with ZipFile(BytesIO(template())) as old, ZipFile(turned, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "ppt/slideMasters/slideMaster1.xml":
                data = data.replace(
                    b'bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2"', b'bg1="dk1" tx1="lt1" bg2="dk2" tx2="lt2"'
                )
            if name == "ppt/theme/theme1.xml":
                data = re.sub(b'(<a:minorFont><a:latin typeface=")[^"]*', b"\\1Georgia", data)
            new.writestr(name, data)
    return turned.getvalue()


@pytest.mark.parametrize("view", ["timeline", "comparison"])
def test_on_a_dark_template_every_colour_is_one_of_its_own(view: Any) -> None:
    content = export(job(sample.tables(60), template=dark(), view=view), "pptx")
    check(content)
    for slide in slides(content):
        assert not list(slide.iter(f"{A}srgbClr"))
        assert {one.get("typeface") for one in slide.iter(f"{A}latin")} <= {"+mn-lt", "+mj-lt"}
        for disc in (one for one in slide.iter(f"{P}sp") if one.find(f".//{P}cNvPr").get("name") == "sources differ"):
            ground = disc.find(f"{P}spPr/{A}solidFill/{A}schemeClr")
            assert [one.tag for one in ground] == [f"{A}alpha"]  # on dark as on light its sign can be read


def test_a_title_without_height_in_a_template_gets_a_place() -> None:
    deck = Presentation(BytesIO(template()))
    for layout in deck.slide_layouts:
        for shape in layout.placeholders:
            shape.left, shape.top, shape.width, shape.height = Inches(1), 0, Inches(11), 0
    target = BytesIO()
    deck.save(target)
    for slide in Presentation(BytesIO(export(job(sample.tables(15), template=target.getvalue()), "pptx"))).slides:
        assert slide.shapes.title.height > Inches(0.5)


@pytest.mark.parametrize("size", ["half", "square"])
@pytest.mark.parametrize("lang", ["en", "zh-Hant"])
def test_what_stands_under_a_picture_is_said_whole(size: Any, lang: Any) -> None:
    asked = job(sample.seeds(), Selection(lang=lang), view="comparison", size=size, site="https://example.org")
    (page,) = pages(asked, GRIDS[size], context(asked), overview_alone, quotes_in_notes=False)
    assert not [line for one in page.sheet.foot for line in one.lines if line.endswith("…")]


@pytest.mark.parametrize("width", [460, 674])
def test_no_label_is_left_without_its_title(width: int) -> None:
    asked = job(
        with_titles(sample.tables(60), "一个没有停顿的很长的标题在图上没有地方可以写完所以必须缩短才行啊"),
        Selection(lang="zh-Hans"),
    )
    space = Room(width=width, height=300)
    for plate in by_period(asked.selected, space):
        for label in plate.scene.labels:
            assert "一个没有" in label.lines[0][0].text, label


def macros() -> bytes:
    given = BytesIO(template())
    with ZipFile(given, "a") as packed:
        packed.writestr("ppt/vbaProject.bin", b"x")
    return given.getvalue()


def cut() -> bytes:
    given = BytesIO()
    with ZipFile(BytesIO(template())) as old, ZipFile(given, "w") as new:
        for name in old.namelist():
            new.writestr(name, b"<broken" if name == "ppt/presentation.xml" else old.read(name))
    return given.getvalue()


@pytest.mark.parametrize(
    ("given", "said"),
    [(b"", "no PowerPoint"), (b"PK\x03\x04 no", "no PowerPoint"), (macros(), "macros"), (cut(), "template")],
)
def test_what_is_no_template_is_refused_in_words(given: bytes, said: str) -> None:
    with pytest.raises(ArgumentError, match=said):
        export(job(sample.seeds(), template=given), "pptx")


@pytest.mark.parametrize("view", ["timeline", "comparison"])
@pytest.mark.parametrize("title", ["", "word " * 24, "word " * 60])
def test_a_title_ends_over_its_subtitle(title: str, view: Any) -> None:
    for slide in Presentation(BytesIO(export(job(sample.seeds(), title=title, view=view), "pptx"))).slides:
        box = slide.shapes.title
        (subtitle,) = [shape for shape in slide.shapes if shape.name == "subtitle"]
        size = box.text_frame.paragraphs[0].runs[0].font.size.pt
        lines = len(broken(box.text, box.width / 914_400, size, 9, bold=True))
        if box.text_frame._txBody.bodyPr.get("anchor") == "b":
            assert box.top + box.height <= subtitle.top
            assert lines * size * 1.2 / 72 <= box.height / 914_400 + 0.1
        else:
            assert box.top / 914_400 + lines * size * 1.2 / 72 <= subtitle.top / 914_400


def test_what_holds_together_is_not_parted_on_a_slide() -> None:
    placed = boxes(slides(export(job(sample.seeds()), "pptx"))[0])
    (label,) = [box for box in placed if box.name == "label" and "Stargate" in box.text and "2 reports" in box.text]
    assert "·\u00a02 reports" in label.text
    (title,) = [box for box in placed if box.name.startswith("Title")]
    assert "\u00a0(7)" in title.text


def test_nothing_selected_is_said() -> None:
    with pytest.raises(ArgumentError, match="No event"):
        export(job(sample.seeds(), Selection(text="no such words")), "pptx")


@pytest.mark.parametrize(
    "title", ["word " * 400, "x" * 2000, "a\x00\x0b\x1b\ufffeb", "=1+1", "\u202eעברית", "🚀 up", "<b>&\"'"]
)
def test_titles_of_every_kind_make_a_whole_file(title: str) -> None:
    content = export(job(sample.seeds(), title=title), "pptx")
    assert problems(content) == []
    check(content)
    deck = Presentation(BytesIO(content))
    assert deck.slides[0].shapes.title.text


def test_a_long_title_stands_whole_in_the_notes() -> None:
    title = " ".join(f"word{number}" for number in range(300))
    deck = Presentation(BytesIO(export(job(sample.seeds(), title=title), "pptx")))
    assert "word299" in deck.slides[0].notes_slide.notes_text_frame.text
    assert deck.slides[0].shapes.title.text.endswith("…")


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Sources are in the notes. Dates are those of the acts themselves", "the notes…"),
        ("x" * 200, "x…"),
        ("日期依据为行为日期，精度与来源一致，原句见演讲者备注", "…"),
    ],
)
def test_what_has_no_room_ends_after_a_whole_word(text: str, last: str) -> None:
    first, second = broken(text, 1.3, 12, 2)
    assert second.endswith(last)
    assert "…" not in first and inches(second, 12) <= 1.3


@pytest.mark.parametrize(
    ("part", "old", "new", "said"),
    [
        ("ppt/presentation.xml", b"notesMasterIdLst", b"notesMasters", "not listed"),
        ("ppt/slides/slide1.xml", b"<a:t>[^<]*", b"<a:t>", "without text"),
        ("ppt/slides/slide1.xml", b"(?=<a:solidFill><a:schemeClr[^>]*/></a:solidFill><a:latin)", b"<a:ea/>", "a run w"),
        ("ppt/charts/chart", b"<c:v>[0-9.]+</c:v>", b"<c:v>777</c:v>", "in the workbook"),
    ],
)  # fmt: skip
def test_what_powerpoint_would_repair_is_found(part: str, old: bytes, new: bytes, said: str) -> None:
    content = export(job(sample.seeds(), view="comparison"), "pptx")
    spoilt = BytesIO()
    with ZipFile(BytesIO(content)) as whole, ZipFile(spoilt, "w") as broken_:
        for name in whole.namelist():
            data = whole.read(name)
            broken_.writestr(name, re.sub(old, new, data) if name.startswith(part) else data)
    assert problems(content) == []
    assert any(said in one for one in problems(spoilt.getvalue()))
