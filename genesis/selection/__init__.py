"""Filter, facet, search: from an address to the events that it holds, and back.

`parse` and `query` are one grammar for pages, routes and the command line; `select` and `facets` work on an `Index`
that is made once for each version of a store.
"""

from genesis.selection.address import LONGEST_VALUE, REPEATABLE, first_day, last_day, parse, query
from genesis.selection.index import Index, Tables
from genesis.selection.select import Choice, Selected, absent, facets, resolved, select
from genesis.selection.view import (
    AXES,
    COLUMNS,
    FACETS,
    MAIN_SIDES,
    MOST_SIDES,
    NONE,
    SORTS,
    USUAL,
    WITHOUT,
    Note,
    Selection,
)

__all__ = [
    "AXES",
    "COLUMNS",
    "FACETS",
    "LONGEST_VALUE",
    "MAIN_SIDES",
    "MOST_SIDES",
    "NONE",
    "REPEATABLE",
    "SORTS",
    "USUAL",
    "WITHOUT",
    "Choice",
    "Index",
    "Note",
    "Selected",
    "Selection",
    "Tables",
    "absent",
    "facets",
    "first_day",
    "last_day",
    "parse",
    "query",
    "resolved",
    "select",
]
