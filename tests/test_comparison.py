"""Two sides set against each other: every act on its side, on one scale, ties that touch no words."""

from datetime import date
from itertools import combinations, pairwise

import pandas as pd
import pytest
import sample
from hypothesis import given, settings
from hypothesis import strategies as st

from genesis.charts import category_figure, mirror_figure, quarter_figure
from genesis.palette import palette
from genesis.scene import Frame, Mirror, Rect, by_category, by_quarter, mirror
from genesis.scene.mirror import BAND
from genesis.selection import Selection, select

WINDOW = (date(2025, 1, 1), date(2026, 6, 30))
PERIOD = Selection(first="2025-01", last="2026-06")


def _linked() -> sample.Tables:
    tables = sample.seeds()
    ids = tables.events.set_index("title_en")["event_id"]
    ban = ids["US bans export of high-end chip design software to China"]
    lift = ids["US lifts the chip design software ban on China"]
    answer = ids[next(title for title in ids.index if title.startswith("China announces export controls"))]
    rows = [(answer, ban), (lift, answer), (lift, ban), ("gone", ban)]  # from the answer to what it answers
    columns = ("from_event", "to_event", "kind", "document_id", "quote", "quote_start", "quote_end")
    return tables._replace(links=pd.DataFrame([(*row, "response", "d", "q", 0, 1) for row in rows], columns=columns))


def _mirror(width: int = 1440, selection: Selection = PERIOD, **sides: str) -> Mirror:
    return mirror(select(_linked(), selection), Frame(width=width, newest=date(2026, 1, 3)), **sides)


def _check(found: Mirror) -> None:
    scene, top, bottom = found.scene, found.axis_top, found.axis_top + BAND
    grounds = [label.rect for label in scene.labels]
    assert not any(one.meets(other) for one, other in combinations(grounds, 2))
    assert all(box.x0 >= 0 and box.x1 <= scene.width + 0.01 and box.y1 <= scene.height for box in grounds)
    assert all(box.y1 <= top or box.y0 >= bottom for box in grounds)
    assert sum(mark.y < top for mark in scene.marks) == found.above.acts
    assert sum(mark.y > bottom for mark in scene.marks) == found.below.acts


def test_seeds_by_side() -> None:
    found = _mirror()
    _check(found)
    assert (found.above.acts, found.above.documents) == (18, 4)
    assert (found.below.acts, found.below.documents) == (7, 3)


@given(size=st.integers(0, 200), seed=st.integers(0, 9), width=st.sampled_from([360, 900, 1440]))
@settings(max_examples=15, deadline=None)
def test_any_store(size: int, seed: int, width: int) -> None:
    found = mirror(select(sample.tables(size + 1, seed), Selection()), Frame(width=width))
    if not found.too_many:
        _check(found)


def test_categories_stand_in_the_same_order_outwards() -> None:
    found = _mirror()
    above = [lane.id for lane in reversed(found.scene.lanes) if lane.top < found.axis_top]
    below = [lane.id for lane in found.scene.lanes if lane.top > found.axis_top]
    assert above[0] == below[0] == "export_control"
    shared = [lane for lane in above if lane in below]
    assert shared == [lane for lane in below if lane in above]


def test_ties_are_drawn_across_the_axis_and_touch_no_words() -> None:
    found = _mirror()
    assert [(arc.number, arc.kind) for arc in found.arcs] == [(1, "response"), (2, "response")]
    first, second = found.arcs
    assert first.answer == second.act
    assert first.points[0][1] < found.axis_top < second.points[0][1]
    for arc in found.arcs:
        for (x0, y0), (x1, y1) in pairwise(arc.points):
            leg = Rect(x0=min(x0, x1) - 1, x1=max(x0, x1) + 1, y0=min(y0, y1) - 1, y1=max(y0, y1) + 1)
            assert not any(leg.meets(label.rect) for label in found.scene.labels)
        assert found.axis_top < arc.disc[1] < found.axis_top + BAND


def test_joint_acts_stand_on_both_sides() -> None:
    found = _mirror()
    joint = [mark for mark in found.scene.marks if mark.colour == "both"]
    assert len(joint) == 2 and len({mark.event_id for mark in joint}) == 1
    assert found.scene.outside == len(select(_linked(), PERIOD)) - 24


