"""`genesis build` and `genesis doctor`."""

import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from genesis.cli.options import data, jobs, note, paths
from genesis.errors import StoreError

if TYPE_CHECKING:
    from genesis.build import Failure, Summary


@click.command()
@paths
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), default=Path("data"), help="Where to write.")
@jobs
def build(paths: tuple[Path, ...], out: Path, jobs: int) -> None:
    """Read documents (default: the folder seeds) and write the tables (default: to the folder data)."""
    from genesis.build import build as run

    with click.progressbar(length=1, label="Reading", file=sys.stderr, show_eta=False) as bar:

        def progress(done: int, total: int, file: str) -> None:
            bar.length = total
            bar.update(done - bar.pos)

        summary = run(paths or (Path("seeds"),), out, jobs, progress, date.today())
    _report(summary, out)
    if summary.failures:
        sys.exit(1)


def _report(summary: "Summary", out: Path) -> None:
    kept = summary.documents - len(summary.failures) - len(summary.empty)
    note(
        f"{kept} of {summary.documents} documents read in {summary.seconds:.1f} s: {summary.events} events from "
        f"{summary.reports} reports, {summary.links} links, {summary.figures} figures -> {out}"
    )
    if summary.corrections:
        note(f"{summary.corrections} corrections hold")
    for orphan in summary.orphans:
        one = orphan.correction
        note(f"orphaned: {one.correction_id} by {one.made_by}: {one.anchors[0].file}: its report is not there any more")
    _list("failed", summary.failures)
    _list("empty", summary.empty)
    for copy, first in summary.copies:
        note(f"copy: {copy}: the same bytes as {first}")


def _list(word: str, failures: "Iterable[Failure]") -> None:
    for failure in failures:
        note(f"{word}: {failure.file}: {failure.error}")


@click.command()
@data
def doctor(data: Path) -> None:
    """Tell whether the tables are whole: exit 0, or 1 and what is wrong."""
    from genesis.corrections import log
    from genesis.store import Store

    try:
        store = Store.open(data)
        problems = [*store.problems(), *log.problems(data, store.corrections["correction_id"])]
    except StoreError as error:
        problems = [str(error)]
    for problem in problems:
        note(problem)
    if problems:
        sys.exit(1)
    click.echo(f"{data}: whole, {len(store.documents)} documents, {len(store.events)} events, version {store.version}")
