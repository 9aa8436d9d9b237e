"""Conversion: right rates, right days, and nothing outside the range of the rates."""

import subprocess
import sys
from datetime import date

import pytest

from genesis.currency import SOURCE, usd


def test_a_day_with_a_rate() -> None:
    # ECB, 28 March 2014: 1 EUR = 1.3759 USD
    assert usd(100, "EUR", date(2014, 3, 28)) == (pytest.approx(137.59), date(2014, 3, 28))


def test_cross_rate_goes_over_the_euro() -> None:
    # ECB, 3 January 2025: 1 EUR = 1.0299 USD = 7.5371 CNY
    converted = usd(1.2e12, "CNY", date(2025, 1, 3))
    assert converted is not None
    assert converted[0] == pytest.approx(1.2e12 * 1.0299 / 7.5371, rel=1e-4)


def test_weekends_and_holidays_take_the_last_rate_before() -> None:
    assert usd(1, "EUR", date(2025, 1, 5)) == (usd(1, "EUR", date(2025, 1, 3))[0], date(2025, 1, 3))  # type: ignore[index]
    easter = usd(1, "EUR", date(2025, 4, 21))
    assert easter is not None and easter[1] == date(2025, 4, 17)


def test_dollars_are_themselves_on_any_day() -> None:
    assert usd(5, "USD", date(1950, 1, 1)) == (5, date(1950, 1, 1))


@pytest.mark.parametrize(
    ("currency", "day"),
    [
        ("CNY", date(2004, 1, 5)),  # not yet quoted
        ("RUB", date(2023, 1, 2)),  # no longer quoted
        ("TWD", date(2024, 1, 2)),  # never quoted
        ("XXX", date(2024, 1, 2)),
        ("EUR", date(1998, 1, 2)),
        ("EUR", date(2199, 1, 2)),  # no rate of a future day
    ],
)
def test_no_rate_is_none(currency: str, day: date) -> None:
    assert usd(1, currency, day) is None


def test_the_rates_are_not_read_on_import() -> None:
    code = "import sys, genesis.currency; sys.exit('currency_converter' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_source_is_named() -> None:
    assert "European Central Bank" in SOURCE
