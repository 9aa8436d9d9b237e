"""A chart before it is drawn: everything placed, in plain numbers.

Pixels of CSS; x grows to the right from the left edge of the plot, y downwards from the top of the first lane. Colours
are tokens of `genesis.palette`, symbols are Plotly's names.
"""

from datetime import date
from typing import Literal

from genesis.model import Record

Style = Literal["solid", "open", "dashed"]  # happened, planned, forecast
Side = Literal["us", "cn", "both", "others", "third"]  # colours of marks


class Rect(Record, frozen=True, kw_only=True):
    """An upright rectangle."""

    x0: float
    y0: float
    x1: float
    y1: float

    def meets(self, other: "Rect") -> bool:
        """Whether the two have an area in common."""
        return self.x0 < other.x1 and other.x0 < self.x1 and self.y0 < other.y1 and other.y0 < self.y1

    def lowered(self, by: float) -> "Rect":
        """The same rectangle `by` pixels further down."""
        return Rect(x0=self.x0, x1=self.x1, y0=self.y0 + by, y1=self.y1 + by)


class Run(Record, frozen=True, kw_only=True):
    """A stretch of text in one colour."""

    text: str
    colour: str = "ink"


class Mark(Record, frozen=True, kw_only=True):
    """One event: a symbol on its day, or a bar from the first to the last possible day with a symbol in it."""

    event_id: str
    lane: str
    bar: bool
    x0: float  # ends of the bar within the plot; of a day, both its middle
    x1: float
    y: float  # middle
    height: float  # of the bar
    symbol: str
    symbol_x: float
    symbol_size: float
    style: Style
    colour: Side
    open_left: bool = False  # the bar goes on beyond the window
    open_right: bool = False
    labelled: bool = True
    hover: tuple[str, ...] = ()  # lines of plain text, the title first


class Label(Record, frozen=True, kw_only=True):
    """The words beside or in a mark."""

    event_id: str
    lines: tuple[tuple[Run, ...], ...]
    x: float  # of the edge that `anchor` names
    y: float  # middle of the block
    width: float
    height: float
    anchor: Literal["left", "right"] = "left"
    inside: bool = False  # within its bar
    tied: bool = True  # to the end of its mark; else to the left edge of the plot
    size: float = 13

    @property
    def rect(self) -> Rect:
        """The ground that the words cover."""
        x0 = self.x if self.anchor == "left" else self.x - self.width
        return Rect(x0=x0, x1=x0 + self.width, y0=self.y - self.height / 2, y1=self.y + self.height / 2)


class Badge(Record, frozen=True, kw_only=True):
    """A sign in a ringed disc: sources differ (≠), or not reviewed (?)."""

    event_id: str
    sign: str
    x: float
    y: float


class Remark(Record, frozen=True, kw_only=True):
    """A short text at an edge of a bar or of the plot: → 2029."""

    text: str
    x: float
    y: float
    colour: str
    anchor: Literal["left", "right"] = "right"


class Lane(Record, frozen=True, kw_only=True):
    """A band of the chart with its name in the gutter."""

    id: str
    name: str
    colour: str  # colour of the name
    top: float
    height: float
    count: int  # events in the window
    labelled: int
    loose: int = 0  # of `count`, dated too loosely for the window to be drawn
    notes: tuple[str, ...] = ()  # under the name: "17 events", "13 labelled"
    opens: str = ""  # what a click on the name opens: a tally, see `genesis.selection.tally`


class Tick(Record, frozen=True, kw_only=True):
    """A label of the time axis, centred on its line; `year` stands in bold under it."""

    x: float
    text: str
    year: str = ""


class Column(Record, frozen=True, kw_only=True):
    """Events counted over a stretch of time, in one colour; heights are in events."""

    x0: float
    x1: float
    low: float
    high: float
    colour: str
    lane: str = ""
    first: date | None = None  # the stretch, for a click
    last: date | None = None
    hover: tuple[str, ...] = ()


class Cell(Record, frozen=True, kw_only=True):
    """Acts of one lane counted over a stretch of time, where there is no room for a mark each."""

    x0: float
    x1: float
    y: float  # middle
    height: float
    count: int
    colour: Side
    opens: str  # a tally
    hover: tuple[str, ...] = ()


class Strip(Record, frozen=True, kw_only=True):
    """The density of all dates on a wider scale, with the window in it."""

    height: float
    span: tuple[date, date]  # first and last day
    columns: tuple[Column, ...]
    top: float  # events at the full height
    window: tuple[float, float]
    ticks: tuple[Tick, ...]
    earlier: str = ""
    later: str = ""
    name: str = ""
    unit: str = ""


class Key(Record, frozen=True, kw_only=True):
    """An entry of the legend."""

    kind: Literal["symbol", "soft", "solid", "open", "dashed", "badge", "arrow", "count", "spread", "cell"]
    text: str
    symbol: str = ""


class Scene(Record, frozen=True, kw_only=True):
    """A whole timeline, placed."""

    width: float
    height: float
    gutter: float
    language: str
    window: tuple[date, date]
    lanes: tuple[Lane, ...]
    marks: tuple[Mark, ...]
    labels: tuple[Label, ...]
    badges: tuple[Badge, ...]
    remarks: tuple[Remark, ...]
    ticks: tuple[Tick, ...]
    columns: tuple[Column, ...] = ()  # instead of marks, where there are too many
    column_top: float = 0  # events at the full height of a lane
    cells: tuple[Cell, ...] = ()  # counts in lanes that have no room for all their marks
    cell_top: int = 1  # the largest of them, on all charts that stand together
    strip: Strip | None = None
    shapes: tuple[Key, ...] = ()
    signs: tuple[Key, ...] = ()
    newest: float | None = None  # x of the newest source
    newest_text: str = ""
    focus: Rect | None = None  # of the event that is open
    focus_id: str = ""
    elsewhere: int = 0  # events of the window that have no date of the kind asked for, and stand at their own
    outside: int = 0  # dated events of the selection before or after the window
    total: int = 0  # dated events of the selection
