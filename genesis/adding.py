"""New documents beside those of a store: they alone are read, then all reports are merged anew.

What the others tell is taken from the tables, so that their files need not be there any more. A document whose bytes
the store knows is recognised and not read again.
"""

import os
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Literal

import msgspec

from genesis import documents, events, store, tables
from genesis.build import build, known_corrections
from genesis.corrections import overlay
from genesis.errors import StoreError
from genesis.extraction import Progress, Result, read_all
from genesis.figures.contradictions import with_contradictions
from genesis.history import dated
from genesis.model import Document
from genesis.records import as_read, documents_of, figures_of, links_of
from genesis.remade import event_of, former_ids, hidden_pointers, moved_links, pointers
from genesis.store import Store

Fate = Literal["added", "known", "empty", "failed"]


class Outcome(msgspec.Struct, frozen=True):
    """What became of one file."""

    file: str
    fate: Fate
    document_id: str
    reports: int = 0
    figures: int = 0
    detail: str = ""  # why it failed or is empty; of one that is known, the file that it is a copy of


def add(
    paths: Iterable[str | os.PathLike[str]],
    out: str | os.PathLike[str],
    jobs: int = 1,
    progress: Progress | None = None,
    today: date | None = None,
) -> list[Outcome]:
    """Read the documents in `paths` and write the tables in `out` with them and with what is there already.

    `today` is the day of the build, which is kept for what is new or has changed.

    Raises ArgumentError: a path is missing; TableError: rows break the tables; StoreError: `out` cannot be read or
    written. A folder without tables becomes one with those of the documents alone.
    """
    paths, out = list(paths), Path(out)
    if not (out / store.MANIFEST).exists():
        build([], out, today=today)
    before = Store.open(out)
    known = {one.document_id: one.file for one in documents_of(before, texts=False)}
    outcomes, new = _sorted_out(read_all(documents.collect(paths), jobs, progress), known)
    if new:
        _write(before, new, out, today)
    return outcomes


def _sorted_out(results: Iterable[Result], known: dict[str, str]) -> tuple[list[Outcome], list[Result]]:
    """What becomes of each file, and what the new ones among them give."""
    files = dict(known)
    outcomes, new = [], []
    for result in results:
        document = result.document
        if document.document_id in files:
            first = files[document.document_id]
            outcomes.append(Outcome(document.file, "known", document.document_id, detail=first))
            continue
        files[document.document_id] = document.file
        new.append(result)
        fate: Fate = "added" if document.status == "ok" else document.status
        counts = len(result.reports), len(result.figures)
        outcomes.append(Outcome(document.file, fate, document.document_id, *counts, detail=document.error or ""))
    return outcomes, new


def _write(before: Store, new: Sequence[Result], out: Path, today: date | None) -> None:
    """Merge what the store knows with what the new documents give; ids that go with a merge lead to the new ones."""
    if not before.is_current():
        raise StoreError(f"{out}: another build has replaced the tables meanwhile; add the documents again")
    kept: list[Document] = [*documents_of(before), *(result.document for result in new)]
    told = [*as_read(before), *(report for result in new for report in result.reports)]
    laid = overlay(kept, told, known_corrections(out))
    readings = [result.reading for result in new if result.reading]
    merged = events.merge(kept, laid.reports, readings, rulings=laid.rulings)
    whole, now = event_of(before), merged.event_of
    links = [*moved_links(links_of(before), laid.reports, whole, now), *merged.links]
    figures = [*figures_of(before), *(figure for result in new for figure in result.figures)]
    contradicted = with_contradictions(figures, {one.document_id: one.published for one in kept})
    moved = pointers(former_ids(before), kept, laid.reports, whole, now)
    old_ids = {**moved, **hidden_pointers(laid, now), **merged.pointers}
    groups = merged.source_groups
    frames = tables.frames(kept, laid.reports, merged.events, links, contradicted, old_ids, groups, laid)
    store.write(out, dated(out, frames, today))
