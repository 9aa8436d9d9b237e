"""`genesis correct` and `genesis corrections`."""

import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from genesis.cli.options import data, note
from genesis.errors import ArgumentError

if TYPE_CHECKING:
    from genesis.archive import Library, Row
    from genesis.correcting import Maker
    from genesis.corrections import Correction

_maker = (
    click.option("--by", required=True, metavar="NAME", help="Who says so."),
    click.option("--why", required=True, metavar="TEXT", help="The reason."),
)
_report = click.option("--report", help="Id of the one report of the event that is meant; all where it is left out.")
_event = click.argument("event_id", metavar="EVENT")


def _made(command: Callable[..., Any]) -> Callable[..., Any]:
    for option in (data, *reversed(_maker)):
        command = option(command)
    return command


@click.group()
def correct() -> None:
    """Put an event right: kept in corrections.jsonl beside the tables, undone by one more row."""


@correct.command("date")
@_event
@click.argument("first")
@click.argument("last", required=False, default="")
@_report
@_made
def correct_date(event_id: str, first: str, last: str, report: str | None, data: Path, by: str, why: str) -> None:
    """Give EVENT another date: FIRST as 2025-05-12, 2025-05 or 2025, LAST for a range."""
    from genesis.correcting import dated

    _change(data, event_id, report, by, why, dated(first, last))


@correct.command("category")
@_event
@click.argument("category")
@_report
@_made
def correct_category(event_id: str, category: str, report: str | None, data: Path, by: str, why: str) -> None:
    """Give EVENT another category, by its id: export_control."""
    from genesis.corrections import Values

    _change(data, event_id, report, by, why, Values(category=category))


@correct.command("countries")
@_event
@click.argument("codes", nargs=-1)
@_report
@_made
def correct_countries(event_id: str, codes: tuple[str, ...], report: str | None, data: Path, by: str, why: str) -> None:
    """Say who acts: ISO codes such as US CN EU, or none."""
    from genesis.corrections import Values

    _change(data, event_id, report, by, why, Values(countries=codes))


@correct.command("targets")
@_event
@click.argument("codes", nargs=-1)
@_report
@_made
def correct_targets(event_id: str, codes: tuple[str, ...], report: str | None, data: Path, by: str, why: str) -> None:
    """Say whom EVENT is aimed at: ISO codes, or none."""
    from genesis.corrections import Values

    _change(data, event_id, report, by, why, Values(targets=codes))


@correct.command("sum")
@_event
@click.argument("text")
@_report
@_made
def correct_sum(event_id: str, text: str, report: str | None, data: Path, by: str, why: str) -> None:
    """Give EVENT another sum: "USD 500 billion", several divided by semicolons, "" for none."""
    from genesis.correcting import summed

    _change(data, event_id, report, by, why, summed(text))


@correct.command("hide")
@_event
@_report
@_made
def hide(event_id: str, report: str | None, data: Path, by: str, why: str) -> None:
    """Hide EVENT, or one report of it."""
    from genesis import correcting

    def make(library: "Library", maker: "Maker") -> "Correction":
        event = _found(library, event_id)
        return correcting.hide(library, event, _reports(library, event, report), maker)

    _keep(data, by, why, make)


@correct.command("show")
@_event
@click.argument("report_id", metavar="REPORT")
@click.argument("field", type=click.Choice(["date", "amounts", "countries", "targets", "status", "category"]))
@_made
def show(event_id: str, report_id: str, field: Any, data: Path, by: str, why: str) -> None:
    """Where the reports of EVENT differ on FIELD, show what REPORT says."""
    from genesis import correcting

    def make(library: "Library", maker: "Maker") -> "Correction":
        event = _found(library, event_id)
        return correcting.show(library, event, _reports(library, event, report_id)[0], field, maker)

    _keep(data, by, why, make)


