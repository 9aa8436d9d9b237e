"""Web pages: the main text by trafilatura, as Markdown; the day from meta tags, labels, then htmldate."""

import re
from datetime import date, datetime

from genesis.documents.content import Content, Reader
from genesis.documents.dating import from_text, read_stamp
from genesis.documents.decoding import decode
from genesis.documents.markup import all_text, headed
from genesis.documents.metadata import metadata

_META = re.compile(r"<(?:meta|time)\b[^>]*>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([A-Za-z:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_JSON_LD = re.compile(r'"(datePublished|dateCreated|pubDate|uploadDate)"\s*:\s*"([^"]{6,40})"')
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!~<>|-])")  # what Markdown must escape and a quotation must not
_LARGE = 300_000  # bytes; a page of a megabyte can take ten seconds
_EARLIEST, _LATEST = datetime(1990, 1, 1), datetime(2100, 12, 31)  # else htmldate asks the clock


def read(content: bytes) -> Content:
    """Read a page. Raises DocumentError: not a text, or of no known encoding.

    A page in which trafilatura finds no article gives all of its text.
    """
    from trafilatura import extract, extract_metadata  # takes half a second to load

    page = decode(content, declared=True)
    if not page.strip():
        return Content(text="")
    article = extract(page, output_format="markdown", include_comments=False, include_tables=True, favor_recall=True)
    limits = {"extensive_search": False, "min_date": _EARLIEST, "max_date": _LATEST}
    about = extract_metadata(page, date_config=limits, extensive=False)
    day = _tagged(page) or from_text(all_text(page)) or _guessed(page)
    return Content(
        text=headed(about.title, _ESCAPE.sub(r"\1", article or "").strip() or all_text(page)),
        title=about.title or None,
        publisher=about.sitename or None,
        url=about.url or None,
        language=about.language or None,
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


READER = Reader(id="html", suffixes=(".html", ".htm", ".xhtml", ".shtml"), read=read, confined_from=_LARGE)
