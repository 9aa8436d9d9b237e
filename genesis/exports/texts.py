"""What stands around the chart of a timeline: subtitle, sources, filters, how much is shown."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import pandas as pd

from genesis.exports.charted import Table
from genesis.exports.context import Context, context, heading_of, joined, source_names, sources
from genesis.exports.evidence import MOST_LISTED
from genesis.exports.grid import Grid
from genesis.exports.job import Job
from genesis.exports.sheet import Note, Sheet, Texts, key_of, key_rows, room, sheet, widened
from genesis.lexicon import categories
from genesis.model import Record
from genesis.scene import Scene
from genesis.scene.arenas import arenas
from genesis.scene.side_lanes import group_name
from genesis.scene.slides import MOST_EVENTS, Arrangement, Facing, Plate, Room, Stacked
from genesis.selection.cells import day_of
from genesis.wording import country, period_words, words

_LONGEST_ADDRESS = 90  # characters of an address that a picture shows
_MOST_KEY_ROWS = 4
_NAMED = (6, 4, 3, 2, 1)  # publishers of a source line; the others are counted


def foot(
    job: Job, said: Context, events: pd.DataFrame, quotes_in_notes: bool, first: Sequence[str] = ()
) -> tuple[Note, Note]:
    """The notes under a chart: where it comes from; after what is said `first` the filters, on which dates it stands.

    Slides have `quotes_in_notes`; a picture, which has no links, prints its address.
    """
    say = words(job.language)
    joint = "; " if job.language == "en" else "；"
    printed = "" if quotes_in_notes or not job.site or len(said.address) > _LONGEST_ADDRESS else said.address
    filters = say("export.filter_line", filters=joint.join(said.filters)) if said.filters else ""
    kept = (*first, filters)
    if quotes_in_notes:
        ways = ((*kept, said.basis, say("export.quotes_in_notes")), (*kept, said.basis), kept)
    else:
        ways = ((*kept, said.basis, printed), (*kept, printed), kept)
    told = tuple(dict.fromkeys(way for one in ways if (way := joined(one, job.language))))
    return source_note(sources(job.archive, events, job.language), job.language), told


def source_note(named: Sequence[str], language: str) -> Note:
    """Where a chart comes from; the fewer publishers are named, the shorter."""
    say, joint = words(language), "; " if language == "en" else "；"
    told = []
    for count in dict.fromkeys(min(most, len(named)) for most in _NAMED):
        more = [say("footer.more_sources", n=len(named) - count)] if count < len(named) else []
        told.append(say("export.source_line", sources=joint.join([*named[:count], *more])))
    return tuple(told)


def left_out(job: Job, said: Context) -> str:
    """What of the selection no slide shows: events outside the window, of others, without a date."""
    say = words(job.language)
    undated = len(job.selected.undated)
    window = (job.window[0].date(), job.window[1].date())
    within = len(job.selected.between(*window)) if job.view == "comparison" else said.shown
    others = within - said.shown
    outside = said.total - within - undated
    return joined(
        (
            say("export.outside", n=outside) if outside else "",
            say("export.by_others", n=others) if others else "",
            say("export.undated", n=undated) if undated else "",
        ),
        job.language,
    )


class Place(Record, frozen=True, kw_only=True):
    """Which page of a timeline it is: its number, of how many, whether each period has only its weightiest."""

    number: int = 1
    all: int = 1
    digest: bool = False


def texts(job: Job, said: Context, plate: Plate, place: Place, quotes_in_notes: bool) -> Texts:
    """The words of one page of a timeline; from the second on they speak of the events of that page."""
    say, scene = words(job.language), plate.scene
    ids = plate.event_ids
    events = job.events[job.events["event_id"].isin((*ids, *plate.rest))] if ids else job.events
    drawn = events[events["event_id"].isin(ids)] if ids else events
    counted = scene.columns or (scene.cells and place.number == 1)
    shown = said.shown if counted else len(ids)
    count = say("export.shown", n=shown, all=f"{said.total:,}")
    if place.digest and place.number > 1:
        count = say("export.shown_period", n=shown, all=f"{len(ids) + len(plate.rest):,}")
    further = _further(plate, place, job.language) if quotes_in_notes else ""
    rest = _rest(job, said, plate) if place.number == 1 else ""
    return Texts(
        heading=said.heading if place.number == 1 else heading_of(job, events, scene.window),
        subtitle=joined(_subtitle(job, plate, place), job.language),
        notes=tuple(filter(None, foot(job, said, drawn, quotes_in_notes, (further, rest)))),
        count=count,
        dated=said.data_to,
        link=say("export.view_link") if job.site and quotes_in_notes else "",
        url=said.address if job.site else "",
    )


def _rest(job: Job, said: Context, plate: Plate) -> str:
    """What the first page leaves out: events, and ties between those that it shows or counts."""
    lost = len(plate.untied)
    untied = words(job.language)("export.ties_left_out", n=lost) if lost else ""
    return joined(filter(None, (untied, left_out(job, said))), job.language)


def _subtitle(job: Job, plate: Plate, place: Place) -> list[str]:
    say, period = words(job.language), period_words(*plate.scene.window, job.language)
    tied = any(tie.kind != "near" and tie not in plate.untied for tie in plate.ties)
    key = "counted" if plate.scene.columns else "ties" if tied else "slide"
    told = [say(f"export.subtitle_{key}", period=period)]
    if place.all > 1:
        told.append(say("export.part", n=place.number, all=f"{place.all:,}"))
    return told


def _further(plate: Plate, place: Place, language: str) -> str:
    """Where the events are that a slide does not show."""
    say = words(language)
    if place.number == 1:
        return say("export.overview_digest" if place.digest else "export.overview") if place.all > 1 else ""
    if len(plate.rest) > MOST_LISTED:
        return say("export.rest_partly", n=len(plate.rest), m=f"{MOST_LISTED:,}")
    return say("export.rest_noted", n=len(plate.rest)) if plate.rest else ""


class Page(NamedTuple):
    """A page of a timeline: what is drawn, all of it placed, its words."""

    plate: Plate
    sheet: Sheet
    texts: Texts
    is_first: bool


def pages(
    job: Job,
    grid: Grid,
    said: Context,
    plates: Callable[[Job, Room], Sequence[Plate]],
    quotes_in_notes: bool = True,
) -> list[Page]:
    """The pages of a timeline, on a grid that keeps room for the widest key and for the foot."""
    digest, facing = len(job.events) > MOST_EVENTS, job.view == "comparison"
    if facing and grid.gutter:
        grid = widened(grid, _lane_names(job))
    further = words(job.language)("export.overview_digest" if digest else "export.overview") if quotes_in_notes else ""
    notes = foot(job, said, job.events, quotes_in_notes, (further, left_out(job, said)))
    drawn: Sequence[Plate] = ()
    for rows in range(1, _MOST_KEY_ROWS + 1):  # the fewer rows the key takes, the more room has the chart
        drawn = plates(job, room(grid, rows, notes, facing))
        if max(key_rows(key_of(plate.scene), grid) for plate in drawn) <= rows:
            break
    made = []
    for number, plate in enumerate(drawn, 1):
        around = texts(job, said, plate, Place(number=number, all=len(drawn), digest=digest), quotes_in_notes)
        made.append(Page(plate, sheet(grid, plate, around), around, number == 1))
    return made


def chart_texts(job: Job, table: Table) -> Texts:
    """The words of a slide with a chart of a comparison."""
    said, say = context(job), words(job.language)
    events = job.events
    if table.event_ids:
        events = events[events["event_id"].isin(table.event_ids)]
    source, told = foot(job, said, events, quotes_in_notes=True)
    if table.figure_ids:
        source, told = _figure_source(job, table), (say("export.quotes_in_notes"),)
    part = say("export.part", n=table.part[0], all=table.part[1]) if table.part[1] > 1 else ""
    heading = " ".join(job.title.split()) or (table.heading if job.heading == "action" else table.plain)
    return Texts(
        heading=heading,
        subtitle=joined((table.subtitle, part), job.language),
        notes=(source, told),
        count=table.shown,
        dated=said.data_to,
        link=say("export.view_link") if job.site else "",
        url=said.address if job.site else "",
    )


def _figure_source(job: Job, table: Table) -> Note:
    """The documents that figures come from."""
    figures = job.archive.store.figures
    ids = figures.loc[figures["figure_id"].isin(table.figure_ids), "document_id"]
    return source_note(source_names(job.archive, ids.tolist(), job.language), job.language)


def arrangement_of(job: Job, space: Room) -> Arrangement:
    """Lanes under one axis; of a comparison two sides facing each other over it, with lanes by group where these have
    a place for their names.
    """
    if job.view != "comparison":
        return Stacked()
    compared = job.selected.selection.compared
    return Facing(job.selected, compared, day_of(job.archive.newest), grouped=not space.heading)


def _lane_names(job: Job) -> list[str]:
    """The names that lanes of a comparison can have, with their counts."""
    view, count = job.selected.selection, f"{len(job.events):,}"
    groups = [one.id for one in (categories() if view.grouping == "category" else arenas().arena)]
    sides = [country(code, view.lang) for code in view.compared[2:]]
    return [f"{name} {count}" for name in (*(group_name(view.grouping, one, view.lang) for one in groups), *sides)]


def empty_plate(job: Job) -> Plate:
    """A chart without anything, for a sheet whose chart is drawn otherwise."""
    window = (job.window[0].date(), job.window[1].date())
    scene = Scene(
        width=0, height=0, gutter=0, language=job.language, window=window, lanes=(), marks=(), labels=(), badges=(),
        remarks=(), ticks=(),
    )  # fmt: skip
    return Plate(scene=scene)
