"""The charts beside a timeline as plain tables: how many acts when and of which kind, by side; the largest sums."""

from collections.abc import Sequence
from datetime import date

import numpy as np
import numpy.typing as npt
import pandas as pd

from genesis.exports.charted import MOST_ROWS, Series, Table, parts
from genesis.exports.comparing import quarter_words, sentences, sum_tables
from genesis.exports.context import action_words, context, with_peak
from genesis.exports.job import Job
from genesis.lexicon import categories
from genesis.scene.balance import SHARP
from genesis.scene.lanes import SIDES, sides
from genesis.wording import country, words

_MOST_COLUMNS = 24
_MANY = 8  # columns whose names have no room for many characters
_LEAST_ROWS = 2  # of a chart that says more than its heading
_Rows = npt.NDArray[np.int64]
_STEPS = (3, 12, 60, 120, 600)  # months that a column stands for


def tables(job: Job) -> tuple[Table, ...]:
    """Counts by quarter and by category, and the sums; those that would say nothing are left out."""
    counts = [one for one in (_by_quarter(job), _by_category(job)) if len(one.rows) >= _LEAST_ROWS]
    return tuple(part for table in (*counts, *sum_tables(job)) for part in parts(table))


def _by_quarter(job: Job) -> Table:
    """Acts dated to two months or better, by the quarter in which they begin; by years over a long time."""
    say, events = words(job.language), job.events
    days = (events["end"] - events["start"]).dt.days.to_numpy(dtype=float, na_value=np.inf)
    sharp = events[(days < SHARP) & (events["start"] >= job.window[0]).to_numpy()]
    months = np.array([day.year * 12 + day.month - 1 for day in sharp["start"]], dtype=np.int64)
    step = next((one for one in _STEPS if len(months) and np.ptp(months // one) < _MOST_COLUMNS), _STEPS[-1])
    numbers = range(int(min(months, default=0)) // step, int(max(months, default=-step)) // step + 1)
    rough = say("comparison.too_vague", n=len(events) - len(sharp)) if len(sharp) < len(events) else ""
    return _table(
        job,
        "quarters",
        with_peak(context(job).plain, events, job.language),
        sentences(job, say("export.chart_quarters" if step == _STEPS[0] else "export.chart_years"), rough),
        [_period(number * step, step, job.language, len(numbers) > _MANY) for number in numbers],
        sharp,
        months // step - numbers.start,
    )


def _period(month: int, step: int, language: str, short: bool) -> str:
    """A quarter, a year or several years that begin in a month, which is counted from the year 0."""
    year = month // 12
    if step == _STEPS[0]:
        number = month % 12 // 3
        if short:
            return words(language)("export.quarter_short", n=number + 1, year=year)
        return quarter_words(words(language)("tick.quarter", n=number + 1, ordinal="一二三四"[number]), year, language)
    last = year + step // 12 - 1
    said = str(year) if last == year else f"{year}–{min(last, date.max.year)}"
    return said if language == "en" else f"{said}年"


def _by_category(job: Job) -> Table:
    """All acts by category, the most frequent first."""
    events = job.events
    names = {one.id: one.name.in_(job.language) for one in categories()}
    order = events["category"].value_counts().index.tolist()[:MOST_ROWS]
    kept = events[events["category"].isin(order)]
    return _table(
        job,
        "categories",
        action_words(job, events, peak=False) or context(job).plain,
        sentences(job, words(job.language)("export.chart_counts")),
        [names.get(str(one), str(one)) for one in order],
        kept,
        kept["category"].map({one: at for at, one in enumerate(order)}).to_numpy(dtype=np.int64),
    )


def _table(
    job: Job,
    name: str,
    heading: str,
    subtitle: str,
    rows: Sequence[str],
    events: pd.DataFrame,
    at: _Rows,
) -> Table:
    """Events counted by row (`at`) and side."""
    say, index = words(job.language), job.selected.index
    side = sides(index)[index.events.index.get_indexer(events.index)]
    names = {"us": country("US", job.language), "cn": country("CN", job.language), "both": say("lane.both")}
    counts = {code: np.bincount(at[side == number], minlength=len(rows)) for number, code in enumerate(SIDES)}
    used = [code for code in SIDES if counts[code].any()]
    totals = np.bincount(at, minlength=len(rows))
    return Table(
        id=name,
        heading=heading,
        plain=context(job).plain,
        subtitle=subtitle,
        rows=tuple(rows),
        series=tuple(_series(names.get(code, say("lane.others")), code, counts[code].tolist()) for code in used),
        totals=_series(say("export.all_acts"), "both", totals.tolist()),
        shown=say("export.shown", n=len(events), all=f"{job.total:,}"),
        event_ids=tuple(events["event_id"]),
        upright=name == "quarters",
        stacked=True,
    )


def _series(name: str, colour: str, counts: Sequence[int]) -> Series:
    return Series(
        name=name,
        colour=colour,
        values=tuple(float(one) if one else None for one in counts),
        labels=tuple(f"{one:,}" for one in counts),
        sure=(True,) * len(counts),
    )
