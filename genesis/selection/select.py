"""Which events a selection holds, and how many each further choice would leave."""

from collections.abc import Collection, Sequence
from datetime import date
from difflib import get_close_matches
from functools import cached_property
from typing import Literal

import msgspec
import numpy as np
import pandas as pd

from genesis.selection.address import first_day, last_day
from genesis.selection.index import EARLIEST, Index, Tables, index_of
from genesis.selection.names import named
from genesis.selection.postings import Mask, Postings, Rows
from genesis.selection.view import FACETS, NONE, WITHOUT, Note, Selection


class Choice(msgspec.Struct, frozen=True):
    """A value of a facet: how many events it would hold with all other filters as they are."""

    value: str
    count: int
    chosen: Literal["", "with", "without"] = ""


class Selected:
    """The events of a selection: `rows` dated and in the period, `outside` dated and out of it, `undated`."""

    def __init__(self, index: Index, selection: Selection, rows: Rows, outside: Rows, undated: Rows) -> None:
        """Hold positions into `index.events`; frames are made when asked for."""
        self.index = index
        self.selection = selection
        self.rows = rows
        self.outside = outside
        self.undated = undated

    @cached_property
    def events(self) -> pd.DataFrame:
        """The dated events within the period, in the order asked for; `start` and `end` are those of the axis."""
        return self._frame(self.rows)

    @cached_property
    def events_undated(self) -> pd.DataFrame:
        """The events without a day on this axis; `end` is the latest possible day."""
        return self._frame(self.undated)

    def __len__(self) -> int:
        """How many dated events lie within the period."""
        return len(self.rows)

    def between(self, first: date, last: date) -> "Selected":
        """Those of the dated events that can have happened from `first` to `last`, in the same order."""
        begins, ends = (span[self.rows] for span in self.index.spans(self.selection.axis))
        begin, end = (np.datetime64(day, "D").astype(int) for day in (first, last))
        kept = self.rows[(begins <= end) & (ends >= begin)]
        return Selected(self.index, self.selection, kept, self.outside, self.undated)

    def page(self, first: int, last: int) -> pd.DataFrame:
        """The dated events at places `first` to `last` (exclusive) of the order: no more than a table shows at once."""
        return self._frame(self.rows[first:last])

    def page_undated(self, last: int) -> pd.DataFrame:
        """The first `last` events without a day."""
        return self._frame(self.undated[:last])

    def ids(self) -> list[str]:
        """The ids of all dated events in their order, then those of the undated."""
        rows = np.concatenate([self.rows, self.undated])
        return list(self.index.events["event_id"].to_numpy()[rows])

    def values(self, field: str) -> list[str]:
        """Which values of a facet, by its field, the dated events have."""
        return list(self.counts(field))

    def counts(self, field: str) -> dict[str, int]:
        """How many of the dated events have each value of a facet, by its field, or of `documents`."""
        mask = np.zeros(self.index.size, dtype=bool)
        mask[self.rows] = True
        return self.index.postings(field, self.selection.axis).count(mask)

    @cached_property
    def document_ids(self) -> set[str]:
        """The documents that report any of the events of the period, dated or not."""
        mask = np.zeros(self.index.size, dtype=bool)
        mask[self.rows] = mask[self.undated] = True
        return set(self.index.postings("documents").count(mask)) - {NONE}

    def only(self, event_ids: Collection[str]) -> "Selected":
        """Those of the events, dated in the period or undated, that have one of the ids."""
        ids = self.index.events["event_id"].to_numpy()
        kept = (rows[np.isin(ids[rows], list(event_ids))] for rows in (self.rows, self.undated))
        rows, undated = kept
        return Selected(self.index, self.selection, rows, self.outside[:0], undated)

    def _frame(self, rows: Rows) -> pd.DataFrame:
        return self.index.placed(rows, self.selection.axis)


def resolved(source: Index | Tables, selection: Selection) -> Selection:
    """The selection with organisations and programmes by their own names: NVDA and 輝達 are Nvidia."""
    index = index_of(source)
    changed = {}
    for field in ("organisations", "programmes"):
        known, values = index.postings(field), selection.facet(field)
        if any(value.removeprefix(WITHOUT) not in known for value in values):
            changed[field] = tuple(dict.fromkeys(own for value in values for own in _own_names(known, value)))
    return msgspec.structs.replace(selection, **changed) if changed else selection


def _own_names(known: Postings, value: str) -> list[str]:
    """The names, among those that events have, of whoever bears a name; the name itself where that is nobody."""
    sign, bare = (WITHOUT, value[1:]) if value.startswith(WITHOUT) else ("", value)
    found = [] if bare in known or bare == NONE else [name for name in sorted(named(bare)) if name in known]
    return [sign + name for name in found] or [value]


