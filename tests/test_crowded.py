"""Any number of acts on the comparison: one screen high, no act left out, every number lists what it counts."""

from collections import Counter
from datetime import date
from functools import cache

import numpy as np
import pytest
import sample

from genesis.charts import category_figure, cumulative_figure, mirror_figure, quarter_figure, timeline_figure
from genesis.charts.cells import LIST
from genesis.scene import Frame, Scene, by_group, by_quarter, cumulative, halves, mirror, money
from genesis.scene.axis import Axis, date_of, days_of
from genesis.scene.bins import binned, bounds, finest
from genesis.scene.tallies import counted
from genesis.selection import Index, Selected, Selection, select
from genesis.selection.postings import Rows
from genesis.selection.tally import ANY, Tally, tally

SIDES = ("US", "CN")
SIZES = (15, 60, 300, 1000, 10_000)
ONE_SCREEN = 900  # pixels of the whole figure; its names take 56
NEWEST = date(2026, 1, 3)


@cache
def _index(size: int) -> Index:
    return Index(sample.tables(size, 3))


def _selected(size: int, **fields: object) -> Selected:
    return select(_index(size), Selection(**fields))  # type: ignore[arg-type]


def _rows(selected: Selected, window: tuple[date, date], told: str, codes: tuple[str, ...] = SIDES) -> Rows:
    read = tally(told.removeprefix(LIST))
    assert read is not None, told
    return counted(selected, window, codes, read)


def _unseen(selected: Selected, scene: Scene, code: str) -> Counter[str]:
    """The acts of each lane of a side that have no mark and stand in no count."""
    marked = {mark.event_id for mark in scene.marks}
    ids = selected.index.events["event_id"].to_numpy()
    lost: Counter[str] = Counter()
    for lane in scene.lanes:
        if not lane.opens.startswith(code):
            continue
        rows = _rows(selected, scene.window, lane.opens, (*SIDES, "JP", "EU"))
        assert len(rows) == lane.count
        inside = [cell for cell in scene.cells if lane.top <= cell.y <= lane.top + lane.height]
        told = [
            row for cell in inside if cell.opens.startswith(code) for row in _rows(selected, scene.window, cell.opens)
        ]
        seen = marked | set(ids[told])
        lost[lane.name] += len(set(ids[rows]) - seen)
    return lost


@pytest.mark.parametrize("grouping", ["category", "arena"])
@pytest.mark.parametrize("size", SIZES)
def test_the_chart_stays_on_one_screen_and_leaves_no_act_out(size: int, grouping: str) -> None:
    selected = _selected(size, grouping=grouping)
    for width in (640, 1440):
        placed = mirror(selected, Frame(width=width, newest=NEWEST))
        figure = mirror_figure(placed)
        assert figure.layout.height <= ONE_SCREEN
        assert placed.scene.labels, "the weightiest have words at any size"
        for code in SIDES if size <= 1000 else ():
            assert not +_unseen(selected, placed.scene, code)
        heights = [lane.height for lane in placed.scene.lanes]
        assert min(heights) >= 20, "a name has room"


@pytest.mark.parametrize("size", [300, 10_000])
def test_every_count_lists_as_many_acts_as_it_says(size: int) -> None:
    selected = _selected(size)
    placed = mirror(selected, Frame(width=900, newest=NEWEST), (*SIDES, "JP"))
    window = placed.scene.window
    assert placed.scene.cells
    for cell in placed.scene.cells[:: 1 if size < 1000 else 12]:
        assert len(_rows(selected, window, cell.opens)) == cell.count, cell.opens
    for side in placed.sides:
        assert len(_rows(selected, window, f"{side.code}:acts")) == side.acts
    for scene in halves(selected, Frame(width=360, newest=NEWEST)):
        for cell in scene.cells[:20]:
            assert len(_rows(selected, window, cell.opens)) == cell.count, cell.opens


