"""Parquet for pandas, Polars, DuckDB and R: lists stay lists, days stay days."""

from io import BytesIO

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

_DAYS = ("start", "end", "first_published", "published")
_TEXT_LISTS = (
    "countries", "targets", "organisations", "tickers", "subjects", "conflicts", "sums", "quotes", "report_dates",
    "sources", "urls", "files", "flags", "corrections",
)  # fmt: skip
_NUMBERS = {
    **dict.fromkeys(("usd", "value", "low", "high"), pa.float64()),
    **dict.fromkeys(("source_groups", "year", "quote_start"), pa.int64()),
    "quote_starts": pa.list_(pa.int64()),
}


def parquet_bytes(table: pd.DataFrame) -> bytes:
    """Write a table of `event_rows` as Parquet (zstd); the types are the same for every selection, an empty one too."""
    fields = [pa.field(str(name), _type(str(name))) for name in table.columns]
    arrays = [pa.array(table[field.name], type=field.type, from_pandas=True) for field in fields]
    target = BytesIO()
    pq.write_table(pa.Table.from_arrays(arrays, schema=pa.schema(fields)), target, compression="zstd")
    return target.getvalue()


def _type(name: str) -> pa.DataType:
    if name in _DAYS:
        return pa.date32()
    if name in _TEXT_LISTS:
        return pa.list_(pa.string())
    return _NUMBERS.get(name, pa.string())
