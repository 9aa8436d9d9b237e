"""`genesis parse` and `genesis explain`."""

import json
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from genesis.cli.options import jobs, note, paths, published
from genesis.errors import ArgumentError

if TYPE_CHECKING:
    from genesis.extraction import Result


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
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@published
def explain(file: Path, published: date | None) -> None:
    """Tell sentence by sentence what was found, which rules fired, and why there is a report or none."""
    from genesis import documents, reading
    from genesis.explain import explained

    (found,) = documents.collect([file])
    given = {**found.given, "published": published.isoformat()} if published else found.given
    document = documents.read(found.path, root=found.root, given=given)
    if document.status != "ok":
        note(f"{document.status}: {document.file}: {document.error}")
        sys.exit(1)
    for line in explained(reading.read(document)):
        click.echo(line)
