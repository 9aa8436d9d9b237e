"""Scenes of the comparison: any sides, further bands, ties by text and by timing, sources, acts and money added up."""

import time
from datetime import date
from itertools import pairwise
from typing import Any

import msgspec
import numpy as np
import pandas as pd
import pytest
import sample

from genesis.charts import cumulative_figure, mirror_figure, money_figure
from genesis.palette import palette
from genesis.scene import Frame, Rect, by_group, by_quarter, coverage, cumulative, halves, mirror, money, token
from genesis.scene.arcs import signs
from genesis.scene.coverage import FEW
from genesis.scene.cumulative import MOST_STEPS
from genesis.scene.opposites import acts_within
from genesis.scene.ties import near, stated
from genesis.selection import Index, Selected, Selection, select

WINDOW = (date(2025, 1, 1), date(2026, 9, 30))
FRAME = Frame(width=1200, newest=date(2026, 1, 3))
SIDES = ("US", "CN")


def _selected(index: Any = None, **fields: Any) -> Selected:
    return select(sample.seeds() if index is None else index, Selection(**fields))


def _store(events: list[dict[str, Any]], links: list[dict[str, Any]] | None = None) -> Index:
    """The tables of a few events that stand on the first event of the seeds."""
    base = sample.seeds()
    first = base.events.iloc[0].to_dict()
    rows = pd.DataFrame([{**first, "event_id": f"e{at}", **event} for at, event in enumerate(events)])
    for column in ("start", "end"):
        rows[column] = pd.to_datetime(rows[column]).astype("datetime64[s]")
    report = base.reports.iloc[0].to_dict()
    reports = pd.DataFrame([{**report, "report_id": f"r{at}", "event_id": f"e{at}"} for at in range(len(events))])
    tied = pd.DataFrame(links, columns=list(base.links.columns)) if links else base.links
    return Index(base._replace(events=rows, reports=reports, links=tied))


def _act(country: str, first: str, last: str = "", **fields: Any) -> dict[str, Any]:
    told = {"countries": [country], "targets": [], "subjects": [], "status": "occurred", "category": "strategy"}
    return {**told, "start": first, "end": last or first, "precision": "day" if not last else "range", **fields}


def _link(one: str, other: str, kind: str) -> dict[str, Any]:
    told = {"document_id": "d", "quote": "q", "quote_start": 0, "quote_end": 1}
    return {"from_event": one, "to_event": other, "kind": kind, **told}


def test_colours_of_sides() -> None:
    assert [token(code, ("US", "CN", "EU", "JP")) for code in ("US", "CN", "EU", "JP")] == [
        "us",
        "cn",
        "third",
        "others",
    ]
    assert [token(code, ("EU", "JP")) for code in ("EU", "JP")] == ["third", "others"]


def test_any_two_sides_with_further_ones_beneath() -> None:
    placed = mirror(_selected(), FRAME, ("US", "CN", "JP", "EU"))
    assert [side.code for side in placed.sides] == ["US", "CN", "JP", "EU"]
    beneath = [lane for lane in placed.scene.lanes if lane.top >= placed.foot]
    assert [lane.name for lane in beneath] == [
        name for name, side in zip(("Japan", "European Union"), placed.further, strict=True) if side.acts
    ]
    tops = [lane.top for lane in placed.scene.lanes]
    assert all(a < b for a, b in pairwise(tops))
    other = mirror(_selected(), FRAME, ("JP", "EU"))
    assert (other.above.acts, other.below.acts) == (placed.further[0].acts, placed.further[1].acts)
    mirror_figure(other, "dark")


@pytest.mark.parametrize("codes", [("US", "BR"), ("BR", "US"), ("BR", "AR", "CL")])
def test_a_side_may_be_empty(codes: tuple[str, ...]) -> None:
    selected = _selected()
    placed = mirror(selected, FRAME, codes)
    assert sum(side.acts == 0 for side in placed.sides) >= 1
    window = placed.scene.window
    for theme in ("light", "dark"):
        mirror_figure(placed, theme)
        cumulative_figure(cumulative(selected, window, codes), theme)
        money_figure(money(selected, window, codes), theme)
    told = coverage(selected, window, codes)
    assert all(side.few for side in told.sides if not side.acts)
    assert len(halves(selected, FRAME, codes)) == len(codes)


def test_nothing_at_all() -> None:
    selected = _selected(text="nothing-holds-this")
    placed = mirror(selected, FRAME, ("US", "CN", "EU"))
    assert not placed.scene.marks and not placed.ties
    assert by_quarter(selected, WINDOW).pairs == () and by_group(selected, WINDOW).pairs == ()
    assert not any(curve.total for curve in cumulative(selected, WINDOW).curves)
    mirror_figure(placed)
    cumulative_figure(cumulative(selected, WINDOW))
    money_figure(money(selected, WINDOW))


