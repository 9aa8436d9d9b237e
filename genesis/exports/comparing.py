"""The charts of a comparison as plain tables: what a native chart holds, and what its slide says around it."""

from collections.abc import Sequence

from genesis.exports.charted import Series, Table, parts
from genesis.exports.context import action_words, context, joined, with_peak
from genesis.exports.job import Job
from genesis.scene import Balance, Indicator, by_group, by_quarter, indicators, sums, token
from genesis.scene.measure import clause, text_width
from genesis.wording import country, country_in_sentence, period_words, words

_MOST_SUMS = 24
_QUARTER = 92  # days, at most
_SIDES = ("us", "both", "cn", "third", "others")  # in the order of the key
_NAME = 300  # units of the longest name of a bar
_TITLE = 560  # units of an act's title within a heading


def tables(job: Job) -> tuple[Table, ...]:
    """Counts by category and quarter, sums and indicators; those without data are left out."""
    made = (*_counts(job), *sum_tables(job), *_indicators(job))
    return tuple(part for table in made if table.rows for part in parts(table))


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
    plain = context(job).plain
    action = action_words(job, job.events) or plain
    rough = say("comparison.too_vague", n=quarters.left_out) if quarters.left_out else ""
    both = sentences(job, say("export.chart_counts"), say("comparison.both_counted"))
    by_year = any(pair.first and pair.last and (pair.last - pair.first).days > _QUARTER for pair in quarters.pairs)
    dated = sentences(job, say("export.chart_years" if by_year else "export.chart_quarters"), rough)
    busiest = with_peak(plain, job.events, job.language)
    return (
        _count_table(job, kinds, "counts", (action, plain), both, upright=False),
        _count_table(job, quarters, "quarters", (busiest, plain), dated, upright=True),
    )


def sentences(job: Job, *parts: str) -> str:
    """The period of a view and what its chart shows."""
    stop, gap = ("。", "") if job.language != "en" else (".", " ")
    kept = [part for part in (f"{_window(job)}", *parts) if part]
    return gap.join(part if part.endswith((".", "。")) else part + stop for part in kept)


def _count_table(job: Job, balance: Balance, name: str, titles: tuple[str, str], subtitle: str, upright: bool) -> Table:
    codes = (balance.above, balance.below)
    columns = ([pair.above for pair in balance.pairs], [pair.below for pair in balance.pairs])
    rows = tuple(
        quarter_words(pair.name, pair.first.year if pair.first else None, job.language) for pair in balance.pairs
    )
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


def quarter_words(name: str, year: int | None, language: str) -> str:
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


def sum_tables(job: Job) -> tuple[Table, ...]:
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
            subtitle=sentences(job, say("export.chart_sums"), say("export.hollow")),
            rows=tuple(short(row.name) for row in found.rows),
            series=tuple(series),
            shown=say("export.shown_sums", n=len(found.rows), all=f"{found.total:,}"),
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
    odd = len(found.implausible)
    rows = [row for row in found.rows if row.leader]
    if not rows:
        return ()
    led = {code: sum(row.leader == code for row in rows) for code in (above, below)}
    lead, other = (above, below) if led[above] >= led[below] else (below, above)
    names = {code: country_in_sentence(code, job.language) for code in (above, below)}
    heading = say(
        "export.action_lead",
        side=names[lead],
        a=f"{led[lead]:,}",
        all=f"{len(rows):,}",
        other=names[other],
        b=f"{led[other]:,}",
    )
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
            subtitle=joined(
                (say("export.subtitle_indicators"), say("export.implausible", n=odd) if odd else ""), job.language
            ),
            rows=tuple(short(row.name) for row in rows),
            series=tuple(series),
            shown=say("export.shown_indicators", n=len(rows), all=f"{len(found.rows):,}"),
            figure_ids=tuple(one for row in rows for one in row.figure_ids),
            overlaid=True,
        ),
    )


def _multiple(row: Indicator, language: str) -> str:
    low, high = (f"{value:.2g}" if value < 10 else f"{value:,.0f}" for value in row.ratio)
    said = low if low == high else f"{low}–{high}"
    return words(language)("unit.x", value=f"{row.sign} {said}".strip())


def short(name: str) -> str:
    """A name as it stands beside a bar."""
    return name if text_width(name) <= _NAME else clause(name, _NAME)
