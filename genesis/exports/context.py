"""What every file says of itself: what was selected, from which sources, how far the data go, where the view is."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

import numpy as np
import pandas as pd

from genesis.archive import Library
from genesis.exports.job import Job
from genesis.lexicon import categories
from genesis.model import Record
from genesis.scene.lanes import acting
from genesis.scene.opposites import acts_within
from genesis.selection import MAIN_SIDES, query
from genesis.selection.cells import day_of, text_of
from genesis.wording import (
    comparison_headline,
    conditions,
    country_in_sentence,
    day_words,
    headline,
    period_words,
    title_words,
    words,
)

_SHARP = 62  # days: an act dated to two months or better counts in the quarter in which it began
_PEAK = 0.25  # share of the acts from which on a quarter is worth a word
_CITED = 12  # sources named in a citation; the rest is counted


class Context(Record, frozen=True, kw_only=True):
    """The words that go with a file, in its language."""

    heading: str  # the title that was asked for
    plain: str  # how many events, by whom, when
    action: str  # what these numbers say
    filters: tuple[str, ...]
    basis: str  # which of an act's dates counts
    shown: int
    total: int
    sources: tuple[str, ...]
    data_to: str
    address: str  # of the view; from / on where the site is not known
    citation: str


def context(job: Job) -> Context:
    """The context of a job, for all of its events."""
    view = job.selected.selection
    say = words(view.lang)
    window = (job.window[0].date(), job.window[1].date()) if job.view in ("timeline", "comparison") else None
    plain = _plain(job, window)
    action = action_words(job, job.events) or plain
    named = sources(job.archive, job.events, view.lang)
    newest = day_of(job.archive.newest)
    data_to = say("app.data_to", date=day_words(newest, view.lang, "short")) if newest else ""
    address = address_of(job)
    heading = " ".join(job.title.split()) or (action if job.heading == "action" else plain)
    return Context(
        heading=heading,
        plain=plain,
        action=action,
        filters=tuple(one.words for one in conditions(view)),
        basis=say("export.basis", axis=say(f"axis.{view.axis}")),
        shown=len(job.events),
        total=job.total,
        sources=named,
        data_to=data_to,
        address=address,
        citation=say(
            "export.citation",
            app=say("app.name"),
            headline=plain,
            date=day_words(newest, view.lang) if newest else "",
            sources=_few(named, view.lang),
            address=address,
        ).strip(),
    )


def address_of(job: Job) -> str:
    """The address of the view of a job: the page with all filters."""
    page = {"timeline": "", "figures": "comparison"}.get(job.view, job.view)
    asked = query(job.selected.selection)
    return f"{job.site}/{page}{'?' if asked else ''}{asked}"


def sources(library: Library, events: pd.DataFrame, language: str) -> tuple[str, ...]:
    """The publishers of events with the days of publication, those of most events first; one entry each."""
    return source_names(library, [one for ids in events["document_ids"] for one in ids], language)


def source_names(library: Library, document_ids: Iterable[str], language: str) -> tuple[str, ...]:
    """The publishers of documents with the days of publication, the most frequent first; one entry each."""
    counts = Counter(document_ids)
    say = words(language)
    found: dict[str, list[date]] = {}
    for document_id, _ in counts.most_common():
        row = library.document(document_id) or {}
        name = text_of(row.get("publisher")) or say("filter.unknown_publisher")
        day = day_of(row.get("published"))
        found.setdefault(name, []).extend([day] if day else [])
    return tuple(_source(name, days, language) for name, days in found.items())


def _source(name: str, days: list[date], language: str) -> str:
    if not days:
        return name
    first, last = min(days), max(days)
    said = day_words(first, language, "short") if first == last else period_words(first, last, language, "short")
    return words(language)("footer.source_date", publisher=name, date=said)


def _few(names: tuple[str, ...], language: str) -> str:
    joint = "; " if language == "en" else "；"
    more = [words(language)("footer.more_sources", n=len(names) - _CITED)] if len(names) > _CITED else []
    return joint.join([*names[:_CITED], *more])


def _plain(job: Job, window: tuple[date, date] | None) -> str:
    """How many events by whom and when; of a comparison which of its first two sides acts more often."""
    if job.view != "comparison":
        return headline(
            len(job.events), job.events["countries"], job.selected.selection, window, undated=len(job.selected.undated)
        )
    documents = {one for ids in job.events["document_ids"] for one in ids}
    codes = job.selected.selection.compared
    acts = [len(rows) for rows in acts_within(job.selected, window or (date.min, date.max), codes[:2])]
    return comparison_headline(len(documents), acts, job.language, codes)


def heading_of(job: Job, events: pd.DataFrame, window: tuple[date, date]) -> str:
    """The title of a slide with some of the events: what is true of these, with their period."""
    asked = " ".join(job.title.split())
    if asked:
        return asked
    plain = headline(len(events), events["countries"], job.selected.selection, window)
    action = action_words(job, events, peak=False) if job.heading == "action" else ""
    if not action:
        return plain
    period = period_words(*window, job.language)
    return words(job.language)("export.in_period", period=period, title=action)


def action_words(job: Job, events: pd.DataFrame, peak: bool = True) -> str:
    """What the numbers of events say: who acts more often, mostly how, and when most; never why.

    Of one event its title; "" where the numbers say no more than how many events there are.
    """
    view = job.selected.selection
    say = words(view.lang)
    if len(events) == 1:
        return title_words(text_of(events["title_en"].iloc[0]), text_of(events["title_zh"].iloc[0]), view.lang)
    title = _who_acts(job, events)
    kinds = Counter(events["category"]).most_common(2)
    if not title or len(kinds) < 2:
        return title
    (category, n), (_, next_n) = kinds
    if n > max(next_n, 1):
        name = next((one.name.in_(view.lang) for one in categories() if one.id == category), category)
        named = name.lower() if view.lang == "en" else name
        title = say("export.action_mostly", title=title, category=named, n=n)
    return with_peak(title, events, view.lang) if peak else title


def _who_acts(job: Job, events: pd.DataFrame) -> str:
    """How often the US and China act, "" where neither does, or where others are compared."""
    if job.view == "comparison" and job.selected.selection.compared[:2] != MAIN_SIDES:
        return ""
    say = words(job.language)
    index = job.selected.index
    rows = index.events.index.get_indexer(events.index)
    us, china = (int(acting(index, code)[rows].sum()) for code in MAIN_SIDES)
    if us and china:
        return say(
            f"export.action_{'even' if us == china else 'us' if us > china else 'cn'}", a=f"{us:,}", b=f"{china:,}"
        )
    if us or china:
        side = country_in_sentence("US" if us else "CN", job.language)
        return say("export.action_one", acts=say("count.acts", n=us or china), side=side)
    return ""


def with_peak(title: str, events: pd.DataFrame, language: str) -> str:
    """The quarter with the most beginnings, where it stands out among several."""
    say = words(language)
    days = (events["end"] - events["start"]).dt.days.to_numpy(dtype=float, na_value=np.inf)
    starts = events["start"][days < _SHARP].dropna()
    quarters = Counter((day.year, (day.month - 1) // 3) for day in starts)
    if len(quarters) < 3:
        return title
    (year, number), n = max(quarters.items(), key=lambda one: (one[1], one[0]))
    if n < _PEAK * len(starts) or n < 3:
        return title
    period = say("date.quarter", n=number + 1, ordinal="一二三四"[number], year=year)
    return say("export.action_peak", title=title, period=period, n=n)


def joined(parts: Iterable[str], language: str) -> str:
    """Sentences one after the other, as a language sets them."""
    return ("" if language != "en" else " ").join(part for part in parts if part)
