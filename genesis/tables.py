"""The tables: their columns with type, unit and meaning, how records become rows, and what a right table is.

The columns stand in lexicons/tables.csv, from which the README's table and the titles of axes come too. In pandas a
day is `datetime64[s]` (missing: NaT), a text `str` (missing: NaN), a list a list, a sum a dict with low, high,
currency, usd and rate_date. On disk they are date32, string, list and struct.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import Any, Literal, NamedTuple, get_args

import msgspec
import pandas as pd
import pyarrow as pa

from genesis import model
from genesis.corrections import NOTHING, Overlaid, Standing, encoded, records
from genesis.errors import TableError
from genesis.lexicon import categories, read_csv
from genesis.model import Amount, Document, Event, Figure, Link, Report

Kind = Literal["key", "text", "day", "integer", "number", "texts", "amounts"]

AMOUNT = pa.struct(
    {"low": pa.float64(), "high": pa.float64(), "currency": pa.string(), "usd": pa.float64(), "rate_date": pa.date32()}
)
_ARROW: dict[Kind, pa.DataType] = {
    "key": pa.string(),
    "text": pa.string(),
    "day": pa.date32(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "texts": pa.list_(pa.string()),
    "amounts": pa.list_(AMOUNT),
}
_PANDAS: dict[Kind, str] = {
    "key": "str",
    "text": "str",
    "day": "datetime64[s]",
    "integer": "int64",
    "number": "float64",
    "texts": "object",
    "amounts": "object",
}


class Column(NamedTuple):
    """One column of a table."""

    name: str
    kind: Kind
    null: bool  # whether a value may be missing
    values: tuple[str, ...]  # what it may hold, empty: anything
    unit: str
    meaning: str

    @property
    def dtype(self) -> str:
        """The pandas dtype; an integer that may be missing is `Int64`."""
        return "Int64" if self.kind == "integer" and self.null else _PANDAS[self.kind]

    @property
    def arrow(self) -> pa.DataType:
        """The type on disk."""
        return _ARROW[self.kind]


@cache
def tables() -> Mapping[str, tuple[Column, ...]]:
    """The columns of each table by its name, in their order."""
    found: dict[str, list[Column]] = {}
    for row in read_csv("tables.csv", ("table", "column", "kind", "null", "values", "unit", "meaning")):
        kind: Any = row["kind"]
        column = Column(row["column"], kind, row["null"] == "yes", _values(row["values"]), row["unit"], row["meaning"])
        found.setdefault(row["table"], []).append(column)
    return {name: tuple(columns) for name, columns in found.items()}


def _values(name: str) -> tuple[str, ...]:
    """The values that a `Literal` of the model names; the categories are a lexicon's."""
    if name == "category":
        return tuple(category.id for category in categories())
    listed = {"correction_kind": records.Kind, "correction_state": records.State}
    return tuple(get_args(listed.get(name) or getattr(model, name))) if name else ()


def schema(table: str) -> pa.Schema:
    """The Arrow schema of a table."""
    return pa.schema([pa.field(column.name, column.arrow, nullable=column.null) for column in tables()[table]])


