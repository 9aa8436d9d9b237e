"""The records that a store was made of, read back: what a build merged can be merged anew, or explained.

`within` are the ids of the documents of which records are wanted; None: of all.
"""

from collections import defaultdict
from collections.abc import Collection
from typing import Any

import msgspec

from genesis.corrections import Correction, decoded
from genesis.model import DatedRole, Document, Figure, Link, Report
from genesis.store import Store

Within = Collection[str] | None


def documents_of(store: Store, within: Within = None, *, texts: bool = True) -> list[Document]:
    """All documents, with their texts or without."""
    stored = {row["document_id"]: row["text"] for row in _rows(store, "texts", within)} if texts else {}
    rows = ({**row, "text": stored.get(row["document_id"], "")} for row in _rows(store, "documents", within))
    return [msgspec.convert(row, Document) for row in rows]


def reports_of(store: Store, within: Within = None) -> list[Report]:
    """All reports, as corrected, with their further dates."""
    rows = _rows(store, "reports", within)
    ids = [row["report_id"] for row in rows]
    roles: dict[str, list[DatedRole]] = defaultdict(list)
    for row in store.rows("report_dates") if within is None else store.rows("report_dates", "report_id", ids):
        role = {"kind": row["kind"], "first": row["start"], "last": row["end"], "precision": row["precision"]}
        roles[row["report_id"]].append(msgspec.convert(role, DatedRole))
    return [msgspec.convert({**row, "dates": tuple(roles.get(row["report_id"], ()))}, Report) for row in rows]


def as_read(store: Store, within: Within = None) -> list[Report]:
    """All reports as the documents tell them, without corrections, those that are hidden too."""
    rows = _rows(store, "originals", within)
    originals = {row["report_id"]: msgspec.json.decode(row["record"], type=Report) for row in rows}
    kept = [originals.pop(one.report_id, one) for one in reports_of(store, within)]
    return [*kept, *originals.values()]


def corrections_of(store: Store) -> list[Correction]:
    """The corrections that the build knew."""
    return [decoded(row["record"]) for row in store.rows("corrections")]


def figures_of(store: Store) -> list[Figure]:
    """All figures."""
    return msgspec.convert(store.rows("figures"), list[Figure])


def links_of(store: Store) -> list[Link]:
    """All links between events, by the ids that these have in the store."""
    return msgspec.convert(store.rows("links"), list[Link])


def _rows(store: Store, table: str, within: Within) -> list[dict[str, Any]]:
    return store.rows(table) if within is None else store.rows(table, "document_id", within)