def select(source: Index | Tables, selection: Selection) -> Selected:
    """The events that pass all filters, divided by whether they can be placed within the period."""
    index = index_of(source)
    selection = resolved(index, selection)
    by_date = index.by_date(selection.axis)
    dated = index.spans(selection.axis)[0] != EARLIEST
    passing = np.ones(index.size, dtype=bool)
    for mask in (*_facet_masks(index, selection).values(), *_other_masks(index, selection)):
        passing &= mask
    within = _within(index, selection)
    return Selected(
        index,
        selection,
        rows=_sorted(index, selection, by_date[(passing & within & dated)[by_date]]),
        outside=by_date[(passing & ~within & dated)[by_date]],
        undated=by_date[(passing & within & ~dated)[by_date]],
    )


def facets(source: Index | Tables, selection: Selection) -> dict[str, tuple[Choice, ...]]:
    """The choices of each facet, by its key in the address, the most frequent first (years in their order).

    Each count holds with all other filters applied; a value that is chosen stays in the list at zero.
    """
    index = index_of(source)
    selection = resolved(index, selection)
    masks = _facet_masks(index, selection)
    common = np.ones(index.size, dtype=bool)
    for mask in (*_other_masks(index, selection), _within(index, selection)):
        common &= mask
    failures = np.zeros(index.size, dtype=np.uint8)
    for mask in masks.values():
        failures += ~mask
    everything = not masks and bool(common.all())
    passing = common & (failures == 0)
    choices = {}
    for field, key in FACETS.items():
        # A facet's own filter does not count against its values: whoever fails it alone is counted too.
        mask = common & (failures == ~masks[field]) if field in masks else passing
        choices[key] = _choices(index, selection, field, None if everything else mask)
    return choices


def absent(source: Index | Tables, selection: Selection) -> tuple[Note, ...]:
    """Notes on chosen values that no event of this store has, with the nearest that exist."""
    index = index_of(source)
    selection = resolved(index, selection)
    notes = []
    for field, key in FACETS.items():
        for value in (*selection.wanted(field), *selection.unwanted(field)):
            known = index.postings(field, selection.axis)
            if value == NONE or value in known or _known_otherwise(index, selection, field, value):
                continue
            near = get_close_matches(value, known.values, n=3)
            notes.append(Note("absent", key, value, tuple(near)))
    return tuple(notes)


def _known_otherwise(index: Index, selection: Selection, field: str, value: str) -> bool:
    """Whether an event has what is named in another way: a source by a document's id, an organisation by a ticker."""
    return field in ("sources", "organisations") and bool(_having(index, selection, field, (value,)).any())


def _facet_masks(index: Index, selection: Selection) -> dict[str, Mask]:
    masks = {}
    for field in FACETS:
        wanted, unwanted = selection.wanted(field), selection.unwanted(field)
        if wanted or unwanted:
            mask = _having(index, selection, field, wanted) if wanted else np.ones(index.size, dtype=bool)
            masks[field] = mask & ~_having(index, selection, field, unwanted) if unwanted else mask
    return masks


def _having(index: Index, selection: Selection, field: str, values: Sequence[str]) -> Mask:
    mask = index.postings(field, selection.axis).has(values)
    if field == "sources":
        return mask | index.postings("documents").has(values)
    if field == "organisations":
        return mask | index.postings("tickers").has([value.upper() for value in values])
    return mask


def _other_masks(index: Index, selection: Selection) -> list[Mask]:
    masks = []
    if selection.text:
        masks.append(index.containing(selection.text))
    if selection.as_of:
        masks.append(index.known_by(first_day(selection.as_of)))
    return masks


def _within(index: Index, selection: Selection) -> Mask:
    """Mark the events that can have happened within the period: their span and it have a day in common."""
    first, last = index.spans(selection.axis)
    mask = np.ones(index.size, dtype=bool)
    if selection.first:
        mask &= last >= np.datetime64(first_day(selection.first), "D").astype(int)
    if selection.last:
        mask &= first <= np.datetime64(last_day(selection.last), "D").astype(int)
    return mask


def _choices(index: Index, selection: Selection, field: str, mask: Mask | None) -> tuple[Choice, ...]:
    counts = index.postings(field, selection.axis).count(mask)
    chosen: dict[str, Literal["with", "without"]] = dict.fromkeys(selection.wanted(field), "with")
    chosen.update(dict.fromkeys(selection.unwanted(field), "without"))
    values = [*counts, *(value for value in chosen if value not in counts)]
    choices = [Choice(value, counts.get(value, 0), chosen.get(value, "")) for value in values]
    if field == "years":
        return tuple(sorted(choices, key=lambda choice: choice.value))
    return tuple(sorted(choices, key=lambda choice: (choice.value == NONE, -choice.count, choice.value)))


def _sorted(index: Index, selection: Selection, rows: Rows) -> Rows:
    """Put rows that are ordered by date into the order that is asked for; ties stay ordered by date.

    What has no value in the column comes last in either direction.
    """
    name = selection.sort.removeprefix("-")
    falling = selection.sort.startswith("-")
    if name == "date":
        return rows[::-1] if falling else rows
    places = index.ranks(name, selection.lang)[rows]
    missing = np.iinfo(np.int64).max
    keys = np.where(places < 0, missing, -places if falling else places)
    return rows[np.argsort(keys, kind="stable")]
