"""Files -> documents: one reader a format, metadata, publication day.

`collect` finds the files, `read` reads one and never fails: what cannot be read is a document whose `status` and
`error` say so. A new format is a module with a `READER` and a line in `registry`.
"""

import hashlib
import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from genesis.documents import confined, dating
from genesis.documents.content import LARGEST_FILE, LONGEST_TEXT, Content
from genesis.documents.registry import READERS, reader_for
from genesis.documents.sources import Found, collect, language_code
from genesis.errors import DocumentError
from genesis.model import Document, Language, PublishedBasis
from genesis.scripts import language_of

__all__ = ["READERS", "Found", "collect", "dating", "language_code", "read"]

_SHORT = 200  # characters
_ID_LENGTH = 12  # hex digits of the SHA-256


def read(path: str | os.PathLike[str], *, root: Path | None = None, given: Mapping[str, str] | None = None) -> Document:
    """Read one file as a `Document`, whose `file` is relative to `root` (default: the file's folder).

    `given` holds the values of sources.csv (title, publisher, published, url, language); they override the file's own.
    A file that cannot be read gives a document of status `failed`, one without text `empty`, both with an `error`.
    """
    path = Path(path)
    given = given or {}
    file = path.relative_to(root).as_posix() if root else path.name
    try:
        content = _bytes(path)
    except DocumentError as error:
        digest = hashlib.sha256(file.encode()).hexdigest()
        return _document(file, digest, given, "", Content(text=""), error=str(error))
    digest = hashlib.sha256(content).hexdigest()
    reader_id = ""
    try:
        reader = reader_for(path.name, content)
        reader_id = reader.id
        alone = reader.confined_from is not None and len(content) >= reader.confined_from
        found = confined.read(reader, content) if alone else reader.read(content)
        if len(found.text) > LONGEST_TEXT:
            raise DocumentError(f"holds more than {LONGEST_TEXT} characters: split it")
    except DocumentError as error:
        return _document(file, digest, given, reader_id, Content(text=""), error=str(error))
    return _document(file, digest, given, reader_id, found)


def _bytes(path: Path) -> bytes:
    """The content of a file. Raises DocumentError: missing, not readable, no file, or too large."""
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise DocumentError("is no file")
        if size > LARGEST_FILE:
            raise DocumentError(f"has {size / 1e6:.0f} MB, more than {LARGEST_FILE / 1e6:.0f} MB: split it")
        return path.read_bytes()
    except OSError as error:
        raise DocumentError(f"cannot be opened: {error.strerror}") from error


def _document(
    file: str, digest: str, given: Mapping[str, str], reader_id: str, found: Content, *, error: str | None = None
) -> Document:
    text = found.text
    empty = error is None and not text.strip()
    day, basis = _published(file, given, found)
    return Document(
        document_id=digest[:_ID_LENGTH],
        file=file,
        text=text,
        title=given.get("title") or found.title or None,
        publisher=given.get("publisher") or found.publisher,
        url=given.get("url") or found.url,
        language=_language(given, found),
        published=day,
        published_basis=basis,
        sha256=digest,
        reader=reader_id,
        status="failed" if error else "empty" if empty else "ok",
        error="holds no text" + (" (a scan?)" if reader_id == "pdf" else "") if empty else error,
    )


def _language(given: Mapping[str, str], found: Content) -> Language | None:
    """The given one, else what the text is in; a short text's script is told by its tag."""
    if told := language_code(given.get("language", "")):
        return told
    if not found.text.strip():
        return None
    counted, tagged = language_of(found.text), language_code(found.language or "")
    return tagged if tagged and len(found.text) < _SHORT and tagged[:2] == counted[:2] else counted


def _published(file: str, given: Mapping[str, str], found: Content) -> tuple[date | None, PublishedBasis]:
    """The publication day and what says it: the first source that gives one."""
    ways: tuple[tuple[date | None, PublishedBasis], ...] = (
        (dating.read_stamp(given.get("published", "")), "given"),
        (found.published, found.basis),
        (dating.from_address(given.get("url") or found.url or ""), "page"),
        (dating.from_text(found.text), "text"),
        (dating.from_address(f"/{file}"), "page"),
    )
    for day, basis in ways:
        if day:
            return day, basis
    told = dating.latest_full_day(found.text)
    if found.made and (told is None or found.made >= told):  # a file older than what it tells was made from a template
        return found.made, "page"
    return told, "inferred" if told else "unknown"