def test_lanes_by_arena_hold_the_acts_of_the_lanes_by_category() -> None:
    arenas, kinds = (mirror(_selected(grouping=grouping), FRAME) for grouping in ("arena", "category"))
    assert {mark.event_id for mark in arenas.scene.marks} == {mark.event_id for mark in kinds.scene.marks}
    names = {lane.name for lane in arenas.scene.lanes}
    assert "Technological independence" in names and "Export control" not in names
    counted = by_group(_selected(grouping="arena"), WINDOW)
    assert sum(pair.above for pair in counted.pairs) == sum(pair.above for pair in by_group(_selected(), WINDOW).pairs)


def test_ties_of_the_text_are_listed_by_date_drawn_or_not() -> None:
    index = _store(
        [_act("US", "2025-05-01"), _act("CN", "2025-06-05"), _act("US", "2025-07-01"), _act("US", "2025-07-02")],
        [
            _link("e2", "e1", "lifts"), _link("e1", "e0", "response"), _link("e3", "e2", "response"),
            _link("e1", "e0", "part_of"),
        ],
    )  # fmt: skip
    ties = stated(select(index, Selection()), WINDOW, SIDES)
    assert [(tie.number, tie.act, tie.answer, tie.kind) for tie in ties] == [
        (1, "e0", "e1", "response"), (2, "e1", "e2", "lifts"),
    ]  # fmt: skip
    assert [tie.days for tie in ties] == [(35, 35), (26, 26)]
    assert [tie.sign for tie in ties] == ["1", "2"]


def test_a_tie_without_a_free_way_has_its_sign_beside_its_acts() -> None:
    index = _store([_act("US", "2025-05-01"), _act("CN", "2025-06-05")], [_link("e1", "e0", "response")])
    placed = mirror(select(index, Selection(first="2025-01", last="2025-12")), FRAME)
    assert len(placed.arcs) == 1 and not placed.signs
    beside = signs(placed.scene, placed.ties, ())
    assert {sign.tie.number for sign in beside} == {1}
    assert [sign.y for sign in beside] == [mark.y for mark in placed.scene.marks]
    for sign in beside:
        box = Rect(x0=sign.x - 8, x1=sign.x + 8, y0=sign.y - 8, y1=sign.y + 8)
        assert not any(label.rect.meets(box) for label in placed.scene.labels)
    without = msgspec.structs.replace(placed, arcs=(), signs=beside)
    numbers = [note.text for note in mirror_figure(without).layout.annotations if note.text == "<b>1</b>"]
    assert len(numbers) == len(beside) == 2


NEAR = [
    _act("US", "2025-05-10"),
    _act("CN", "2025-05-20"),
    _act("CN", "2025-06-01", "2025-06-30"),
    _act("CN", "2025-05-15", status="planned"),
    _act("US", "2025-01-01", "2025-12-31"),
]


@pytest.mark.parametrize(("days", "pairs"), [(9, []), (10, [("e0", "e1")]), (51, [("e0", "e1"), ("e0", "e2")])])
def test_acts_are_near_where_no_days_of_theirs_are_farther(days: int, pairs: list[tuple[str, str]]) -> None:
    selected = select(_store(NEAR), Selection(days=days))
    found = near(selected, WINDOW, SIDES)
    assert [(tie.act, tie.answer) for tie in found.ties] == pairs
    assert found.total == len(pairs)
    assert all(tie.kind == "near" and tie.sign.isalpha() for tie in found.ties)


def test_what_a_text_ties_and_what_both_do_is_not_near_by_timing_alone() -> None:
    joint = _act("US", "2025-05-12", countries=["CN", "US"])
    index = _store([*NEAR[:2], joint], [_link("e1", "e0", "response")])
    selected = select(index, Selection())
    assert near(selected, WINDOW, SIDES, stated(selected, WINDOW, SIDES)).total == 0
    assert near(selected, WINDOW, SIDES).total == 1


def test_what_is_aimed_at_each_other_comes_before_one_subject_before_mere_days() -> None:
    acts = [
        _act("US", "2025-05-10", targets=["CN"], subjects=["chips"]),
        _act("CN", "2025-05-11"),
        _act("CN", "2025-05-18", subjects=["chips"]),
        _act("CN", "2025-05-25", targets=["US"]),
    ]
    found = near(select(_store(acts), Selection()), WINDOW, SIDES)
    assert [tie.answer for tie in found.ties] == ["e3", "e2", "e1"]
    assert [tie.reasons for tie in found.ties] == [("aimed",), ("subject",), ()]