def frames(
    documents: Sequence[Document],
    reports: Sequence[Report],
    events: Sequence[Event],
    links: Sequence[Link],
    figures: Sequence[Figure],
    former_ids: Mapping[str, str] | None = None,
    source_groups: Mapping[str, str] | None = None,
    overlaid: Overlaid = NOTHING,
) -> dict[str, pd.DataFrame]:
    """Make all tables of records.

    `former_ids` point from ids that a merge took to the events that are there; `source_groups` give the group of near
    copies by document_id, where a document is not alone in its own; `overlaid` are the corrections in `reports`.

    Raises TableError: a report belongs to no event, or a value breaks its column.
    """
    event_of = {report_id: event.event_id for event in events for report_id in event.report_ids}
    lost = next((report.report_id for report in reports if report.report_id not in event_of), None)
    if lost is not None:
        raise TableError(f"reports.event_id: report {lost} belongs to no event; every report stands in one event")
    rows: dict[str, Iterable[Mapping[str, Any]]] = {
        "documents": (_document(one, (source_groups or {}).get(one.document_id)) for one in documents),
        "texts": ({"document_id": one.document_id, "text": one.text} for one in documents if one.text),
        "reports": (
            {
                **_fields(one),
                "event_id": event_of[one.report_id],
                "corrections": list(overlaid.marks.get(one.report_id, ())),
            }
            for one in reports
        ),
        "report_dates": (_dated_role(report, role) for report in reports for role in report.dates),
        "events": (
            {
                **_fields(one),
                "reports": len(one.report_ids),
                "documents": len(one.document_ids),
                "corrections": list(overlaid.marks_of(one.report_ids)),
            }
            for one in events
        ),
        "corrections": (_correction(one, event_of) for one in overlaid.standings),
        "originals": map(_original, overlaid.originals.values()),
        "former_ids": ({"former_id": old, "event_id": new} for old, new in sorted((former_ids or {}).items())),
        "history": (),  # is known to who writes them: see genesis.history
        "links": map(_fields, links),
        "figures": ({**_fields(one), "value": one.low if one.low == one.high else None} for one in figures),
    }
    made = {table: _frame(table, list(rows[table])) for table in tables()}
    for table, frame in made.items():
        validate(frame, table)
    return made


def correction_frames(overlaid: Overlaid, event_of: Mapping[str, str]) -> dict[str, pd.DataFrame]:
    """The tables `corrections` and `originals` alone; `event_of` gives the event of each report."""
    return {
        "corrections": _frame("corrections", [_correction(one, event_of) for one in overlaid.standings]),
        "originals": _frame("originals", list(map(_original, overlaid.originals.values()))),
    }


def empty(table: str) -> pd.DataFrame:
    """A table without rows."""
    return _frame(table, [])


def typed(table: str, frame: pd.DataFrame) -> pd.DataFrame:
    """The columns of a table in their order and types. Raises TableError: they are not what the table has."""
    made = pd.DataFrame({one.name: _series(one, frame[one.name].tolist()) for one in tables()[table]})
    validate(made, table)
    return made


def _fields(record: model.Record) -> dict[str, Any]:
    return {name: _plain(getattr(record, name)) for name in record.__struct_fields__}


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return _fields(value) if isinstance(value, Amount) else value


def _document(document: Document, source_group: str | None) -> dict[str, Any]:
    own = {"source_group": source_group or document.document_id, "characters": len(document.text)}
    return {**_fields(document), **own}


def _dated_role(report: Report, role: model.DatedRole) -> dict[str, Any]:
    return {
        "report_id": report.report_id,
        "kind": role.kind,
        "start": role.first,
        "end": role.last,
        "precision": role.precision,
    }


def _correction(standing: Standing, event_of: Mapping[str, str]) -> dict[str, Any]:
    one = standing.correction
    first = one.anchors[0] if one.anchors else None
    return {
        **{name: getattr(one, name) for name in ("correction_id", "kind", "made_by", "reason", "undoes")},
        "made_at": f"{one.made_at:%Y-%m-%dT%H:%M:%SZ}",
        "fields": list(one.fields),
        "state": standing.state,
        "event_id": next((event_of[key] for key in standing.touched if key in event_of), None),
        "report_ids": list(standing.touched),
        "document_id": first.document_id if first else None,
        "quote": first.quote if first else None,
        "undone_by": standing.undone_by,
        "record": encoded(one),
    }


def _original(report: Report) -> dict[str, Any]:
    record = msgspec.json.encode(report).decode()
    return {"report_id": report.report_id, "document_id": report.document_id, "record": record}


