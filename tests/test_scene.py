"""Scenes by arithmetic: nothing meets, nothing leaves the plot, no event is lost."""

from datetime import date, timedelta
from itertools import combinations, pairwise

import msgspec
import numpy as np
import pandas as pd
import pytest
import sample
from hypothesis import given, settings
from hypothesis import strategies as st

from genesis.scene import MOST_MARKS, WIDTHS, Frame, Rect, Scene, halves, mirror, timeline, width_class, window_of
from genesis.scene.arcs import arcs
from genesis.scene.axis import Axis, days_of, ticks
from genesis.scene.measure import clause, label_rules, pieces, text_width, two_lines
from genesis.scene.mirror import BAND
from genesis.scene.ties import Tie
from genesis.selection import Index, Selection, select

SEEDS = Index(sample.seeds())
NEWEST = date(2026, 1, 3)


def _scene(selection: Selection | None = None, width: float = 1440, index: Index = SEEDS, **room: object) -> Scene:
    return timeline(select(index, selection or Selection()), Frame(width=width, newest=NEWEST, **room))


def _boxes(scene: Scene) -> list[tuple[str, Rect]]:
    """The grounds of labels, and of marks that do not have their label inside."""
    inside = {label.event_id for label in scene.labels if label.inside}
    boxes = [(label.event_id, label.rect) for label in scene.labels]
    for mark in scene.marks:
        half = mark.height / 2 if mark.bar else mark.symbol_size / 2
        reach = 0 if mark.bar else mark.symbol_size / 2
        if mark.event_id not in inside:
            boxes.append(
                (mark.event_id, Rect(x0=mark.x0 - reach, x1=mark.x1 + reach, y0=mark.y - half, y1=mark.y + half))
            )
    return boxes


def check(scene: Scene) -> None:
    """What must hold for every scene."""
    for (one, box), (other, second) in combinations(_boxes(scene), 2):
        assert one == other or not box.meets(second), (one, other, box, second)
    for label in scene.labels:
        assert label.rect.x0 >= 0 and label.rect.x1 <= scene.width + 0.01, label
        assert label.rect.y0 >= 0 and label.rect.y1 <= scene.height, label
    for mark in scene.marks:
        assert 0 <= mark.x0 <= mark.x1 <= scene.width
        assert mark.y - mark.height / 2 >= 0 and mark.y + mark.height / 2 <= scene.height
    counted = round(sum(column.high - column.low for column in scene.columns))
    in_lanes = sum(lane.count for lane in scene.lanes)
    loose = sum(lane.loose for lane in scene.lanes)
    assert len(scene.marks) + counted + loose == in_lanes == scene.total - scene.outside
    assert len({mark.event_id for mark in scene.marks}) == len(scene.marks)
    for lane, below in pairwise(scene.lanes):
        assert lane.top + lane.height == pytest.approx(below.top)
    if scene.lanes:
        assert scene.lanes[-1].top + scene.lanes[-1].height == pytest.approx(scene.height)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", ["en", "zh-Hans", "zh-Hant"])
@pytest.mark.parametrize("lanes", ["country", "category", "programme", "source"])
def test_seeds_at_every_width(width: int, language: str, lanes: str) -> None:
    scene = _scene(Selection(lang=language, lanes=lanes), width)
    check(scene)
    assert len(scene.marks) == 30
    assert scene.outside == 3


@given(
    size=st.integers(1, 160),
    seed=st.integers(0, 20),
    width=st.sampled_from(WIDTHS),
    zoom=st.sampled_from(["fit", "all"]),
)
@settings(max_examples=25, deadline=None)
def test_any_store_at_any_width(size: int, seed: int, width: int, zoom: str) -> None:
    check(_scene(Selection(zoom=zoom), width, Index(sample.tables(size, seed))))


@given(first=st.dates(date(2012, 1, 1), date(2030, 1, 1)), days=st.integers(0, 4000), width=st.sampled_from(WIDTHS))
@settings(max_examples=40, deadline=None)
def test_any_window(first: date, days: int, width: int) -> None:
    selection = Selection(first=first.isoformat(), last=(first + timedelta(days=days)).isoformat())
    scene = _scene(selection, width)
    check(scene)
    assert scene.window == (first, first + timedelta(days=days))