def test_near_ties_are_drawn_only_when_asked_for_and_faintly() -> None:
    index = _store([_act("US", "2025-05-10"), _act("CN", "2025-05-20")])
    wide = {"first": "2024-06", "last": "2026-06"}
    asked, plain = (mirror(select(index, Selection(ties=ties, **wide)), FRAME) for ties in ("timing", "stated"))
    assert [arc.tie.kind for arc in asked.arcs] == ["near"] and not plain.arcs
    drawn = [shape for shape in mirror_figure(asked).layout.shapes if shape.line.dash == "dot"]
    assert drawn and all(shape.line.color == palette("light")["ink3"] for shape in drawn)
    assert not mirror(select(index, Selection(ties="none", **wide)), FRAME).arcs


def test_coverage_counts_what_the_acts_of_a_side_rest_on() -> None:
    selected = _selected()
    found = coverage(selected, WINDOW, ("US", "CN", "AE"))
    us, cn, emirates = found.sides
    rows = acts_within(selected, WINDOW, ("US",))[0]
    ids = set(selected.index.events["event_id"].iloc[rows])
    reports = sample.seeds().reports[sample.seeds().reports["event_id"].isin(ids)]
    assert (us.acts, us.reports, us.documents) == (len(rows), len(reports), reports["document_id"].nunique())
    assert us.groups >= FEW and not us.few
    assert emirates.few and emirates.groups < FEW
    assert sum(count for _, count in us.languages) == us.documents
    assert len(us.publishers) + us.unknown == us.documents
    assert found.told == 5 and cn.acts


def test_near_copies_are_one_source_group() -> None:
    base = sample.seeds()
    copied = base._replace(documents=base.documents.assign(source_group="one"))
    assert all(side.groups == 1 and side.few for side in coverage(_selected(copied), WINDOW).sides)


def test_acts_add_up_at_the_last_day_on_which_they_can_have_been() -> None:
    index = _store([
        _act("US", "2025-05-10"), _act("US", "2025-02-01", "2025-06-30"), _act("US", "2025-03-01", status="planned"),
        _act("US", "2025-06-01", "2027-06-30"), _act("CN", "2025-04-01"),
    ])  # fmt: skip
    found = cumulative(select(index, Selection()), WINDOW)
    us, cn = found.curves
    assert [(step.day, step.count, step.opens) for step in us.steps] == [
        (date(2025, 5, 10), 1, ("e0",)), (date(2025, 6, 30), 2, ("e1",)),
    ]  # fmt: skip
    assert (cn.total, found.top, found.left_out) == (1, 2, 2)
    trace = cumulative_figure(found).data[0]
    assert list(trace.customdata) == [None, "e0", "e1", None]


def test_money_is_on_one_scale_and_parts_are_not_counted_twice() -> None:
    def sum_of(usd: float, **fields: Any) -> dict[str, Any]:
        amounts = [{"low": usd, "high": usd, "currency": "USD", "usd": usd, "rate_date": None}]
        return _act("US", "2025-05-10", category="investment", amounts=amounts, usd=usd, **fields)

    acts = [
        sum_of(5e11), sum_of(1e11), sum_of(2e9, status="planned"), sum_of(9e9, polarity="lifted"),
        {**sum_of(1e9), "countries": ["CN"]}, {**sum_of(1e9), "usd": None},
    ]  # fmt: skip
    found = money(select(_store(acts, [_link("e1", "e0", "part_of")]), Selection()), WINDOW)
    us, cn = found.purses
    assert (us.announced, us.planned, us.unconverted) == (5e11, 2e9, 1)
    assert [one.is_part for one in us.rows] == [False, True, False]
    assert cn.announced == 1e9 and found.log and (found.low, found.high) == (1e9, 1e12)
    drawn = money_figure(found)
    points = drawn.data[0]
    assert list(points.customdata) == ["e0", "e1", "e2"]
    assert set(drawn.data[-1].customdata) == {"list:US:announced", "list:US:planned", "list:CN:announced"}
    ground = palette("light")["bg"]
    assert [colour == ground for colour in drawn.data[0].marker.color] == [False, False, True]
    alike = money(select(_store([sum_of(5e9), sum_of(4e9)]), Selection()), WINDOW)
    assert not alike.log and alike.low == 0


def test_ten_thousand_events() -> None:
    index = Index(sample.tables(10_000, 7))
    selected = select(index, Selection(ties="timing"))
    codes = ("US", "CN", "EU", "JP")
    start = time.perf_counter()
    placed = mirror(selected, FRAME, codes)
    assert placed.scene.cells and placed.near and placed.near_total > len(placed.near)
    window = placed.scene.window
    found = cumulative(selected, window, codes)
    assert all(len(curve.steps) <= MOST_STEPS for curve in found.curves)
    assert all(
        np.diff([step.count for step in curve.steps]).min() >= 1 for curve in found.curves if len(curve.steps) > 1
    )
    cumulative_figure(found)
    money_figure(money(selected, window, codes))
    coverage(selected, window, codes)
    by_group(selected, window)
    scenes = halves(selected, FRAME, codes[:2])
    assert all(scene.cells and scene.labels for scene in scenes)
    assert time.perf_counter() - start < 10
