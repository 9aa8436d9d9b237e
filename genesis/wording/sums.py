"""Sums of money and other quantities in words: the code before the number in English, the unit after it in Chinese."""

from babel.numbers import get_currency_name

from genesis.currency import is_code
from genesis.model import Amount
from genesis.wording.dates import day_words
from genesis.wording.places import locale_of
from genesis.wording.words import words

_SCALES = {
    "en": ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")),
    "zh-Hans": ((1e12, "万亿"), (1e8, "亿"), (1e4, "万")),
    "zh-Hant": ((1e12, "萬億"), (1e8, "億"), (1e4, "萬")),
}
_DOLLARS = {"en": 1e9}  # of the unit of a column of conversions; 1e8, 亿, in Chinese
_FIGURES = 6  # at most, of a printed number; a conversion has three
_TIED = "\u00a0"  # "USD 500 billion" is never broken over two lines
_MINUS = "\u2212"


def sum_words(low: float, high: float, currency: str, language: str) -> str:
    """A sum in full units of a currency: "USD 3–4 trillion"; 3万亿至4万亿美元."""
    if language == "en":
        return f"{currency}{_TIED}{_range(low, high, language)}"
    return f"{_range(low, high, language)}{_unit(currency, language)}"


def conversion_words(amount: Amount, language: str) -> str:
    """The conversion of a sum to US dollars with the day of its rate, in brackets; "" where there is none."""
    if amount.usd is None or amount.currency == "USD":
        return ""
    usd = sum_words(rounded(amount.usd), rounded(amount.usd), "USD", language)
    if amount.rate_date is None:
        return words(language)("sum.conversion_undated", usd=usd)
    return words(language)("sum.conversion", usd=usd, date=day_words(amount.rate_date, language, "short"))


def dollars_words(usd: float, language: str) -> str:
    """A conversion as a bare number in the unit of the table: billions of dollars, 亿美元 in Chinese."""
    return _number(rounded(usd / _DOLLARS.get(language, 1e8)), language, scaled=False)


def amount_words(amount: Amount, language: str) -> str:
    """A sum as printed, with the conversion to US dollars where there is one and the day of its rate."""
    printed = sum_words(amount.low, amount.high, amount.currency, language)
    converted = conversion_words(amount, language)
    return printed + (" " if language == "en" else "") + converted if converted else printed


def quantity_words(low: float, high: float, unit: str, language: str, qualifier: str = "") -> str:
    """A figure with its unit: "about 80%", "3–4 GW"; a currency is a unit too."""
    if is_code(unit):
        said = sum_words(low, high, unit, language)
    else:
        key = {"%": "percent"}.get(unit, unit)
        say = words(language)
        place = f"unit.{key}" if say.has(f"unit.{key}") else "unit.other"
        said = say(place, value=_range(low, high, language, scaled=unit == "count"), unit=unit)
    return words(language)(f"sum.{qualifier.replace(' ', '_')}", sum=said) if qualifier else said


def rounded(value: float, figures: int = 3) -> float:
    """A conversion with three figures: more would say that the rate is exact."""
    return float(f"{value:.{figures}g}")


def _range(low: float, high: float, language: str, scaled: bool = True) -> str:
    if low == high:
        return _number(low, language, scaled)
    if language != "en":
        return f"{_number(low, language, scaled)}至{_number(high, language, scaled)}"
    first, last = _number(low, language, scaled), _number(high, language, scaled)
    head, _, scale = last.partition(_TIED)
    return f"{first.removesuffix(_TIED + scale)}–{head}{_TIED}{scale}" if scale else f"{first}–{last}"


def _number(value: float, language: str, scaled: bool = True) -> str:
    sign = _MINUS if value < 0 else ""
    size = abs(value)
    for unit, name in _SCALES[language] if scaled else ():
        if size >= unit:
            return f"{sign}{_digits(size / unit, language)}{_TIED if language == 'en' else ''}{name}"
    return f"{sign}{_digits(size, language)}"


def _digits(size: float, language: str) -> str:
    text = f"{size:,.{_FIGURES}g}" if size < 10**_FIGURES else f"{size:,.0f}"
    return text if language == "en" else text.replace(",", "")


def _unit(currency: str, language: str) -> str:
    say = words(language)
    if say.has(f"currency.{currency}"):
        return say(f"currency.{currency}")
    return str(get_currency_name(currency, locale=locale_of(language)))