def test_a_scene_holds_at_every_greater_width() -> None:
    """Distances grow with the width, labels keep their pixels: rectangles that did not meet do not meet then."""
    scene = _scene(width=900)
    marks = {mark.event_id: mark for mark in scene.marks}
    for stretch in (1.1, 1.33):
        boxes = []
        for label in scene.labels:
            mark = marks[label.event_id]
            end = mark.x0 if label.inside or label.anchor == "right" else mark.x1
            moved = label.rect.x0 - end + end * stretch
            boxes.append(Rect(x0=moved, x1=moved + label.width, y0=label.rect.y0, y1=label.rect.y1))
        assert not any(one.meets(other) for one, other in combinations(boxes, 2))


def test_seeds_look_as_they_should() -> None:
    scene = _scene()
    assert scene.window == (date(2025, 1, 1), date(2026, 9, 30))
    assert [(lane.name, lane.count, lane.labelled) for lane in scene.lanes] == [
        ("United States", 17, 17), ("US and China", 1, 1), ("China", 6, 6), ("Others", 6, 6),
    ]  # fmt: skip
    assert [remark.text for remark in scene.remarks].count("→ 2045") == 1
    assert scene.strip is not None
    assert (scene.strip.earlier, scene.strip.later) == ("‹ 1 earlier (2013)", "1 later (2028) ›")
    conflict = next(label for label in scene.labels if len(label.lines[-1]) == 3)
    assert [run.text for run in conflict.lines[-1][1:]] == [" · 2 reports", " · sources differ: 21 or 23 Jan"]
    assert len(scene.badges) == 1


def test_money_given_to_a_side_is_the_givers_act() -> None:
    scene = _scene()
    others = next(lane for lane in scene.lanes if lane.name == "Others")
    allies = SEEDS.events.loc[SEEDS.events["title_en"].str.startswith("US allies"), "event_id"].iloc[0]
    mark = next(mark for mark in scene.marks if mark.event_id == allies)
    assert others.top < mark.y < others.top + others.height
    assert mark.colour == "others"


def test_two_sides_under_one_another_have_the_acts_of_the_mirror() -> None:
    selected, frame = select(SEEDS, Selection()), Frame(width=360, newest=NEWEST)
    both = mirror(selected, frame)
    upper, lower = halves(selected, frame)
    assert (len(upper.marks), len(lower.marks)) == (both.above.acts, both.below.acts)
    assert upper.window == lower.window == both.scene.window
    joint = {mark.event_id for mark in upper.marks} & {mark.event_id for mark in lower.marks}
    assert len(joint) == 1
    check(upper)
    check(lower)


@pytest.mark.parametrize("width", [640, 900, 1200])
def test_what_sources_differ_on_does_not_shorten_a_title(width: int) -> None:
    scene = _scene(width=width)
    label = next(one for one in scene.labels if any("sources differ" in run.text for run in one.lines[-1]))
    title = " ".join([label.lines[0][0].text, label.lines[-1][0].text]) if len(label.lines) > 1 else ""
    assert title and "…" not in title


def test_numbers_of_ties_stand_clear_of_the_words_on_the_axis() -> None:
    some = next(mark for mark in _scene().marks if not mark.bar)
    ends = [
        msgspec.structs.replace(some, event_id=name, x0=300, x1=300, symbol_x=300, y=y)
        for name, y in (("act", 20.0), ("answer", 140.0))
    ]
    scene = msgspec.structs.replace(_scene(), marks=tuple(ends), labels=(), badges=())
    ties = [Tie(number=1, act="act", answer="answer", kind="response")]
    (free,) = arcs(scene, 60, 60 + BAND, ties)
    column, middle = free.disc
    word = Rect(x0=column + 8, x1=column + 14, y0=middle - 8, y1=middle + 8)
    (moved,) = arcs(scene, 60, 60 + BAND, ties, [word])
    assert moved.disc[0] + 10 <= word.x0 or moved.disc[0] - 10 >= word.x1


def test_weightier_events_keep_their_labels() -> None:
    index = Index(sample.tables(150, 3))
    plain = _scene(index=index)
    dropped = next(mark.event_id for mark in plain.marks if not mark.labelled)
    opened = _scene(Selection(event=dropped), index=index)
    assert dropped in {label.event_id for label in opened.labels}
    assert opened.focus is not None and opened.focus_id == dropped


def test_half_a_page_has_fewer_rows() -> None:
    index = Index(sample.tables(150, 3))
    assert len(_scene(index=index, height="half").labels) < len(_scene(index=index).labels)


def test_too_many_marks_become_columns() -> None:
    index = Index(sample.tables(MOST_MARKS * 2))
    scene = _scene(index=index)
    assert not scene.marks and scene.columns
    check(scene)
    first = scene.columns[0]
    clicked = select(index, Selection(first=str(first.first), last=str(first.last)))
    assert len(clicked) >= first.high - first.low


