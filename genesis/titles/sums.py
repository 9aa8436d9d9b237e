"""Sums of money in words: USD 500 billion, 5000亿美元."""

from collections.abc import Sequence
from functools import cache

from babel import Locale

from genesis.model import Amount
from genesis.titles.wording import short, title_words

_SCALES = {
    "en": ((1e12, " trillion"), (1e9, " billion"), (1e6, " million")),
    "zh": ((1e12, "万亿"), (1e8, "亿"), (1e4, "万")),
}
_DIGITS = 6  # significant figures at most: the printed sum is not rounded


def sum_in_words(amounts: Sequence[Amount], language: str) -> str:
    """The largest of `amounts` in words, "" where there is none.

    Of a total and its parts the total is told. Sums in several currencies are compared by their US dollars, else by
    the bare number.
    """
    if not amounts:
        return ""
    largest = max(amounts, key=lambda amount: (amount.usd if amount.usd is not None else amount.high, amount.high))
    return amount_in_words(largest, language)


def amount_in_words(amount: Amount, language: str) -> str:
    """One sum or range: USD 3–4 trillion, 3万亿至4万亿美元."""
    low, high = _scaled(amount.low, language), _scaled(amount.high, language)
    if short(language) == "en":
        number = "".join(high) if low == high else f"{_shared(low, high)}–{''.join(high)}"
        return f"{amount.currency} {number}"
    number = "".join(high) if low == high else f"{''.join(low)}至{''.join(high)}"
    return _zh_currency(amount.currency).format(number)


def _shared(low: tuple[str, str], high: tuple[str, str]) -> str:
    return low[0] if low[1] == high[1] else "".join(low)


def _scaled(value: float, language: str) -> tuple[str, str]:
    """The number and the word for its scale."""
    scale, word = next(((s, w) for s, w in _SCALES[short(language)] if value >= s), (1.0, ""))
    digits = f"{value / scale:.{_DIGITS}g}"
    return (digits if "e" not in digits else f"{value / scale:.0f}"), word


@cache
def _zh_currency(code: str) -> str:
    own = title_words().currencies["zh"].get(code)
    return own or "{}" + Locale("zh").currencies.get(code, code)
