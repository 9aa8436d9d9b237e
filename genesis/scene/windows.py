"""Windows of the time axis as a reader moves and draws them: calendar units, steps, what a drag means, addresses."""

from datetime import date, timedelta

from genesis.scene.axis import MONTHS, calendar, date_of, days_of, month_end

Window = tuple[date, date]

_BY_MONTHS = 180  # days: a longer stretch that is drawn by hand means whole months


def unit_of(window: Window) -> str | None:
    """The calendar unit that a window is, None where it is none."""
    return next((unit for unit in MONTHS if calendar(unit, window[0]) == window), None)


def around(unit: str, window: Window, newest: date | None) -> Window:
    """The calendar unit about a window: that of the newest source where it is in sight, else that of the middle."""
    middle = window[0] + (window[1] - window[0]) / 2
    inside = newest is not None and window[0] <= newest <= window[1]
    return calendar(unit, newest if inside and newest else middle)


def moved(window: Window, steps: int) -> Window:
    """The window `steps` times its own length later, or earlier: in months where it holds whole months."""
    first, last = window
    if _whole_months(window):
        months = (last.year - first.year) * 12 + last.month - first.month + 1
        return _month(first, steps * months), month_end(_month(last, steps * months))
    days = ((last - first).days + 1) * steps
    return date_of(days_of(first) + days), date_of(days_of(last) + days)


def drawn(begin: float, end: float) -> Window:
    """The window that a drag from one point of the axis to another means, in days since 1970-01-01 and parts of them.

    A short stretch is meant by days, a long one by months, to the nearest boundary. It holds a day at least.
    """
    begin, end = sorted((begin, end))
    if end - begin >= _BY_MONTHS:
        return _nearest_month(begin), _nearest_month(end) - timedelta(days=1)
    first = date_of(round(begin))
    return first, max(first, date_of(round(end) - 1))


def written(window: Window) -> tuple[str, str]:
    """Both ends of a window as an address has them: in months where it holds whole months, else in days."""
    parts = 7 if _whole_months(window) else 10
    return window[0].isoformat()[:parts], window[1].isoformat()[:parts]


def _whole_months(window: Window) -> bool:
    return window[0].day == 1 and window[1] == month_end(window[1])


def _month(day: date, months: int) -> date:
    """The first day of the month `months` after that of a day, within the calendar."""
    number = min(max(day.year * 12 + day.month - 1 + months, 12), 9999 * 12 + 11)
    return date(number // 12, number % 12 + 1, 1)


def _nearest_month(day: float) -> date:
    first = date_of(int(day)).replace(day=1)
    return min(first, _month(first, 1), key=lambda one: abs(days_of(one) - day))
