"""`genesis parse` and `genesis explain`."""

import json
import re
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from genesis.cli.options import data, jobs, note, paths, published
from genesis.errors import ArgumentError

if TYPE_CHECKING:
    from genesis.extraction import Result

_EVENT_ID = re.compile(r"e-[0-9a-f]{6,}")


@click.command()
@paths
@click.option("--kind", type=click.Choice(["events", "figures"]), default="events", help="What to print.")
@published
@jobs
def parse(paths: tuple[Path, ...], kind: str, published: date | None, jobs: int) -> None:
    """Print what documents tell as JSON Lines: events of one document each, or figures."""
    from genesis import json_lines

    if not paths:
        raise ArgumentError("no document is given; name files or folders")
    failed = False
    for result in results(paths, jobs, published):
        document = result.document
        if document.status != "ok":
            note(f"{document.status}: {document.file}: {document.error}")
            failed = failed or document.status == "failed"
        rows = (
            json_lines.event_rows(document, result.reports)
            if kind == "events"
            else json_lines.figure_rows(document, result.figures)
        )
        for row in rows:
            click.echo(json.dumps(row, ensure_ascii=False))
    if failed:
        sys.exit(1)


def results(paths: Iterable[Path], jobs: int = 1, published: date | None = None) -> "list[Result]":
    """What each document in `paths` gives; `published` stands for every document's publication day."""
    from genesis.documents import collect
    from genesis.extraction import read_all

    found = collect(paths)
    if published is not None:
        found = [one._replace(given={**one.given, "published": published.isoformat()}) for one in found]
    return read_all(found, jobs)


@click.command()
@click.argument("file", metavar="[FILE | EVENT]", required=False)
@click.option("--event", help="Id of an event of the tables: which reports were merged and why, which were not.")
@data
@published
def explain(file: str | None, event: str | None, data: Path, published: date | None) -> None:
    """Tell how a document was read, or why the reports of an event are one.

    Of a FILE sentence by sentence: what was found, which rules fired, and why there is a report or none. Of an EVENT
    (e-0123456789ab) in the tables: its reports, what joined them, and what came near and stayed out.
    """
    if event is None and file is not None and _EVENT_ID.fullmatch(file) and not Path(file).exists():
        event, file = file, None
    if (event is None) == (file is None):
        raise ArgumentError("name one thing to explain: a file, or an event by its id")
    for line in _of_event(event, data) if event is not None else _of_file(Path(file or ""), published):
        click.echo(line)


def _of_event(event_id: str, data: Path) -> Iterator[str]:
    from genesis.explain import event_explained
    from genesis.store import Store

    return event_explained(Store.open(data), event_id)


def _of_file(file: Path, published: date | None) -> Iterator[str]:
    from genesis import documents, reading
    from genesis.explain import explained

    if file.is_dir():
        raise ArgumentError(f"{file}: is a folder; name one document in it")
    (found,) = documents.collect([file])
    given = {**found.given, "published": published.isoformat()} if published else found.given
    document = documents.read(found.path, root=found.root, given=given)
    if document.status != "ok":
        note(f"{document.status}: {document.file}: {document.error}")
        sys.exit(1)
    return explained(reading.read(document))
