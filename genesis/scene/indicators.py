"""Figures of two sides beside each other: values of both, a multiple that a source states, or a share of the whole."""

from collections.abc import Iterator, Sequence
from typing import Any, Literal

import pandas as pd

from genesis.model import Record
from genesis.scene.arenas import OUTSIDE, arena_of_figure, arenas
from genesis.scene.readings import NEARLY_NOTHING, Reading, Row, Sign, Teller, When, bound, flags, qualifier_of, when
from genesis.scene.rivals import FIRMS, both_sides, rivals
from genesis.scene.side_lanes import group_name
from genesis.selection.cells import text_of
from genesis.wording import metric_words, quantity_words, words

Kind = Literal["both", "stated", "rest"]
_AGAINST = " relative to "
_WHOLE = 100.0  # %
_SHARES = ("share", "market_share")
_UPPER_BOUNDS = ("under", "up to")  # of a share: less than that, so that nothing follows for the others
_NEAR = 80  # characters between a number and the multiple that belongs to it: 900亿美元，是美国3倍


class Indicator(Record, frozen=True, kw_only=True):
    """One measure on which two sides stand against each other.

    `both`: readings of either side. `stated`: a source gives the multiple; at most one side has readings. `rest`: a
    side's share of the whole is above a half; the other side has at most what is left.
    """

    key: str
    name: str
    note: str  # years, forecast, who says so
    kind: Kind
    above: tuple[Reading, ...]  # several where sources differ, or where firms of one side are named
    below: tuple[Reading, ...]
    leader: str  # code of the larger side, "" where both are even
    ratio: tuple[float, float]  # larger to smaller, low and high; of a `rest` the least that follows
    figure_ids: tuple[str, ...]
    arena: str = OUTSIDE
    sign: Sign = ""  # before the ratio, where a number behind it is only a bound, or about so much

    @property
    def stated(self) -> bool:
        """Whether a source states the multiple itself, without numbers for both sides."""
        return self.kind == "stated"


class Claims(Record, frozen=True, kw_only=True):
    """One measure of one side on which sources differ: values in words with who says each and the figure's id."""

    name: str
    country: str
    values: tuple[tuple[str, str, str], ...]


class OneSided(Record, frozen=True, kw_only=True):
    """A figure of a side without a counterpart."""

    figure_id: str
    country: str
    name: str
    value: str
    note: str
    arena: str


class Indicators(Record, frozen=True, kw_only=True):
    """All measures that set two sides beside each other: numbers for both first, of these the upper side's leads."""

    above: str
    below: str
    language: str
    rows: tuple[Indicator, ...]
    claims: tuple[Claims, ...]
    one_sided: tuple[OneSided, ...]
    implausible: tuple[OneSided, ...] = ()  # of which arithmetic says that they cannot be: nothing is measured by them
    grouping: str = "category"  # "arena": rows stand under their arenas

    def led_by(self, code: str) -> int:
        """In how many measures a side is ahead."""
        return sum(row.leader == code for row in self.rows)

    def groups(self) -> list[tuple[str, list[Indicator]]]:
        """The rows under the names of their arenas; under no name where they are not grouped."""
        if self.grouping != "arena":
            return [("", list(self.rows))] if self.rows else []
        order = [*(one.id for one in arenas().arena), OUTSIDE]
        grouped = [(arena, [row for row in self.rows if row.arena == arena]) for arena in order]
        return [(group_name("arena", arena, self.language), rows) for arena, rows in grouped if rows]

    def with_figure(self, figure_id: str) -> Indicator | None:
        """The row in which a figure stands."""
        return next((row for row in self.rows if figure_id in row.figure_ids), None)


def indicators(
    figures: pd.DataFrame,
    documents: pd.DataFrame,
    language: str,
    above: str = "US",
    below: str = "CN",
    grouping: str = "category",
) -> Indicators:
    """Set the figures of two sides against each other by what they measure; implausible ones stand apart.

    `figures` and `documents` are tables of a store, cut to what a selection holds.
    """
    sides, tell = (above, below), Teller(documents, language)
    records: list[Any] = figures.to_dict("records")
    of_sides: list[Row] = [row for row in records if row["country"] in sides]
    sided = [row for row in of_sides if "implausible" not in flags(row)]
    found = [*_both(sided, tell, sides), *_stated(sided, tell, sides)]
    taken = {figure_id for one in found for figure_id in one.figure_ids}
    found.extend(_rests(sided, taken, tell, sides))
    taken |= {figure_id for one in found for figure_id in one.figure_ids}
    return Indicators(
        above=above,
        below=below,
        language=language,
        rows=tuple(sorted(found, key=lambda one: _place(one, sides))),
        claims=tuple(_claims(sided, tell)),
        one_sided=tuple(_alone(row, tell) for row in sided if row["figure_id"] not in taken),
        implausible=tuple(_alone(row, tell) for row in of_sides if "implausible" in flags(row)),
        grouping=grouping,
    )