@pytest.mark.parametrize("width", [360, 1200])
def test_columns_open_into_marks_as_one_zooms_in(width: int) -> None:
    index = Index(sample.tables(60_000))
    kinds = []
    for first, last in (("2023", "2025"), ("2024-03", "2024-03"), ("2024-03-11", "2024-03-12")):
        scene = _scene(Selection(first=first, last=last), index=index, width=width)
        check(scene)
        kinds.append("columns" if scene.columns else "marks")
    assert (kinds[0], kinds[-1]) == ("columns", "marks")
    assert sum(lane.loose for lane in scene.lanes) > 0, "what is vaguer than the window is said, not drawn"
    sharp = [mark for mark in scene.marks if not mark.bar]
    assert len(sharp) > 20


def test_columns_are_as_fine_as_the_window_asks() -> None:
    index = Index(sample.tables(60_000))
    lengths = {}
    for last in ("2024-03-31", "2024-12-31", "2027-12-31"):
        scene = _scene(Selection(first="2024-01-01" if last != "2024-03-31" else "2024-02-01", last=last), index=index)
        check(scene)
        whole = [one for one in scene.columns if one.x0 > 0 and one.x1 < scene.width - 1]
        lengths[last] = max((one.last - one.first).days + 1 for one in whole if one.first and one.last)
    assert lengths == {"2024-03-31": 1, "2024-12-31": 7, "2027-12-31": 31}


def test_one_event_has_a_year_around_it() -> None:
    scene = _scene(Selection(text="Paris AI summit opens"))
    assert len(scene.marks) == 1
    assert 360 <= (scene.window[1] - scene.window[0]).days <= 400


def test_nothing_selected_keeps_the_frame() -> None:
    scene = _scene(Selection(text="no such words"))
    assert (scene.marks, scene.lanes, scene.outside) == ((), (), 0)
    assert scene.ticks


@pytest.mark.parametrize("zoom", ["month", "quarter", "year"])
def test_zooms_are_calendar_periods_of_the_newest_source(zoom: str) -> None:
    first, last = window_of(select(SEEDS, Selection(zoom=zoom)), NEWEST)
    assert first <= NEWEST <= last
    assert first.day == 1 and (last + timedelta(days=1)).day == 1


def _window_of_beginnings(*days: date) -> tuple[date, date]:
    tables = sample.seeds()
    events = tables.events.iloc[: len(days)].assign(start=pd.to_datetime(days), end=pd.to_datetime(days))
    reports = tables.reports[tables.reports["event_id"].isin(events["event_id"])]
    return window_of(select(Index(tables._replace(events=events, reports=reports)), Selection()))


def test_few_events_are_all_shown_whatever_gaps_they_have() -> None:
    days = date(2024, 1, 1), date(2025, 1, 1), date(2025, 3, 1), date(2025, 6, 1), date(2025, 12, 26), date(2026, 1, 1)
    first, last = _window_of_beginnings(*days)
    assert first == days[0] and days[-1] < last < date(2027, 1, 1)


def test_a_far_stray_does_not_widen_the_window() -> None:
    days = date(1998, 1, 1), date(2025, 1, 1), date(2025, 3, 1), date(2025, 6, 1), date(2025, 12, 26)
    first, last = _window_of_beginnings(*days)
    assert first == days[1] and days[-1] < last


def test_events_of_two_days_far_from_each_other_keep_a_window() -> None:
    first, last = _window_of_beginnings(date(1998, 1, 1), date(2025, 1, 1))
    assert (last - first).days < 400


def test_open_ends_of_a_period() -> None:
    assert window_of(select(SEEDS, Selection(first="2025-06")))[0] == date(2025, 6, 1)
    assert window_of(select(SEEDS, Selection(last="2025-06")))[1] == date(2025, 6, 30)
    late = window_of(select(SEEDS, Selection(first="2040")))
    assert late[0] == date(2040, 1, 1) <= late[1]


