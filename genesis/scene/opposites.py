"""The sides that are set against each other: their colours, their acts within a window."""

from collections.abc import Sequence
from datetime import date

import numpy as np

from genesis.scene.axis import in_window
from genesis.scene.lanes import acting
from genesis.scene.records import Side
from genesis.selection import Index, Selected
from genesis.selection.postings import Rows

_OWN: dict[str, Side] = {"US": "us", "CN": "cn"}


def token(code: str, codes: Sequence[str]) -> Side:
    """The colour of a side among those compared: the US and China have their own, one more has the third, others grey.

    A second colour beside the third does not stay apart from it for every eye: further sides are told by their names.
    """
    others = [one for one in codes if one not in _OWN]
    return _OWN.get(code) or ("third" if others[:1] == [code] else "others")


def acts_within(selected: Selected, window: tuple[date, date], codes: Sequence[str]) -> list[Rows]:
    """For each side the events within a window in which it acts; joint acts are in each of theirs."""
    first, last = selected.index.spans(selected.selection.axis)
    rows = selected.rows[in_window(first[selected.rows], last[selected.rows], window)]
    return [rows[acting(selected.index, code)[rows]] for code in codes]


def tokens(index: Index, rows: Rows, code: str, codes: Sequence[str]) -> list[Side]:
    """The colours of the acts of a side: its own, and grey for what the first two of `codes` do together."""
    own = token(code, codes)
    if code not in codes[:2]:
        return [own] * len(rows)
    both = (acting(index, codes[0]) & acting(index, codes[1]))[rows]
    return ["both" if one else own for one in np.asarray(both).tolist()]
