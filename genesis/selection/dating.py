"""Where each event stands on the time axis: at its own date, or at another that its reports give for the act."""

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from genesis.selection.postings import Mask, Rows, days
from genesis.selection.view import Axis

if TYPE_CHECKING:
    from genesis.selection.index import Index

EARLIEST, LATEST = np.iinfo(np.int32).min, np.iinfo(np.int32).max  # days that stand for an open end
_EPOCH = np.datetime64("1970-01-01", "D")


class Dates(NamedTuple):
    """The date of each event on an axis, in days since 1970-01-01."""

    first: npt.NDArray[np.int32]  # EARLIEST where it has none
    last: npt.NDArray[np.int32]  # where it has none, the latest possible day
    precision: npt.NDArray[np.object_]
    given: Mask  # whether it is of the kind that is asked for; else it is the event's own

    def placed(self, events: pd.DataFrame, rows: Rows) -> pd.DataFrame:
        """The `events` at positions `rows` with start, end and precision as on the axis."""
        return events.iloc[rows].assign(
            start=_stamps(self.first[rows], EARLIEST),
            end=_stamps(self.last[rows], LATEST),
            precision=pd.array(self.precision[rows], dtype="str"),
        )


def dates(index: "Index", axis: Axis) -> Dates:
    """The dates of all events on an axis; who has none of its kind keeps the own one.

    Of several of one kind that of the report counts whose values the event shows, then the most precise, then the
    earliest.
    """
    events = index.events
    first, last = days(events["start"], EARLIEST), days(events["end"], LATEST)
    precision = events["precision"].to_numpy(dtype=object, copy=True)
    given = np.ones(index.size, dtype=bool)
    if axis == "own":
        return Dates(first, last, precision, given)
    told = index.tables.report_dates
    told = told[told["kind"] == axis].merge(_owners(index), on="report_id")
    length = told["end"] - told["start"]
    told = told.assign(length=length).sort_values(["place", "length", "start"], kind="stable")
    told = told.drop_duplicates("position")
    at = told["position"].to_numpy()
    first[at], last[at] = days(told["start"], EARLIEST), days(told["end"], LATEST)
    precision[at] = told["precision"].to_numpy(dtype=object)
    given[:] = False
    given[at] = True
    return Dates(first, last, precision, given)


def _owners(index: "Index") -> pd.DataFrame:
    """Each report with the position of its event and its place among the reports of that event."""
    lists = index.events["report_ids"].to_list()
    pairs = [(one, position, place) for position, ids in enumerate(lists) for place, one in enumerate(ids)]
    return pd.DataFrame(pairs, columns=["report_id", "position", "place"]).astype({"report_id": "str"})


def _stamps(numbers: npt.NDArray[np.int32], missing: int) -> npt.NDArray[np.datetime64]:
    known = numbers != missing
    stamps = _EPOCH + np.where(known, numbers, 0).astype("timedelta64[D]")
    return np.where(known, stamps, np.datetime64("NaT")).astype("datetime64[s]")
