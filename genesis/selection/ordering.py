"""The order of the events by a column of their table, prepared once so that sorting a selection is quick."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from genesis.lexicon import categories
from genesis.model import PRECISIONS, STATUSES

if TYPE_CHECKING:
    from genesis.selection.index import Index

Ranks = npt.NDArray[np.int64]

# Columns of which a cell holds several values: an event stands where its first value does.
_LISTS = {
    "country": "countries", "target": "targets", "subject": "subjects", "organisation": "organisations",
    "ticker": "tickers", "differ": "conflicts",
}  # fmt: skip
_TEXTS = {"programme": "programme", "polarity": "polarity", "id": "event_id"}
_NUMBERS = {"sum": "usd", "usd": "usd", "reports": "source_groups"}


def ranks(index: "Index", column: str, language: str) -> Ranks:
    """The place of each event in the rising order of `column`; -1 where it has no value.

    Words of a closed list stand in its order, other words by the alphabet; Chinese titles by sound, as the first level
    of GB 2312 has its characters.
    """
    events = index.events
    if column == "title":
        return _of_titles(events, language)
    if column in _LISTS:
        return _of_texts([_first(cell) for cell in events[_LISTS[column]]])
    if column in _TEXTS:
        return _of_texts(events[_TEXTS[column]])
    if column in _NUMBERS:
        return _dense(events[_NUMBERS[column]].astype("float64"))
    if column == "published":
        return _dense(pd.to_datetime(events["first_published"]))
    closed: dict[str, Sequence[str]] = {
        "category": tuple(category.id for category in categories()),
        "status": STATUSES,
        "precision": PRECISIONS,
    }
    if column in closed:
        return _of_list(events[column], closed[column])
    return _of_texts(_least_source(index))


def _least_source(index: "Index") -> list[str | None]:
    """For each event the first of its publishers by the alphabet."""
    sources = index.postings("sources")
    order = np.argsort(np.array(sources.values, dtype=object).astype(str), kind="stable")
    place = np.empty(len(order), dtype=np.intp)
    place[order] = np.arange(len(order))
    least = np.full(index.size, len(order), dtype=np.intp)
    np.minimum.at(least, sources.owners, place[sources.codes])
    names = [sources.values[code] for code in order]
    return [names[one] if one < len(names) else None for one in least]


def _of_titles(events: pd.DataFrame, language: str) -> Ranks:
    if language == "en":
        return _of_texts(events["title_en"])
    return _dense(pd.Series([text.encode("gb18030", "replace") if text else None for text in events["title_zh"]]))


def _of_texts(texts: Iterable[Any]) -> Ranks:
    return _dense(pd.Series([text.casefold() if isinstance(text, str) and text else None for text in texts]))


def _of_list(values: "pd.Series[Any]", order: Sequence[str]) -> Ranks:
    place = {value: number for number, value in enumerate(order)}
    return np.array([place.get(value, -1) for value in values], dtype=np.int64)


def _dense(values: "pd.Series[Any]") -> Ranks:
    """Equal values share a place; a missing one has -1."""
    codes, _ = pd.factorize(values, sort=True)
    return np.asarray(codes, dtype=np.int64)


def _first(cell: Any) -> str | None:
    return str(cell[0]) if cell is not None and not isinstance(cell, float) and len(cell) else None
