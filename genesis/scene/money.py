"""Money committed by side: the sums of its acts in US dollars on one scale, each with the sum as printed."""

from collections.abc import Sequence
from datetime import date
from math import ceil, floor, log10

import numpy as np

from genesis.model import Record
from genesis.scene.opposites import acts_within, token
from genesis.scene.records import Side
from genesis.selection import MAIN_SIDES, Index, Selected
from genesis.selection.cells import amounts_of, text_of
from genesis.selection.postings import Mask, Rows
from genesis.wording import sum_words, title_words

_FUNDS = ("investment", "public_funding", "infrastructure", "partner_announcement", "strategy", "executive_order")
_WIDE = 20.0  # times the smallest sum: beyond that only a logarithmic scale shows both
_WHOLE = "part_of"


class Commitment(Record, frozen=True, kw_only=True):
    """An act that puts in money; a part of another one that is counted stays out of the total."""

    event_id: str
    name: str
    printed: str
    usd: float
    happened: bool  # announced or done, not only planned
    is_part: bool


class Purse(Record, frozen=True, kw_only=True):
    """The commitments of one side; totals are in US dollars and leave out parts of what is counted."""

    code: str
    colour: Side
    rows: tuple[Commitment, ...]  # the largest first
    unconverted: int  # acts whose sums have no rate

    @property
    def announced(self) -> float:
        """What is announced or done."""
        return sum(one.usd for one in self.rows if one.happened and not one.is_part)

    @property
    def planned(self) -> float:
        """What is only planned or forecast."""
        return sum(one.usd for one in self.rows if not one.happened and not one.is_part)


class Money(Record, frozen=True, kw_only=True):
    """The purses of all sides; `low` and `high` are the ends of the common scale in US dollars."""

    language: str
    purses: tuple[Purse, ...]
    low: float
    high: float
    log: bool


def money(selected: Selected, window: tuple[date, date], codes: Sequence[str] = MAIN_SIDES) -> Money:
    """The acts of each side within a window that put in money; cuts and withdrawals are left out."""
    parts = _parts(selected.index)
    purses = tuple(
        _purse(selected, code, rows, codes, parts)
        for code, rows in zip(codes, acts_within(selected, window, codes), strict=True)
    )
    sums = [one.usd for purse in purses for one in purse.rows]
    log = bool(sums) and max(sums) / min(sums) > _WIDE
    low, high = 0.0, 1.05 * max(sums, default=1.0)
    if log:
        low, high = 10.0 ** floor(log10(min(sums))), 10.0 ** ceil(log10(max(sums)))
    return Money(language=selected.selection.lang, purses=purses, low=low, high=high, log=log)


def _parts(index: Index) -> dict[str, str]:
    """What is a part of what, as texts state it."""
    links = index.tables.links
    parts = links[links["kind"] == _WHOLE]
    return dict(zip(parts["from_event"], parts["to_event"], strict=True))


def puts_in(index: Index, rows: Rows) -> Mask:
    """Mark the acts that put in money: of the kinds that do, and not taken back."""
    events = index.events.iloc[rows]
    giving: Mask = (events["category"].isin(_FUNDS) & (events["polarity"].astype(object) != "lifted")).to_numpy()
    return giving


def _purse(selected: Selected, code: str, rows: Rows, codes: Sequence[str], parts: dict[str, str]) -> Purse:
    index, language = selected.index, selected.selection.lang
    events = index.events.iloc[rows]
    giving, usd = puts_in(index, rows), events["usd"].to_numpy(dtype=float, na_value=np.nan)
    named = events["amounts"].map(lambda cell: len(amounts_of(cell)) > 0).to_numpy(dtype=bool)
    kept = np.flatnonzero(giving & (usd > 0))
    order = kept[np.argsort(-usd[kept], kind="stable")]
    records = events.iloc[order].to_dict("records")
    ids = {str(record["event_id"]) for record in records}
    made = tuple(
        Commitment(
            event_id=record["event_id"],
            name=title_words(text_of(record["title_en"]), text_of(record["title_zh"]), language),
            printed="; ".join(
                sum_words(one.low, one.high, one.currency, language) for one in amounts_of(record["amounts"])
            ),
            usd=float(record["usd"]),
            happened=record["status"] == "occurred",
            is_part=parts.get(str(record["event_id"])) in ids,
        )
        for record in records
    )
    lost = int((giving & named & ~(usd > 0)).sum())
    return Purse(code=code, colour=token(code, codes), rows=made, unconverted=lost)
