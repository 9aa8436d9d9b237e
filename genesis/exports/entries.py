"""Events as entries: title, date in words, sides, sums, sentences with their sources; for feeds, calendars, letters."""

from datetime import UTC, date, datetime
from html import escape
from uuid import NAMESPACE_URL, uuid5

from genesis.archive import Library, Row
from genesis.exports.context import Context
from genesis.exports.evidence import Quoted, by_date, quotes
from genesis.exports.job import Job
from genesis.model import Record
from genesis.selection.cells import amounts_of, day_of, text_of, texts_of
from genesis.wording import (
    amount_words,
    certainty_words,
    country,
    listing,
    span_words,
    title_words,
    value_words,
    words,
)
from genesis.wording.corrections import correction_words

_NAMES = "https://genesis-timeline.invalid/"  # under which ids are made; never looked up


class Entry(Record, frozen=True, kw_only=True):
    """One event in the words of one language."""

    event_id: str
    title: str
    start: date | None
    end: date | None
    precision: str
    when: str  # the date in words
    certainty: str  # what the date leaves open
    sides: str  # who acts
    targets: str
    category: str
    status: str
    programme: str
    sums: tuple[str, ...]
    quotes: tuple[Quoted, ...]
    corrections: tuple[str, ...]
    changed: datetime  # when it came into the table or its content changed


def entry(library: Library, event: Row, language: str) -> Entry:
    """The entry of an event."""
    start, end = day_of(event["start"]), day_of(event["end"])
    dated = end is not None
    return Entry(
        event_id=event["event_id"],
        title=title_words(text_of(event["title_en"]), text_of(event["title_zh"]), language),
        start=start,
        end=end,
        precision=event["precision"],
        when=span_words(start, end, event["precision"], language) if end is not None else "",
        certainty=certainty_words(start, end, event["precision"], event["status"], language) if end else "",
        sides=listing([country(code, language) for code in texts_of(event["countries"])], language),
        targets=listing([country(code, language) for code in texts_of(event["targets"])], language),
        category=value_words("category", event["category"], language),
        status=value_words("status", event["status"], language) if dated else "",
        programme=text_of(event["programme"]),
        sums=tuple(amount_words(one, language) for one in amounts_of(event["amounts"])),
        quotes=quotes(library, event, language),
        corrections=tuple(correction_words(one, language) for one in library.corrections(event)),
        changed=_midnight(library.moment(event)),
    )


def entries(job: Job) -> list[Entry]:
    """The dated events of a job as entries, by date."""
    rows = (job.archive.event(event_id) for event_id in by_date(job.events))
    return [entry(job.archive, row, job.language) for row in rows if row is not None]


def cited(quoted: Quoted) -> str:
    """The source of a sentence as HTML, a link where it has an address."""
    source = escape(quoted.source)
    return f'<a href="{escape(quoted.url)}">{source}</a>' if quoted.url else source


def notes(job: Job, said: Context) -> list[str]:
    """What is to be known of a view in short lines: filters, basis of dates, what has no date, how far the data go."""
    undated = len(job.selected.undated)
    told = words(job.language)("export.undated", n=undated) if undated else ""
    return [one for one in (*said.filters, said.basis, told, said.data_to) if one]


def _midnight(day: date | None) -> datetime:
    known = day or date(1970, 1, 1)
    return datetime(known.year, known.month, known.day, tzinfo=UTC)


def stable_id(kind: str, key: str) -> str:
    """A URN that stays the same over builds, hosts and languages."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'{_NAMES}{kind}/{key}')}"


def address(site: str, event_id: str) -> str:
    """Where an event stands with all its evidence; from / on where the site is not known."""
    return f"{site}/event/{event_id}"
