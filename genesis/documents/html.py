"""Web pages: the main text by trafilatura, as Markdown; the day from meta tags, labels, then htmldate."""

import re
from datetime import date, datetime

from genesis.documents.content import Content, Reader
from genesis.documents.dating import from_text, read_stamp
from genesis.documents.decoding import decode
from genesis.documents.markup import without_tags
from genesis.documents.metadata import metadata

_META = re.compile(r"<(?:meta|time)\b[^>]*>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([A-Za-z:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_JSON_LD = re.compile(r'"(datePublished|dateCreated|pubDate|uploadDate)"\s*:\s*"([^"]{6,40})"')
_EARLIEST, _LATEST = datetime(1990, 1, 1), datetime(2100, 12, 31)  # else htmldate asks the clock


def read(content: bytes) -> Content:
    """Read a page. Raises DocumentError: not a text, or of no known encoding.

    A page in which trafilatura finds no article gives all of its text.
    """
    from trafilatura import bare_extraction  # takes half a second to load

    page = decode(content, declared=True)
    found = bare_extraction(
        page,
        output_format="markdown",
        include_comments=False,
        include_tables=True,
        include_formatting=True,
        favor_recall=True,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "min_date": _EARLIEST, "max_date": _LATEST},
    )
    fields = found.as_dict() if found is not None and not isinstance(found, dict) else (found or {})
    text = (fields.get("text") or "").strip()
    day = _tagged(page) or from_text(without_tags(page)) or _guessed(page)
    return Content(
        text=text or without_tags(page).strip(),
        title=fields.get("title") or None,
        publisher=fields.get("sitename") or None,
        url=fields.get("url") or None,
        language=fields.get("language") or None,
        published=day,
        basis="page" if day else "unknown",
    )


def _guessed(page: str) -> date | None:
    from htmldate import find_date

    stamp = find_date(page, extensive_search=False, original_date=True, min_date=_EARLIEST, max_date=_LATEST)
    return date.fromisoformat(stamp) if stamp else None


def _tagged(page: str) -> date | None:
    """The publication day of the meta tags and of the structured data, the best tag first."""
    stamps = {key.lower(): stamp for key, stamp in _JSON_LD.findall(page)}
    for tag in _META.findall(page):
        values = {name.lower(): a or b or c for name, a, b, c in _ATTRIBUTE.findall(tag)}
        name = values.get("property") or values.get("name") or values.get("itemprop") or values.get("pubdate") or ""
        stamps.setdefault(name.lower(), values.get("content") or values.get("datetime") or "")
    days = (read_stamp(stamps[name]) for name in metadata().page.published if stamps.get(name))
    return next((day for day in days if day), None)


READER = Reader(id="html", suffixes=(".html", ".htm", ".xhtml", ".shtml"), read=read)
