"""The formats that are read, one module each, and how a file's format is told: by content first, then by ending."""

import re
from pathlib import PurePath

from genesis.documents import docx, html, markdown, pdf, text
from genesis.documents.content import Reader
from genesis.errors import DocumentError

READERS: tuple[Reader, ...] = (text.READER, markdown.READER, html.READER, pdf.READER, docx.READER)

_BY_ID = {reader.id: reader for reader in READERS}
_BY_SUFFIX = {suffix: reader for reader in READERS for suffix in reader.suffixes}
_PAGE = re.compile(rb"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype html|html)\b", re.IGNORECASE | re.DOTALL)
_FRONT_MATTER = re.compile(rb"\s*---[ \t]*\r?\n\s*[\w\"'-]+[ \t]*:")
_HEAD = 2_000  # bytes


def reader_by_id(reader_id: str) -> Reader:
    """The reader of that id; KeyError where there is none."""
    return _BY_ID[reader_id]


def reader_for(name: str, content: bytes) -> Reader:
    """The reader of a file. Raises DocumentError: its format is not read."""
    suffix = PurePath(name).suffix.lower()
    head = content[:_HEAD].removeprefix(b"\xef\xbb\xbf")
    if head.startswith(b"%PDF-"):
        return pdf.READER
    if head.startswith(b"PK\x03\x04"):
        if b"word/document.xml" in content:
            return docx.READER
        raise DocumentError(f"is an archive, no Word document; {_formats()}")
    reader = _BY_SUFFIX.get(suffix)
    if reader is None and suffix:
        raise DocumentError(f"ends in {suffix}, a format that is not read; {_formats()}")
    if reader is None or reader.id == "text":
        if _PAGE.match(head):
            return html.READER
        return markdown.READER if _FRONT_MATTER.match(head) else text.READER
    if reader.confined_from == 0:
        raise DocumentError(f"ends in {suffix}, but its content is of another format")
    return reader


def _formats() -> str:
    return "these are: " + " ".join(sorted(_BY_SUFFIX))