def _place(one: Indicator, sides: tuple[str, str]) -> tuple[int, int, float, str]:
    """Numbers before multiples before shares of the whole; of each the upper side's leads first, the largest first."""
    leads = (*sides, "").index(one.leader)
    kind = ("both", "stated", "rest").index(one.kind)
    return kind, leads, -one.ratio[1] if leads == 0 else one.ratio[1], one.key


def _both(rows: Sequence[Row], tell: Teller, sides: tuple[str, str]) -> Iterator[Indicator]:
    """Values of either side of one measure and scope; fleets and sales of single firms where a text sets them so."""
    for key, halves in both_sides(rows, sides):
        told = [row for half in halves for row in half]
        dollars = len({row["unit"] for row in told}) > 1
        readings = [tuple(tell.reading(row, dollars=dollars) for row in half) for half in halves]
        yield _compared(key, _name(told[0], tell.language), tell.note(told), readings, sides)
    for key, owned in rivals(rows, sides):
        note = tell.note([one.row for half in owned for one in half])
        readings = [tuple(tell.reading(one.row, owner=one.owner) for one in half) for half in owned]
        yield _compared(key, _sentence(metric_words("", key, tell.language)), note, readings, sides)


def _compared(
    key: str, name: str, note: str, readings: Sequence[tuple[Reading, ...]], sides: tuple[str, str]
) -> Indicator:
    middles = [max(one.low + one.high for one in half) for half in readings]
    ahead = middles[0] >= middles[1]
    large, small = (readings[0], readings[1]) if ahead else (readings[1], readings[0])
    firms = key.endswith(FIRMS)
    least = max(one.low for one in large) if firms else min(one.low for one in large)
    floor = max(one.high for one in small)
    most = max(one.high for one in large) / (max(one.low for one in small) if firms else min(one.low for one in small))
    leader = "" if middles[0] == middles[1] else sides[0] if ahead else sides[1]
    sign = bound(*({one.qualifier for one in half} for half in (large, small)))
    return Indicator(
        key=key, name=name, note=note, kind="both", above=readings[0], below=readings[1], leader=leader,
        ratio=(least / floor, most), figure_ids=tuple(one.figure_id for half in readings for one in half),
        arena=arena_of_figure(key), sign=sign,
    )  # fmt: skip


def _stated(rows: Sequence[Row], tell: Teller, sides: tuple[str, str]) -> Iterator[Indicator]:
    """Multiples of one side over the other, as sources give them; with the number beside it where there is one."""
    groups: dict[tuple[str, str, When], list[Row]] = {}
    for row in rows:
        if row["unit"] == "x" and row["counterpart"] in sides and row["low"] > NEARLY_NOTHING:
            groups.setdefault((row["metric_key"], row["country"], when(row)), []).append(row)
    for group in groups.values():
        first = group[0]
        low, high = min(row["low"] for row in group), max(row["high"] for row in group)
        ahead = low >= 1
        told_as = {qualifier_of(row) for row in group}
        number_beside = _beside(first, rows)
        readings: list[tuple[Reading, ...]] = [(), ()]
        if number_beside is not None:
            readings[sides.index(first["country"])] = (tell.reading(number_beside),)
        told = [*group, *([number_beside] if number_beside is not None else [])]
        yield Indicator(
            key=first["metric_key"], name=_name(first, tell.language), note=tell.note(told), kind="stated",
            above=readings[0], below=readings[1], leader=first["country"] if ahead else first["counterpart"],
            ratio=(low, high) if ahead else (1 / high, 1 / low), figure_ids=tuple(row["figure_id"] for row in told),
            arena=arena_of_figure(first["metric_key"]), sign=bound(*((told_as, ()) if ahead else ((), told_as))),
        )  # fmt: skip


