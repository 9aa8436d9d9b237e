"""The columns of an export with type and meaning, as Frictionless Table Schema names them (lexicons/exports.csv)."""

from functools import cache
from typing import Any, NamedTuple

import pandas as pd

from genesis.exports.job import View
from genesis.lexicon import read_csv
from genesis.tables import Column, tables

_TYPES = {
    "key": "string",
    "text": "string",
    "day": "date",
    "integer": "integer",
    "number": "number",
    "texts": "array",
    "amounts": "array",
}


class Field(NamedTuple):
    """A column: its name, its type of Table Schema, its unit and meaning."""

    name: str
    type: str
    unit: str
    meaning: str


@cache
def _own() -> dict[str, Field]:
    """The columns that only exports have."""
    rows = read_csv("exports.csv", ("column", "type", "unit", "meaning"))
    return {row["column"]: Field(row["column"], row["type"], row["unit"], row["meaning"]) for row in rows}


def field(name: str, view: View) -> Field:
    """A column of an export, described here or in the tables that it comes from."""
    if name in _own():
        return _own()[name]
    names = ("figures", "documents") if view == "figures" else ("events", "reports", "documents")
    column = next((one for table in names for one in tables()[table] if one.name == name), None)
    return _field(column) if column else Field(name, "string", "", "")


def _field(column: Column) -> Field:
    return Field(column.name, _TYPES[column.kind], column.unit, column.meaning)


def fields_of(table: pd.DataFrame, view: View) -> list[dict[str, Any]]:
    """The columns of a table as the fields of a Table Schema."""
    described = (field(str(name), view) for name in table.columns)
    return [
        {
            "name": one.name,
            "type": one.type,
            "description": one.meaning,
            **({"unit": one.unit} if one.unit else {}),
        }
        for one in described
    ]
