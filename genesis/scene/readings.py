"""One figure as a chart shows it: its number made comparable, its words, its year, who says so."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from genesis.model import Record
from genesis.selection.cells import text_of
from genesis.wording import quantity_words, words

Row = Mapping[str, Any]  # of the table of figures
NEARLY_NOTHING = 1e-9
_LARGE = 1e4  # from here on decimals tell nothing


class Reading(Record, frozen=True, kw_only=True):
    """What one figure says: a range (`low` equals `high` for one number), in words, with who says so."""

    figure_id: str
    document_id: str
    low: float  # currencies in US dollars where both sides can be converted
    high: float
    text: str
    note: str  # year, forecast, who says so


class Teller:
    """Puts figures into the words of one language, with the publishers of their documents."""

    def __init__(self, documents: pd.DataFrame, language: str) -> None:
        """Take the table of documents for who says so where a figure names nobody."""
        self.language = language
        self._publisher = dict(zip(documents["document_id"], map(text_of, documents["publisher"]), strict=True))

    def reading(self, row: Row, *, dollars: bool = False, owner: str = "") -> Reading:
        """A figure as a reading; in US dollars at the rate of the figure where `dollars` is asked for."""
        rate = row["usd"] / ((row["low"] + row["high"]) / 2) if dollars else 1.0
        low, high = printed(row["low"]), printed(row["high"])
        text = quantity_words(low, high, row["unit"], self.language, text_of(row.get("qualifier")))
        return Reading(
            figure_id=row["figure_id"], document_id=row["document_id"], low=row["low"] * rate, high=row["high"] * rate,
            text=f"{owner} {text}" if owner else text, note=self.note([row]),
        )  # fmt: skip

    def note(self, rows: Sequence[Row]) -> str:
        """The years, whether it is a forecast, and who says so, of all figures of a row."""
        say = words(self.language)
        years = dict.fromkeys(number(row["year"]) for row in rows)
        named = [str(int(year)) for year in years if year is not None]
        parts = ["/".join(named) if named else say("comparison.no_year")]
        if any(text_of(row["status"]) == "forecast" for row in rows):
            parts.append(say("legend.forecast"))
        tellers = list(dict.fromkeys(self.who(row) for row in rows))
        return " · ".join([*parts, ("、" if self.language != "en" else ", ").join(tellers)])

    def who(self, row: Row) -> str:
        """Who says so: the source that the text names, else the publisher, else that it is not known."""
        named = text_of(row["source"]) or self._publisher.get(row["document_id"], "")
        return named or words(self.language)("filter.unknown_publisher")


def printed(value: float) -> float:
    """A number with two decimals where it has more: two thirds are 66.67%."""
    return value if abs(value) >= _LARGE else round(value, 2)


def number(value: Any) -> float | None:
    """A cell as a number; None where it is missing."""
    return None if value is None or pd.isna(value) else float(value)


def flags(row: Row) -> Sequence[str]:
    """The flags of a figure."""
    return row["flags"] if row["flags"] is not None else ()


def comparable(one: Row, other: Row) -> bool:
    """Whether two figures of one measure may be set against each other.

    Both are reported or both forecast; they are of the same year, or of one document that gives at most one year.
    """
    same = one["unit"] == other["unit"]
    money = number(one["usd"]) is not None and number(other["usd"]) is not None
    years = {number(one["year"]), number(other["year"])}
    together = one["document_id"] == other["document_id"]
    in_time = len(years - {None}) <= 1 if together else len(years) == 1 and years != {None}
    positive = min(one["low"], other["low"]) > NEARLY_NOTHING
    return (same or money) and in_time and positive and text_of(one["status"]) == text_of(other["status"])
