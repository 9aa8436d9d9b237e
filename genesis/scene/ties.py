"""Which acts of two sides belong together: because a text says so, or by their dates alone."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from genesis.model import Record
from genesis.scene.opposites import acts_within
from genesis.selection import Index, Selected
from genesis.selection.postings import Rows

Kind = Literal["response", "lifts", "near"]
MOST_NEAR = 12  # pairs that are listed; the others are counted
_STATED = ("response", "lifts")
_MOST_SUBJECTS = 63  # that a number has bits for


class Tie(Record, frozen=True, kw_only=True):
    """An act and the one that answers it, or that comes after it; `number` stands on the chart and in the list."""

    number: int
    act: str  # event ids
    answer: str
    kind: Kind
    link: int = -1  # position in the table of links, where a text states the tie
    days: tuple[int, int] = (0, 0)  # between the two, at least and at most
    reasons: tuple[str, ...] = ()  # of a pair that is near: aimed (at each other), subject (in common)

    @property
    def sign(self) -> str:
        """1, 2, … for what a text states, a, b, … for what is near in time."""
        return str(self.number) if self.kind != "near" else chr(ord("a") + (self.number - 1) % 26)


class Near(Record, frozen=True, kw_only=True):
    """Pairs that are near in time, the most telling first, and how many there are in all."""

    ties: tuple[Tie, ...]
    total: int


def stated(selected: Selected, window: tuple[date, date], sides: tuple[str, str]) -> tuple[Tie, ...]:
    """The ties that texts state between acts of two sides within a window, by the date of the act, then the answer.

    A link leads from the answer to what it answers; a tie the other way, as time runs.
    """
    index = selected.index
    first, last = index.spans(selected.selection.axis)
    halves = acts_within(selected, window, sides)
    place = {name: int(row) for half in halves for row, name in _named(index, half)}
    of_side = [{name for _, name in _named(index, half)} for half in halves]
    found: dict[tuple[str, str], Tie] = {}
    links = index.tables.links
    ends = zip(links["to_event"], links["from_event"], links["kind"], strict=True)
    for at, (act, answer, kind) in enumerate(ends):
        across = any(act in of_side[one] and answer in of_side[1 - one] for one in (0, 1))
        if kind in _STATED and across and (act, answer) not in found:
            days = _distance(first, last, place[act], place[answer])
            found[act, answer] = Tie(number=0, act=act, answer=answer, kind=kind, link=at, days=days)
    ordered = sorted(
        found.values(), key=lambda tie: (first[place[tie.act]], first[place[tie.answer]], tie.act, tie.answer)
    )
    return tuple(_numbered(ordered))


def near(
    selected: Selected,
    window: tuple[date, date],
    sides: tuple[str, str],
    known: Sequence[Tie] = (),
    most: int = MOST_NEAR,
) -> Near:
    """Acts of two sides at most `selection.days` apart, whichever day of its date each was; timing alone.

    Only what happened counts; acts of both sides together and pairs that a text ties (`known`) are left out. Pairs
    aimed at each other come first, then those with a subject in common, then the nearest.
    """
    index = selected.index
    upper, lower = acts_within(selected, window, sides)
    happened = index.postings("statuses").has(["occurred"])
    alone = ~np.isin(upper, lower) & happened[upper], ~np.isin(lower, upper) & happened[lower]
    pairs = _close(selected, upper[alone[0]], lower[alone[1]], selected.selection.days)
    told = {frozenset((tie.act, tie.answer)) for tie in known}
    ids = index.events["event_id"]
    if told:
        keep = [frozenset((ids.iat[one], ids.iat[other])) not in told for one, other in pairs]
        pairs = pairs[np.array(keep, dtype=bool)]
    if not len(pairs):
        return Near(ties=(), total=0)
    aimed, shared = _aimed(index, pairs, sides), _shared(index, pairs)
    first, last = index.spans(selected.selection.axis)
    one, other = pairs[:, 0], pairs[:, 1]
    apart = np.maximum(last[one] - first[other], last[other] - first[one])
    best = np.lexsort((other, one, apart, ~shared, ~aimed))[:most]
    return Near(
        ties=tuple(
            _near_tie(selected, number, pairs[at], bool(aimed[at]), bool(shared[at]))
            for number, at in enumerate(best.tolist(), 1)
        ),
        total=len(pairs),
    )


def _near_tie(selected: Selected, number: int, pair: npt.NDArray[np.intp], aimed: bool, shared: bool) -> Tie:
    first, last = selected.index.spans(selected.selection.axis)
    early, late = sorted(pair.tolist(), key=lambda row: (first[row], last[row], row))
    ids = selected.index.events["event_id"]
    reasons = tuple(name for name, holds in (("aimed", aimed), ("subject", shared)) if holds)
    return Tie(
        number=number, act=str(ids.iat[early]), answer=str(ids.iat[late]), kind="near",
        days=_distance(first, last, early, late), reasons=reasons,
    )  # fmt: skip


def _numbered(ties: Sequence[Tie]) -> Iterator[Tie]:
    for number, tie in enumerate(ties, 1):
        yield Tie(number=number, act=tie.act, answer=tie.answer, kind=tie.kind, link=tie.link, days=tie.days)


def _named(index: Index, rows: Rows) -> Iterator[tuple[int, str]]:
    return zip(rows.tolist(), index.events["event_id"].iloc[rows].tolist(), strict=True)


def _distance(first: npt.NDArray[np.int32], last: npt.NDArray[np.int32], one: int, other: int) -> tuple[int, int]:
    """Days between two acts, at least and at most, for all days on which each can have been."""
    least = max(0, int(first[other] - last[one]), int(first[one] - last[other]))
    return least, max(int(last[other] - first[one]), int(last[one] - first[other]))


def _close(selected: Selected, upper: Rows, lower: Rows, days: int) -> npt.NDArray[np.intp]:
    """Pairs of rows that cannot be more than `days` apart, as an array of two columns."""
    first, last = (span.astype(np.int64) for span in selected.index.spans(selected.selection.axis))
    ordered = lower[np.argsort(first[lower], kind="stable")]
    starts, ends = first[ordered], last[ordered]
    begins = np.searchsorted(starts, last[upper] - days, side="left")
    stops = np.searchsorted(starts, first[upper] + days, side="right")
    found = [np.empty((0, 2), dtype=np.intp)]
    for row, begin, stop in zip(upper.tolist(), begins.tolist(), stops.tolist(), strict=True):
        near = ordered[begin:stop][ends[begin:stop] <= first[row] + days]
        if len(near):
            found.append(np.column_stack([np.full(len(near), row, dtype=np.intp), near.astype(np.intp)]))
    return np.concatenate(found)


def _aimed(index: Index, pairs: npt.NDArray[np.intp], sides: tuple[str, str]) -> npt.NDArray[np.bool_]:
    """Whether both acts of a pair are aimed at the other's side."""
    targets = index.postings("targets")
    at_upper, at_lower = (targets.has([code]) for code in sides)
    aimed: npt.NDArray[np.bool_] = at_lower[pairs[:, 0]] & at_upper[pairs[:, 1]]
    return aimed


def _shared(index: Index, pairs: npt.NDArray[np.intp]) -> npt.NDArray[np.bool_]:
    """Whether both acts of a pair have a subject in common."""
    subjects = index.postings("subjects")
    bits = np.zeros(index.size, dtype=np.int64)
    named = [value for value in subjects.values if value != "none"][:_MOST_SUBJECTS]
    for number, value in enumerate(named):
        bits[subjects.has([value])] |= np.int64(1) << np.int64(number)
    shared: npt.NDArray[np.bool_] = (bits[pairs[:, 0]] & bits[pairs[:, 1]]) != 0
    return shared


def link_row(links: pd.DataFrame, tie: Tie) -> dict[str, object] | None:
    """The row of the table of links that states a tie; None for one by timing alone."""
    return None if tie.link < 0 else {str(name): cell for name, cell in links.iloc[tie.link].to_dict().items()}
