"""An event report by report: which reports were merged and why, which others came near and why they stayed out."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from genesis.errors import ArgumentError
from genesis.events import Comparison, explain_event
from genesis.events.unions import Unions
from genesis.model import Document, Report
from genesis.records import documents_of, reports_of
from genesis.store import Store

_LONGEST = 160  # characters of a quote that are printed
_MOST = 8  # near misses that are printed
_TOLD_AGAIN = "the same act told again in one document, or the same words in copies of one text; nothing was weighed"


def event_explained(store: Store, event_id: str) -> Iterator[str]:
    """Lines of text for an event of the store; an id that went in a merge leads to the event it is part of.

    Raises ArgumentError: there is no such event.
    """
    event = _event(store, event_id)
    documents, reports = documents_of(store), reports_of(store)
    found = explain_event(documents, reports, set(event["report_ids"]))
    told = _Told(event, store, documents, reports)
    yield from told.head(event_id)
    yield ""
    yield from told.members()
    yield ""
    yield from told.joins(found.joined, found.enough)
    yield ""
    yield from told.near_misses(found.missed, found.enough)


def _event(store: Store, event_id: str) -> dict[str, Any]:
    former = dict(zip(store.former_ids["former_id"], store.former_ids["event_id"], strict=True))
    rows = store.events[store.events["event_id"] == former.get(event_id, event_id)].to_dict("records")
    if not rows:
        raise ArgumentError(
            f"no event {event_id!r} in {store.folder}; ids are in the column event_id of `genesis export csv`"
        )
    return {str(name): value for name, value in rows[0].items()}


class _Told:
    """What is said of one event, with its reports numbered as they are listed."""

    def __init__(
        self, event: Mapping[str, Any], store: Store, documents: Sequence[Document], reports: Sequence[Report]
    ) -> None:
        self.event = event
        self.documents = {one.document_id: one for one in documents}
        self.reports = {one.report_id: one for one in reports}
        self.numbers = {report_id: number for number, report_id in enumerate(event["report_ids"], start=1)}
        self.event_of = dict(zip(store.reports["report_id"], store.reports["event_id"], strict=True))
        self.titles = dict(zip(store.events["event_id"], store.events["title_en"], strict=True))
        self.corrections = store.corrections
        self.groups = dict(zip(store.documents["document_id"], store.documents["source_group"], strict=True))

    def head(self, asked: str) -> Iterator[str]:
        """Which event it is, and in how many reports, documents and sources it stands."""
        event = self.event
        yield f"{event['event_id']}: {event['title_en']}"
        yield f"  {event['title_zh']}"
        if asked != event["event_id"]:
            yield f"  {asked} has become part of it in a merge"
        yield f"  {_days(event)}, {event['category']}, {' '.join(event['countries']) or 'no side'}, {event['status']}"
        counts = (event["reports"], "report"), (event["documents"], "document"), (event["source_groups"], "source")
        yield "  " + ", ".join(_counted(number, noun) for number, noun in counts)
        if len(event["conflicts"]):
            yield f"  The reports differ on: {', '.join(event['conflicts'])}"
        told = self.corrections[self.corrections["correction_id"].isin(set(event["corrections"]))]
        for one in told.to_dict("records"):
            done = " ".join((one["kind"], *one["fields"]))
            yield f"  Corrected ({done}) by {one['made_by']} on {one['made_at'][:10]}: {one['reason']}"

    def members(self) -> Iterator[str]:
        """Its reports, the one whose values are shown first."""
        yield "Its reports, first the one whose date is shown:"
        first: dict[str, tuple[int, str]] = {}  # of each source group: the number of a report, its document
        for report_id, number in self.numbers.items():
            report = self.reports[report_id]
            yield f"  [{number}] {self._source(report)}"
            yield f"      {_days_of(report)}: {_shortened(report.quote)}"
            group = self.groups[report.document_id]
            other, document_id = first.setdefault(group, (number, report.document_id))
            if document_id != report.document_id:
                yield f"      its text is a near copy of that of [{other}]: the two count as one source"

    def joins(self, joined: Sequence[Comparison], enough: float) -> Iterator[str]:
        """What joined them."""
        if len(self.numbers) == 1:
            yield "It has one report: nothing was merged."
            return
        yield f"Why they are one event ({enough:g} points are enough):"
        tree = self._connecting(joined)
        for one in tree:
            yield f"  [{self.numbers[one.report_id]}] and [{self.numbers[one.other_id]}]: {_weighed(one)}"
        if len(joined) > len(tree):
            yield f"  and {_counted(len(joined) - len(tree), 'more pair')} of them that would be enough"
        compared = {report_id for one in joined for report_id in (one.report_id, one.other_id)}
        rest = [f"[{number}]" for report_id, number in self.numbers.items() if report_id not in compared]
        if rest:
            yield f"  {', '.join(rest)}: {_TOLD_AGAIN}"

    def near_misses(self, missed: Sequence[Comparison], enough: float) -> Iterator[str]:
        """What came near."""
        if not missed:
            yield "No report of another event came near."
            return
        yield "What came near, or is of its programme, and stayed out"
        yield f"({enough:g} points would be enough if nothing spoke against it):"
        for one in missed[:_MOST]:
            other = self.reports[one.other_id]
            event_id = self.event_of[one.other_id]
            yield f"  {event_id}: {self.titles[event_id]}"
            yield f"      {self._source(other)}, {_days_of(other)}: {_shortened(other.quote)}"
            yield f"      with [{self.numbers[one.report_id]}]: {_weighed(one)}"
            yield f"      why not: {one.why_not}"
        if len(missed) > _MOST:
            yield f"  and {len(missed) - _MOST} more"

    def _connecting(self, joined: Sequence[Comparison]) -> list[Comparison]:
        """The strongest comparisons that hold all of them together; the others only say it again."""
        sets = Unions(len(self.numbers) + 1)
        tree = []
        for one in joined:
            a, b = self.numbers[one.report_id], self.numbers[one.other_id]
            if sets.find(a) != sets.find(b):
                sets.join(a, b)
                tree.append(one)
        return tree

    def _source(self, report: Report) -> str:
        document = self.documents[report.document_id]
        publisher = f" ({document.publisher})" if document.publisher else ""
        return f"{document.file}{publisher}, published {document.published or 'on an unknown day'}"


def _weighed(one: Comparison) -> str:
    return f"{one.points:.3g} points: " + ", ".join(
        f"{words} {points:+.3g}" for points, words in one.evidence if points
    )


def _days_of(report: Report) -> str:
    return _days({"start": report.start, "end": report.end, "precision": report.precision})


def _days(row: Mapping[str, Any]) -> str:
    if pd.isna(row["start"]):
        return "undated" if pd.isna(row["end"]) else f"undated, by {row['end']:%Y-%m-%d}"
    first, last = f"{row['start']:%Y-%m-%d}", f"{row['end']:%Y-%m-%d}"
    return f"{first if first == last else f'{first} to {last}'} ({row['precision']})"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _shortened(quote: str) -> str:
    words = " ".join(quote.split())
    return f"“{words}”" if len(words) <= _LONGEST else f"“{words[:_LONGEST]}…”"
