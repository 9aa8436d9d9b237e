"""The words of genesis.wording in the language of the view."""

from datetime import date
from typing import Any

import pandas as pd

from genesis import wording
from genesis.model import Amount
from parts import address


def language() -> str:
    """The language of the interface: en, zh-Hans, zh-Hant."""
    return address.current().lang


def say(key: str, n: int | None = None, **values: object) -> str:
    """The phrase `section.name` of the interface, filled in; `n` decides between one and many."""
    return wording.words(language())(key, n, **values)


def value(facet: str, code: str) -> str:
    """A value of a facet in words, by the facet's key in the address."""
    return wording.value_words(facet, code, language())


def sides(countries: Any) -> str:
    """The names of countries as a list."""
    names = [wording.country(code, language()) for code in (countries if countries is not None else ())]
    return ("、" if language() != "en" else ", ").join(names)


def span(row: dict[str, Any], *, short: bool = False) -> str:
    """The date of an event or report, as precise as it is."""
    start, end = as_date(row["start"]), as_date(row["end"])
    if end is None:
        return say("date.no_date")
    return wording.span_words(start, end, row["precision"], language(), "short" if short else "long")


def certainty(row: dict[str, Any]) -> str:
    """What the date leaves open."""
    end = as_date(row["end"])
    if end is None:
        return say("date.no_date")
    return wording.certainty_words(as_date(row["start"]), end, row["precision"], row["status"], language())


def day(moment: Any, *, short: bool = True) -> str:
    """A day in words, "" where there is none."""
    one = as_date(moment)
    return "" if one is None else wording.day_words(one, language(), "short" if short else "long")


def printed(amounts: Any) -> str:
    """Sums as printed, without conversion."""
    sums = [wording.sum_words(one["low"], one["high"], one["currency"], language()) for one in _dicts(amounts)]
    return "; ".join(sums)


def converted(amounts: Any) -> list[str]:
    """Each sum as printed, with its conversion to US dollars."""
    return [wording.amount_words(amount(one), language()) for one in _dicts(amounts)]


def amount(one: dict[str, Any]) -> Amount:
    """A sum of the tables as the record that it was."""
    usd = one.get("usd")
    return Amount(
        low=one["low"],
        high=one["high"],
        currency=one["currency"],
        usd=None if usd is None or pd.isna(usd) else usd,
        rate_date=as_date(one.get("rate_date")),
    )


def as_date(moment: Any) -> date | None:
    """A cell of a table as a day, None where it is empty."""
    if moment is None or pd.isna(moment):
        return None
    return moment.date() if hasattr(moment, "date") else moment


def _dicts(amounts: Any) -> list[dict[str, Any]]:
    return [] if amounts is None else list(amounts)
