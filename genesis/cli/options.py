"""Options and types that several commands share."""

import sys
from datetime import date
from pathlib import Path

import click

from genesis.errors import ArgumentError


class Day(click.ParamType[date]):
    """A day written YYYY-MM-DD."""

    name = "day"

    def convert(self, value: str | date, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read the day. Raises BadParameter: it is none."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no day; write it as 2026-01-31", param, ctx)


paths = click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
data = click.option(
    "--data", type=click.Path(path_type=Path, file_okay=False), default=Path("data"), help="The folder of the tables."
)
published = click.option("--published", type=Day(), help="The day that relative dates count from.")
jobs = click.option("--jobs", type=click.IntRange(1, 64), default=1, help="Processes to read documents with.")


def note(message: str) -> None:
    """A message for the person, beside the data."""
    click.echo(message, err=True)


def text_or_input(text: str | None) -> str:
    """`text`, else what is piped in. Raises ArgumentError: neither is there."""
    if text is not None:
        return text
    if sys.stdin.isatty():
        raise ArgumentError("no text is given; write it after the command, or pipe it in")
    return sys.stdin.read()