def test_an_open_act_is_framed_and_the_others_step_back() -> None:
    opened = _mirror().scene.marks[3].event_id
    found = _mirror(selection=Selection(first="2025-01", last="2026-06", event=opened))
    assert found.scene.focus_id == opened and found.scene.focus is not None
    grounds = [shape for shape in mirror_figure(found).layout.shapes if shape.fillcolor == palette("light")["quote"]]
    assert len(grounds) == 1


def test_another_pair_of_sides() -> None:
    found = _mirror(above="FR", below="AE")
    assert (found.above.acts, found.below.acts) == (2, 2)
    figure = mirror_figure(found)
    assert "France" in "".join(note.text for note in figure.layout.annotations)


def test_a_side_without_acts_keeps_its_place() -> None:
    found = _mirror(above="US", below="BR")
    assert found.below.acts == 0
    assert found.scene.height >= found.axis_top + BAND


def test_too_many_acts_are_counted_not_drawn() -> None:
    found = mirror(select(sample.tables(6000), Selection()))
    assert found.too_many and not found.scene.marks
    assert found.above.acts > 2000


def test_counts_by_quarter() -> None:
    found = by_quarter(select(_linked(), PERIOD), WINDOW)
    assert [(pair.name, pair.above, pair.below) for pair in found.pairs] == [
        ("Q1", 1, 1), ("Q2", 3, 2), ("Q3", 0, 0), ("Q4", 6, 1),
    ]  # fmt: skip
    assert found.pairs[0].first == date(2025, 1, 1) and found.pairs[0].last == date(2025, 3, 31)
    assert sum(pair.above + pair.below for pair in found.pairs) - 1 + found.left_out == 24


def test_counts_by_category_are_those_of_the_sides() -> None:
    found = by_category(select(_linked(), PERIOD), WINDOW)
    assert sum(pair.above for pair in found.pairs) == 18
    assert sum(pair.below for pair in found.pairs) == 7
    assert found.pairs[0].id == "export_control"
    assert found.top == 3


def test_many_years_are_counted_by_year(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("genesis.scene.balance.MOST_QUARTERS", 4)
    found = by_quarter(select(sample.tables(500), Selection()), (date(2010, 1, 1), date(2030, 12, 31)))
    assert all(pair.name.isdigit() for pair in found.pairs)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_both_sides_are_on_one_scale(theme: str) -> None:
    balance = by_quarter(select(_linked(), PERIOD), WINDOW)
    figure = quarter_figure(balance, theme)
    low, high = figure.layout.yaxis.range
    assert low == -high and high >= balance.top
    assert [trace.marker.color for trace in figure.data] == [palette(theme)["us"], palette(theme)["cn"]]
    lying = category_figure(by_category(select(_linked(), PERIOD), WINDOW), theme)
    assert lying.layout.xaxis.range[0] == -lying.layout.xaxis.range[1]
    assert max(lying.data[1].x) == 2


def test_mirror_can_be_clicked_and_says_who_stands_where() -> None:
    found = _mirror()
    figure = mirror_figure(found, "dark")
    clicked = {one for trace in figure.data if trace.customdata is not None for one in trace.customdata}
    assert clicked == {mark.event_id for mark in found.scene.marks}
    texts = "".join(note.text for note in figure.layout.annotations)
    assert "18 acts, above the axis" in texts and "7 acts, below the axis" in texts


def test_chinese_axis_has_the_year_before_the_month() -> None:
    selection = Selection(first="2025-01", last="2026-06", lang="zh-Hans")
    texts = [note.text for note in mirror_figure(_mirror(selection=selection)).layout.annotations]
    assert "<b>2025年1月</b>" in texts


def test_nothing_to_compare() -> None:
    nothing = select(_linked(), Selection(text="no such words"))
    found = mirror(nothing)
    assert found.above.acts == found.below.acts == 0
    assert mirror_figure(found).layout.height > 0
    assert quarter_figure(by_quarter(nothing, WINDOW)).layout.height > 0
    assert category_figure(by_category(nothing, WINDOW)).layout.height > 0
