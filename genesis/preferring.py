"""A reader's choice among what sources say of an event, for one view: the tables with the chosen values shown.

Nothing is kept: the choice is in the address. A value that all readers are to see is a correction.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, get_args

import msgspec
import pandas as pd

from genesis import events, tables
from genesis.asof import Past
from genesis.corrections import Field
from genesis.model import DatedRole, Document, Event, Report
from genesis.remade import Remade
from genesis.store import Store

FIELDS: tuple[str, ...] = get_args(Field)
_COLUMNS = (
    "start", "end", "precision", "countries", "targets", "category", "act", "amounts", "usd", "status", "title_en",
    "title_zh", "report_ids",
)  # fmt: skip
_KEPT = ("documents", "reports", "report_dates", "corrections", "originals", "links", "figures", "former_ids")


class Choice(NamedTuple):
    """For an event, the report whose value of a field is shown."""

    field: str
    report_id: str


def choice(text: str) -> Choice | None:
    """A choice as an address has it, `date:r-05ec3888514c`; None where it is none."""
    field, _, report_id = text.partition(":")
    return Choice(field, report_id) if field in FIELDS and report_id.isprintable() and report_id else None


def preferring(store: Store | Remade, choices: Sequence[Choice]) -> Remade | None:
    """The tables with the chosen values in their events; None where no report of the tables is chosen."""
    reports = store.reports
    wanted = {one.report_id for one in choices}
    own = reports[reports["event_id"].isin(set(reports.loc[reports["report_id"].isin(wanted), "event_id"]))]
    if own.empty:
        return None
    shown: dict[str, tuple[str, ...]] = {}
    for one in choices:
        shown[one.field] = (*shown.get(one.field, ()), one.report_id)
    rows = {
        str(event_id): _row(_merged(store, frame, shown)) for event_id, frame in own.groupby("event_id", sort=False)
    }
    name = "-".join(f"{field}-{report_id}" for field, report_id in sorted(choices))
    return _remade(store, name, _replaced(store.events, rows))


def _merged(store: Store | Remade, frame: pd.DataFrame, shown: Mapping[str, tuple[str, ...]]) -> Event:
    """The event of some reports, which are known to be one, merged anew."""
    documents = store.documents[store.documents["document_id"].isin(set(frame["document_id"]))]
    roles = store.report_dates[store.report_dates["report_id"].isin(set(frame["report_id"]))]
    together = (tuple(frame["report_id"]),)
    merged = events.merge(
        _documents(documents),
        _reports(frame, roles),
        rulings=events.Rulings(together=together, shown=shown),
        groups=dict(zip(documents["document_id"], documents["source_group"], strict=True)),
    )
    return merged.events[0]


def _documents(frame: pd.DataFrame) -> list[Document]:
    return [msgspec.convert({**row, "text": ""}, Document) for row in tables.to_arrow(frame, "documents").to_pylist()]


def _reports(frame: pd.DataFrame, roles: pd.DataFrame) -> list[Report]:
    dates: dict[str, list[DatedRole]] = {}
    for row in tables.to_arrow(roles, "report_dates").to_pylist():
        role = DatedRole(kind=row["kind"], first=row["start"], last=row["end"], precision=row["precision"])
        dates.setdefault(row["report_id"], []).append(role)
    rows = tables.to_arrow(frame, "reports").to_pylist()
    return [msgspec.convert({**row, "dates": tuple(dates.get(row["report_id"], ()))}, Report) for row in rows]


def _row(event: Event) -> dict[str, object]:
    """The columns that a choice can change, as the frame of events holds them."""
    frame = tables.frames([], [], [event], [], [])["events"]
    return {name: frame[name].iloc[0] for name in _COLUMNS}


def _replaced(frame: pd.DataFrame, rows: Mapping[str, Mapping[str, object]]) -> pd.DataFrame:
    made = frame.copy()
    places = {event_id: place for place, event_id in enumerate(made["event_id"])}
    for name in _COLUMNS:
        column = made[name].to_list()
        for event_id, row in rows.items():
            column[places[event_id]] = row[name]
        made[name] = pd.Series(column, index=made.index, dtype=frame[name].dtype)
    return made


def _remade(store: Store | Remade, name: str, frame: pd.DataFrame) -> Remade:
    frames = {**{one: getattr(store, one) for one in _KEPT}, "events": frame}
    if isinstance(store, Past):
        return Past(store.base, store.day, frames)
    return Remade(store.base if isinstance(store, Remade) else store, name, frames)
