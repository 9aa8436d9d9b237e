"""What readers put right, as records: who, when, what, why, and the passages that it is about.

A correction is never changed. An undo is a correction of its own, and an undo of an undo brings the first one back.
"""

import hashlib
from datetime import UTC, date, datetime
from typing import Literal

import msgspec

from genesis.model import Amount, Precision, Record

Kind = Literal["change", "hide", "show", "merge", "split", "undo"]
Field = Literal["date", "category", "countries", "targets", "amounts", "status"]
State = Literal["in force", "overruled", "undone", "orphaned", "unusable"]

_DIGITS = 12  # hex digits of a correction's SHA-256 in its id


class Anchor(Record, frozen=True, kw_only=True, omit_defaults=True):
    """A report as it stood when it was corrected: by document and quote; the rest are hints where these do not tell."""

    document_id: str
    quote: str  # its beginning, where it is very long
    start: int = 0  # characters into the stored text
    end: int = 0
    file: str = ""  # finds the document whose bytes have changed since
    report_id: str = ""
    act: str = ""
    day: date | None = None  # first day that the report was read to denote
    alone: bool = True  # whether no other report had the same quote


class Values(Record, frozen=True, kw_only=True, omit_defaults=True):
    """Values of a report; None: not spoken of. A date is spoken of where there is a precision."""

    start: date | None = None
    end: date | None = None
    precision: Precision | None = None
    category: str | None = None
    countries: tuple[str, ...] | None = None
    targets: tuple[str, ...] | None = None
    amounts: tuple[Amount, ...] | None = None

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields that are spoken of."""
        told: dict[Field, object] = {
            "date": self.precision,
            "category": self.category,
            "countries": self.countries,
            "targets": self.targets,
            "amounts": self.amounts,
        }
        return tuple(field for field, value in told.items() if value is not None)


class Correction(Record, frozen=True, kw_only=True, omit_defaults=True):
    """One thing that somebody put right."""

    correction_id: str = ""  # hash of all the rest
    kind: Kind
    made_at: datetime  # UTC, whole seconds
    made_by: str
    reason: str = ""
    anchors: tuple[Anchor, ...] = ()  # what is changed, hidden, shown, split off; of a merge the first event
    others: tuple[Anchor, ...] = ()  # the other reports of its event; of a merge the second event
    now: Values = Values()  # of a change
    was: Values = Values()  # what the event showed before
    shown: tuple[Field, ...] = ()  # the fields of which the anchored report is shown
    undoes: str | None = None  # of an undo, the correction that it takes back

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields that it speaks of; none where it is about whole reports."""
        return self.shown or self.now.fields

    @property
    def order(self) -> tuple[datetime, str]:
        """Corrections take effect in this order, whatever the order of the lines in a log."""
        return (self.made_at, self.correction_id)


def sealed(correction: Correction) -> Correction:
    """The correction with the id that its content gives: made twice, it is the same one."""
    moment = correction.made_at.astimezone(UTC).replace(microsecond=0)
    bare = msgspec.structs.replace(correction, correction_id="", made_at=moment)
    digest = hashlib.sha256(msgspec.json.encode(bare)).hexdigest()
    return msgspec.structs.replace(bare, correction_id=f"c-{digest[:_DIGITS]}")


def encoded(correction: Correction) -> str:
    """One line of JSON, without its end."""
    return msgspec.json.encode(correction).decode()


def decoded(line: str | bytes) -> Correction:
    """The correction of a line. Raises msgspec.DecodeError: it is none, or its id is not that of its content."""
    correction = msgspec.json.decode(line, type=Correction)
    if sealed(correction) != correction:
        raise msgspec.ValidationError(f"{correction.correction_id} is not the id of this content; the line was changed")
    return correction
