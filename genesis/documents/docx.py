"""Word documents: paragraphs, lists and tables in their order, as Markdown, by python-docx."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

from genesis.documents.content import LARGEST_ARCHIVE, LARGEST_RATIO, Content, Reader
from genesis.errors import DocumentError

if TYPE_CHECKING:
    from docx.table import Table
    from docx.text.paragraph import Paragraph

_TEMPLATE = date(2013, 12, 23)  # stands in every file that python-docx makes
_HEADING = re.compile(r"(?:heading|标题|標題) ?(\d)", re.IGNORECASE)


def read(content: bytes) -> Content:
    """Read a Word document. Raises DocumentError: it would unpack to too much.

    A damaged file raises whatever python-docx raises: the reader is run in a child process.
    """
    from docx import Document

    _check_size(content)
    document = Document(BytesIO(content))
    about = document.core_properties
    return Content(
        text="\n\n".join(_blocks(document.iter_inner_content())).strip(),
        title=(about.title or "").strip() or None,
        made=_made(about.created),
    )


def _made(created: datetime | None) -> date | None:
    return created.date() if created and created.date() != _TEMPLATE else None


def _check_size(content: bytes) -> None:
    with ZipFile(BytesIO(content)) as archive:
        declared = sum(part.file_size for part in archive.infolist())
    if declared > LARGEST_ARCHIVE or declared > LARGEST_RATIO * len(content):
        raise DocumentError(f"unpacks to {declared / 1e6:.0f} MB from {len(content) / 1e6:.1f} MB: it is refused")


def _blocks(content: "Iterator[Paragraph | Table]") -> Iterator[str]:
    from docx.table import Table

    for block in content:
        if isinstance(block, Table):
            yield "\n".join(_rows(block))
        elif text := block.text.strip():
            yield _paragraph(text, block.style.name if block.style is not None else "")


def _paragraph(text: str, style: str) -> str:
    if heading := _HEADING.match(style):
        return f"{'#' * min(6, int(heading[1]))} {text}"
    if style == "Title":
        return f"# {text}"
    return f"- {text}" if style.startswith("List") else text


def _rows(table: "Table") -> Iterator[str]:
    for row in table.rows:
        cells = [" ".join(cell.text.split()) for cell in row.cells]
        yield f"| {' | '.join(cells)} |"


READER = Reader(id="docx", suffixes=(".docx",), read=read, confined_from=0)
