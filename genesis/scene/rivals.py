"""Which figures of two sides are of one measure: of whole sides by their key, of firms where a text sets them so."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from genesis.figures.lexicon import unpaired
from genesis.scene.readings import Row, comparable, number
from genesis.selection.cells import text_of

FIRMS = "firms"  # the scope of a row in which single firms stand for their sides
_VAGUE = "all"  # in a key: the text does not say of what; two such figures need not be of the same thing
_WIDE = ("world", "national")  # scopes of whole sides
_PASSAGE = 240  # characters within which a text sets firms beside each other


class Owned(NamedTuple):
    """A figure with the firm that it is of."""

    row: Row
    owner: str


def both_sides(rows: Sequence[Row], sides: tuple[str, str]) -> Iterator[tuple[str, list[list[Row]]]]:
    """Figures of either side with one key, of the same year and standing where there is a choice.

    What other documents claim of the same side and year comes after the first: two claims are both shown.
    """
    groups: dict[str, list[Row]] = {}
    for row in rows:
        if row["unit"] != "x" and _is_exact(row["metric_key"]):
            groups.setdefault(row["metric_key"], []).append(row)
    for key, group in groups.items():
        halves = [[row for row in group if row["country"] == side] for side in sides]
        pairs = [(_distance(a, b), a, b) for a in halves[0] for b in halves[1] if comparable(a, b)]
        if pairs:
            _, one, other = min(pairs, key=lambda pair: (pair[0], pair[1]["figure_id"], pair[2]["figure_id"]))
            yield key, [_claimed(one, other, halves[0]), _claimed(other, one, halves[1])]


def _is_exact(metric_key: str) -> bool:
    """Whether two figures of a key are of one thing."""
    return _VAGUE not in metric_key.split(":") and metric_key.rpartition(":")[0] not in unpaired()


def _distance(one: Row, other: Row) -> tuple[bool, bool]:
    return number(one["year"]) != number(other["year"]), one["document_id"] != other["document_id"]


def _claimed(chosen: Row, other: Row, half: Sequence[Row]) -> list[Row]:
    """The chosen figure of a side, and what other documents give instead of it."""
    found = [chosen]
    for row in half:
        told = {one["document_id"] for one in found}
        new = (row["low"], row["high"]) not in [(one["low"], one["high"]) for one in found]
        if row["document_id"] not in told and new and row["unit"] == chosen["unit"] and comparable(row, other):
            found.append(row)
    return found


def rivals(rows: Sequence[Row], sides: tuple[str, str]) -> Iterator[tuple[str, list[list[Owned]]]]:
    """Figures of single firms of either side that one passage sets beside each other: fleets, sales, shares."""
    groups: dict[tuple[str, str, str, str], list[Owned]] = {}
    for row in rows:
        measure, _, rest = row["metric_key"].partition(":")
        thing, _, scope = rest.partition(":")
        owner = "" if thing == _VAGUE or scope.partition("@")[0] in _WIDE else _owner(text_of(row["metric"]), scope)
        if owner and row["unit"] != "x":
            key = f"{measure}:{thing}:{FIRMS}"
            groups.setdefault((key, row["unit"], row["document_id"], text_of(row["status"])), []).append(
                Owned(row, owner)
            )
    for (key, *_), group in groups.items():
        halves = [[one for one in _in_passage(group) if one.row["country"] == side] for side in sides]
        if all(halves) and comparable(halves[0][0].row, halves[1][0].row):
            yield key, halves


def _in_passage(group: Sequence[Owned]) -> list[Owned]:
    """The figures from the first on that stand near one another; of each firm the first."""
    ordered = sorted(group, key=lambda one: one.row["quote_start"])
    found = [ordered[0]]
    for one in ordered[1:]:
        near = one.row["quote_start"] - found[-1].row["quote_end"] <= _PASSAGE
        if near and one.owner not in [other.owner for other in found]:
            found.append(one)
    return found


def _owner(metric: str, scope: str) -> str:
    """The firm with which a metric begins, by the slug of it in the scope: Waymo in "Waymo robotaxis"."""
    parts = metric.split()
    for count in range(len(parts) - 1, 0, -1):
        name = " ".join(parts[:count])
        if re.sub(r"[^a-z0-9\u4e00-\u9fff]+", "_", name.lower()).strip("_") == scope.partition("@")[0]:
            return name
    return ""
