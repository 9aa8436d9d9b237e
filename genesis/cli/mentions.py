"""`genesis dates` and `genesis money`."""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any

import click

from genesis.cli.options import published, text_or_input
from genesis.errors import ArgumentError

Row = dict[str, Any]

_batch = click.option("--batch", is_flag=True, help="Read and write JSON Lines: id, text, reference_date, lang.")
_lang = click.option("--lang", type=click.Choice(["en", "zh", "zh-Hans", "zh-Hant"]), help="Default: told by the text.")


@click.command()
@click.argument("text", required=False)
@published
@_lang
@_batch
def dates(text: str | None, published: date | None, lang: str | None, batch: bool) -> None:
    """Tell what is a date in TEXT (or standard input) and which days it denotes."""
    from genesis.json_lines import date_rows

    if batch:
        _answer(text, lambda case: date_rows(case["text"], _reference(case, published), case.get("lang") or lang))
    else:
        _show(date_rows(text_or_input(text), published, lang), ("text", "from", "to", "precision"))


@click.command()
@click.argument("text", required=False)
@_lang
@_batch
def money(text: str | None, lang: str | None, batch: bool) -> None:
    """Tell what is a sum of money in TEXT (or standard input) and how much it is."""
    from genesis.json_lines import money_rows

    if batch:
        _answer(text, lambda case: money_rows(case["text"], case.get("lang") or lang))
    else:
        _show(money_rows(text_or_input(text), lang), ("text", "value", "low", "high", "currency"))


def _answer(text: str | None, read: Callable[[Row], list[Row]]) -> None:
    from genesis.json_lines import batch_row

    if text is not None:
        raise ArgumentError("--batch reads its texts from standard input; leave TEXT out")
    for case in _cases():
        click.echo(json.dumps(batch_row(case, read(case)), ensure_ascii=False))


def _cases() -> Iterator[Row]:
    for number, line in enumerate(sys.stdin, 1):
        if not line.strip():
            continue
        try:
            case = json.loads(line)
        except json.JSONDecodeError as error:
            raise ArgumentError(f"line {number} is no JSON: {error}") from error
        if not isinstance(case, dict) or not isinstance(case.get("text"), str):
            raise ArgumentError(f"line {number} has no `text`; a line is an object with id, text, reference_date, lang")
        yield case


def _reference(case: Row, default: date | None) -> date | None:
    day = case.get("reference_date")
    if not day:
        return default
    try:
        return date.fromisoformat(day[:10])
    except (TypeError, ValueError) as error:
        raise ArgumentError(f"{case.get('id')}: reference_date {day!r} is no day; write it as 2026-01-31") from error


def _show(rows: Sequence[Row], columns: Sequence[str]) -> None:
    """A small table, its columns divided by tabs; empty columns are left out."""
    used = [name for name in columns if any(row.get(name) is not None for row in rows)]
    if used:
        click.echo("\t".join(used))
    for row in rows:
        cells = (row.get(name) for name in used)
        click.echo("\t".join("" if cell is None else " ".join(str(cell).split()) for cell in cells))
