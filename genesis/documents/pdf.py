"""PDF: the text layer of each page, by pypdf. A scan has none and is kept as an empty document."""

from io import BytesIO

from genesis.documents.content import LONGEST_TEXT, MOST_PAGES, Content, Reader
from genesis.errors import DocumentError


def read(content: bytes) -> Content:
    """Read a PDF. Raises DocumentError: encrypted, or too many pages.

    A damaged file raises whatever pypdf raises: the reader is run in a child process.
    """
    from pypdf import PdfReader

    pdf = PdfReader(BytesIO(content))
    if pdf.is_encrypted and not pdf.decrypt(""):
        raise DocumentError("is encrypted: save it without a password")
    if len(pdf.pages) > MOST_PAGES:
        raise DocumentError(f"has {len(pdf.pages)} pages, more than {MOST_PAGES}: split it")
    pages: list[str] = []
    length = 0
    for page in pdf.pages:
        pages.append(page.extract_text())
        length += len(pages[-1])
        if length > LONGEST_TEXT:
            raise DocumentError(f"holds more than {LONGEST_TEXT} characters: split it")
    about = pdf.metadata
    created = about.creation_date if about else None
    return Content(
        text="\n".join(pages).replace("\x00", "").strip(),
        title=(about.title or "").strip() or None if about else None,
        made=created.date() if created else None,
    )


READER = Reader(id="pdf", suffixes=(".pdf",), read=read, confined_from=0)
