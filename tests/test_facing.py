"""Two sides facing each other on slides and pictures: one axis between them, each act on its side, answers tied."""

import re
from io import BytesIO
from itertools import combinations
from typing import Any

import numpy as np
import pandas as pd
import pytest
import sample
from pptx import Presentation
from slide_reading import Box, boxes, problems, slides
from test_slides import check, job

from genesis.exports import Job, export
from genesis.exports.grid import GRIDS, SLIDE
from genesis.exports.pictures import picture
from genesis.exports.sheet import room
from genesis.exports.texts import arrangement_of
from genesis.lexicon import categories
from genesis.scene import Cell, window_of
from genesis.scene.arenas import arenas
from genesis.scene.lanes import acting
from genesis.scene.side_lanes import REST, group_name, group_order, groups
from genesis.scene.slides import Plate, by_period, overview
from genesis.scene.slides.mirroring import spelled_sign
from genesis.scene.ties import stated
from genesis.selection import Selection


def event(part: str) -> str:
    """The id of the one event of the seeds whose title has these words."""
    events = sample.seeds().events
    (found,) = events.loc[events["title_en"].str.contains(part, regex=False), "event_id"]
    return str(found)


BAN, CONTROLS, LIFTED = "US bans export of high-end", "China announces export controls", "US lifts the chip"


def tied() -> sample.Tables:
    """The seeds with what their texts state: China's controls answer the ban, the ban is lifted."""
    ends = [(event(CONTROLS), event(BAN), "response"), (event(LIFTED), event(CONTROLS), "lifts")]
    document = sample.seeds().documents["document_id"].iloc[0]
    links = pd.DataFrame(
        [
            {
                "from_event": one, "to_event": other, "kind": kind, "document_id": document,
                "quote": f"the sentence of the {kind}", "quote_start": 0, "quote_end": 10,
            }
            for one, other, kind in ends
        ]
    )  # fmt: skip
    return sample.seeds()._replace(links=links)


def plate(asked: Job) -> Plate:
    space = room(SLIDE, 1, (("",), ("",)), facing=True)
    return overview(asked.selected, space, arrangement=arrangement_of(asked, space))


def first(asked: Job) -> list[Box]:
    return boxes(slides(export(asked, "pptx"))[0])


def band_of(placed: list[Box]) -> Box:
    (found,) = [box for box in placed if box.name == "band"]
    return found


@pytest.mark.parametrize("size", [5, 60])
@pytest.mark.parametrize("lang", ["en", "zh-Hans"])
def test_each_act_stands_on_its_side_of_the_axis(size: int, lang: Any) -> None:
    asked = job(sample.tables(size), Selection(lang=lang), view="comparison")
    placed, index = first(asked), asked.selected.index
    band = band_of(placed)
    sides = {code: set(index.events["event_id"][acting(index, code)]) for code in ("US", "CN")}
    marks = [box for box in placed if box.name == "mark" and box.group.startswith("event-")]
    assert marks
    for mark in marks:
        code = "US" if mark.y1 < band.y0 else "CN"
        assert mark.y1 < band.y0 or mark.y0 > band.y1
        assert mark.group.removeprefix("event-") in sides[code]
    ticks = [box for box in placed if box.name.startswith("tick ")]
    assert ticks and all(band.y0 < tick.y0 and tick.y1 < band.y1 for tick in ticks)


@pytest.mark.parametrize("size", [5, 15, 60, 400])
def test_slides_of_two_sides_hold_every_act_and_fit(size: int) -> None:
    asked = job(sample.tables(size), Selection(zoom="all"), view="comparison")
    content = export(asked, "pptx")
    check(content)
    assert problems(content) == []
    named = {box.group for slide in slides(content) for box in boxes(slide) if box.group.startswith("event-")}
    assert named == {f"event-{one}" for one in asked.events["event_id"]}


