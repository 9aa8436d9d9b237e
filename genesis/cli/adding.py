"""`genesis add`."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from genesis.cli.options import data, jobs, note

if TYPE_CHECKING:
    from genesis.adding import Outcome


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@data
@jobs
def add(paths: tuple[Path, ...], data: Path, jobs: int) -> None:
    """Read further documents and merge what they tell with the tables that are there."""
    from genesis.adding import add as run

    outcomes = run(paths, data, jobs, today=date.today())
    for outcome in outcomes:
        note(f"{outcome.file}: {_told(outcome)}")
    if any(outcome.fate == "failed" for outcome in outcomes):
        sys.exit(1)


def _told(outcome: "Outcome") -> str:
    if outcome.fate == "added":
        reports, figures = outcome.reports, outcome.figures
        return f"added, {reports} report{'s' * (reports != 1)}, {figures} figure{'s' * (figures != 1)}"
    if outcome.fate == "known":
        return f"already there as {outcome.detail}"
    return f"{outcome.fate}: {outcome.detail}"