@pytest.mark.parametrize("size", [60, 10_000])
def test_bars_steps_and_sums_list_as_many_acts_as_they_say(size: int) -> None:
    selected = _selected(size)
    window = mirror(selected, Frame(newest=NEWEST)).scene.window
    for balance, draw in (
        (by_quarter(selected, window), quarter_figure),
        (by_group(selected, window), category_figure),
    ):
        opening = [trace for trace in draw(balance).data if trace.customdata is not None]
        for bars, half in zip(opening, ("above", "below"), strict=True):
            told = [len(_rows(selected, window, one)) if one else 0 for one in bars.customdata]
            assert told == [getattr(pair, half) for pair in balance.pairs]
    quarters, curves = by_quarter(selected, window), cumulative(selected, window)
    assert len(_rows(selected, window, f"{ANY}:vague")) == quarters.left_out
    assert len(_rows(selected, window, f"{ANY}:unsure")) == curves.left_out
    *steps, totals = cumulative_figure(curves).data
    assert {len(_rows(selected, window, one)) for one in totals.customdata} == {one.total for one in curves.curves}
    for trace in steps:
        counts, told = np.diff(list(trace.y[1:-1]), prepend=0), trace.customdata[1:-1]
        listed = [len(_rows(selected, window, one)) if one.startswith(LIST) else 1 for one in told]
        assert listed == counts.tolist()
    for purse in money(selected, window).purses:
        happened = [one for one in purse.rows if one.happened and not one.is_part]
        assert len(_rows(selected, window, f"{purse.code}:announced")) == len(happened)


def test_a_phone_has_the_lanes_of_the_mirror_with_names_that_list() -> None:
    for grouping in ("category", "arena"):
        selected = _selected(300, grouping=grouping)
        wide = mirror(selected, Frame(newest=NEWEST)).scene
        upper, lower = halves(selected, Frame(width=360, newest=NEWEST))
        assert {lane.opens for lane in wide.lanes} == {lane.opens for lane in (*upper.lanes, *lower.lanes)}
        for scene, code in ((upper, "US"), (lower, "CN")):
            assert not +_unseen(selected, scene, code)
            assert len(scene.labels) <= 20
        clicked = {str(one) for trace in timeline_figure(upper).data for one in (trace.customdata or ())}
        assert {LIST + lane.opens for lane in upper.lanes} <= clicked


def test_names_and_sides_can_be_clicked() -> None:
    placed = mirror(_selected(60), Frame(newest=NEWEST))
    clicked = {str(one) for trace in mirror_figure(placed).data for one in (trace.customdata or ())}
    assert {f"{LIST}US:acts", f"{LIST}CN:acts", *(LIST + lane.opens for lane in placed.scene.lanes)} <= clicked


def test_an_open_act_has_words_in_any_crowd() -> None:
    acts = counted(_selected(10_000), (date(2020, 1, 1), date(2030, 1, 1)), SIDES, Tally(side="CN", kind="acts"))
    event_id = str(_index(10_000).events["event_id"].iloc[acts[len(acts) // 2]])
    scene = mirror(_selected(10_000, event=event_id), Frame(newest=NEWEST)).scene
    assert scene.focus_id == event_id
    assert any(label.event_id == event_id for label in scene.labels)


@pytest.mark.parametrize(
    ("unit", "day", "first", "last"),
    [
        ("day", "2024-02-29", "2024-02-29", "2024-02-29"),
        ("week", "1970-01-01", "1969-12-29", "1970-01-04"),
        ("week", "2025-03-02", "2025-02-24", "2025-03-02"),
        ("month", "2024-02-29", "2024-02-01", "2024-02-29"),
        ("quarter", "1969-11-05", "1969-10-01", "1969-12-31"),
        ("year", "2025-12-31", "2025-01-01", "2025-12-31"),
    ],
)
def test_bins_of_the_calendar(unit: str, day: str, first: str, last: str) -> None:
    days = np.array([days_of(date.fromisoformat(day))], dtype=np.int32)
    begin, end = bounds(days, unit)  # type: ignore[arg-type]
    assert (str(date_of(int(begin[0]))), str(date_of(int(end[0])))) == (first, last)
    assert binned(begin, end, unit)[0]  # type: ignore[arg-type]
    assert not binned(begin, end + 1, unit)[0]  # type: ignore[arg-type]


def test_bins_are_as_fine_as_there_is_room_for_a_number() -> None:
    year = Axis(first=date(2025, 1, 1), last=date(2025, 12, 31), width=1200)
    assert finest(year, 26) == "month"
    assert finest(year, 22) == "week"
    assert finest(Axis(first=date(1900, 1, 1), last=date(2025, 1, 1), width=360), 26) == "year"


@pytest.mark.parametrize(
    "text",
    ["US:acts", "any:vague", "CN:arena:application", "US:category:tariff:2025-01-01:2025-12-31:over:quarter",
     "CN:began:2025-01-01:2025-03-31", "US:announced"],
)  # fmt: skip
def test_tallies_are_written_as_they_are_read(text: str) -> None:
    assert str(tally(text)) == text


@pytest.mark.parametrize(
    "text", ["", "US", "us:acts", "US:acts:2025-01-01", "US:category", "US:acts:tariff", "US:more"]
)
def test_what_is_no_tally(text: str) -> None:
    assert tally(text) is None
