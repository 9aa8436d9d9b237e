"""A selection as a file. Adding a format: one module with a function to bytes, one line in `FORMATS`."""

from collections.abc import Callable

import msgspec

from genesis.errors import ArgumentError
from genesis.exports.columnar import parquet_bytes
from genesis.exports.comma_separated import csv_bytes
from genesis.exports.rows import event_rows
from genesis.selection import Selected


class Format(msgspec.Struct, frozen=True):
    """A kind of file: how it is asked for, named and written."""

    id: str  # in addresses (/events.csv) and on the command line
    media_type: str
    suffix: str
    label: str  # key of the interface's words
    write: Callable[[Selected], bytes]


def _csv(selected: Selected) -> bytes:
    return csv_bytes(event_rows(selected))


def _parquet(selected: Selected) -> bytes:
    return parquet_bytes(event_rows(selected))


FORMATS: dict[str, Format] = {
    one.id: one
    for one in (
        Format("csv", "text/csv; charset=utf-8", ".csv", "export.csv", _csv),
        Format("parquet", "application/vnd.apache.parquet", ".parquet", "export.parquet", _parquet),
    )
}


def export(selected: Selected, format_id: str) -> bytes:
    """Write the selected events in a format.

    Raises ArgumentError: there is no such format.
    """
    if format_id not in FORMATS:
        raise ArgumentError(f"no export format {format_id!r}; there are {', '.join(FORMATS)}")
    return FORMATS[format_id].write(selected)


__all__ = ["FORMATS", "Format", "csv_bytes", "event_rows", "export", "parquet_bytes"]
