"""What a number on the comparison counts, as a short text for the address: `US:category:tariff`."""

import re
from datetime import date
from typing import Literal, get_args

from genesis.model import Record

Kind = Literal["acts", "category", "arena", "began", "done", "vague", "unsure", "announced", "planned"]
Unit = Literal["day", "week", "month", "quarter", "year"]
_KINDS: dict[str, Kind] = {kind: kind for kind in get_args(Kind)}
_UNITS: dict[str, Unit] = {unit: unit for unit in get_args(Unit)}
ANY = "any"  # instead of a side: all that are compared
FORM = "US:category:tariff, CN:acts:2025-01-01:2025-12-31"
_DAY = r"\d{4}-\d{2}-\d{2}"
_FORM = re.compile(
    rf"(?P<side>[A-Z]{{2}}|{ANY}):(?P<kind>{'|'.join(get_args(Kind))})(?::(?P<value>[a-z_]+))?"
    rf"(?::(?P<first>{_DAY}):(?P<last>{_DAY}))?(?::over:(?P<over>{'|'.join(get_args(Unit))}))?",
    re.ASCII,
)


class Tally(Record, frozen=True, kw_only=True):
    """The acts of a side that a number counts.

    `acts`, `category`, `arena`: those of the group `value`, or all; with a period those that lie wholly within it as
    far as the window shows them, with `over` only those whose dates leave more than such a unit of the calendar open.
    `began`: dated well enough and begun within the period. `done`: happened, and the last possible day is in the
    period. `vague` and `unsure`: what these two leave out. `announced`, `planned`: acts that put in money.
    """

    side: str
    kind: Kind
    value: str = ""
    first: date | None = None
    last: date | None = None
    over: Unit | None = None

    def __str__(self) -> str:
        """The tally as it stands in the address."""
        period = [f"{self.first}", f"{self.last}"] if self.first and self.last else []
        over = ["over", self.over] if self.over else []
        return ":".join(filter(None, (self.side, self.kind, self.value, *period, *over)))


def tally(text: str) -> Tally | None:
    """Read a tally from the address; None where it is none."""
    match = _FORM.fullmatch(text)
    if match is None or (match["kind"] in ("category", "arena")) != bool(match["value"]):
        return None
    try:
        first, last = (date.fromisoformat(match[name]) if match[name] else None for name in ("first", "last"))
    except ValueError:
        return None
    return Tally(
        side=match["side"], kind=_KINDS[match["kind"]], value=match["value"] or "", first=first, last=last,
        over=_UNITS.get(match["over"]),
    )  # fmt: skip
