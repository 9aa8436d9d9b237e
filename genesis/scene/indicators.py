"""Figures of two sides beside each other: the same measure for both, or a multiple that a source states."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from genesis.model import Record
from genesis.selection.cells import text_of
from genesis.wording import quantity_words, words

_LIMIT = 1e-9
_AGAINST = " relative to "
_VAGUE = "all"  # in a key: the text does not say of what; two such figures need not be of the same thing


class Reading(Record, frozen=True, kw_only=True):
    """What one figure says: a range (`low` equals `high` for one number), in words, with who says so."""

    figure_id: str
    document_id: str
    low: float  # currencies in US dollars where both sides can be converted
    high: float
    text: str


class Indicator(Record, frozen=True, kw_only=True):
    """One measure with both sides; a stated multiple has no readings of its own, only `ratio`."""

    key: str
    name: str
    note: str  # year, forecast, who says so
    above: Reading | None
    below: Reading | None
    leader: str  # code of the larger side
    ratio: tuple[float, float]  # larger to smaller, low and high
    figure_ids: tuple[str, ...]

    @property
    def stated(self) -> bool:
        """Whether a source states the multiple itself, without absolute numbers."""
        return self.above is None or self.below is None


class Claims(Record, frozen=True, kw_only=True):
    """One measure of one side on which sources differ: values in words with who says each."""

    name: str
    country: str
    values: tuple[tuple[str, str], ...]


class Indicators(Record, frozen=True, kw_only=True):
    """All measures that set two sides beside each other, those that the upper side leads first."""

    above: str
    below: str
    language: str
    rows: tuple[Indicator, ...]
    claims: tuple[Claims, ...]
    one_sided: int  # figures of either side without a counterpart

    def led_by(self, code: str) -> int:
        """In how many measures a side is ahead."""
        return sum(row.leader == code for row in self.rows)


def indicators(
    figures: pd.DataFrame, documents: pd.DataFrame, language: str, above: str = "US", below: str = "CN"
) -> Indicators:
    """Pair the figures of two sides by what they measure; implausible ones are left out.

    `figures` and `documents` are tables of a store, cut to what a selection holds.
    """
    publisher = dict(zip(documents["document_id"], map(text_of, documents["publisher"]), strict=True))
    records: list[Any] = figures.to_dict("records")
    rows: list[dict[str, Any]] = [row for row in records if "implausible" not in _flags(row)]
    sided = [row for row in rows if row["country"] in (above, below)]
    found = [*_stated(sided, publisher, language, (above, below)), *_paired(sided, publisher, language, (above, below))]
    used = {figure_id for one in found for figure_id in one.figure_ids}
    return Indicators(
        above=above,
        below=below,
        language=language,
        rows=tuple(sorted(found, key=lambda one: _place(one, above))),
        claims=tuple(_claims(sided, publisher, language)),
        one_sided=sum(row["figure_id"] not in used for row in sided),
    )


def _place(one: Indicator, above: str) -> tuple[bool, float, str]:
    leads = one.leader == above
    return not leads, -one.ratio[1] if leads else one.ratio[1], one.key


def _flags(row: dict[str, Any]) -> Sequence[str]:
    return row["flags"] if row["flags"] is not None else ()


def _stated(
    rows: Sequence[dict[str, Any]], publisher: dict[str, str], language: str, sides: tuple[str, str]
) -> list[Indicator]:
    """Multiples of one side over the other, as a source gives them; of the same measure the first."""
    found: dict[str, Indicator] = {}
    for row in rows:
        if row["unit"] != "x" or row["counterpart"] not in sides or row["low"] <= _LIMIT or row["metric_key"] in found:
            continue
        ahead = row["low"] >= 1
        ratio = (row["low"], row["high"]) if ahead else (1 / row["high"], 1 / row["low"])
        found[row["metric_key"]] = Indicator(
            key=row["metric_key"], name=_name(row), note=_note(row, publisher, language), above=None, below=None,
            leader=row["country"] if ahead else row["counterpart"], ratio=ratio, figure_ids=(row["figure_id"],),
        )  # fmt: skip
    return list(found.values())


def _paired(
    rows: Sequence[dict[str, Any]], publisher: dict[str, str], language: str, sides: tuple[str, str]
) -> list[Indicator]:
    """Both sides' values of one measure, from the same year and standing where there is a choice."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        if row["unit"] != "x" and _VAGUE not in row["metric_key"].split(":"):
            groups.setdefault(row["metric_key"], []).append(row)
    found = []
    for key, group in groups.items():
        pairs = [
            (_distance(one, other), one, other)
            for one in group
            for other in group
            if one["country"] == sides[0] and other["country"] == sides[1] and _comparable(one, other)
        ]
        if pairs:
            _, one, other = min(pairs, key=lambda pair: (pair[0], pair[1]["figure_id"], pair[2]["figure_id"]))
            found.append(_pair(key, one, other, publisher, language, sides))
    return found


