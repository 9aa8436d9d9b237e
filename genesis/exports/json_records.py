"""JSON: the rows of a view with what they are; days as YYYY-MM-DD, lists as lists, what is missing as null."""

import json
from datetime import date
from typing import Any

import pandas as pd

from genesis.exports.context import context
from genesis.exports.job import Job
from genesis.exports.rows import table_rows
from genesis.exports.schema import fields_of


def json_bytes(job: Job) -> bytes:
    """One object: `about` (title, filters, counts, sources, citation), `fields`, `rows`."""
    said, table = context(job), table_rows(job)
    about = {
        "title": said.plain,
        "filters": list(said.filters),
        "dates": said.basis,
        "rows": len(table),
        "of_events": len(job.archive.store.events),
        "data": said.data_to,
        "view": said.address,
        "sources": list(said.sources),
        "citation": said.citation,
    }
    content = {"about": about, "fields": fields_of(table, job.view), "rows": records(table)}
    return json.dumps(content, ensure_ascii=False, allow_nan=False, indent=1).encode()


def records(table: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a table as plain values."""
    columns = {str(name): [plain(cell) for cell in table[name]] for name in table.columns}
    return [dict(zip(columns, cells, strict=True)) for cells in zip(*columns.values(), strict=True)]


def plain(cell: Any) -> Any:
    """A value that JSON has: days as texts, missing ones as None."""
    if isinstance(cell, (tuple, list)):
        return [plain(item) for item in cell]
    if cell is None or cell is pd.NaT or (not isinstance(cell, str) and pd.isna(cell)):
        return None
    if isinstance(cell, pd.Timestamp):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    return cell if isinstance(cell, str | bool | int | float) else cell.item()
