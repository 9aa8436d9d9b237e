"""ICS: what lies ahead and from when things hold, for calendars that subscribe; RFC 5545.

One all-day entry a date. A month, quarter or year is as long as what is not known of it, and says so in words.
"""

from collections.abc import Iterator
from datetime import date, timedelta

import icalendar
import msgspec

from genesis.archive import Row
from genesis.exports.context import context
from genesis.exports.entries import Entry, address, entry
from genesis.exports.job import Job
from genesis.model import Record
from genesis.selection.cells import day_of
from genesis.wording import span_words, words

_KINDS = ("effective", "expires")  # dates of an act that are entries of their own
_DAILY = timedelta(days=1)


class _Date(Record, frozen=True, kw_only=True):
    """One entry: which date of an act it is, "" its own, and which of those of its kind."""

    kind: str
    first: date
    last: date
    precision: str
    number: int = 1

    def uid(self, event_id: str) -> str:
        """What a calendar knows the entry by: the day is no part of it, so that a moved one is not doubled."""
        ending = f"-{self.kind}" if self.kind else ""
        return f"{event_id}{ending}{f'-{self.number}' if self.number > 1 else ''}@genesis-timeline"


def ics_bytes(job: Job) -> bytes:
    """The calendar of a view: acts that lie ahead of `job.today`, and the days from and to which any act holds."""
    said, say = context(job), words(job.language)
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//genesis-timeline//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", f"{say('app.name')}: {said.plain}")
    calendar.add("name", f"{say('app.name')}: {said.plain}")
    calendar.add("refresh-interval", _DAILY)
    calendar.add("x-published-ttl", "P1D")
    told = _roles(job)
    for event in job.events.to_dict("records"):
        row = job.archive.event(str(event["event_id"]))
        if row is None:
            continue
        for one in _dates(job, row, told.get(row["event_id"], [])):
            calendar.add_component(_component(job, entry(job.archive, row, job.language), one))
    return bytes(calendar.to_ical())


def _dates(job: Job, event: Row, roles: list[_Date]) -> Iterator[_Date]:
    start, end = day_of(event["start"]), day_of(event["end"])
    if start is not None and end is not None and (job.today is None or end >= job.today):
        yield _Date(kind="", first=start, last=end, precision=event["precision"])
        roles = [role for role in roles if (role.first, role.last) != (start, end)]
    yield from roles


def _roles(job: Job) -> dict[str, list[_Date]]:
    """Event id -> the effective and expiry dates that its reports give, by day; the sharpest of those that agree."""
    tables = job.selected.index.tables
    dates = tables.report_dates[tables.report_dates["kind"].isin(_KINDS)]
    events = tables.reports.set_index("report_id")["event_id"]
    found: dict[tuple[str, str], list[_Date]] = {}
    for row in dates.itertuples(index=False):
        event_id, first, last = events.get(row.report_id), day_of(row.start), day_of(row.end)
        if event_id is not None and first is not None and last is not None:
            one = _Date(kind=str(row.kind), first=first, last=last, precision=str(row.precision))
            found.setdefault((str(event_id), one.kind), []).append(one)
    told: dict[str, list[_Date]] = {}
    for (event_id, _), given in sorted(found.items()):
        told.setdefault(event_id, []).extend(_numbered(given))
    return told


def _numbered(dates: list[_Date]) -> Iterator[_Date]:
    """Dates of one kind by day, each once; one that holds a sharper one within says no more than it."""
    kept: list[_Date] = []
    for one in sorted(dates, key=lambda one: (one.last - one.first, one.first)):
        if not any(one.first <= other.first and other.last <= one.last for other in kept):
            kept.append(one)
    for number, one in enumerate(sorted(kept, key=lambda one: one.first), start=1):
        yield msgspec.structs.replace(one, number=number)


def _component(job: Job, said: Entry, one: _Date) -> icalendar.Event:
    say = words(job.language)
    when = span_words(one.first, one.last, one.precision, job.language)
    title = say("export.ics_kind", title=said.title, kind=say(f"axis.{one.kind}")) if one.kind else said.title
    exact = one.precision == "day" and one.first == one.last
    event = icalendar.Event()
    event.add("uid", one.uid(said.event_id))
    event.add("dtstamp", said.changed)
    event.add("last-modified", said.changed)
    event.add("dtstart", one.first)
    event.add("dtend", one.last + timedelta(days=1))
    event.add("summary", title if exact else say("export.ics_loose", title=title, when=when))
    event.add("description", "\n".join(_described(job, said, when)))
    event.add("categories", [said.category])
    event.add("transp", "TRANSPARENT")  # nobody is busy for it
    if job.site:
        event.add("url", address(job.site, said.event_id))
    return event


def _described(job: Job, said: Entry, when: str) -> Iterator[str]:
    yield " · ".join(filter(None, (when, said.sides, said.category, said.status, *said.sums)))
    for quoted in said.quotes:
        yield f"“{quoted.quote}” — {quoted.source}{' ' if quoted.url else ''}{quoted.url}"
    yield from said.corrections
