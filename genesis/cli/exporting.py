"""`genesis export`."""

from collections.abc import Sequence
from pathlib import Path
from urllib.parse import parse_qs

import click

from genesis.cli.options import data, note
from genesis.errors import ArgumentError


@click.command(context_settings={"ignore_unknown_options": True, "allow_extra_args": True})
@click.argument("format_id", metavar="FORMAT")
@click.option("--out", required=True, type=click.Path(path_type=Path, allow_dash=True), help="The file, - for output.")
@data
@click.option("--query", default="", help="A view as in the address of a page: country=CN&from=2025-01.")
@click.pass_context
def export(ctx: click.Context, format_id: str, out: Path, data: Path, query: str) -> None:
    """Write events to a file, as the buttons of the pages do.

    The filters are those of the addresses, as options: --country CN --category export_control --from 2025-01.
    """
    from genesis.archive import opened
    from genesis.exports import export as write
    from genesis.selection import parse, select
    from genesis.wording import note_words

    pairs = parse_qs(query, keep_blank_values=True)
    for key, value in _filters(ctx.args):
        pairs.setdefault(key, []).append(value)
    selection, notes = parse(pairs)
    if notes:
        raise ArgumentError("; ".join(note_words(one, "en", codes=True) for one in notes))
    library = opened(data, selection.as_of)
    if selection.as_of and not library.merges_anew:
        note("too many reports to merge anew: events that were not known by then are hidden, the others as of today")
    selected = select(library.index, selection)
    content = write(selected, format_id)
    with click.open_file(str(out), "wb") as file:
        file.write(content)
    note(f"{len(selected.events) + len(selected.undated)} events -> {out}")


def _filters(arguments: Sequence[str]) -> list[tuple[str, str]]:
    """`--key value` and `--key=value` as pairs. Raises ArgumentError: something else stands there."""
    pairs = []
    rest = list(arguments)
    while rest:
        name = rest.pop(0)
        if not name.startswith("--"):
            raise ArgumentError(f"{name!r} is no filter; write --key value, as in --country CN")
        key, equals, value = name.removeprefix("--").partition("=")
        if not equals:
            if not rest:
                raise ArgumentError(f"{name} has no value; write --key value, as in --country CN")
            value = rest.pop(0)
        pairs.append((key.replace("-", "_"), value))
    return pairs
