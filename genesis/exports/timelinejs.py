"""TimelineJS: a view as the JSON that Knight Lab's TimelineJS opens as it is."""

import json
from html import escape
from typing import Any

from genesis.exports.context import context
from genesis.exports.entries import Entry, address, cited, entries
from genesis.exports.job import Job
from genesis.wording import words


def timelinejs_bytes(job: Job) -> bytes:
    """One slide an event, grouped by who acts; a date is no more precise than it is, and stands in words beside it."""
    said = context(job)
    content = {
        "title": {"text": {"headline": escape(said.heading), "text": f"<p>{escape(said.citation)}</p>"}},
        "events": [_slide(job, one) for one in entries(job)],
    }
    return json.dumps(content, ensure_ascii=False, indent=1).encode()


def _slide(job: Job, one: Entry) -> dict[str, Any]:
    slide: dict[str, Any] = {
        "unique_id": one.event_id,
        "start_date": _day(one, first=True),
        "display_date": one.when,
        "group": one.sides or "–",
        "text": {"headline": escape(one.title), "text": _text(job, one)},
    }
    if one.precision != "day" or one.start != one.end:
        slide["end_date"] = _day(one, first=False)
    return slide


def _day(one: Entry, *, first: bool) -> dict[str, int]:
    day = one.start if first else one.end
    if day is None:
        raise AssertionError("an event on a timeline has a date")
    parts = {"year": day.year, "month": day.month, "day": day.day}
    known = {"year": ("year",), "decade": ("year",), "month": ("year", "month")}.get(one.precision, tuple(parts))
    # A fiscal year begins within a year: then the month is needed.
    whole = one.start is not None and (one.start.month, one.start.day) == (1, 1)
    return parts if known == ("year",) and not whole else {name: parts[name] for name in known}


def _text(job: Job, one: Entry) -> str:
    facts = " · ".join(filter(None, (one.category, one.status, one.certainty, *one.sums)))
    quoted = "".join(f"<p>“{escape(said.quote)}”<br>— {cited(said)}</p>" for said in one.quotes)
    corrected = "".join(f"<p>✎ {escape(told)}</p>" for told in one.corrections)
    evidence = escape(words(job.language)("export.notes_of"))
    link = f'<p><a href="{escape(address(job.site, one.event_id))}">{evidence}</a></p>' if job.site else ""
    return f"<p>{escape(facts)}</p>{quoted}{corrected}{link}"
