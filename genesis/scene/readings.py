"""One figure as a chart shows it: its number made comparable, its words, its year, who says so."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Literal, get_args

import pandas as pd

from genesis.model import Qualifier, Record
from genesis.selection.cells import text_of
from genesis.wording import quantity_words, words

Row = Mapping[str, Any]  # of the table of figures
NEARLY_NOTHING = 1e-9
When = tuple[float | None, str]
Sign = Literal["", "≈", "≥", "≤", "≥~", "≤~"]  # before a ratio
_UPPER = frozenset(("under", "up to"))
_LARGE = 1e4  # from here on decimals tell nothing


class Reading(Record, frozen=True, kw_only=True):
    """What one figure says: a range (`low` equals `high` for one number), in words, with who says so."""

    figure_id: str
    document_id: str
    low: float  # currencies in US dollars where both sides can be converted
    high: float
    text: str
    note: str  # year, reported or forecast, who says so
    qualifier: Qualifier = ""


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
            text=f"{owner} {text}" if owner else text, note=self.note([row]), qualifier=qualifier_of(row),
        )  # fmt: skip

    def note(self, rows: Sequence[Row]) -> str:
        """The years, whether reported or forecast, and who says so, of all figures of a row."""
        say = words(self.language)
        years = dict.fromkeys(number(row["year"]) for row in rows)
        named = [str(int(year)) for year in years if year is not None]
        parts = ["/".join(named) if named else say("comparison.no_year")]
        statuses = {text_of(row["status"]) for row in rows}
        parts.extend(say(f"comparison.is_{status}") for status in ("reported", "forecast") if status in statuses)
        tellers = list(dict.fromkeys(self.who(row) for row in rows))
        return " · ".join([*parts, ("、" if self.language != "en" else ", ").join(tellers)])

    def who(self, row: Row) -> str:
        """Who says so: the source that the text names, else the publisher, else that it is not known."""
        named = text_of(row["source"]) or self._publisher.get(row["document_id"], "")
        return named or words(self.language)("filter.unknown_publisher")


def qualifier_of(row: Row) -> Qualifier:
    """Whether a figure is about, over, under or up to its number."""
    found = text_of(row.get("qualifier"))
    return next((one for one in get_args(Qualifier) if one == found), "")


def bound(large: Collection[Qualifier], small: Collection[Qualifier]) -> Sign:
    """How a ratio stands to what it is worked out from: at least, at most or about so much, or exactly."""
    more = "over" in large or not _UPPER.isdisjoint(small)
    less = "over" in small or not _UPPER.isdisjoint(large)
    vague = "about" in (*large, *small)
    if more and less:
        return "≈"
    if more:
        return "≥~" if vague else "≥"
    if less:
        return "≤~" if vague else "≤"
    return "≈" if vague else ""


def printed(value: float) -> float:
    """A number with two decimals where it has more: two thirds are 66.67%."""
    return value if abs(value) >= _LARGE else round(value, 2)


def number(value: Any) -> float | None:
    """A cell as a number; None where it is missing."""
    return None if value is None or pd.isna(value) else float(value)


def flags(row: Row) -> Sequence[str]:
    """The flags of a figure."""
    return row["flags"] if row["flags"] is not None else ()


def when(row: Row) -> When:
    """The year of a figure, and whether it is reported or forecast: what differs in them are not two claims."""
    return number(row["year"]), text_of(row["status"])


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
