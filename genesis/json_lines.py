"""Records as rows of JSON Lines, with the names of the annotation guide: what `genesis parse` and its like print."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import PurePosixPath
from typing import Any

from genesis import currency, scripts, sentences
from genesis.mentions import dates, quantities
from genesis.model import Amount, Document, Figure, Language, Quantity, Report
from genesis.titles import title

Row = dict[str, Any]

_WHOSE = ("quantity.money.shared", "quantity.money.sign")


def event_row(document: Document, report: Report) -> Row:
    """A report as an event of one document; `start` is null where it is undated."""
    return {
        "doc": _doc(document),
        "quote": report.quote,
        "start": _iso(report.start),
        "end": _iso(report.end),
        "precision": report.precision,
        "countries": sorted(report.countries),
        "targets": sorted(report.targets),
        "category": report.category,
        "programme": report.programme,
        "organisations": list(report.organisations),
        "amounts": [{**_numbers(amount), "currency": amount.currency} for amount in report.amounts],
        "status": report.status,
        "title": title(report, "en"),
    }


def figure_row(document: Document, figure: Figure) -> Row:
    """A figure; `value` where one number is given, else `low` and `high`."""
    return {
        "doc": _doc(document),
        "quote": figure.quote,
        "country": figure.country,
        "counterpart": figure.counterpart,
        "metric": figure.metric,
        **_numbers(figure),
        "unit": figure.unit,
        "year": figure.year,
        "status": figure.status,
        "source": figure.source,
    }


def event_rows(document: Document, told: Iterable[Report]) -> list[Row]:
    """The reports of a document in the order of their quotes."""
    ordered = sorted(told, key=lambda one: (one.quote_start, one.quote_end, one.report_id))
    return [event_row(document, report) for report in ordered]


def figure_rows(document: Document, found: Iterable[Figure]) -> list[Row]:
    """The figures of a document in the order of their quotes."""
    ordered = sorted(found, key=lambda one: (one.quote_start, one.quote_end, one.figure_id))
    return [figure_row(document, figure) for figure in ordered]


def date_rows(text: str, reference: date | None = None, lang: str | None = None) -> list[Row]:
    """The temporal expressions of `text` with the days that they denote, null where open, as seen from `reference`."""
    language = _language(text, lang)
    found = dates.find(scripts.plain(text), language, reference, sentences.split(text))
    return [
        {
            "text": text[mention.start : mention.end],
            "start": mention.start,
            "end": mention.end,
            "from": _iso(mention.first),
            "to": _iso(mention.last),
            "precision": mention.precision,
        }
        for mention in found
    ]


def money_rows(text: str, lang: str | None = None) -> list[Row]:
    """The sums of money in `text`: a value, or low and high, and a currency.

    The currency is null where the words alone do not tell whose it is: a bare $, dollars. A document tells
    by where it was published; an English phrase by itself does not. Francs and bitcoins have no code at all.
    """
    language = _language(text, lang)
    unsure = _WHOSE if language == "en" else ()
    return [
        {
            "text": text[mention.start : mention.end],
            "start": mention.start,
            "end": mention.end,
            **_numbers(mention),
            "currency": mention.unit if currency.is_code(mention.unit) and mention.rule not in unsure else None,
        }
        for mention in quantities.find(scripts.plain(text), language)
        if quantities.is_money(mention)
    ]


def batch_row(case: Mapping[str, Any], mentions: Sequence[Row]) -> Row:
    """The answer to one line of a batch."""
    return {"id": case.get("id"), "mentions": mentions}


def _language(text: str, lang: str | None) -> Language:
    """`lang` as a language of the model; a bare zh, or none, is told by the text."""
    if lang in ("zh-Hans", "zh-Hant", "en"):
        return lang  # type: ignore[return-value]
    told = scripts.language_of(text)
    return "zh-Hans" if lang == "zh" and told == "en" else told


def _numbers(of: Amount | Figure | Quantity) -> Row:
    if of.low == of.high:
        return {"value": _whole(of.low)}
    return {"low": _whole(of.low), "high": _whole(of.high)}


def _whole(number: float) -> int | float:
    """Whole numbers without the .0, so that 5e11 reads 500000000000."""
    return int(number) if number == int(number) else number


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _doc(document: Document) -> str:
    return PurePosixPath(document.file).name
