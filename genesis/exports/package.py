"""A zip that explains itself: the table as CSV and Parquet, a README, and a data package description (Frictionless)."""

import json
import zipfile
from collections.abc import Sequence
from datetime import date
from io import BytesIO

import pandas as pd

from genesis.exports.about import about
from genesis.exports.columnar import parquet_bytes
from genesis.exports.comma_separated import csv_bytes
from genesis.exports.context import Context, context
from genesis.exports.job import Job
from genesis.exports.rows import document_rows, figure_rows, report_rows, table_rows
from genesis.exports.schema import Field, field
from genesis.wording import words

_MADE = 0.7  # share of the work that is done when all rows are there
_STAMP = (1980, 1, 1, 0, 0, 0)  # of every file: the same view gives the same bytes


def zip_bytes(job: Job) -> bytes:
    """The package of a view."""
    tables = {
        "figures" if job.view == "figures" else "events": table_rows(job),
        "reports": report_rows(job),
        "documents": document_rows(job),
    }
    if job.view != "figures":
        tables["figures"] = figure_rows(job)
    said = context(job)
    files: dict[str, bytes] = {"README.md": _readme(job, tables).encode()}
    files["datapackage.json"] = _description(job, said, tables)
    for number, (name, table) in enumerate(tables.items(), 1):
        files[f"{name}.csv"] = csv_bytes(table)
        job.done(_MADE + (1 - _MADE) * number / (len(tables) + 1))
    main = next(iter(tables))
    files[f"{main}.parquet"] = parquet_bytes(tables[main])
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            info = zipfile.ZipInfo(name, _STAMP)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            packed.writestr(info, content)
    return target.getvalue()


def _fields(name: str, table: pd.DataFrame) -> list[Field]:
    return [field(str(column), "figures" if name == "figures" else "events") for column in table.columns]


def _readme(job: Job, tables: dict[str, pd.DataFrame]) -> str:
    """What the package holds, in the language of the view: filters in words, columns, citation, link."""
    say = words(job.language)
    told = about(job, {name: len(table) for name, table in tables.items()})
    title, *rest = told.items()
    parts = [f"# {title[1]}", "\n".join(f"- **{name}**: {value}" for name, value in rest)]
    for name, table in tables.items():
        parts.append(f"## {name}.csv ({say('count.rows', n=len(table))})")
        parts.append(_columns(_fields(name, table), say("export.readme_columns")))
    return "\n\n".join(parts) + "\n"


def _columns(fields: Sequence[Field], heading: str) -> str:
    lines = [heading, "|---|---|---|---|"]
    lines.extend(f"| {one.name} | {one.type} | {one.unit} | {one.meaning} |" for one in fields)
    return "\n".join(lines)


def _description(job: Job, said: Context, tables: dict[str, pd.DataFrame]) -> bytes:
    """datapackage.json, by the Data Package standard; lists are texts joined by "; " in the CSV."""
    newest = job.archive.newest
    resources = [
        {
            "name": name,
            "path": f"{name}.csv",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "profile": "tabular-data-resource",
            "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "header": True},
            "schema": {"fields": [_in_csv(one) for one in _fields(name, table)], "missingValues": [""]},
        }
        for name, table in tables.items()
    ]
    content = {
        "profile": "tabular-data-package",
        "name": f"policy-{job.view}",
        "title": said.plain,
        "description": " ".join((*said.filters, said.basis, said.citation)),
        **({"homepage": said.address} if job.site else {}),
        **({"version": _day(newest.date())} if newest is not None else {}),
        "sources": [{"title": one} for one in said.sources],
        "resources": resources,
    }
    return json.dumps(content, ensure_ascii=False, indent=2).encode()


def _day(day: date) -> str:
    return day.isoformat()


def _in_csv(one: Field) -> dict[str, str]:
    kind = "string" if one.type == "array" else one.type
    return {"name": one.name, "type": kind, "description": one.meaning, **({"unit": one.unit} if one.unit else {})}