@pytest.mark.parametrize(
    ("first", "last", "texts"),
    [
        ((2025, 3, 1), (2025, 4, 10), ["1 Mar", "8 Mar", "15 Mar", "22 Mar", "1 Apr", "8 Apr"]),
        ((2025, 1, 1), (2025, 4, 30), ["Jan", "Feb", "Mar", "Apr"]),
        ((2022, 1, 1), (2024, 12, 31), ["Q1", "Q2", "Q3", "Q4"] * 3),
        ((2010, 1, 1), (2020, 12, 31), [""] * 11),
        ((1950, 1, 1), (2025, 12, 31), [""] * 16),
    ],
)
def test_ticks(first: tuple[int, ...], last: tuple[int, ...], texts: list[str]) -> None:
    axis = Axis(first=date(*first), last=date(*last), width=1440)
    found = ticks(axis, "en")
    assert [tick.text for tick in found] == texts
    assert found[0].year
    assert all(0 <= tick.x <= axis.width for tick in found)
    assert [tick.text for tick in ticks(axis, "zh-Hans")] == [_chinese(text) for text in texts]


def _chinese(text: str) -> str:
    months = {name: number for number, name in enumerate(["Jan", "Feb", "Mar", "Apr"], 1)}
    quarters = dict(zip(("Q1", "Q2", "Q3", "Q4"), "一二三四", strict=True))
    if text in quarters:
        return f"{quarters[text]}季度"
    day, _, month = text.rpartition(" ")
    return f"{months[month]}月{day}日" if day else f"{months[text]}月" if text else ""


@pytest.mark.parametrize("width", WIDTHS)
def test_ticks_have_room(width: int) -> None:
    for days in (40, 200, 600, 1500, 4000, 9000, 20_000):
        found = ticks(Axis(first=date(1975, 3, 5), last=date(1975, 3, 5) + timedelta(days=days), width=width), "en")
        gaps = [after.x - before.x for before, after in pairwise(found)]
        assert not gaps or min(gaps) >= 40, days


def test_density_counts_every_dated_event_in_its_range() -> None:
    scene = _scene(Selection(zoom="all"))
    assert scene.strip is not None
    drawn = sum(column.high - column.low for column in scene.strip.columns)
    assert drawn == pytest.approx(33, abs=0.01)


def test_axis_is_linear_in_days() -> None:
    axis = Axis(first=date(2025, 1, 1), last=date(2025, 12, 31), width=730)
    assert axis.x(days_of(date(2025, 1, 2))) == pytest.approx(2)
    assert axis.x(days_of(date(2026, 1, 1))) == pytest.approx(730)


def test_width_classes() -> None:
    assert [width_class(width) for width in (100, 360, 700, 1500)] == [360, 360, 640, 1440]


def test_text_width_is_near_the_browsers() -> None:
    measured = 308.34  # Source Sans 13 px in Chromium
    assert text_width("US bans export of high-end chip design software to China") == pytest.approx(measured, rel=0.03)
    assert text_width("中国", 13) == pytest.approx(26, rel=0.03)


@pytest.mark.parametrize("rule", label_rules().together, ids=lambda rule: rule.id)
def test_what_holds_together(rule: object) -> None:
    import re

    for text in rule.accept:
        assert re.fullmatch(rule.pattern, text), text
        assert len(pieces(text)) == 1
    for text in rule.reject:
        assert not re.fullmatch(rule.pattern, text), text


def test_two_lines_are_balanced_and_whole() -> None:
    first, second = two_lines("DOE to allocate USD 12 billion from the FY2026 science budget as seed money")
    assert f"{first} {second}" == "DOE to allocate USD 12 billion from the FY2026 science budget as seed money"
    assert abs(text_width(first) - text_width(second)) < 80
    assert two_lines("Paris summit opens") is None
    chinese = two_lines("白宫与能源部宣布24家科技公司加入“创世纪计划”")
    assert chinese is not None and "“创世纪计划”" in chinese[1]


@given(st.text(alphabet="abc 中文，。（）“”12亿元", max_size=40))
def test_pieces_are_the_text(text: str) -> None:
    assert "".join(pieces(text)) == text
    signs = label_rules().signs
    assert all(piece[0] not in signs.never_first for piece in pieces(text)[1:])


def test_long_titles_end_at_a_clause() -> None:
    title = (
        "China announces export controls on dysprosium and terbium, citing national security, after the American ban"
    )
    assert clause(title, 420) == "China announces export controls on dysprosium and terbium"
    assert clause("a" * 30 + " " + "b" * 30, 250).endswith("…")


def test_every_scene_is_the_same_twice() -> None:
    assert _scene() == _scene()
    order = np.random.default_rng(1).permutation(len(SEEDS.events))
    shuffled = sample.seeds()._replace(events=sample.seeds().events.iloc[order])
    assert _scene(index=Index(shuffled)).marks == _scene().marks
