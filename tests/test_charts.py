"""Figures show every mark, let every event be clicked, and escape what documents say."""

from datetime import date

import plotly.graph_objects as go
import pytest
import sample

from genesis.charts import density_figure, timeline_figure
from genesis.charts.ink import hover_text, plain
from genesis.charts.outline import pixel_path
from genesis.charts.timeline import tick_notes
from genesis.lexicon import categories
from genesis.palette import palette
from genesis.scene import Frame, Scene, timeline
from genesis.scene.measure import text_width
from genesis.selection import Index, Selection, select

SEEDS = Index(sample.seeds())


def _scene(index: Index = SEEDS, width: float = 1440, **selection: object) -> Scene:
    return timeline(select(index, Selection(**selection)), Frame(width=width, newest=date(2026, 1, 3)))


def _clickable(figure: object) -> set[str]:
    return {str(one) for trace in figure.data if trace.customdata is not None for one in trace.customdata}


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 900, 1440])
def test_every_event_can_be_clicked(theme: str, width: int) -> None:
    scene = _scene(width=width)
    figure = timeline_figure(scene, theme)
    assert _clickable(figure) == {mark.event_id for mark in scene.marks}
    assert figure.layout.paper_bgcolor == palette(theme)["bg"]


@pytest.mark.parametrize("width", [360, 1200])
def test_plotly_finds_nothing_wrong(width: int) -> None:
    """Charts of the page are made without Plotly's checks, which are slow: so they are checked here."""
    many = Index(sample.tables(6_000))
    scenes = [_scene(width=width), _scene(width=width, event=SEEDS.events["event_id"][3]), _scene(many, width=width)]
    scenes.append(_scene(many, width=width, first="2024-03-01", last="2024-03-20"))
    for scene in scenes:
        for figure in (timeline_figure(scene, "dark"), density_figure(scene)):
            assert len(go.Figure(figure.to_dict()).data) == len(figure.data)


def test_labels_are_all_there_and_in_the_colours_of_their_runs() -> None:
    scene = _scene()
    texts = [note.text for note in timeline_figure(scene).layout.annotations]
    assert sum("sources differ" in text for text in texts) == 1
    warn = palette("light")["warn"]
    assert any(f"color:{warn}" in text for text in texts)
    for label in scene.labels:
        assert any(plain(label.lines[0][0].text) in text for text in texts)


def test_soft_bars_have_a_foot_of_full_colour() -> None:
    scene = _scene()
    figure = timeline_figure(scene)
    soft = [mark for mark in scene.marks if mark.bar and mark.style == "solid"]
    gradients = [trace for trace in figure.data if trace.fillgradient.type == "horizontal"]
    assert len(gradients) == len(soft)
    feet = [trace for trace in figure.data if trace.line.width == 2]
    assert sum(list(trace.x).count(None) for trace in feet) == len(soft)


def test_every_mark_has_its_symbol_once() -> None:
    scene = _scene()
    figure = timeline_figure(scene)
    symbols = next(trace for trace in figure.data if trace.mode == "markers" and trace.hoverinfo == "skip")
    shapes = [shape for shape in figure.layout.shapes if shape.type == "path"]
    assert len(symbols.x) + len(shapes) == len(scene.marks)


def test_symbols_in_bars_keep_their_distance_from_the_words() -> None:
    """They are shapes in pixels: a wider page moves bar, symbol and words together."""
    scene = _scene()
    inside = {label.event_id for label in scene.labels if label.inside}
    anchors = {shape.xanchor for shape in timeline_figure(scene).layout.shapes if shape.xsizemode == "pixel"}
    assert {mark.x0 for mark in scene.marks if mark.event_id in inside} <= anchors


def test_a_bar_that_runs_on_has_no_closing_line() -> None:
    scene = _scene(text="Genesis Mission goal")
    mark = scene.marks[0]
    assert mark.open_right or mark.bar
    outline = next(trace for trace in timeline_figure(scene).data if trace.line.width == 1.3)
    assert list(outline.x).count(mark.x1) == 2 if mark.open_right else 3


