"""Documents -> tables on disk: each document on its own, in one process or several, then what needs all of them.

A document that cannot be read, or that trips a rule, is a row with its error; the rest is built.
"""

import os
import time
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

import msgspec

from genesis import documents, events, store, tables
from genesis.corrections import Correction, Standing, log, overlay
from genesis.errors import StoreError
from genesis.extraction import Progress, Result, read_all
from genesis.figures.contradictions import with_contradictions
from genesis.history import dated
from genesis.model import Document
from genesis.records import corrections_of
from genesis.remade import hidden_pointers


class Failure(msgspec.Struct, frozen=True):
    """A document that gave nothing, and why."""

    file: str
    error: str


class Summary(msgspec.Struct, frozen=True):
    """What a build made: counts of rows, what failed, what was left out as a copy, and how long it took."""

    documents: int
    reports: int
    events: int
    figures: int
    links: int
    failures: tuple[Failure, ...]
    empty: tuple[Failure, ...]  # documents without text
    copies: tuple[tuple[str, str], ...]  # files with the very bytes of another, and that other
    seconds: float
    corrections: int = 0  # that hold
    orphans: tuple[Standing, ...] = ()  # corrections whose report is not there any more


def build(
    paths: Iterable[str | os.PathLike[str]],
    out: str | os.PathLike[str],
    jobs: int = 1,
    progress: Progress | None = None,
    today: date | None = None,
) -> Summary:
    """Read all documents in `paths` and write the tables to the folder `out`, with the corrections that lie there.

    `today` is the day of the build, which is kept for what is new or has changed.

    Raises ArgumentError: a path is missing; TableError: rows break the tables; StoreError: `out` cannot be written.
    """
    begin = time.perf_counter()
    found = documents.collect(paths)
    results, copies = _without_copies(read_all(found, jobs, progress))
    kept = [result.document for result in results]
    all_reports = [report for result in results for report in result.reports]
    all_figures = [figure for result in results for figure in result.figures]
    laid = overlay(kept, all_reports, known_corrections(Path(out)))
    readings = [result.reading for result in results if result.reading]
    merged = events.merge(kept, laid.reports, readings, rulings=laid.rulings)
    told = with_contradictions(all_figures, {document.document_id: document.published for document in kept})
    old_ids = {**hidden_pointers(laid, merged.event_of), **merged.pointers}
    frames = tables.frames(kept, laid.reports, merged.events, merged.links, told, old_ids, merged.source_groups, laid)
    store.write(out, dated(Path(out), frames, today))
    return Summary(
        documents=len(kept),
        reports=len(all_reports),
        events=len(merged.events),
        figures=len(all_figures),
        links=len(merged.links),
        failures=_of_status(kept, "failed"),
        empty=_of_status(kept, "empty"),
        copies=copies,
        seconds=time.perf_counter() - begin,
        corrections=sum(one.state == "in force" for one in laid.standings),
        orphans=tuple(one for one in laid.standings if one.state == "orphaned"),
    )


def known_corrections(folder: Path) -> list[Correction]:
    """The corrections of a folder: those of its log; where that is gone, those that its tables know."""
    if log.exists(folder):
        return list(log.read(folder).corrections)
    try:
        return corrections_of(store.Store.open(folder))
    except StoreError:  # no tables yet, or of a version that cannot be read
        return []


def _of_status(kept: Sequence[Document], status: str) -> tuple[Failure, ...]:
    return tuple(Failure(document.file, document.error or "") for document in kept if document.status == status)


def _without_copies(results: Iterable[Result]) -> tuple[list[Result], tuple[tuple[str, str], ...]]:
    """Results of distinct documents: files with the same bytes have the same id, and the first one stands for them."""
    kept: dict[str, Result] = {}
    copies = []
    for result in results:
        first = kept.setdefault(result.document.document_id, result)
        if first is not result:
            copies.append((result.document.file, first.document.file))
    return list(kept.values()), tuple(copies)
