"""Figures: the quantities of a text that describe a side of the race, with what they measure and who says so."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

from genesis import currency
from genesis.figures.context import date_of, is_excluded, source_of, status_of, year_of
from genesis.figures.measuring import Metric, metric_of
from genesis.figures.plausibility import flagged
from genesis.figures.setting import Setting
from genesis.figures.sides import sides_of
from genesis.model import DateMention, Figure, Quantity, Span
from genesis.reading import Reading, within

__all__ = ["extract"]

_DURATIONS = frozenset({"year", "month", "week", "day", "hour", "minute", "second"})
_TIMED = frozenset({"lead", "time"})
_SPECIFICATIONS = frozenset({"nm", "GB/s", "Gbps", "Mbps", "Gb", "GB", "GHz", "MHz", "TB", "mm", "W", "kg", "oz", "acre", "mu", "ha", "m"})
_SMALL = 3  # a count that is no more than this and in words tells no position
_SHORTEST = 6  # letters of a quote
_ID_LENGTH = 12
_CURRENCY = re.compile(r"[A-Z]{3}\Z")


def extract(reading: Reading) -> list[Figure]:
    """The figures of a document, in the order of the text."""
    return flagged(reading, list(_numbered(_figures(reading))))


def _figures(reading: Reading) -> Iterator[Figure]:
    for index, sentence in enumerate(reading.sentences):
        for quantity in within(reading.quantities, sentence.start, sentence.end):
            if quantity.end <= sentence.end and _can_be_figure(reading, quantity):
                figure = _figure(Setting(reading, index, quantity))
                if figure:
                    yield figure


def _can_be_figure(reading: Reading, quantity: Quantity) -> bool:
    """Whether the quantity may tell a position at all: no conversion, no product's specification, no date."""
    if quantity.converted or quantity.unit in _SPECIFICATIONS:
        return False
    if quantity.unit == "count" and quantity.high <= _SMALL:
        return False
    dated = within(reading.dates, quantity.start - 20, quantity.end)
    return not any(mention.first and mention.start <= quantity.start < mention.end for mention in dated)


def _figure(setting: Setting) -> Figure | None:
    if is_excluded(setting):
        return None
    source = source_of(setting)
    sides = sides_of(setting, ignored=[source.span] if source else [])
    if sides.country is None:
        return None
    metric = metric_of(setting, sides.owner)
    if metric is None or (setting.quantity.unit in _DURATIONS and metric.measure not in _TIMED):
        return None
    mention = date_of(setting)
    year = year_of(mention)
    quantity, quote = setting.quantity, _quote(setting)
    document = setting.reading.document
    return Figure(
        figure_id="",
        document_id=document.document_id,
        quote=document.text[quote.start : quote.end],
        quote_start=quote.start,
        quote_end=quote.end,
        country=sides.country,
        counterpart=sides.counterpart,
        metric=_relative(metric, quantity, sides.counterpart),
        metric_key=metric.key,
        low=quantity.low,
        high=quantity.high,
        unit=quantity.unit,
        usd=_usd(quantity, mention, document.published),
        year=year,
        status=status_of(setting, year),
        source=source.words if source else None,
        qualifier=quantity.qualifier,
    )


def _relative(metric: Metric, quantity: Quantity, counterpart: str | None) -> str:
    return f"{metric.name} relative to {counterpart}" if quantity.unit == "x" and counterpart else metric.name


def _usd(quantity: Quantity, mention: DateMention | None, published: date | None) -> float | None:
    """The middle of a sum in US dollars, at the day it speaks of, else the day it was published."""
    if not _CURRENCY.match(quantity.unit):
        return None
    day = mention.last if mention and mention.last else published
    if day is None or (published and day > published):
        day = published
    found = currency.usd((quantity.low + quantity.high) / 2, quantity.unit, day) if day else None
    return found[0] if found else None


def _quote(setting: Setting) -> Span:
    """The clause; with the ones before it where it is too short to be found again."""
    position = setting.position
    start = setting.clause.start
    while position > 0 and _letters(setting.text(start, setting.clause.end)) < _SHORTEST:
        position -= 1
        start = setting.clauses[position].start
    return Span(start=start, end=max(setting.clause.end, setting.quantity.end))


def _letters(text: str) -> int:
    return sum(1 for sign in text if sign.isalnum())


def _numbered(figures: Iterator[Figure]) -> Iterator[Figure]:
    """Give each figure an id that outlives a rebuild: its document, value, unit and metric, with an ordinal."""
    seen: Counter[str] = Counter()
    for figure in figures:
        stable = f"{figure.document_id}|{figure.low:g}|{figure.high:g}|{figure.unit}|{figure.metric_key}"
        digest = hashlib.sha256(f"{stable}|{seen[stable]}".encode()).hexdigest()
        seen[stable] += 1
        yield _replace(figure, digest[:_ID_LENGTH])


def _replace(figure: Figure, figure_id: str) -> Figure:
    import msgspec

    return msgspec.structs.replace(figure, figure_id=figure_id)
