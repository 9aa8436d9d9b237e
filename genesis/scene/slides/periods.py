"""All events over as many charts as they need, each with its label, cut by the day on which they begin."""

from datetime import date, timedelta

from genesis.scene.axis import Axis, date_of, days_of, window_of
from genesis.scene.slides.arrangement import Arrangement, Drawn, Plate, Room, Stacked
from genesis.scene.slides.laying import rows_within, whole
from genesis.selection import Selected

MOST_EVENTS = 900  # that are drawn one by one; of more each period has its weightiest


def by_period(
    selected: Selected, room: Room, newest: date | None = None, arrangement: Arrangement | None = None
) -> tuple[Plate, ...]:
    """The events of the window over as many charts as they need, each with all its labels, by their first day.

    One chart where all fit; of more than MOST_EVENTS events none: `digest` has the weightiest of each period.
    """
    arrangement = arrangement or Stacked()
    window = window_of(selected, newest)
    rows = rows_within(selected, window, arrangement)
    if len(rows) > MOST_EVENTS:
        return ()
    drawn = arrangement.drawn(selected, rows)
    one = whole(selected, drawn, Axis(first=window[0], last=window[1], width=room.width), room, arrangement)
    if one is not None:
        return (one,)
    ordered = sorted(drawn.items, key=lambda item: (item.first, item.last, item.event_id))
    return tuple(_Cutting(selected, window, room, arrangement).plates(drawn.of(ordered)))


class _Cutting:
    """Cuts events that are ordered by their first day into periods, each as long as its events have room."""

    def __init__(self, selected: Selected, window: tuple[date, date], room: Room, arrangement: Arrangement) -> None:
        self._selected = selected
        self._window = window
        self._room = room
        self._arrangement = arrangement

    def plates(self, drawn: Drawn) -> list[Plate]:
        """One chart a period."""
        made: list[Plate] = []
        rest = list(drawn.items)
        free = self._window[0]  # the first day that no chart before has shown
        while rest:
            first = max(self._window[0], date_of(rest[0].first))
            free = min(max(free, first.replace(day=1)), first)
            plate, taken, end = self._longest(drawn.of(rest), free, first)
            made.append(plate)
            rest = rest[taken:]
            free = end + timedelta(days=1) if end < date.max else end
        return made

    def _longest(self, drawn: Drawn, begin: date, first: date) -> tuple[Plate, int, date]:
        """The longest period whose events fit: whole months, else days, else as many events as fit in a day.

        `begin`: where the axis may begin; `first`: the first event. Returns how many events it has and its last day.
        """
        last = self._window[1]
        for starts, ends in (
            (begin, _months(first, last)),
            (first, _days(first, min(last, first + timedelta(days=31)))),
        ):
            best: tuple[Plate, int, date] | None = None
            for end in ends:
                most = drawn.items[: self._room.labels + 1]
                count = sum(days_of(end) >= max(item.first, days_of(first)) for item in most)
                if count > self._room.labels:
                    break
                if best is not None and count == best[1]:
                    continue  # nothing more happens: the period need not be longer
                plate = self._plate(drawn, count, starts, end)
                if plate is None:
                    break
                best = plate, count, end
            if best is not None and best[1]:
                return best
        for count in range(min(self._room.labels, len(drawn.items)), 0, -1):
            plate = self._plate(drawn, count, first, first)
            if plate is not None:
                return plate, count, first
        raise AssertionError("one event always fits")

    def _plate(self, drawn: Drawn, count: int, begin: date, end: date) -> Plate | None:
        """The first `count` events from `begin` to `end`, if they fit."""
        axis = Axis(first=begin, last=_shown_until(begin, end, self._window[1]), width=self._room.width)
        return whole(self._selected, drawn.of(drawn.items[:count]), axis, self._room, self._arrangement)


def _shown_until(begin: date, end: date, last: date) -> date:
    """The end of an axis: at least three weeks, so that a day has its width."""
    return max(end, min(begin + timedelta(days=20), max(last, end)))


def _months(first: date, last: date) -> list[date]:
    """The last days of the months from `first` to `last`."""
    numbers = range(first.year * 12 + first.month, last.year * 12 + last.month + 1)
    ends = [date(number // 12, number % 12 + 1, 1) - timedelta(days=1) for number in numbers if number < 9999 * 12]
    return [end for end in ends if end >= first]


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]
