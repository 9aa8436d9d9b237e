"""XLSX: events, reports, figures, documents and what they are; dates are dates, numbers are numbers, nothing runs."""

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from io import BytesIO
from typing import Any

import pandas as pd
import xlsxwriter

from genesis.exports.about import about_rows
from genesis.exports.cells import safe_text
from genesis.exports.job import Job
from genesis.exports.rows import document_rows, event_rows, figure_rows, report_rows, table_rows
from genesis.wording import words

# Strings that a spreadsheet would take for formulas or links stay strings; what is missing is an empty cell.
_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "nan_inf_to_errors": True, "in_memory": True}
_LONGEST = 32_767  # characters of a cell
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_WIDEST, _NARROWEST = 60, 9  # characters of a column
_SAMPLED = 200  # rows that decide how wide a column is
_PROSE = frozenset(("quote", "quotes", "title_en", "title_zh", "meaning", "value"))
_MONEY = frozenset(("usd",))
_MOST_ROWS = 1_048_575
_MADE = 0.7  # share of the work that is done when all rows are there


def xlsx_bytes(job: Job) -> bytes:
    """The workbook of a view. Raises ArgumentError: there are more rows than a sheet can hold."""
    target = BytesIO()
    book = xlsxwriter.Workbook(target, _OPTIONS)
    styles = _styles(book)
    events = table_rows(job) if job.view != "figures" else event_rows(job.selected)
    sheets = {
        "events": events,
        "reports": report_rows(job),
        "figures": figure_rows(job),
        "documents": document_rows(job),
    }
    for number, (name, table) in enumerate(sheets.items()):
        job.done(_MADE + (1 - _MADE) * number / len(sheets))
        _write(book, words(job.language)(f"export.sheet_{name}"), table, styles)
    counts = {name: len(table) for name, table in sheets.items()}
    _write(book, words(job.language)("export.sheet_about"), about_rows(job, counts), styles)
    book.close()
    return target.getvalue()


def _styles(book: Any) -> dict[str, Any]:
    base = {"font_name": "Calibri", "font_size": 11, "valign": "top"}
    return {
        "head": book.add_format({**base, "bold": True, "bottom": 1, "bg_color": "#F6F7F9", "text_wrap": False}),
        "day": book.add_format({**base, "num_format": "yyyy-mm-dd", "align": "left"}),
        "money": book.add_format({**base, "num_format": "#,##0"}),
        "prose": book.add_format({**base, "text_wrap": True}),
        "plain": book.add_format(base),
    }


def _write(book: Any, name: str, table: pd.DataFrame, styles: Mapping[str, Any]) -> None:
    """One sheet: a heading that stays in sight, filters on it, columns as wide as their words."""
    sheet = book.add_worksheet(name)
    sheet.hide_gridlines(2)
    sheet.freeze_panes(1, 1)
    for at, column in enumerate(table.columns):
        cells = [_cell(cell) for cell in table[column].tolist()[:_MOST_ROWS]]
        sheet.set_column(at, at, _width(str(column), cells), styles["plain"])
        sheet.write_string(0, at, safe_text(str(column)), styles["head"])
        style = styles["money" if column in _MONEY else "prose" if column in _PROSE else "plain"]
        for row, cell in enumerate(cells, 1):
            if cell is None:
                continue
            if isinstance(cell, date):
                sheet.write_datetime(row, at, cell, styles["day"])
            elif isinstance(cell, int | float):
                sheet.write_number(row, at, cell, style)
            else:
                sheet.write_string(row, at, cell, style)
    if len(table.columns):
        sheet.autofilter(0, 0, max(len(table), 1), len(table.columns) - 1)


def _cell(cell: Any) -> Any:
    """A value that a cell can hold: a day, a number, a safe text, or None."""
    if isinstance(cell, (tuple, list)):
        cell = "; ".join(map(str, cell))
    if isinstance(cell, str):
        return _text(cell) or None
    if isinstance(cell, date) and cell is not pd.NaT:
        return cell
    if cell is None or pd.isna(cell):
        return None
    return cell if isinstance(cell, bool | int | float) else cell.item()


@lru_cache(maxsize=50_000)
def _text(text: str) -> str:
    """A text that no spreadsheet runs and that fits into a cell; the same words come again and again."""
    return safe_text(_ILLEGAL.sub("", text))[:_LONGEST]


def _width(heading: str, cells: list[Any]) -> float:
    """Characters, Chinese ones twice as wide; of long texts the ninth decile."""
    lengths = sorted(_length(cell) for cell in cells[:_SAMPLED] if cell is not None)
    usual = lengths[int(len(lengths) * 0.9)] if lengths else 0
    return float(min(_WIDEST, max(_NARROWEST, len(heading) + 4, usual + 2)))


def _length(cell: Any) -> int:
    if isinstance(cell, date):
        return 10
    return sum(2 if sign >= "\u2e80" else 1 for sign in cell) if isinstance(cell, str) else len(f"{cell:,}")
