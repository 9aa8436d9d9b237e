"""Figures: the quantities of a text that describe a side of the race, with what they measure and who says so."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from datetime import date

import msgspec
from babel import Locale

from genesis import currency
from genesis.figures.context import date_of, is_excluded, is_of_thing, is_yearly, source_of, status_of, year_of
from genesis.figures.lexicon import cue
from genesis.figures.measuring import Metric, metric_of
from genesis.figures.plausibility import flagged
from genesis.figures.setting import Setting, split
from genesis.figures.sides import other_side, sides_of
from genesis.mentions.subjects import subjects_of
from genesis.model import DateMention, Figure, Quantity, Span
from genesis.reading import Reading, within

__all__ = ["extract"]

_DURATIONS = frozenset({"year", "month", "week", "day", "hour", "minute", "second"})
_MUTUAL = frozenset({"tariff", "dependence", "trade", "tariffed_goods"})  # measures between two sides
_TIMED = frozenset({"lead", "lag", "time"})
# Units of a product or a place, not of a side.
_SIZES = frozenset({"nm", "mm", "m", "W", "kg", "oz", "acre", "mu", "ha", "Gb", "GB", "TB", "GHz", "MHz", "TOPS"})
_RATES = frozenset({"GB/s", "GB/s/mm2", "TB/s", "Gbps", "Mbps", "Tbps"})
_MOST = 100  # quantities of a sentence: more are a table that has lost its rows
_ENGLISH = Locale("en")
_SMALL = 3  # a count that is no more than this and in words tells no position
_SHORTEST = 6  # letters of a quote
_ID_LENGTH = 12


def extract(reading: Reading) -> list[Figure]:
    """The figures of a document, in the order of the text."""
    return flagged(reading, list(_numbered(_told_once(_figures(reading)))))


def _figures(reading: Reading) -> Iterator[Figure]:
    for index, sentence in enumerate(reading.sentences):
        quantities = within(reading.quantities, sentence.start, sentence.end)
        if not 0 < len(quantities) <= _MOST:
            continue
        clauses = split(reading.plain, sentence, reading.language)
        for quantity in quantities:
            if quantity.end <= sentence.end and _can_be_figure(reading, quantity):
                figure = _figure(Setting(reading, index, quantity, clauses))
                if figure:
                    yield figure


def _can_be_figure(reading: Reading, quantity: Quantity) -> bool:
    """Whether the quantity may tell a position at all: no conversion, no product's specification, no date."""
    if quantity.converted or quantity.unit in _SIZES | _RATES:
        return False
    if quantity.unit == "count" and quantity.high <= _SMALL:
        return False
    dated = within(reading.dates, quantity.start - 20, quantity.end)
    return not any(mention.first and mention.start <= quantity.start < mention.end for mention in dated)


def _figure(setting: Setting) -> Figure | None:
    if is_excluded(setting) or is_of_thing(setting):
        return None
    source = source_of(setting)
    sides = sides_of(setting, ignored=[source.span] if source else [])
    if sides.country is None:
        return None
    metric = metric_of(setting, sides.owner)
    if metric is None or not _fits(setting, metric):
        return None
    counterpart = sides.counterpart or (other_side(setting, sides.country) if metric.measure in _MUTUAL else None)
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
        counterpart=counterpart,
        metric=_relative(metric, quantity, counterpart),
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


def _fits(setting: Setting, metric: Metric) -> bool:
    """Whether the measure makes a figure of the quantity: a span of time only as a lead or as what was shortened to."""
    quantity = setting.quantity
    if quantity.unit in _DURATIONS:
        return metric.measure in _TIMED and not cue("shortened", setting.reading.language).search(setting.after)
    if metric.measure == "growth":
        about = setting.sentence_text
        return is_yearly(setting) or bool(subjects_of(about, setting.reading.language)) or "GDP" in about
    return not (
        quantity.high == 1 and quantity.unit != "%" and setting.text(quantity.start, quantity.start + 1) == "一"
    )


def _relative(metric: Metric, quantity: Quantity, counterpart: str | None) -> str:
    if quantity.unit != "x" or counterpart is None:
        return metric.name
    return f"{metric.name} relative to {_ENGLISH.territories.get(counterpart, counterpart)}"


def _usd(quantity: Quantity, mention: DateMention | None, published: date | None) -> float | None:
    """The middle of a sum in US dollars, at the day it speaks of, else the day it was published."""
    if not currency.is_code(quantity.unit):
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


def _told_once(figures: Iterator[Figure]) -> Iterator[Figure]:
    """Leave out what a document tells again: the same sum of a side, or the same value of the same metric."""
    seen = set()
    for figure in figures:
        told = (figure.country, figure.low, figure.high, figure.unit, _told_of(figure))
        if told not in seen:
            seen.add(told)
            yield figure


def _told_of(figure: Figure) -> str:
    """What must be the same for a figure to be the same: for a sum whose it is, for a tariff nothing more."""
    measure, _, rest = figure.metric_key.partition(":")
    if measure == "tariff":
        return measure
    return rest.rpartition(":")[2] if currency.is_code(figure.unit) else figure.metric_key


def _numbered(figures: Iterator[Figure]) -> Iterator[Figure]:
    """Give each figure an id that outlives a rebuild: its document, value, unit and metric, with an ordinal."""
    seen: Counter[str] = Counter()
    for figure in figures:
        stable = f"{figure.document_id}|{figure.low:g}|{figure.high:g}|{figure.unit}|{figure.metric_key}"
        digest = hashlib.sha256(f"{stable}|{seen[stable]}".encode()).hexdigest()
        seen[stable] += 1
        yield msgspec.structs.replace(figure, figure_id=digest[:_ID_LENGTH])
