"""The charts of a comparison as plain tables: what a native chart holds, and what its slide says around it."""

from collections.abc import Sequence

import msgspec

from genesis.exports.context import action_words, with_peak
from genesis.exports.job import Job
from genesis.model import Record
from genesis.scene import Balance, Indicator, by_group, by_quarter, indicators, sums, token
from genesis.scene.measure import clause, text_width
from genesis.selection import MAIN_SIDES
from genesis.wording import comparison_headline, country, country_in_sentence, period_words, words

MOST_ROWS = 12  # bars of one slide; the rest goes on the next
_MOST_SUMS = 24
_SIDES = ("us", "both", "cn", "third", "others")  # in the order of the key
_NAME = 300  # units of the longest name of a bar
_TITLE = 560  # units of an act's title within a heading


class Series(Record, frozen=True, kw_only=True):
    """One side's values, None where it has no bar; `labels` stand at their ends, `sure` bars are filled."""

    name: str
    colour: str  # token
    values: tuple[float | None, ...]
    labels: tuple[str, ...]
    sure: tuple[bool, ...]


class Table(Record, frozen=True, kw_only=True):
    """The data of one chart, with its words; `upright` columns instead of lying bars."""

    id: str
    heading: str
    plain: str
    subtitle: str
    rows: tuple[str, ...]
    series: tuple[Series, ...]
    shown: str
    event_ids: tuple[str, ...] = ()  # the evidence of the notes
    figure_ids: tuple[str, ...] = ()
    upright: bool = False
    overlaid: bool = False  # one bar a row, in the colour of its side
    part: tuple[int, int] = (1, 1)
    top: float = 0  # the end of the scale, one for all parts


def tables(job: Job) -> tuple[Table, ...]:
    """Counts by category and quarter, sums and indicators; those without data are left out."""
    made = (*_counts(job), *_sums(job), *_indicators(job))
    return tuple(part for table in made if table.rows for part in _parts(table))


def _codes(job: Job) -> tuple[str, str]:
    above, below, *_ = job.selected.selection.compared
    return above, below


def _window(job: Job) -> str:
    return period_words(job.window[0].date(), job.window[1].date(), job.language)


def _counts(job: Job) -> tuple[Table, Table]:
    say, (above, below) = words(job.language), _codes(job)
    window = (job.window[0].date(), job.window[1].date())
    kinds = by_group(job.selected, window, above, below)
    quarters = by_quarter(job.selected, window, above, below)
    acts = [sum(pair.above for pair in kinds.pairs), sum(pair.below for pair in kinds.pairs)]
    documents = {one for ids in job.events["document_ids"] for one in ids}
    plain = comparison_headline(len(documents), acts, job.language, (above, below))
    action = (action_words(job) if (above, below) == MAIN_SIDES else "") or plain
    rough = say("comparison.too_vague", n=quarters.left_out) if quarters.left_out else ""
    both = _sentences(job, say("export.chart_counts"), say("comparison.both_counted"))
    dated = _sentences(job, say("export.chart_quarters"), rough)
    busiest = with_peak(plain, job.events, job.language)
    return (
        _count_table(job, kinds, "counts", (action, plain), both, upright=False),
        _count_table(job, quarters, "quarters", (busiest, plain), dated, upright=True),
    )


def _sentences(job: Job, *parts: str) -> str:
    stop, gap = ("。", "") if job.language != "en" else (".", " ")
    kept = [part for part in (f"{_window(job)}", *parts) if part]
    return gap.join(part if part.endswith((".", "。")) else part + stop for part in kept)


def _count_table(job: Job, balance: Balance, name: str, titles: tuple[str, str], subtitle: str, upright: bool) -> Table:
    codes = (balance.above, balance.below)
    columns = ([pair.above for pair in balance.pairs], [pair.below for pair in balance.pairs])
    rows = tuple(_quarter(pair.name, pair.first.year if pair.first else None, job.language) for pair in balance.pairs)
    total = sum(map(sum, columns))
    return Table(
        id=name,
        heading=titles[0],
        plain=titles[1],
        subtitle=subtitle,
        rows=rows,
        series=tuple(_whole(code, codes, column, job.language) for code, column in zip(codes, columns, strict=True)),
        shown=words(job.language)("count.acts", n=total),
        event_ids=tuple(job.events["event_id"]),
        upright=upright,
    )


def _quarter(name: str, year: int | None, language: str) -> str:
    """A quarter with its year; a category, a year as they are."""
    if year is None or str(year) in name:
        return name
    return f"{name} {year}" if language == "en" else f"{year}年{name}"


