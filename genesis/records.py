"""The records that a store was made of, read back: what a build merged can be merged anew, or explained."""

from collections import defaultdict

import msgspec

from genesis.model import DatedRole, Document, Figure, Link, Report
from genesis.store import Store


def documents_of(store: Store) -> list[Document]:
    """All documents with their texts."""
    texts = {row["document_id"]: row["text"] for row in store.rows("texts")}
    rows = ({**row, "text": texts.get(row["document_id"], "")} for row in store.rows("documents"))
    return [msgspec.convert(row, Document) for row in rows]


def reports_of(store: Store) -> list[Report]:
    """All reports with their further dates."""
    roles: dict[str, list[DatedRole]] = defaultdict(list)
    for row in store.rows("report_dates"):
        role = {"kind": row["kind"], "first": row["start"], "last": row["end"], "precision": row["precision"]}
        roles[row["report_id"]].append(msgspec.convert(role, DatedRole))
    return [
        msgspec.convert({**row, "dates": tuple(roles.get(row["report_id"], ()))}, Report)
        for row in store.rows("reports")
    ]


def figures_of(store: Store) -> list[Figure]:
    """All figures."""
    return msgspec.convert(store.rows("figures"), list[Figure])


def links_of(store: Store) -> list[Link]:
    """All links between events, by the ids that these have in the store."""
    return msgspec.convert(store.rows("links"), list[Link])