def lanes_of(placed: list[Box]) -> list[Box]:
    """The names of the lanes of both sides."""
    return sorted((box for box in placed if box.name.startswith("lane ")), key=lambda box: box.y0)


@pytest.mark.parametrize("grouping", ["category", "arena"])
@pytest.mark.parametrize(("size", "lang"), [(5, "en"), (15, "zh-Hans"), (33, "en"), (60, "zh-Hant"), (400, "en")])
def test_each_side_has_lanes_by_group_from_the_axis_outwards(size: int, lang: Any, grouping: Any) -> None:
    shown = sample.seeds() if size == 33 else sample.tables(size)
    asked = job(shown, Selection(lang=lang, grouping=grouping, zoom="all"), view="comparison")
    content = export(asked, "pptx")
    check(content)
    known = [group_name(grouping, one, lang) for one in group_order(grouping, _groups(grouping))]
    for slide in slides(content):
        placed = boxes(slide)
        if not any(box.name == "band" for box in placed):
            continue  # a chart
        band = band_of(placed)
        names = [(re.sub(r" [\d,]+$", "", box.text), box.y0 < band.y0) for box in lanes_of(placed)]
        for side in (True, False):
            own = [name for name, above in names if above is side][:: -1 if side else 1]
            order = [known.index(name) for name in own if name in known]
            assert order == sorted(order) and len(own) - len(order) <= 1, own
        assert len(names) > 1 or len(slides(content)) > 2


def _groups(grouping: str) -> list[str]:
    return [one.id for one in (categories() if grouping == "category" else arenas().arena)]


@pytest.mark.parametrize("grouping", ["category", "arena"])
def test_marks_stand_in_the_lane_of_their_group(grouping: Any) -> None:
    asked = job(sample.tables(60), Selection(grouping=grouping), view="comparison")
    found, index = plate(asked), asked.selected.index
    of_event = dict(zip(index.events["event_id"], groups(index, np.arange(index.size), grouping), strict=True))
    lanes = {lane.id.rpartition("/")[2]: lane.name for lane in found.scene.lanes}
    for mark in found.scene.marks:
        lane = next(one for one in found.scene.lanes if one.top <= mark.y <= one.top + one.height)
        assert lane.id.rpartition("/")[2] in (of_event[mark.event_id], REST), (mark, lanes)


@pytest.mark.parametrize("size", [60, 400])
def test_marks_and_counts_of_a_lane_are_all_of_its_acts(size: int) -> None:
    asked = job(sample.tables(size), Selection(zoom="all"), view="comparison")
    found = plate(asked)
    assert found.scene.cells
    for lane in found.scene.lanes:  # a count holds acts with words as well
        inside = [
            one for one in (*found.scene.marks, *found.scene.cells) if lane.top <= one.y <= lane.top + lane.height
        ]
        counted = sum(one.count for one in inside if isinstance(one, Cell))
        small = sum(not one.labelled for one in inside if not isinstance(one, Cell))
        assert lane.name.endswith(f" {lane.count}")
        assert lane.count - lane.labelled <= counted + small <= lane.count, lane
    assert len(found.scene.labels) <= SLIDE.labels


@pytest.mark.parametrize(("size", "zoom"), [(33, "fit"), (60, "fit"), (60, "all"), (400, "all"), (3000, "all")])
def test_lanes_with_counts_fit_and_nothing_covers_another(size: int, zoom: Any) -> None:
    shown = sample.seeds() if size == 33 else sample.tables(size)
    space = room(SLIDE, 1, (("",), ("",)), facing=True)
    scene = plate(job(shown, Selection(zoom=zoom), view="comparison")).scene
    assert scene.height <= space.height + 0.01
    rows = [
        *((mark.x0, mark.x1, mark.y, mark.height if mark.bar else mark.symbol_size) for mark in scene.marks),
        *((cell.x0, cell.x1, cell.y, cell.height) for cell in scene.cells),
    ]
    for (x0, x1, y, height), (other0, other1, other, beside) in combinations(rows, 2):
        apart = abs(y - other) >= (height + beside) / 2 - 2.5
        assert apart or x1 <= other0 + 0.01 or other1 <= x0 + 0.01 or (x0, x1) == (other0, other1) == (x0, x0)


