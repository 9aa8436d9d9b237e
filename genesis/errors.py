"""What can go wrong, as one tree.

GenesisError            everything below; the command line prints its text and exits 2
├── ArgumentError       a date, filter, format or path that was given cannot be used
├── BrowserError        no browser is there to draw pictures, or it does not draw
├── DocumentError       one document cannot be read; the build keeps it as a row with this text
├── LexiconError        a data file in genesis/lexicons/ is wrong: names the file, the entry, the problem
├── TableError          a table does not have the columns, types or values it must have
└── StoreError          the tables on disk are missing, damaged or of another version

Each message says what is wrong, where, and what would be right.
"""


class GenesisError(Exception):
    """The root of all errors that this package raises on purpose."""


class ArgumentError(GenesisError):
    """Something given by the caller cannot be used; the text names it and what is allowed."""


class BrowserError(GenesisError):
    """No Chrome or Chromium draws the pictures; the text says what to install."""


class DocumentError(GenesisError):
    """A document cannot be read: not a text, too large, damaged."""


class LexiconError(GenesisError):
    """A lexicon file breaks its schema or one of its own examples."""


class TableError(GenesisError):
    """A table is not what `genesis.tables` says that it is."""


class StoreError(GenesisError):
    """The tables on disk cannot be used; `genesis build` makes them anew."""
