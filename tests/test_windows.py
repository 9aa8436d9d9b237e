"""Windows of the time axis: what a drag means, how they move, how an address writes them."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from genesis.scene.axis import Axis, days_of, ticks
from genesis.scene.windows import around, drawn, moved, unit_of, written
from genesis.selection import first_day, last_day

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


def test_a_short_drag_means_days_and_a_long_one_months() -> None:
    first = days_of(date(2025, 3, 4))
    assert written(drawn(first + 0.3, first + 9.6)) == ("2025-03-04", "2025-03-13")
    assert written(drawn(first + 0.3, first + 300.0)) == ("2025-03", "2025-12")
    assert written(drawn(first + 300.0, first + 0.3)) == ("2025-03", "2025-12"), "in either direction"


def test_a_drag_over_less_than_a_day_is_a_day() -> None:
    first = days_of(date(2025, 3, 4))
    assert drawn(first + 0.2, first + 0.3) == (date(2025, 3, 4), date(2025, 3, 4))


@pytest.mark.parametrize(
    ("window", "steps", "expected"),
    [
        ((date(2025, 1, 1), date(2025, 12, 31)), 1, ("2026-01", "2026-12")),
        ((date(2025, 1, 1), date(2025, 1, 31)), 1, ("2025-02", "2025-02")),
        ((date(2025, 1, 1), date(2025, 9, 30)), -1, ("2024-04", "2024-12")),
        ((date(2025, 1, 10), date(2025, 1, 19)), -1, ("2024-12-31", "2025-01-09")),
    ],
)
def test_a_window_moves_by_its_own_length(window, steps, expected) -> None:
    assert written(moved(window, steps)) == expected


@given(DAYS, st.integers(0, 5000))
def test_a_written_window_reads_back(first: date, length: int) -> None:
    window = (first, first + timedelta(days=length))
    begin, end = written(window)
    assert (first_day(begin), last_day(end)) == window


@given(DAYS, st.integers(0, 5000), st.sampled_from([-1, 1]))
def test_a_moved_window_meets_the_old_one_without_a_gap(first: date, length: int, step: int) -> None:
    window = (first, first + timedelta(days=length))
    after = moved(window, step)
    gap = after[0] - window[1] if step > 0 else window[0] - after[1]
    assert gap == timedelta(days=1)


def test_units_of_the_calendar() -> None:
    assert unit_of((date(2024, 4, 1), date(2024, 6, 30))) == "quarter"
    assert unit_of((date(2024, 2, 1), date(2024, 2, 29))) == "month"
    assert unit_of((date(2024, 3, 1), date(2024, 5, 31))) is None
    window = (date(2024, 1, 1), date(2024, 12, 31))
    assert around("month", window, date(2024, 11, 5)) == (date(2024, 11, 1), date(2024, 11, 30))
    assert around("month", window, date(2026, 1, 3)) == (date(2024, 7, 1), date(2024, 7, 31))


@pytest.mark.parametrize("width", [360, 900, 1440])
@pytest.mark.parametrize("length", [5, 10, 14, 20, 31, 45])
def test_short_windows_have_ticks_that_do_not_meet(width: int, length: int) -> None:
    first = date(2025, 2, 9)
    axis = Axis(first=first, last=first + timedelta(days=length - 1), width=width)
    for language in ("en", "zh-Hans"):
        places = [tick.x for tick in ticks(axis, language)]
        assert len(places) >= min(2, length // 7 + 1)
        assert all(after - before >= 46 for before, after in pairwise(places))
