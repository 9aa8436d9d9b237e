"""Which lane an event goes to, and in whose colour."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from genesis.lexicon import categories
from genesis.model import Record
from genesis.scene.records import Side
from genesis.selection import NONE, Index, Selection
from genesis.selection.postings import Mask, Rows
from genesis.wording import country, words
from genesis.wording.titles import programme_words

SIDES: tuple[Side, ...] = ("us", "both", "cn", "third", "others")  # also the order of the lanes
_MONEY = ("investment", "public_funding")
_MOST_LANES = 8  # of programmes or sources; the rest shares one
_REST = "…"


class Band(Record, frozen=True, kw_only=True):
    """A lane without a place yet."""

    id: str
    name: str
    colour: str  # colour of its name


def sides(index: Index, third: str | None = None) -> npt.NDArray[np.int8]:
    """For each event the number of its side in `SIDES`."""
    us, cn = acting(index, "US"), acting(index, "CN")
    found = np.full(index.size, SIDES.index("others"), dtype=np.int8)
    if third:
        found[acting(index, third)] = SIDES.index("third")
    found[cn] = SIDES.index("cn")
    found[us] = SIDES.index("us")
    found[us & cn] = SIDES.index("both")
    return found


def acting(index: Index, code: str) -> Mask:
    """Mark the events in which a country acts; money that others give to it is theirs."""
    countries = index.postings("countries")
    acts = countries.has([code])
    shared = countries.values_each > 1
    given = index.postings("categories").has(_MONEY) & index.postings("targets").has([code]) & shared
    return acts & ~given


def bands(
    index: Index, rows: Rows, side: npt.NDArray[np.int8], selection: Selection, third: str | None = None
) -> tuple[list[Band], npt.NDArray[np.intp]]:
    """The lanes that have events, in their order, and for each of `rows` (of `side`) the number of its lane."""
    if selection.lanes == "country":
        names = _side_names(selection.lang, third)
        shown = [number for number in range(len(SIDES)) if (side == number).any()]
        lanes = [Band(id=SIDES[n], name=names[SIDES[n]], colour=f"{SIDES[n]}_text") for n in shown]
        return lanes, np.searchsorted(shown, side)
    return _by_value(index, rows, selection)


def _side_names(language: str, third: str | None) -> dict[str, str]:
    say = words(language)
    return {
        "us": country("US", language),
        "cn": country("CN", language),
        "both": say("lane.both"),
        "third": country(third, language) if third else "",
        "others": say("lane.others"),
    }


def _by_value(index: Index, rows: Rows, selection: Selection) -> tuple[list[Band], npt.NDArray[np.intp]]:
    """Lanes by the values of a facet; an event with several goes to the first of them."""
    field = {"category": "categories", "programme": "programmes", "source": "sources"}[selection.lanes]
    values, name = _values(index, rows, selection)
    lane = np.full(len(rows), len(values), dtype=np.intp)
    has: Callable[[str], Mask] = lambda value: index.postings(field).has([value])[rows]  # noqa: E731
    for number in range(len(values) - 1, -1, -1):
        lane[has(values[number])] = number
    used = np.unique(lane)
    ids = [*values, _REST]
    lanes = [Band(id=ids[number], name=name(ids[number]), colour="ink") for number in used]
    return lanes, np.searchsorted(used, lane)


def _values(index: Index, rows: Rows, selection: Selection) -> tuple[list[str], Callable[[str], str]]:
    say = words(selection.lang)
    if selection.lanes == "category":
        names = {one.id: one.name.in_(selection.lang) for one in categories()}
        return list(names), lambda value: names.get(value, say("lane.others"))
    none = say("lane.no_programme" if selection.lanes == "programme" else "lane.unknown_source")
    field = "programmes" if selection.lanes == "programme" else "sources"
    mask = np.zeros(index.size, dtype=bool)
    mask[rows] = True
    counts = index.postings(field).count(mask)
    ranked = sorted((value for value in counts if value != NONE), key=lambda value: (-counts[value], value))
    special = {NONE: none, _REST: say("lane.others")}
    said = programme_words if selection.lanes == "programme" else lambda value, language: value
    return [*ranked[:_MOST_LANES], NONE], lambda value: special.get(value) or said(value, selection.lang)
