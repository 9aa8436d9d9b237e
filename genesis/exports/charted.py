"""The data of a native chart as a plain table, with the words around it; long ones over several slides."""

import msgspec

from genesis.model import Record

MOST_ROWS = 12  # bars of one slide; the rest goes on the next


class Series(Record, frozen=True, kw_only=True):
    """One side's values, None where it has no bar; `labels` stand at their ends, `sure` bars are filled."""

    name: str
    colour: str  # token
    values: tuple[float | None, ...]
    labels: tuple[str, ...]
    sure: tuple[bool, ...]


class Table(Record, frozen=True, kw_only=True):
    """The data of one chart, with its words; `upright` columns instead of lying bars."""

    id: str
    heading: str
    plain: str
    subtitle: str
    rows: tuple[str, ...]
    series: tuple[Series, ...]
    shown: str
    event_ids: tuple[str, ...] = ()  # the evidence of the notes
    figure_ids: tuple[str, ...] = ()
    upright: bool = False
    overlaid: bool = False  # one bar a row, in the colour of its side
    stacked: bool = False  # the series of a row on one another; `totals` stand at the end
    totals: Series | None = None
    part: tuple[int, int] = (1, 1)
    top: float = 0  # the end of the scale, one for all parts


def parts(table: Table) -> list[Table]:
    """A table over as many slides as its bars need."""
    count = 1 if table.upright else -(-len(table.rows) // MOST_ROWS)
    size = -(-len(table.rows) // count)
    return [_part(table, slice(at * size, (at + 1) * size), (at + 1, count)) for at in range(count)]


def _part(table: Table, rows: slice, part: tuple[int, int]) -> Table:
    cut = tuple(_cut(one, rows) for one in table.series)
    ends = (table.totals,) if table.totals else table.series
    return msgspec.structs.replace(
        table,
        rows=table.rows[rows],
        series=cut,
        totals=_cut(table.totals, rows) if table.totals else None,
        event_ids=table.event_ids[rows] if table.overlaid else table.event_ids,  # a bar of a sum is an event
        part=part,
        top=max((value for one in ends for value in one.values if value), default=1),
    )


def _cut(series: Series, rows: slice) -> Series:
    return msgspec.structs.replace(
        series, values=series.values[rows], labels=series.labels[rows], sure=series.sure[rows]
    )
