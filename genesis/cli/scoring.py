"""`genesis score`."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from genesis.cli.options import jobs, note
from genesis.cli.parsing import results
from genesis.errors import ArgumentError

if TYPE_CHECKING:
    from genesis.documents import Found

_FIELDS = {  # what an annotated row must have
    "events": ("doc", "quote", "start", "end", "category", "countries"),
    "figures": ("doc", "quote", "unit"),
}
_file = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.command()
@click.argument("kind", type=click.Choice(["events", "figures"]))
@click.option("--gold", required=True, type=_file, help="Annotated rows, JSON Lines.")
@click.option("--docs", required=True, type=click.Path(path_type=Path, exists=True), help="The annotated documents.")
@click.option("--pred", type=_file, help="Rows to score; default: what `genesis parse` gives for the documents.")
@click.option("--show", is_flag=True, help="List what was missed and what was wrong.")
@click.option("--at-least", type=click.FloatRange(0, 1), help="Exit 1 where the F1 of the last level is lower.")
@jobs
def score(kind: str, gold: Path, docs: Path, pred: Path | None, show: bool, at_least: float | None, jobs: int) -> None:
    """Hold events or figures against annotated ones: precision, recall, F1 by level."""
    from genesis.documents import collect
    from genesis.score import score as compare

    found = collect([docs])
    rows = _rows(pred, ("doc", "quote")) if pred else _told(kind, docs, jobs)
    texts = {one.path.name: _text(one) for one in found}
    result = compare(kind, _rows(gold, _FIELDS[kind]), rows, texts)
    for line in result.lines(show=show):
        click.echo(line)
    if at_least is not None and result.levels[-1].f1 < at_least:
        note(f"F1 {result.levels[-1].name} {result.levels[-1].f1:.3f} < {at_least}")
        sys.exit(1)


def _told(kind: str, docs: Path, jobs: int) -> list[dict[str, Any]]:
    """What the parser gives for the documents."""
    from genesis import json_lines

    rows = []
    for result in results([docs], jobs):
        if result.document.status == "failed":
            note(f"failed: {result.document.file}: {result.document.error}")
        if kind == "events":
            rows += json_lines.event_rows(result.document, result.reports)
        else:
            rows += json_lines.figure_rows(result.document, result.figures)
    return rows


def _text(found: "Found") -> str:
    """The file as it is, in which quotes are sought; the stored text of a file that is no UTF-8 text."""
    from genesis import documents

    try:
        return found.path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        return documents.read(found.path).text


def _rows(path: Path, fields: Sequence[str]) -> list[dict[str, Any]]:
    """The rows of a JSON Lines file; ArgumentError names the line that is none or lacks a field."""
    rows = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            raise ArgumentError(f"{path}, line {number}: is no JSON: {error}") from error
        missing = [field for field in fields if not isinstance(row, dict) or field not in row]
        if missing:
            raise ArgumentError(f"{path}, line {number}: has no {', '.join(missing)}")
        rows.append(row)
    return rows
