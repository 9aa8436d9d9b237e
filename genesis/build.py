"""Documents -> tables on disk: each document on its own, in one process or several, then what needs all of them.

A document that cannot be read, or that trips a rule, is a row with its error; the rest is built.
"""

import os
import time
from collections.abc import Iterable, Sequence

import msgspec

from genesis import documents, events, store, tables
from genesis.extraction import Progress, Result, read_all
from genesis.figures.contradictions import with_contradictions
from genesis.model import Document


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


def build(
    paths: Iterable[str | os.PathLike[str]],
    out: str | os.PathLike[str],
    jobs: int = 1,
    progress: Progress | None = None,
) -> Summary:
    """Read all documents in `paths` and write the tables to the folder `out`.

    Raises ArgumentError: a path is missing; TableError: rows break the tables; StoreError: `out` cannot be written.
    """
    begin = time.perf_counter()
    found = documents.collect(paths)
    results, copies = _without_copies(read_all(found, jobs, progress))
    kept = [result.document for result in results]
    all_reports = [report for result in results for report in result.reports]
    all_figures = [figure for result in results for figure in result.figures]
    merged = events.merge(kept, all_reports, [result.reading for result in results if result.reading])
    told = with_contradictions(all_figures, {document.document_id: document.published for document in kept})
    frames = tables.frames(kept, all_reports, merged.events, merged.links, told, merged.pointers, merged.source_groups)
    store.write(out, frames)
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
    )


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
