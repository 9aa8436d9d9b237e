"""When each event came into the tables, and when what they say of it last changed.

A feed is newest first by that, not by the day of the act. Building the same again changes nothing.
"""

import hashlib
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pandas as pd

from genesis import tables
from genesis.errors import StoreError
from genesis.store import Store

_MOVING = ("corrections", "document_ids")  # corrections have days of their own; ids follow the reports


def dated(folder: Path, frames: Mapping[str, pd.DataFrame], today: date | None) -> dict[str, pd.DataFrame]:
    """`frames` with the table `history`, told from the build that lies in `folder` on the day `today`.

    Without a day, events that are new or changed have no row.
    """
    try:
        before = Store.open(folder).history.set_index("event_id")
    except StoreError:  # none yet, or of a version that cannot be read
        before = tables.empty("history").set_index("event_id")
    now = contents(frames["events"])
    known = before.reindex(now.index)
    changed = known["content"] != now
    day = pd.NaT if today is None else pd.Timestamp(today)
    made = pd.DataFrame({
        "event_id": now.index,
        "content": now.to_numpy(),
        "added": known["added"].where(known["added"].notna(), day).to_numpy(),
        "changed": known["changed"].where(~changed, day).to_numpy(),
    })  # fmt: skip
    return {**frames, "history": tables.typed("history", made[made["added"].notna() & made["changed"].notna()])}


def contents(events: pd.DataFrame) -> "pd.Series[str]":
    """What the tables say of each event, as a hash; indexed by event_id."""
    told = events.drop(columns=list(_MOVING)).map(str)
    rows = told.agg("\x1f".join, axis=1) if len(told) else pd.Series([], dtype="str")
    hashes = [hashlib.sha256(row.encode()).hexdigest()[:16] for row in rows]
    return pd.Series(hashes, index=pd.Index(events["event_id"], name="event_id"), dtype="str")