def _beside(multiple: Row, rows: Sequence[Row]) -> Row | None:
    """The number of which a multiple is told in one breath: 支出900亿美元，是美国3倍."""
    for row in rows:
        near = multiple["quote_start"] - row["quote_start"] >= 0 and multiple["quote_start"] - row["quote_end"] <= _NEAR
        same = row["document_id"] == multiple["document_id"] and row["country"] == multiple["country"]
        if same and near and row["unit"] != "x" and _subject(row["metric_key"]) == _subject(multiple["metric_key"]):
            return row
    return None


def _subject(metric_key: str) -> str:
    """Thing and measure as one: `spending:power_grids:…` is of the same as `level:power_grids_spending:…`."""
    measure, _, rest = metric_key.partition(":")
    thing = rest.partition(":")[0]
    return thing if measure == "level" else f"{thing}_{measure}"


def _rests(rows: Sequence[Row], taken: set[str], tell: Teller, sides: tuple[str, str]) -> Iterator[Indicator]:
    """Shares of the world above a half: the other side has at most the rest, whoever else is in it.

    Where the other side has figures of its own, of whatever year, nothing is inferred for it.
    """
    told = {(row["metric_key"], row["country"]) for row in rows}
    groups: dict[tuple[str, str, When], list[Row]] = {}
    for row in rows:
        other = sides[1 - sides.index(row["country"])]
        if row["figure_id"] in taken or (row["metric_key"], other) in told:
            continue
        measure, _, rest = row["metric_key"].partition(":")
        whole = measure in _SHARES and rest.endswith(":world") and row["unit"] == "%"
        over = row["low"] > _WHOLE / 2 or (row["low"] == _WHOLE / 2 and row.get("qualifier") == "over")
        if whole and over and row["high"] < _WHOLE and row.get("qualifier") not in _UPPER_BOUNDS:
            groups.setdefault((row["metric_key"], row["country"], when(row)), []).append(row)
    for (key, country, _), group in groups.items():
        readings: list[tuple[Reading, ...]] = [(), ()]
        readings[sides.index(country)] = tuple(tell.reading(row) for row in group)
        shares = [row["low"] for row in group]
        vague = any(qualifier_of(row) == "about" for row in group)
        yield Indicator(
            key=key, name=_name(group[0], tell.language), note=tell.note(group), kind="rest", above=readings[0],
            below=readings[1], leader=country, figure_ids=tuple(row["figure_id"] for row in group),
            ratio=(min(shares) / (_WHOLE - min(shares)), max(shares) / (_WHOLE - max(shares))),
            arena=arena_of_figure(key), sign="≥~" if vague else "≥",
        )  # fmt: skip


def _claims(rows: Sequence[Row], tell: Teller) -> Iterator[Claims]:
    """The figures that the build has marked as conflicting, side by side."""
    groups: dict[tuple[str, str, str], list[Row]] = {}
    for row in rows:
        if "conflicting" in flags(row):
            groups.setdefault((row["metric_key"], row["country"], row["unit"]), []).append(row)
    for (_, country, _), group in groups.items():
        told = {tell.reading(row).text: (tell.who(row), str(row["figure_id"])) for row in group}
        if len(told) > 1:
            values = tuple((value, who, figure_id) for value, (who, figure_id) in told.items())
            yield Claims(name=_name(group[0], tell.language), country=country, values=values)


def _alone(row: Row, tell: Teller) -> OneSided:
    return OneSided(
        figure_id=row["figure_id"], country=row["country"], name=_name(row, tell.language), note=tell.note([row]),
        value=tell.reading(row).text,
        arena=arena_of_figure(row["metric_key"]),
    )  # fmt: skip


def _name(row: Row, language: str) -> str:
    """What is measured, without the other side: the chart shows it."""
    return _sentence(metric_words(text_of(row["metric"]).partition(_AGAINST)[0], row["metric_key"], language))


def _sentence(name: str) -> str:
    return name[:1].upper() + name[1:]


def rest_words(one: Indicator, language: str) -> str:
    """What a share of the whole leaves to the other side: "up to 8%", of several claims "up to 8% or about 20%"."""
    say = words(language)
    shares = sorted(
        {(_WHOLE - one.low, "about" if one.qualifier == "about" else "") for one in (*one.above, *one.below)}
    )
    told = [quantity_words(*(float(f"{share:.3g}"),) * 2, "%", language, vague) for share, vague in shares]
    return say("sum.up_to", sum=say("comparison.or").join(told))
