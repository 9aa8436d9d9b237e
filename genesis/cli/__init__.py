"""The command line: a thin shell over the library, without language logic.

Data go to standard output, messages to standard error. Exit 0: done; 1: a document failed, or the tables are not
whole; 2: an argument cannot be used. Each command imports what it needs when it runs, so that `--help` is quick.
"""

import sys
from importlib.metadata import version
from typing import Any

import click

from genesis.cli.adding import add
from genesis.cli.building import build, doctor
from genesis.cli.correcting import correct, corrections
from genesis.cli.exporting import export
from genesis.cli.mentions import dates, money
from genesis.cli.parsing import explain, parse
from genesis.cli.scoring import score
from genesis.cli.serving import serve
from genesis.errors import GenesisError


class Commands(click.Group):
    """A group whose commands report what this package raises on purpose in one line, with exit 2."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command."""
        try:
            return super().invoke(ctx)
        except GenesisError as error:
            raise click.UsageError(str(error)) from error


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(version("genesis-timeline"), package_name="genesis-timeline", prog_name="genesis")
def genesis() -> None:
    """Policy documents in Chinese and English become dated, sourced events."""


for _command in (build, add, parse, dates, money, explain, export, correct, corrections, score, serve, doctor):
    genesis.add_command(_command)


def main() -> None:
    """Run the command line. Output is UTF-8 whatever the terminal's locale says."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    genesis()
