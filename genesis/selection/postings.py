"""One facet of all events as integer codes: which events have a value, and how often each value occurs."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa

from genesis.selection.view import NONE

Mask = npt.NDArray[np.bool_]  # one entry an event
Rows = npt.NDArray[np.intp]  # positions of events, ascending


class Postings:
    """The values of one facet: `codes[i]` is a value of event `owners[i]`; an event may have several, or `none`."""

    def __init__(self, size: int, owners: npt.NDArray[np.integer[Any]], values: pa.Array) -> None:
        """Take the values with the events that own them; an event without a value gets `none`."""
        present = np.zeros(size, dtype=bool)
        present[owners] = True
        bare = np.flatnonzero(~present)
        encoded = pa.concat_arrays([values.cast(pa.string()), pa.array([NONE] * len(bare), pa.string())])
        encoded = encoded.dictionary_encode()
        self.size = size
        self.values: list[str] = encoded.dictionary.to_pylist()
        codes = encoded.indices.to_numpy(zero_copy_only=False)
        everybody = np.concatenate([owners.astype(np.int32), bare.astype(np.int32)])
        order = np.argsort(everybody, kind="stable")
        self.codes: npt.NDArray[np.int32] = codes[order].astype(np.int32)
        self.owners: npt.NDArray[np.int32] = everybody[order]
        self.single = len(self.owners) == size  # exactly one value an event: owners are 0, 1, 2, …
        self._number = {value: code for code, value in enumerate(self.values)}
        self._by_code = np.argsort(self.codes, kind="stable")
        self._starts = np.searchsorted(self.codes[self._by_code], np.arange(len(self.values) + 1))

    @classmethod
    def of_column(cls, column: "pd.Series[Any]") -> "Postings":
        """A column with one value a row; missing values and empty strings are `none`."""
        values = pa.array(column, type=pa.string(), from_pandas=True)
        usable = np.asarray(values.is_valid()) & (np.asarray(values.fill_null("")) != "")
        return cls(len(column), np.flatnonzero(usable), values.filter(pa.array(usable)))

    @classmethod
    def of_lists(cls, *columns: "pd.Series[Any]") -> "Postings":
        """Columns with a list of values a row, taken together."""
        owners, values = zip(*(_flat(column) for column in columns), strict=True)
        return cls.of_pairs(len(columns[0]), np.concatenate(owners), pa.concat_arrays(values))

    @classmethod
    def of_pairs(cls, size: int, owners: npt.NDArray[Any], values: pa.Array) -> "Postings":
        """Pairs of an event's position and a value; a pair that occurs twice counts once."""
        frame = pd.DataFrame({"owner": owners, "value": values.to_pandas()}).dropna().drop_duplicates()
        return cls(size, frame["owner"].to_numpy(), pa.array(frame["value"], pa.string()))

    @cached_property
    def values_each(self) -> npt.NDArray[np.intp]:
        """How many values each event has; `none` counts as one."""
        return np.bincount(self.owners, minlength=self.size)

    def has(self, wanted: Iterable[str]) -> Mask:
        """Mark the events that have one of the values; a value that nobody has marks none."""
        mask = np.zeros(self.size, dtype=bool)
        for value in wanted:
            code = self._number.get(value)
            if code is not None:
                mask[self.owners[self._by_code[self._starts[code] : self._starts[code + 1]]]] = True
        return mask

    def count(self, mask: Mask | None) -> dict[str, int]:
        """How many of the marked events have each value; all events where `mask` is None. Zeros are left out."""
        if mask is None:
            counts = np.diff(self._starts)
        else:
            kept = self.codes[mask] if self.single else self.codes[mask[self.owners]]
            counts = np.bincount(kept, minlength=len(self.values))
        return {self.values[code]: int(counts[code]) for code in np.flatnonzero(counts)}

    def __contains__(self, value: str) -> bool:
        """Whether any event has the value."""
        return value in self._number


def _flat(column: "pd.Series[Any]") -> tuple[npt.NDArray[np.intp], pa.Array]:
    """Flatten a column of lists: (position of the row, value) for each value."""
    lists = pa.array(column, type=pa.list_(pa.string()), from_pandas=True)
    lengths = np.asarray(lists.value_lengths().fill_null(0))
    return np.repeat(np.arange(len(lists)), lengths), lists.flatten()


def days(column: "pd.Series[Any]", missing: int) -> npt.NDArray[np.int32]:
    """A column of dates as days since 1970-01-01; `missing` where there is none."""
    stamps = pd.to_datetime(column).to_numpy().astype("datetime64[D]")
    return np.where(np.isnat(stamps), missing, stamps.astype(np.int64)).astype(np.int32)


def grouped(positions: npt.NDArray[Any], texts: Sequence[str], size: int) -> list[str]:
    """Join the texts that belong to the same position, divided by spaces; empty where there is none."""
    joined = [""] * size
    for position, text in zip(positions, texts, strict=True):
        joined[position] = f"{joined[position]} {text}" if joined[position] else text
    return joined