def _comparable(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether two figures of one measure may be set against each other.

    Both are reported or both forecast; they are of the same year, or of one document that gives at most one year.
    """
    same = one["unit"] == other["unit"]
    money = _number(one["usd"]) is not None and _number(other["usd"]) is not None
    years = {_number(one["year"]), _number(other["year"])}
    together = one["document_id"] == other["document_id"]
    in_time = len(years - {None}) <= 1 if together else len(years) == 1 and years != {None}
    positive = min(one["low"], other["low"]) > _LIMIT
    return (same or money) and in_time and positive and text_of(one["status"]) == text_of(other["status"])


def _distance(one: dict[str, Any], other: dict[str, Any]) -> tuple[bool, bool]:
    return _number(one["year"]) != _number(other["year"]), one["document_id"] != other["document_id"]


def _pair(
    key: str,
    one: dict[str, Any],
    other: dict[str, Any],
    publisher: dict[str, str],
    language: str,
    sides: tuple[str, str],
) -> Indicator:
    dollars = one["unit"] != other["unit"]
    readings = [_reading(row, language, dollars) for row in (one, other)]
    ahead = readings[0].low + readings[0].high >= readings[1].low + readings[1].high
    large, small = readings if ahead else readings[::-1]
    return Indicator(
        key=key, name=_name(one), note=_note(one, publisher, language), above=readings[0], below=readings[1],
        leader=sides[0] if ahead else sides[1], ratio=(large.low / small.high, large.high / small.low),
        figure_ids=(one["figure_id"], other["figure_id"]),
    )  # fmt: skip


def _reading(row: dict[str, Any], language: str, dollars: bool) -> Reading:
    rate = row["usd"] / ((row["low"] + row["high"]) / 2) if dollars else 1.0
    return Reading(
        figure_id=row["figure_id"], document_id=row["document_id"], low=row["low"] * rate, high=row["high"] * rate,
        text=quantity_words(row["low"], row["high"], row["unit"], language),
    )  # fmt: skip


def _claims(rows: Sequence[dict[str, Any]], publisher: dict[str, str], language: str) -> list[Claims]:
    """The figures that the build has marked as conflicting, side by side."""
    groups: dict[tuple[str, str, str], list[dict[str, Any]]] = {}
    for row in rows:
        if "conflicting" in _flags(row):
            groups.setdefault((row["metric_key"], row["country"], row["unit"]), []).append(row)
    found = []
    for (_, country, _), group in groups.items():
        values = {quantity_words(row["low"], row["high"], row["unit"], language): _who(row, publisher) for row in group}
        if len(values) > 1:
            found.append(Claims(name=_name(group[0]), country=country, values=tuple(values.items())))
    return found


def _name(row: dict[str, Any]) -> str:
    """What is measured, without the other side: the chart shows it."""
    name = text_of(row["metric"]).partition(_AGAINST)[0]
    return name[:1].upper() + name[1:]


def _note(row: dict[str, Any], publisher: dict[str, str], language: str) -> str:
    say = words(language)
    year = _number(row["year"])
    parts = [str(int(year)) if year is not None else say("comparison.no_year")]
    if text_of(row["status"]) == "forecast":
        parts.append(say("legend.forecast"))
    return " · ".join([*parts, _who(row, publisher)])


def _who(row: dict[str, Any], publisher: dict[str, str]) -> str:
    return text_of(row["source"]) or publisher.get(row["document_id"], "") or row["document_id"]


def _number(value: Any) -> float | None:
    return None if value is None or pd.isna(value) else float(value)