def _whole(code: str, codes: Sequence[str], column: Sequence[int], language: str) -> Series:
    return Series(
        name=country(code, language),
        colour=token(code, codes),
        values=tuple(float(value) for value in column),
        labels=tuple(f"{value:,}" for value in column),
        sure=(True,) * len(column),
    )


def _sums(job: Job) -> tuple[Table, ...]:
    """The largest sums in billion US dollars, each in the colour of who acts."""
    say = words(job.language)
    found = sums(job.selected, (job.window[0].date(), job.window[1].date()), most=_MOST_SUMS)
    if not found.rows:
        return ()
    largest = found.rows[0]
    title = largest.name if text_width(largest.name) <= _TITLE else clause(largest.name, _TITLE)
    heading = say("export.action_sums", n=found.total, sum=largest.printed, title=title)
    sides = {"us": country("US", job.language), "cn": country("CN", job.language), "both": say("lane.both")}
    series = []
    for colour in [one for one in _SIDES if any(row.colour == one for row in found.rows)]:
        own = [row if row.colour == colour else None for row in found.rows]
        series.append(
            Series(
                name=sides.get(colour, say("lane.others")),
                colour=colour,
                values=tuple(round(row.usd / 1e9, 3) if row else None for row in own),
                labels=tuple(row.printed if row else "" for row in own),
                sure=tuple(row is None or row.sure for row in own),
            )
        )
    return (
        Table(
            id="sums",
            heading=heading,
            plain=say("export.chart_sums"),
            subtitle=_sentences(job, say("export.chart_sums"), say("export.hollow")),
            rows=tuple(_short(row.name) for row in found.rows),
            series=tuple(series),
            shown=say("export.shown_sums", n=len(found.rows), all=found.total),
            event_ids=tuple(row.event_id for row in found.rows),
            overlaid=True,
        ),
    )


def _indicators(job: Job) -> tuple[Table, ...]:
    """The larger side as a multiple of the smaller, in the colour of who leads."""
    say, (above, below) = words(job.language), _codes(job)
    store = job.archive.store
    if "metric_key" not in store.figures.columns:
        return ()
    found = indicators(store.figures, store.documents, job.language, above, below)
    rows = [row for row in found.rows if row.leader]
    if not rows:
        return ()
    led = {code: sum(row.leader == code for row in rows) for code in (above, below)}
    lead, other = (above, below) if led[above] >= led[below] else (below, above)
    names = {code: country_in_sentence(code, job.language) for code in (above, below)}
    heading = say("export.action_lead", side=names[lead], a=led[lead], all=len(rows), other=names[other], b=led[other])
    series = []
    for code in (above, below):
        own = [row if row.leader == code else None for row in rows]
        series.append(
            Series(
                name=say("export.ahead", side=country(code, job.language)),
                colour=token(code, (above, below)),
                values=tuple(round(sum(row.ratio) / 2, 3) if row else None for row in own),
                labels=tuple(_multiple(row, job.language) if row else "" for row in own),
                sure=tuple(row is None or row.kind == "both" for row in own),
            )
        )
    return (
        Table(
            id="indicators",
            heading=heading[:1].upper() + heading[1:],
            plain=say("export.chart_indicators"),
            subtitle=say("export.subtitle_indicators"),
            rows=tuple(_short(row.name) for row in rows),
            series=tuple(series),
            shown=say("export.shown_indicators", n=len(rows), all=len(found.rows)),
            figure_ids=tuple(one for row in rows for one in row.figure_ids),
            overlaid=True,
        ),
    )


def _multiple(row: Indicator, language: str) -> str:
    low, high = (f"{value:.2g}" if value < 10 else f"{value:.0f}" for value in row.ratio)
    said = low if low == high else f"{low}–{high}"
    return words(language)("unit.x", value=f"≥ {said}" if row.kind == "rest" else said)


def _short(name: str) -> str:
    return name if text_width(name) <= _NAME else clause(name, _NAME)


def _parts(table: Table) -> list[Table]:
    """A table over as many slides as its bars need."""
    count = 1 if table.upright else -(-len(table.rows) // MOST_ROWS)
    size = -(-len(table.rows) // count)
    return [_part(table, slice(at * size, (at + 1) * size), (at + 1, count)) for at in range(count)]


def _part(table: Table, rows: slice, part: tuple[int, int]) -> Table:
    cut = tuple(
        Series(name=one.name, colour=one.colour, values=one.values[rows], labels=one.labels[rows], sure=one.sure[rows])
        for one in table.series
    )
    return msgspec.structs.replace(
        table,
        rows=table.rows[rows],
        series=cut,
        event_ids=table.event_ids[rows] if table.overlaid else table.event_ids,  # a bar of a sum is an event
        part=part,
        top=max((value for one in table.series for value in one.values if value), default=1),
    )
