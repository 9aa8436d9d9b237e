"""Plain text: stored as it is, with line ends as newlines."""

import re

from genesis.documents.content import Content, Reader
from genesis.documents.decoding import decode

_TITLE = re.compile(r"(\S[^\n]{1,80}[^\s。.，,；;：:])[ \t\u3000]*\n[ \t\u3000]*\n")


def read(content: bytes) -> Content:
    """Read plain text; a short first line that stands alone is the title.

    Raises DocumentError: not a text, or of no known encoding.
    """
    text = decode(content).strip("\n")
    title = _TITLE.match(text)
    return Content(text=text, title=title[1] if title else None)


READER = Reader(id="text", suffixes=(".txt", ".text"), read=read)