def _frame(table: str, rows: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    columns = {column.name: _series(column, [row[column.name] for row in rows]) for column in tables()[table]}
    return pd.DataFrame(columns)


def _series(column: Column, values: Sequence[Any]) -> "pd.Series[Any]":
    if column.kind == "day":
        return pd.Series(pd.to_datetime(pd.Series(values, dtype="object")), dtype="datetime64[s]")
    return pd.Series(values, dtype=column.dtype)


def validate(frame: pd.DataFrame, table: str) -> None:
    """Check a frame against its table. Raises TableError that names table, column, problem and what is right."""
    columns = tables()[table]
    names = [column.name for column in columns]
    if missing := [name for name in names if name not in frame.columns]:
        raise TableError(f"{table}: no column {', '.join(missing)}; the columns are {', '.join(names)}")
    if extra := [str(name) for name in frame.columns if name not in names]:
        raise TableError(f"{table}: column {', '.join(extra)} is not known; the columns are {', '.join(names)}")
    for column in columns:
        for check in (_wrong_type, _missing, _repeated, _not_allowed):
            if problem := check(frame[column.name], column):
                raise TableError(f"{table}.{column.name}: {problem}")
    for first, last in (("start", "end"), ("quote_start", "quote_end"), ("low", "high")):
        if {first, last} <= set(names) and (frame[first] > frame[last]).any():
            row = int((frame[first] > frame[last]).to_numpy().argmax())
            raise TableError(f"{table}.{last}: row {row} ends before it begins; {first} is never above {last}")


def _wrong_type(series: "pd.Series[Any]", column: Column) -> str:
    if str(series.dtype) == column.dtype:
        return ""
    return f"has the type {series.dtype}, and must have {column.dtype}"


def _missing(series: "pd.Series[Any]", column: Column) -> str:
    if column.null or not series.isna().any():
        return ""
    return f"row {int(series.isna().to_numpy().argmax())} is missing; every row has a value"


def _repeated(series: "pd.Series[Any]", column: Column) -> str:
    if column.kind != "key" or not series.duplicated().any():
        return ""
    return f"{series[series.duplicated()].iloc[0]!r} stands there twice; a key stands once"


def _not_allowed(series: "pd.Series[Any]", column: Column) -> str:
    if not column.values:
        return ""
    wrong = series[~series.isin(column.values) & series.notna()]
    return f"{wrong.iloc[0]!r} is not one of {', '.join(map(repr, column.values))}" if len(wrong) else ""


def to_arrow(frame: pd.DataFrame, table: str) -> pa.Table:
    """The frame with the types that it has on disk."""
    arrays = []
    for column in tables()[table]:
        values = frame[column.name]
        if column.kind == "day":
            arrays.append(pa.Array.from_pandas(values).cast(pa.date32()))
        else:
            arrays.append(
                pa.array(values.tolist() if values.dtype == object else values, column.arrow, from_pandas=True)
            )
    return pa.Table.from_arrays(arrays, schema=schema(table))


def from_arrow(stored: pa.Table, table: str) -> pd.DataFrame:
    """The frame of a table as it is on disk."""
    columns: dict[str, pd.Series[Any]] = {}
    for column in tables()[table]:
        values = stored.column(column.name).combine_chunks()
        if column.kind in ("texts", "amounts"):
            columns[column.name] = pd.Series(_lists(values), dtype="object")
        elif column.kind == "day":
            columns[column.name] = values.cast(pa.timestamp("s")).to_pandas().astype("datetime64[s]")
        else:
            columns[column.name] = values.to_pandas().astype(column.dtype)
    return pd.DataFrame(columns)


def _lists(values: pa.ListArray) -> list[list[Any]]:
    """Lists of Python values; the members are converted at once, which is ten times as fast as row by row."""
    members, offsets = values.values.to_pylist(), values.offsets.to_pylist()
    return [members[first:last] for first, last in pairwise(offsets)]


def markdown() -> str:
    """The columns of all tables as Markdown tables, for the README."""
    parts = []
    for table, columns in tables().items():
        lines = [f"### `{table}`", "", "| column | type | unit | meaning |", "|---|---|---|---|"]
        lines += [
            f"| `{column.name}` | {column.arrow if column.kind != 'amounts' else 'list<sum>'} | {column.unit} | "
            f"{column.meaning}{_listed(column)} |"
            for column in columns
        ]
        parts.append("\n".join(lines))
    return "\n\n".join(parts) + "\n"


def _listed(column: Column) -> str:
    return ": " + ", ".join(value or "(empty)" for value in column.values) if column.values else ""
