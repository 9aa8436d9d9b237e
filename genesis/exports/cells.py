"""The one place where text is made safe for spreadsheets.

A cell that begins with = + - @ | or a control character is run as a formula by Excel, LibreOffice or Google Sheets;
some of them fold full-width and small forms first. Such a cell gets an apostrophe in front, which they do not show.
"""

import unicodedata
from typing import Any

import pandas as pd

_STARTS = frozenset("=+-@|\t\r\n\x00")
_INVISIBLE = frozenset(("Zs", "Cf", "Cc", "Zl", "Zp"))  # blanks and marks that a spreadsheet may drop before it looks


def safe_text(text: str) -> str:
    """Return `text` so that no spreadsheet takes it for a formula."""
    if not text:
        return text
    first = next((sign for sign in text if unicodedata.category(sign) not in _INVISIBLE), "")
    folded = unicodedata.normalize("NFKC", first)[:1]
    return f"'{text}" if folded in _STARTS or text[0] in _STARTS else text


def safe_cell(cell: Any) -> Any:
    """Return a cell for a spreadsheet: lists joined by "; ", texts made safe, numbers and days as they are."""
    if isinstance(cell, (tuple, list)):
        return safe_text("; ".join(str(item) for item in cell))
    return safe_text(cell) if isinstance(cell, str) else cell


def written(cell: Any) -> str:
    """A cell as a text for a reader: lists joined, "" where there is nothing."""
    if isinstance(cell, (tuple, list)):
        return "; ".join(map(str, cell))
    return "" if cell is None or pd.isna(cell) else str(cell)
