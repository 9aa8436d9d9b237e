"""Stores of any size on disk: the annotated seeds many times over, with their distributions, each copy at other dates.

Precisions, countries, categories, sums, conflicts and reports an event are those of the seeds; years move by years,
months by months, days by days, so that a month stays a month.
"""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import gold_store
import numpy as np
import numpy.typing as npt
import pandas as pd

from genesis import store, tables

TABLES = ("documents", "texts", "reports", "report_dates", "events", "figures")
_IDS = ("document_id", "report_id", "event_id", "figure_id", "source_group")
_ID_LISTS = ("report_ids", "document_ids")
_SPREAD = 40  # months over which copies lie, before the seeds' own dates and after


def write(folder: Path, events: int, seed: int = 1) -> None:
    """Write a store with about `events` events (a multiple of the seeds' 34)."""
    with TemporaryDirectory() as scratch:
        gold_store.write(Path(scratch) / "data")
        base = store.Store.open(Path(scratch) / "data")
        frames = {name: base._frame(name) for name in tables.tables()}
    copies = max(1, round(events / len(frames["events"])))
    random = np.random.default_rng(seed)
    numbers = {name: np.repeat(np.arange(copies), len(frames[name])) for name in TABLES}
    made = {name: _copied(frames[name], copies, numbers[name]) for name in TABLES}
    shifts = _shifts(made["events"], random)
    event_of = made["reports"].set_index("report_id")["event_id"]
    owners = {
        "events": made["events"]["event_id"],
        "reports": made["reports"]["event_id"],
        "report_dates": made["report_dates"]["report_id"].map(event_of),
    }
    for name, owner in owners.items():
        made[name] = _moved(made[name], shifts.loc[owner].to_numpy())
    files = zip(numbers["documents"], made["documents"]["file"], strict=True)
    made["documents"]["file"] = [f"{number}/{file}" for number, file in files]
    store.write(folder, {**frames, **made})


def _copied(frame: pd.DataFrame, copies: int, numbers: npt.NDArray[Any]) -> pd.DataFrame:
    """The frame `copies` times, with ids of their own."""
    many = pd.concat([frame] * copies, ignore_index=True)
    ends = [f"{number:05x}" for number in range(copies)]
    for name in filter(many.columns.__contains__, _IDS):
        many[name] = pd.Series(
            [one + ends[number] for one, number in zip(many[name], numbers, strict=True)], dtype="str"
        )
    for name in filter(many.columns.__contains__, _ID_LISTS):
        many[name] = [[one + ends[number] for one in ids] for ids, number in zip(many[name], numbers, strict=True)]
    return many


def _shifts(events: pd.DataFrame, random: np.random.Generator) -> pd.DataFrame:
    """For each event how far it moves: whole years, half years, quarters or months by its precision; days beside."""
    step = events["precision"].map({"year": 12, "decade": 12, "half": 6, "quarter": 3}).fillna(1).to_numpy()
    months = np.round(random.normal(-_SPREAD / 2, _SPREAD / 2, len(events)) / step) * step
    days = np.where(events["precision"] == "day", random.integers(-14, 14, len(events)), 0)
    return pd.DataFrame({"months": months.astype(int), "days": days}, index=events["event_id"])


def _moved(frame: pd.DataFrame, shift: npt.NDArray[np.int64]) -> pd.DataFrame:
    months, days = shift[:, 0], shift[:, 1]
    after = _shifted(frame["end"] + pd.Timedelta(days=1), months) - pd.Timedelta(days=1)
    move = pd.to_timedelta(days, unit="D")
    start, end = _shifted(frame["start"], months) + move, after + move
    one_day = (frame["end"] == frame["start"]).to_numpy()  # 30 January has no day in February
    end = end.where(~one_day, start)
    return frame.assign(start=start.astype("datetime64[s]"), end=end.astype("datetime64[s]"))


def _shifted(column: "pd.Series[Any]", months: npt.NDArray[np.int64]) -> "pd.Series[Any]":
    """Dates so many months later; the 29th and later become the 28th, so that every month has them."""
    whole = column.dt.year * 12 + column.dt.month - 1 + months
    known = whole.notna()
    parts = {"year": whole[known] // 12, "month": whole[known] % 12 + 1, "day": column[known].dt.day.clip(upper=28)}
    return pd.to_datetime(pd.DataFrame(parts)).reindex(column.index)
