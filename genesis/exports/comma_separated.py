"""CSV that spreadsheets open as they should: UTF-8 with a mark, lists joined, no cell that runs as a formula."""

import pandas as pd

from genesis.exports.cells import safe_cell, safe_text


def csv_bytes(table: pd.DataFrame) -> bytes:
    """Write a table as CSV (RFC 4180, UTF-8 with byte order mark); every cell and heading goes through `safe_cell`."""
    # By value, not by dtype: pandas 3 has strings in columns that are not `object`.
    cells = {safe_text(str(name)): [safe_cell(cell) for cell in table[name]] for name in table.columns}
    safe = pd.DataFrame(cells, dtype=object)
    return safe.to_csv(index=False, lineterminator="\r\n", na_rep="").encode("utf-8-sig")