@correct.command("merge")
@_event
@click.argument("other_id", metavar="OTHER")
@_made
def merge(event_id: str, other_id: str, data: Path, by: str, why: str) -> None:
    """Make one event of EVENT and OTHER."""
    from genesis import correcting

    _keep(
        data,
        by,
        why,
        lambda library, maker: correcting.merge(library, _found(library, event_id), _found(library, other_id), maker),
    )


@correct.command("split")
@_event
@click.argument("report_id", metavar="REPORT")
@_made
def split(event_id: str, report_id: str, data: Path, by: str, why: str) -> None:
    """Take REPORT out of EVENT."""
    from genesis import correcting

    def make(library: "Library", maker: "Maker") -> "Correction":
        event = _found(library, event_id)
        return correcting.split(library, event, _reports(library, event, report_id)[0], maker)

    _keep(data, by, why, make)


@click.group()
def corrections() -> None:
    """List what readers put right, find what is orphaned, take back."""


@corrections.command("list")
@data
@click.option("--json", "as_json", is_flag=True, help="JSON Lines, as in the log, with the state of each.")
def listed(data: Path, as_json: bool) -> None:
    """All corrections in the order of their making, with what became of each."""
    for line in _lines(data, as_json, orphans=False):
        click.echo(line)


@corrections.command("orphans")
@data
@click.option("--json", "as_json", is_flag=True, help="JSON Lines, as in the log.")
def orphans(data: Path, as_json: bool) -> None:
    """Those that find their report no more: exit 1 where there are some."""
    lines = list(_lines(data, as_json, orphans=True))
    for line in lines:
        click.echo(line)
    if lines:
        sys.exit(1)


@corrections.command("undo")
@click.argument("correction_id", metavar="CORRECTION")
@data
@click.option("--by", required=True, metavar="NAME", help="Who says so.")
@click.option("--why", default="", metavar="TEXT", help="The reason.")
def undo(correction_id: str, data: Path, by: str, why: str) -> None:
    """Take CORRECTION back; undoing an undo brings it again."""
    from genesis import correcting

    _keep(data, by, why, lambda library, maker: correcting.undo(library, correction_id, maker))


def _lines(data: Path, as_json: bool, *, orphans: bool) -> Iterator[str]:
    import json

    from genesis.archive import opened
    from genesis.corrections import decoded
    from genesis.wording.corrections import correction_words

    rows = opened(data).store.corrections
    for correction_id, state, record in rows[["correction_id", "state", "record"]].itertuples(index=False):
        if orphans and state != "orphaned":
            continue
        if as_json:
            yield json.dumps({**json.loads(record), "state": state}, ensure_ascii=False)
        else:
            yield f"{correction_id}\t{state}\t{correction_words(decoded(record), 'en')}"


def _change(data: Path, event_id: str, report: str | None, by: str, why: str, now: Any) -> None:
    from genesis import correcting

    def make(library: "Library", maker: "Maker") -> "Correction":
        return correcting.change(library, _reports(library, _found(library, event_id), report), now, maker)

    _keep(data, by, why, make)


def _keep(data: Path, by: str, why: str, make: Callable[["Library", "Maker"], "Correction"]) -> None:
    """Make a correction of the newest tables and keep it; tells its id and what it says."""
    from genesis import correcting
    from genesis.archive import opened
    from genesis.wording.corrections import correction_words

    library = opened(data)
    made = make(library, correcting.Maker(by, datetime.now(UTC), why))
    correcting.keep(library, made)
    click.echo(made.correction_id)
    note(correction_words(made, "en"))


def _found(library: "Library", event_id: str) -> "Row":
    event = library.event(event_id)
    if event is None:
        raise ArgumentError(f"no event {event_id!r}; ids are in the column event_id of `genesis export csv`")
    return event


def _reports(library: "Library", event: "Row", report_id: str | None) -> list["Row"]:
    reports = library.reports(event)
    kept = [one for one in reports if report_id in (None, one["report_id"])]
    if not kept:
        ids = ", ".join(one["report_id"] for one in reports)
        raise ArgumentError(f"{event['event_id']} has no report {report_id!r}; it has {ids}")
    return kept
