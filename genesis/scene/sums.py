"""The largest sums that acts name, in US dollars for the comparison and as printed for the eye."""

from datetime import date

import numpy as np

from genesis.model import Record
from genesis.scene.axis import in_window
from genesis.scene.lanes import SIDES, sides
from genesis.scene.records import Side
from genesis.selection import Selected
from genesis.selection.cells import amounts_of, day_of, text_of, texts_of
from genesis.wording import conversion_words, short_country, span_words, sum_words, title_words, words

MOST = 8


class Sum(Record, frozen=True, kw_only=True):
    """One act with its sum; `usd` is above zero, `sure` means that the act has happened."""

    event_id: str
    name: str
    note: str  # date, sides, status
    usd: float
    printed: str  # as the source has it
    conversion: str  # to US dollars, with the day of the rate; "" where none was needed
    colour: Side
    sure: bool

    @property
    def text(self) -> str:
        """The sum in one line: as printed, then the conversion."""
        gap = "" if self.conversion.startswith("（") else " "
        return f"{self.printed}{gap}{self.conversion}" if self.conversion else self.printed


class Sums(Record, frozen=True, kw_only=True):
    """The largest sums of a selection, and how many acts with a sum there are."""

    language: str
    rows: tuple[Sum, ...]
    total: int


def sums(selected: Selected, window: tuple[date, date], most: int = MOST) -> Sums:
    """The `most` largest sums of the acts within a window that can be converted to US dollars, the largest first."""
    view, index = selected.selection, selected.index
    first, last = index.spans(view.axis)
    rows = selected.rows[in_window(first[selected.rows], last[selected.rows], window)]
    usd = index.events["usd"].to_numpy(dtype=float, na_value=np.nan)[rows]
    rows, usd = rows[usd > 0], usd[usd > 0]
    largest = np.argsort(-usd, kind="stable")[:most]
    side = sides(index)[rows]
    records = index.events.iloc[rows[largest]].to_dict("records")
    amounts = dict(zip(largest.tolist(), (amounts_of(record["amounts"]) for record in records), strict=True))
    made = [
        Sum(
            event_id=record["event_id"],
            name=title_words(text_of(record["title_en"]), text_of(record["title_zh"]), view.lang),
            note=_note({str(name): cell for name, cell in record.items()}, view.lang),
            usd=float(usd[at]),
            printed="; ".join(sum_words(one.low, one.high, one.currency, view.lang) for one in amounts[at]),
            conversion=" ".join(filter(None, (conversion_words(one, view.lang) for one in amounts[at]))),
            colour=SIDES[side[at]],
            sure=record["status"] == "occurred",
        )
        for at, record in zip(largest, records, strict=True)
    ]
    return Sums(language=view.lang, rows=tuple(made), total=len(rows))


def _note(record: dict[str, object], language: str) -> str:
    end = day_of(record["end"])
    parts = [span_words(day_of(record["start"]), end, str(record["precision"]), language, "short")] if end else []
    parts.append(", ".join(short_country(code, language) for code in texts_of(record["countries"])))
    if record["status"] != "occurred":
        parts.append(words(language)(f"legend.{record['status']}"))
    return " · ".join(filter(None, parts))
