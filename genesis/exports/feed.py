"""Atom: what came into the table or changed, newest first, for feed readers; RFC 4287."""

from datetime import datetime
from html import escape
from xml.etree import ElementTree

from genesis.exports.context import context
from genesis.exports.entries import Entry, address, cited, entry, stable_id
from genesis.exports.job import Job
from genesis.selection import query
from genesis.wording import words

_ATOM = "http://www.w3.org/2005/Atom"
_XML = "http://www.w3.org/XML/1998/namespace"
_LONGEST = 200  # entries; a reader asks again, an older event is in the table
_CONTROLS = dict.fromkeys(range(32)) | {9: 9, 10: 10, 13: 13, 0xFFFE: None, 0xFFFF: None}


def atom_bytes(job: Job) -> bytes:
    """The feed of a view, undated events too."""
    said, say = context(job), words(job.language)
    asked = query(job.selected.selection)
    ElementTree.register_namespace("", _ATOM)
    feed = ElementTree.Element(f"{{{_ATOM}}}feed", {f"{{{_XML}}}lang": job.language})
    _add(feed, "id", stable_id("feed", asked))
    _add(feed, "title", f"{say('app.name')}: {said.plain}")
    entries = sorted(_entries(job), key=lambda one: (one.changed, one.event_id), reverse=True)[:_LONGEST]
    newest = entries[0].changed if entries else datetime.fromisoformat("1970-01-01T00:00:00+00:00")
    _add(feed, "updated", newest.isoformat())
    _add(ElementTree.SubElement(feed, f"{{{_ATOM}}}author"), "name", say("app.name"))
    if job.site:
        _link(feed, "self", f"{job.site}/events.atom{'?' if asked else ''}{asked}", "application/atom+xml")
        _link(feed, "alternate", said.address, "text/html")
    for one in entries:
        _append(feed, job, one)
    ElementTree.indent(feed)
    content = ElementTree.tostring(feed, encoding="UTF-8", xml_declaration=True)
    return content if isinstance(content, bytes) else content.encode()


def _entries(job: Job) -> list[Entry]:
    ids = [*job.selected.events["event_id"], *job.selected.events_undated["event_id"]]
    rows = (job.archive.event(str(event_id)) for event_id in ids)
    return [entry(job.archive, row, job.language) for row in rows if row is not None]


def _append(feed: ElementTree.Element, job: Job, one: Entry) -> None:
    item = ElementTree.SubElement(feed, f"{{{_ATOM}}}entry")
    _add(item, "id", stable_id("event", one.event_id))
    _add(item, "title", f"{one.when} · {one.title}" if one.when else one.title)
    _add(item, "updated", one.changed.isoformat())
    if job.site:
        _link(item, "alternate", address(job.site, one.event_id), "text/html")
    ElementTree.SubElement(item, f"{{{_ATOM}}}category", term=one.category)
    _add(item, "content", _content(one)).set("type", "html")


def _content(one: Entry) -> str:
    """HTML: who, how, when, how much; then the sentences with their sources."""
    facts = " · ".join(filter(None, (one.sides, one.category, one.status, one.certainty, *one.sums)))
    quoted = (f"<blockquote><p>{escape(said.quote)}</p><p>— {cited(said)}</p></blockquote>" for said in one.quotes)
    corrected = (f"<p>✎ {escape(told)}</p>" for told in one.corrections)
    return "".join((f"<p>{escape(facts)}</p>", *quoted, *corrected))


def _add(parent: ElementTree.Element, name: str, text: str) -> ElementTree.Element:
    element = ElementTree.SubElement(parent, f"{{{_ATOM}}}{name}")
    element.text = text.translate(_CONTROLS)
    return element


def _link(parent: ElementTree.Element, rel: str, href: str, media_type: str) -> None:
    ElementTree.SubElement(parent, f"{{{_ATOM}}}link", rel=rel, href=href, type=media_type)