def test_documents_cannot_put_markup_into_a_chart() -> None:
    evil = '<a href="javascript:alert(1)">x</a> & $\\alpha$'
    tables = sample.seeds()
    events = tables.events.assign(title_en=evil, title_zh=evil, programme="<b>")
    figure = timeline_figure(_scene(Index(tables._replace(events=events)), lanes="programme"))
    everything = figure.to_json()
    assert "<a href" not in everything and "\\u003ca href" not in everything
    assert "<b><b>" not in everything and "$" not in everything.replace("&#36;", "")


def test_an_open_event_stands_out() -> None:
    opened = _scene().marks[0].event_id
    scene = _scene(event=opened)
    figure = timeline_figure(scene)
    grounds = [shape for shape in figure.layout.shapes if shape.fillcolor == palette("light")["quote"]]
    assert len(grounds) == 1
    symbols = next(trace for trace in figure.data if trace.mode == "markers" and trace.hoverinfo == "skip")
    assert sorted(set(symbols.marker.opacity)) == [0.5, 1]


def test_counts_instead_of_marks() -> None:
    scene = _scene(Index(sample.tables(5000)))
    bars = [trace for trace in timeline_figure(scene).data if trace.type == "bar"]
    assert len(bars) == 1
    assert len(bars[0].x) == len(scene.columns)
    assert all(len(one) == 3 for one in bars[0].customdata)


def test_density_has_the_window_and_the_scenes_margins() -> None:
    scene = _scene()
    figure = density_figure(scene)
    assert figure is not None
    assert figure.layout.margin.l == timeline_figure(scene).layout.margin.l
    assert scene.strip is not None
    lines = [shape.x0 for shape in figure.layout.shapes if shape.type == "line" and shape.x0 == shape.x1]
    assert lines == list(scene.strip.window)


def test_nothing_selected_is_an_empty_frame() -> None:
    figure = timeline_figure(_scene(text="no such words"))
    assert not _clickable(figure)
    assert figure.layout.annotations


@pytest.mark.parametrize("symbol", [category.symbol for category in categories()])
def test_dashed_outlines_stay_within_their_size(symbol: str) -> None:
    import re

    path = pixel_path(symbol, 16)
    numbers = [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", path)]
    assert path.startswith("M") and path.endswith("Z") and "A" not in path
    assert max(map(abs, numbers)) <= 16


def test_long_hover_lines_are_broken() -> None:
    lines = hover_text(["word " * 30, "b"]).split("<br>")
    assert all(len(one) < 80 for one in lines)


def test_figures_are_quick_enough() -> None:
    import time

    begun = time.process_time()
    timeline_figure(_scene())
    assert time.process_time() - begun < 1.5


def test_a_strip_without_a_gutter_has_its_name_above() -> None:
    figure = density_figure(_scene(width=360))
    name = next(note for note in figure.layout.annotations if "All dates" in note.text)
    inside = [note for note in figure.layout.annotations if "earlier" in note.text]
    assert inside and all(note.yanchor == "bottom" and name.yshift - note.yshift >= 15 for note in inside)
    assert name.y == 0 and name.yanchor == "bottom" and figure.layout.margin.t >= name.yshift + 16


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_ticks_at_the_edge_do_not_touch(language: str) -> None:
    scene = _scene(width=360, lang=language)
    notes = tick_notes(scene.ticks, palette("light"), at_edge=True)
    first, second = notes[:2]
    widest = max(
        text_width(line.removeprefix("<b>").removesuffix("</b>"), 13, True) for line in first["text"].split("<br>")
    )
    assert first["xanchor"] == "left"
    assert first["x"] + widest <= second["x"] - text_width(second["text"].partition("<br>")[0], 13) / 2
