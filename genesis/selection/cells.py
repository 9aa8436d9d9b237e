"""Cells of the events table as values: lists may come as lists or arrays, a missing one as None or NaN."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import msgspec
import pandas as pd

from genesis.model import Amount


def texts_of(cell: Any) -> tuple[str, ...]:
    """The texts of a list cell; none where it is missing."""
    return tuple(str(value) for value in _items(cell))


def amounts_of(cell: Any) -> tuple[Amount, ...]:
    """The sums of a cell of the column `amounts`, given as records or as mappings."""
    return tuple(one if isinstance(one, Amount) else _amount(dict(one)) for one in _items(cell))


def day_of(cell: Any) -> date | None:
    """The day of a date cell; None where it is missing."""
    return None if pd.isna(cell) else pd.Timestamp(cell).date()


def text_of(cell: Any) -> str:
    """The text of a cell; empty where it is missing."""
    return cell if isinstance(cell, str) else ""


def _items(cell: Any) -> Iterable[Any]:
    return () if cell is None or isinstance(cell, float) else cell


def _amount(fields: dict[str, Any]) -> Amount:
    known = {name: None if _missing(value) else value for name, value in fields.items()}
    rate_date = known.get("rate_date")
    return msgspec.convert({**known, "rate_date": day_of(rate_date) if rate_date is not None else None}, Amount)


def _missing(value: Any) -> bool:
    return value is None or value is pd.NaT or (isinstance(value, float) and value != value)
