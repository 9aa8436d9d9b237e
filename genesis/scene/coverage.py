"""What the acts of each side rest on: documents, source groups, reports, languages, publishers."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from genesis.model import Record
from genesis.scene.opposites import acts_within
from genesis.selection import MAIN_SIDES, Selected
from genesis.selection.cells import text_of
from genesis.selection.postings import Rows

FEW = 3  # source groups: fewer say little about a side
UNEVEN = 3  # times as many source groups for another side: the counts of the two are hardly comparable


class SideCoverage(Record, frozen=True, kw_only=True):
    """The sources of one side's acts within the window."""

    code: str
    acts: int
    reports: int
    documents: int
    groups: int  # near copies count as one
    languages: tuple[tuple[str, int], ...]  # with the number of documents, the most frequent first
    publishers: tuple[str, ...]  # the most frequent first; unknown ones are left out
    unknown: int  # documents without a publisher
    few: bool  # too few sources to conclude anything from an absence


class Coverage(Record, frozen=True, kw_only=True):
    """The sources of all sides, and of how many documents and groups in all."""

    sides: tuple[SideCoverage, ...]
    documents: int  # that were read and hold text
    told: int  # of them, those that tell of an act of one of the sides


def coverage(selected: Selected, window: tuple[date, date], codes: Sequence[str] = MAIN_SIDES) -> Coverage:
    """The sources of each side in `codes`, for its acts within a window."""
    documents = selected.index.tables.documents
    reports = selected.index.tables.reports
    found = [
        _side(selected, code, rows, reports, documents)
        for code, rows in zip(codes, acts_within(selected, window, codes), strict=True)
    ]
    most = max((one[0].groups for one in found), default=0)
    sides = tuple(_weighed(one, most) for one, _ in found)
    told = set().union(*(ids for _, ids in found)) if found else set()
    readable = int((documents["status"] == "ok").sum()) if "status" in documents else len(documents)
    return Coverage(sides=sides, documents=readable, told=len(told))


def _weighed(side: SideCoverage, most: int) -> SideCoverage:
    few = side.groups < FEW or side.groups * UNEVEN <= most
    return SideCoverage(**{**{name: getattr(side, name) for name in side.__struct_fields__}, "few": few})


def _side(
    selected: Selected, code: str, rows: Rows, reports: pd.DataFrame, documents: pd.DataFrame
) -> tuple[SideCoverage, set[str]]:
    ids = selected.index.events["event_id"].iloc[rows]
    told = reports[reports["event_id"].isin(set(ids))]
    own = documents[documents["document_id"].isin(set(told["document_id"]))]
    groups = own["source_group"] if "source_group" in own else own["document_id"]
    publishers = [name for name in map(text_of, own["publisher"]) if name]
    return SideCoverage(
        code=code, acts=len(rows), reports=len(told), documents=len(own), groups=int(groups.nunique()),
        languages=_ranked([text_of(one) for one in own["language"] if text_of(one)]),
        publishers=tuple(name for name, _ in _ranked(publishers)), unknown=len(own) - len(publishers), few=False,
    ), set(own["document_id"])  # fmt: skip


def _ranked(values: Sequence[str]) -> tuple[tuple[str, int], ...]:
    counts = {value: values.count(value) for value in dict.fromkeys(values)}
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