def test_counts_of_thousands_of_acts_have_their_numbers() -> None:
    content = export(job(sample.tables(2000), Selection(zoom="all"), view="comparison"), "pptx")
    placed = [box for box in boxes(slides(content)[0]) if box.group.startswith("counts ")]
    wide = [(box.x0, box.y0) for box in placed if box.name == "ground" and box.x1 - box.x0 > 0.2]
    assert len(wide) > 10
    assert set(wide) <= {(box.x0, box.y0) for box in placed if box.name == "count"}


def test_a_gutter_is_as_wide_as_the_names_of_lanes_ask_for() -> None:
    asked = job(sample.tables(60), Selection(grouping="arena"), view="comparison")
    names = [box for slide in slides(export(asked, "pptx")) for box in lanes_of(boxes(slide))]
    assert any(box.text.startswith("Technological") for box in names)
    assert not [box.text for box in names if "…" in box.text]


def linked(size: int, seed: int) -> sample.Tables:
    """Random tables in which texts tie four acts of China to acts of the US."""
    shown = sample.tables(size, seed)
    index = job(shown).selected.index
    alone = [acting(index, one) & ~acting(index, other) for one, other in (("US", "CN"), ("CN", "US"))]
    us, china = (index.events["event_id"][mask].tolist() for mask in alone)
    pick = np.random.default_rng(seed)
    document = shown.documents["document_id"].iloc[0]
    links = [
        {"from_event": pick.choice(china), "to_event": pick.choice(us), "kind": "response", "document_id": document,
         "quote": f"sentence {number}", "quote_start": 0, "quote_end": 10}
        for number in range(4)
    ]  # fmt: skip
    return shown._replace(links=pd.DataFrame(links))


@pytest.mark.parametrize("size", ["slide", "half", "square"])
@pytest.mark.parametrize(("events", "seed"), [(15, 1), (15, 2), (33, 3), (60, 4), (60, 5)])
def test_no_tie_is_lost_without_a_word(events: int, seed: int, size: Any) -> None:
    asked = job(linked(events, seed), view="comparison", size=size)
    space = room(GRIDS[size], 2, (("",), ("",)), facing=True)
    found = overview(asked.selected, space, arrangement=arrangement_of(asked, space))
    all_ties = stated(asked.selected, window_of(asked.selected), ("US", "CN"))
    worded = {label.event_id for label in found.scene.labels}
    assert all_ties
    for tie in all_ties:
        signs = [one for one in found.signs if one.tie == tie]
        spelled = [
            label
            for label in found.scene.labels
            if any(spelled_sign(tie) in run.text for line in label.lines for run in line)
        ]
        shown = any(arc.tie == tie for arc in found.arcs) or len(signs) == 2 or len(spelled) >= 2
        assert shown is (tie not in found.untied)
        assert shown or not {tie.act, tie.answer} <= worded


def test_ties_that_are_not_drawn_are_counted_and_quoted() -> None:
    asked = job(linked(400, 1), Selection(zoom="all"), view="comparison")
    (page, *_) = Presentation(BytesIO(export(asked, "pptx"))).slides
    said = " ".join(shape.text_frame.text for shape in page.shapes if shape.has_text_frame)
    count = re.search(r"(\d) further answers? (?:is|are) not drawn", said)
    assert count
    notes = page.notes_slide.notes_text_frame.text
    assert all(f"sentence {number}" in notes for number in range(4))


def test_narrow_pictures_have_one_lane_a_side() -> None:
    made = picture(job(tied(), view="comparison", size="half"))
    words = {note.text for note in made.figure.layout.annotations}
    assert {"<b>United States</b>", "<b>China</b>"} <= words


