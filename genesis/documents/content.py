"""What a reader takes from a file, and the limits within which it works."""

from collections.abc import Callable
from datetime import date

from genesis.model import PublishedBasis, Record

LARGEST_FILE = 20_000_000  # bytes
LONGEST_TEXT = 5_000_000  # characters
MOST_PAGES = 2_000  # of a pdf
LARGEST_ARCHIVE = 200_000_000  # bytes that an archive declares to hold
LARGEST_RATIO = 100  # of an archive's declared to its packed size
LONGEST_TIME = 20  # seconds for one document
LARGEST_MEMORY = 1_500_000_000  # bytes of a child process


class Content(Record, frozen=True, kw_only=True):
    """Text and metadata of a file, as far as the file itself tells them."""

    text: str
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    published: date | None = None
    basis: PublishedBasis = "unknown"  # of `published`
    made: date | None = None  # when the file was made, by its own properties


class Reader(Record, frozen=True, kw_only=True):
    """A format: its id, the endings of its files, what reads it."""

    id: str
    suffixes: tuple[str, ...]
    read: Callable[[bytes], Content]  # raises DocumentError
    confined_from: int | None = None  # bytes from which a file may take any time and memory: read in a child process
