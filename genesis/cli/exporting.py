"""`genesis export`."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import click

from genesis.cli.options import data, note
from genesis.errors import ArgumentError

_VIEWS = ("timeline", "comparison", "events", "figures")


@click.command(context_settings={"ignore_unknown_options": True, "allow_extra_args": True})
@click.argument("format_id", metavar="FORMAT")
@click.option("--out", required=True, type=click.Path(path_type=Path, allow_dash=True), help="The file, - for output.")
@data
@click.option("--query", default="", help="A view as in the address of a page: country=CN&from=2025-01.")
@click.option("--view", type=click.Choice(_VIEWS), help="The page whose form is written, by default the first it has.")
@click.option("--size", type=click.Choice(("slide", "half", "report", "square")), default="slide", show_default=True)
@click.option("--title", default="", help="A heading of your own.")
@click.option("--heading", type=click.Choice(("action", "plain")), default="action", show_default=True)
@click.option("--template", type=click.Path(path_type=Path, dir_okay=False), help="A .pptx or .potx for slides.")
@click.option("--columns", type=click.Choice(("full", "displayed")), default="full", show_default=True)
@click.option("--site", default="", help="Scheme and host of the dashboard, for links: https://example.org.")
@click.pass_context
def export(ctx: click.Context, /, format_id: str, out: Path, data: Path, query: str, **asked: Any) -> None:
    """Write a view to a file, as the pages do.

    The filters are those of the addresses, as options: --country CN --category export_control --from 2025-01.
    """
    from genesis.archive import opened
    from genesis.exports import FORMATS, Job
    from genesis.exports import export as write
    from genesis.selection import parse, select
    from genesis.wording import note_words

    pairs = parse_qs(query, keep_blank_values=True)
    for key, value in _filters(ctx.args):
        pairs.setdefault(key, []).append(value)
    selection, notes = parse(pairs)
    if notes:
        raise ArgumentError("; ".join(note_words(one, "en") for one in notes))
    library = opened(data, selection.as_of, selection.shown)
    if selection.as_of and not library.merges_anew:
        note("too many reports to merge anew: events that were not known by then are hidden, the others as of today")
    selected = select(library.index, selection)
    view = asked.pop("view") or (FORMATS[format_id].views[0] if format_id in FORMATS else "events")
    asked["template"] = _read(asked["template"])
    job = Job(library, selected, view=view, today=date.today(), **asked)
    content = write(job, format_id)
    with click.open_file(str(out), "wb") as file:
        file.write(content)
    note(f"{len(job.events) + len(selected.undated)} events -> {out}")


def _read(path: Path | None) -> bytes | None:
    """The bytes of a template. Raises ArgumentError: there is no such file."""
    if path is None:
        return None
    try:
        return path.read_bytes()
    except OSError as error:
        raise ArgumentError(f"--template {path}: cannot be read: {error.strerror}") from error


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
