"""The words of genesis.wording in the language of the view."""

from typing import Any

from genesis import wording
from genesis.selection.cells import amounts_of, day_of
from parts import address


def language() -> str:
    """The language of the interface: en, zh-Hans, zh-Hant."""
    return address.current().lang


def say(key: str, n: int | None = None, **values: object) -> str:
    """The phrase `section.name` of the interface, filled in; `n` decides between one and many."""
    return wording.words(language())(key, n, **values)


def sentences(*parts: str) -> str:
    """Phrases as sentences one after the other, each with its full stop."""
    stop, gap = ("。", "") if language() != "en" else (".", " ")
    return gap.join(part if part.endswith((".", "。", "！", "!", "？", "?")) else part + stop for part in parts if part)


def value(facet: str, code: str) -> str:
    """A value of a facet in words, by the facet's key in the address."""
    return wording.value_words(facet, code, language())


def title(event: dict[str, Any]) -> str:
    """The title of an event."""
    return wording.title_words(event["title_en"] or "", event["title_zh"] or "", language())


def field_words(field: str) -> str:
    """The name of a field on which reports can differ."""
    return say(f"field.{field}") if wording.words(language()).has(f"field.{field}") else field


def sides(countries: Any) -> str:
    """The names of countries as a list."""
    names = [wording.country(code, language()) for code in (countries if countries is not None else ())]
    return ("、" if language() != "en" else ", ").join(names)


def span(row: dict[str, Any], *, short: bool = False) -> str:
    """The date of an event or report, as precise as it is."""
    start, end = day_of(row["start"]), day_of(row["end"])
    if end is None:
        return say("date.no_date")
    return wording.span_words(start, end, row["precision"], language(), "short" if short else "long")


def certainty(row: dict[str, Any]) -> str:
    """What the date leaves open."""
    end = day_of(row["end"])
    if end is None:
        return say("date.no_date")
    return wording.certainty_words(day_of(row["start"]), end, row["precision"], row["status"], language())


def day(moment: Any, *, short: bool = True) -> str:
    """A day in words, "" where there is none."""
    one = day_of(moment)
    return "" if one is None else wording.day_words(one, language(), "short" if short else "long")


def printed(amounts: Any) -> str:
    """Sums as printed, without conversion."""
    return "; ".join(wording.sum_words(one.low, one.high, one.currency, language()) for one in amounts_of(amounts))
