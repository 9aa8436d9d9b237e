"""Two sides facing each other on slides and pictures: one axis between them, each act on its side, answers tied."""

from io import BytesIO
from typing import Any

import pandas as pd
import pytest
import sample
from pptx import Presentation
from slide_reading import Box, boxes, problems, slides
from test_slides import check, job

from genesis.exports import Job, export
from genesis.exports.pictures import picture
from genesis.exports.sheet import SLIDE, room
from genesis.exports.texts import arrangement_of
from genesis.scene.lanes import acting
from genesis.scene.slides import Plate, by_period, overview
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
    space = room(SLIDE, 1, ("", ""), facing=True)
    return overview(asked.selected, space, arrangement=arrangement_of(asked))


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
    lanes = {box.text: box.y0 for box in boxes(slides(content)[0]) if box.name.startswith("lane ")}
    assert lanes["China"] < band.y0 < lanes["France"] < lanes["United States"]


def test_a_side_without_acts_keeps_its_place() -> None:
    asked = job(sample.seeds(), Selection(countries=("US",), categories=("executive_order",)), view="comparison")
    lanes = {box.text for box in first(asked) if box.name.startswith("lane ")}
    assert lanes == {"United States", "China"}


def test_the_picture_has_both_sides_over_one_axis() -> None:
    made = picture(job(tied(), view="comparison"))
    words = {note.text: note for note in made.figure.layout.annotations}
    us, china = words["<b>United States</b>"].y, words["<b>China</b>"].y
    assert us < words["<b>Jan 2025</b>"].y < china
    assert any(shape.type == "path" and "Q" in shape.path for shape in made.figure.layout.shapes)


def test_periods_have_two_sides_as_well() -> None:
    asked = job(sample.tables(60), view="comparison")
    space = room(SLIDE, 1, ("", ""), facing=True)
    found = by_period(asked.selected, space, arrangement=arrangement_of(asked))
    assert len(found) > 1 and all(one.band is not None for one in found)
