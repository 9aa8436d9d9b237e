"""Markdown: front matter becomes metadata, the body is stored as written, but for HTML tags and addresses."""

import re

from genesis.documents import front_matter
from genesis.documents.content import Content, Reader
from genesis.documents.decoding import decode
from genesis.documents.markup import headed, without_addresses, without_tags
from genesis.documents.metadata import metadata

_TITLE = re.compile(r"^#[ \t]+(\S.*?)[ \t]*#*$", re.MULTILINE)
_HEAD = 2_000  # characters in which a title heading stands


def read(content: bytes) -> Content:
    """Read Markdown. Raises DocumentError: not a text, or of no known encoding."""
    fields, body = front_matter.split_front_matter(decode(content))
    text = without_addresses(without_tags(body)).strip("\n")
    heading = _TITLE.search(text, 0, _HEAD)
    keys = metadata().front_matter
    title = front_matter.first_of(fields, keys.title)
    text = headed(title, text)
    day = front_matter.published(fields)
    return Content(
        text=text,
        title=title or (heading[1].strip("*_ ") if heading else None),
        publisher=front_matter.publisher(fields),
        url=front_matter.address(fields),
        language=front_matter.first_of(fields, keys.language),
        published=day,
        basis="front matter" if day else "unknown",
    )


READER = Reader(id="markdown", suffixes=(".md", ".markdown", ".mdown", ".mkd"), read=read)