def test_an_act_of_both_stands_on_both_sides_with_its_words() -> None:
    asked = job(sample.seeds(), Selection(categories=("diplomacy",), countries=("US",)), view="comparison")
    placed = first(asked)
    labels = [box for box in placed if box.name == "label" and "trade talks" in box.text]
    band = band_of(placed)
    assert [label.y1 < band.y0 for label in sorted(labels, key=lambda one: one.y0)] == [True, False]
    marks = [box for box in placed if box.name == "mark" and box.group == labels[0].group]
    assert len(marks) == 2
    for label in labels:
        assert min(abs(mark.y0 + mark.y1 - label.y0 - label.y1) / 2 for mark in marks) < 0.05


def test_what_a_text_ties_is_joined_by_a_line_and_quoted_in_the_notes() -> None:
    asked = job(tied(), view="comparison")
    deck = Presentation(BytesIO(export(asked, "pptx")))
    line, *_ = [shape for shape in deck.slides[0].shapes if shape.name == "tie-1"]
    described = line._element.nvGrpSpPr.cNvPr.get("descr")
    assert "US bans export" in described and "→ China announces export controls" in described
    notes = deck.slides[0].notes_slide.notes_text_frame.text
    assert "the sentence of the response" in notes and "the sentence of the lifts" in notes
    assert "A number ties" in deck.slides[0].shapes[1].text_frame.text


def test_no_line_goes_over_words() -> None:
    found = plate(job(tied(), view="comparison"))
    assert found.arcs
    assert all(sum(one.tie == other.tie for other in found.signs) == 2 for one in found.signs)
    for arc in found.arcs:
        xs, ys = zip(*arc.points, strict=True)
        for label in found.scene.labels:
            rect = label.rect
            crossed = any(
                min(x0, x1) < rect.x1 and max(x0, x1) > rect.x0 and min(y0, y1) < rect.y1 and max(y0, y1) > rect.y0
                for x0, x1, y0, y1 in zip(xs, xs[1:], ys, ys[1:], strict=False)
            )
            assert not crossed, label


def test_no_line_is_drawn_where_none_is_asked_for() -> None:
    assert plate(job(tied(), Selection(ties="none"), view="comparison")).arcs == ()


def test_other_sides_are_set_against_each_other_and_a_third_beneath() -> None:
    asked = job(sample.seeds(), Selection(sides=("CN", "FR", "US")), view="comparison")
    content = export(asked, "pptx")
    check(content)
    band = band_of(boxes(slides(content)[0]))
    named = [box for box in boxes(slides(content)[0]) if box.name.startswith(("side ", "lane "))]
    tops = {name: box.y0 for box in named for name in ("China", "France", "United States") if box.text.startswith(name)}
    assert tops["China"] < band.y0 < tops["France"] < tops["United States"]


def test_a_side_without_acts_keeps_its_place() -> None:
    asked = job(sample.seeds(), Selection(countries=("US",), categories=("executive_order",)), view="comparison")
    assert [box.text for box in first(asked) if box.name.startswith("side ")] == [
        "United States · 1 act",
        "China · 0 acts",
    ]


def test_the_picture_has_both_sides_over_one_axis() -> None:
    made = picture(job(tied(), view="comparison"))
    words = {note.text: note for note in made.figure.layout.annotations}
    us, china = (words[f"<b>{side} acts</b>"].y for side in ("United States · 18", "China · 7"))
    assert us < words["<b>Jan 2025</b>"].y < china
    assert any(shape.type == "path" and "Q" in shape.path for shape in made.figure.layout.shapes)


def test_periods_have_two_sides_as_well() -> None:
    asked = job(sample.tables(60), view="comparison")
    space = room(SLIDE, 1, (("",), ("",)), facing=True)
    found = by_period(asked.selected, space, arrangement=arrangement_of(asked, space))
    assert len(found) > 1 and all(one.band is not None for one in found)
