"""The state of a view: what is filtered, how it is drawn, what is open. One record for pages, routes, command line."""

from typing import Any, Literal, get_args

import msgspec

from genesis.model import DateKind

Axis = DateKind | Literal["own"]  # which date of an act counts: that of the event, or another that reports give
AXES: tuple[Axis, ...] = ("own", *get_args(DateKind))
Lanes = Literal["country", "category", "programme", "source"]
Zoom = Literal["month", "quarter", "year", "fit", "all"]
Grouping = Literal["category", "arena"]
Ties = Literal["stated", "timing", "none"]
InterfaceLanguage = Literal["en", "zh-Hans", "zh-Hant"]

NONE = "none"  # the value of a facet for events that have none: no programme, no named side, publisher unknown
WITHOUT = "-"  # before a value: events that do not have it
MAIN_SIDES = ("US", "CN")  # of a comparison that names none
MOST_SIDES = 6  # of a comparison

# The columns of the events table in their order; each can be shown or not, and sorted by.
COLUMNS = (
    "date", "precision", "country", "target", "title", "category", "subject", "programme", "organisation", "ticker",
    "status", "polarity", "sum", "usd", "reports", "source", "differ", "published", "id",
)  # fmt: skip
USUAL = (
    "date", "precision", "country", "target", "title", "category", "programme", "status", "sum", "usd", "reports",
    "differ",
)  # fmt: skip
SORTS = (*COLUMNS, *(f"-{column}" for column in COLUMNS))  # rising, and falling

# Facet fields of Selection, each with its key in the address, in the order in which they are shown.
FACETS: dict[str, str] = {
    "countries": "country",
    "targets": "target",
    "categories": "category",
    "subjects": "subject",
    "programmes": "programme",
    "organisations": "organisation",
    "statuses": "status",
    "precisions": "precision",
    "sources": "source",
    "years": "year",
}


class Selection(msgspec.Struct, frozen=True, kw_only=True):
    """Filters and view; the default is everything. In a facet, values are alternatives; `-JP` is without Japan."""

    countries: tuple[str, ...] = ()  # ISO 3166-1 alpha-2, EU, none
    targets: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    programmes: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()  # names or tickers
    statuses: tuple[str, ...] = ()
    precisions: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()  # publishers or document ids
    years: tuple[str, ...] = ()  # in which an event begins
    text: str = ""  # words that must all occur, in either Chinese script
    first: str | None = None  # period: YYYY, YYYY-MM or YYYY-MM-DD
    last: str | None = None
    as_of: str | None = None  # YYYY-MM-DD: what was published by then
    axis: Axis = "own"  # which of the dates of an act counts
    lanes: Lanes = "country"
    zoom: Zoom = "fit"
    sort: str = "date"  # one of SORTS
    lang: InterfaceLanguage = "en"
    sides: tuple[str, ...] = ()  # of the comparison: above and below the axis, then further ones; see `compared`
    grouping: Grouping = "category"  # lanes of the comparison
    ties: Ties = "stated"  # between its acts: those that a text states, or also those that are near in time
    days: int = 30  # between acts that are near in time, at most
    event: str | None = None  # the event that is open
    figure: str | None = None  # the figure that is open
    listed: str | None = None  # the number of the comparison whose acts are listed, see `genesis.selection.tally`
    document: str | None = None  # the document that is open
    shown: tuple[str, ...] = ()  # where sources differ: field:report whose value is shown, see `genesis.preferring`
    columns: tuple[str, ...] = ()  # of the table, some of COLUMNS; none given: the usual ones
    page: int = 1  # of the table

    def facet(self, field: str) -> tuple[str, ...]:
        """The values chosen in a facet, by the field's name."""
        values: tuple[str, ...] = getattr(self, field)
        return values

    def wanted(self, field: str) -> tuple[str, ...]:
        """The values of a facet of which an event must have one."""
        return tuple(value for value in self.facet(field) if not value.startswith(WITHOUT))

    def unwanted(self, field: str) -> tuple[str, ...]:
        """The values of a facet of which an event must have none."""
        return tuple(value[1:] for value in self.facet(field) if value.startswith(WITHOUT))

    @property
    def compared(self) -> tuple[str, ...]:
        """The sides of the comparison, at least two: what is not named is the US, then China."""
        missing = [code for code in MAIN_SIDES if code not in self.sides][: max(0, 2 - len(self.sides))]
        return (*self.sides, *missing)[:MOST_SIDES]

    def filtered(self) -> dict[str, Any]:
        """The fields that narrow the selection, with their values."""
        return {field: getattr(self, field) for field in self.filters()}

    def filters(self) -> tuple[str, ...]:
        """The names of the fields that narrow the selection, in the order of the address."""
        named = [field for field in FACETS if self.facet(field)]
        return (*named, *(field for field in ("text", "first", "last", "as_of") if getattr(self, field)))


class Note(msgspec.Struct, frozen=True):
    """Something in an address that could not be used, and what is allowed; the view goes on without it."""

    problem: Literal["parameter", "value", "period", "absent"]
    parameter: str
    value: str = ""
    allowed: tuple[str, ...] = ()  # values, or one description of the form
