"""What stands around the chart of a timeline: subtitle, sources, filters, how much is shown."""

from collections.abc import Callable, Sequence

import pandas as pd

from genesis.exports.comparing import Table
from genesis.exports.context import Context, context, joined, source_names, sources
from genesis.exports.job import Job
from genesis.exports.sheet import Grid, Sheet, Texts, key_of, key_rows, room, sheet
from genesis.scene import Scene
from genesis.scene.slides import Room
from genesis.wording import period_words, words

_LONGEST_ADDRESS = 90  # characters of an address that a picture shows
_MOST_KEY_ROWS = 4
_MANY = 6  # publishers that a source line begins with; those without room are cut


def foot(job: Job, said: Context, events: pd.DataFrame, quotes_in_notes: bool) -> tuple[str, ...]:
    """The notes under a chart: where it comes from, what was filtered, on which dates it stands.

    Slides have `quotes_in_notes`; a picture, which has no links, prints its address.
    """
    say = words(job.language)
    named = sources(job.archive, events, job.language)
    few = list(named[:_MANY])
    if len(named) > _MANY:
        few.append(say("footer.more_sources", n=len(named) - _MANY))
    joint = "; " if job.language == "en" else "；"
    printed = "" if quotes_in_notes or not job.site or len(said.address) > _LONGEST_ADDRESS else said.address
    line = say("export.source_line", sources=joint.join(few))
    filters = say("export.filter_line", filters=joint.join(said.filters)) if said.filters else ""
    told = joined((filters, said.basis, say("export.quotes_in_notes") if quotes_in_notes else printed), job.language)
    return line, told


def left_out(job: Job, said: Context) -> str:
    """What of the selection no slide shows: events outside the window, events without a date."""
    say = words(job.language)
    undated = len(job.selected.undated)
    outside = said.total - said.shown - undated
    return joined(
        (
            say("export.outside", n=outside) if outside else "",
            say("export.undated", n=undated) if undated else "",
        ),
        job.language,
    )


def texts(job: Job, said: Context, scene: Scene, part: tuple[int, int], quotes_in_notes: bool) -> Texts:
    """The words of one page of a timeline; `part` is its number and how many there are."""
    say = words(job.language)
    ids = [mark.event_id for mark in scene.marks]
    events = job.events[job.events["event_id"].isin(ids)] if ids else job.events
    key = "subtitle_counted" if scene.columns else "subtitle_slide"
    subtitle = [say(f"export.{key}", period=period_words(*scene.window, job.language))]
    if part[1] > 1:
        subtitle.append(say("export.part", n=part[0], all=part[1]))
    shown = len(ids) if not scene.columns else said.shown
    source, told = foot(job, said, events, quotes_in_notes)
    further = say("export.overview") if part[0] == 1 < part[1] else ""
    return Texts(
        heading=said.heading,
        subtitle=joined(subtitle, job.language),
        notes=tuple(filter(None, (source, joined((further, left_out(job, said), told), job.language)))),
        count=say("export.shown", n=shown, all=f"{said.total:,}"),
        dated=said.data_to,
        link=say("export.view_link") if job.site and quotes_in_notes else "",
        url=said.address if job.site else "",
    )


def pages(
    job: Job,
    grid: Grid,
    said: Context,
    scenes: Callable[[Job, Room], Sequence[Scene]],
    quotes_in_notes: bool = True,
) -> list[tuple[Sheet, Texts]]:
    """The sheets of a timeline with their words, on a grid that keeps room for the widest key and for the foot."""
    source, told = foot(job, said, job.events, quotes_in_notes)
    notes = (source, joined((left_out(job, said), told), job.language))
    drawn: Sequence[Scene] = ()
    for rows in range(1, _MOST_KEY_ROWS + 1):  # the fewer rows the key takes, the more room has the chart
        drawn = scenes(job, room(grid, rows, notes))
        if max(key_rows(key_of(scene), grid) for scene in drawn) <= rows:
            break
    written = [texts(job, said, scene, (at, len(drawn)), quotes_in_notes) for at, scene in enumerate(drawn, 1)]
    return [(sheet(grid, scene, around), around) for scene, around in zip(drawn, written, strict=True)]


def chart_texts(job: Job, table: Table) -> Texts:
    """The words of a slide with a chart of a comparison."""
    said, say = context(job), words(job.language)
    events = job.events
    if table.event_ids:
        events = events[events["event_id"].isin(table.event_ids)]
    source, told = foot(job, said, events, quotes_in_notes=True)
    if table.figure_ids:
        source, told = _figure_source(job, table), say("export.quotes_in_notes")
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


def _figure_source(job: Job, table: Table) -> str:
    """The documents that figures come from."""
    figures = job.archive.store.figures
    ids = figures.loc[figures["figure_id"].isin(table.figure_ids), "document_id"]
    named = source_names(job.archive, ids.tolist(), job.language)
    return words(job.language)("export.source_line", sources=("; " if job.language == "en" else "；").join(named))


def empty_scene(job: Job) -> Scene:
    """A scene without anything, for a sheet whose chart is drawn otherwise."""
    window = (job.window[0].date(), job.window[1].date())
    return Scene(
        width=0, height=0, gutter=0, language=job.language, window=window, lanes=(), marks=(), labels=(), badges=(),
        remarks=(), ticks=(),
    )  # fmt: skip
