"""Corrections in words: what was done by whom, what stood there before, and why."""

from datetime import UTC

from genesis.corrections import Correction, Field, Values
from genesis.wording.dates import day_words, span_words
from genesis.wording.places import country, listing
from genesis.wording.sums import sum_words
from genesis.wording.values import value_words
from genesis.wording.words import words


def correction_words(correction: Correction, language: str) -> str:
    """One line: "Date corrected: 12 May 2025, was 2 May 2025; by Ann on 25 November 2026. Reason: misread"."""
    say = words(language)
    reason = say("correction.because", reason=correction.reason) if correction.reason else ""
    told = f"{done_words(correction, language)}; {made_words(correction, language)}"
    if language != "en":
        told = told.replace("; ", "；")
        return f"{told}。{reason}" if reason else told
    return f"{told}. {reason}" if reason else told


def made_words(correction: Correction, language: str) -> str:
    """Who made it and on which day (UTC)."""
    day = day_words(correction.made_at.astimezone(UTC).date(), language)
    return words(language)("correction.made", name=correction.made_by, date=day)


def done_words(correction: Correction, language: str) -> str:
    """What was done, with the values before and after."""
    say = words(language)
    if correction.kind == "change":
        told = (_change(correction, field, language) for field in correction.fields)
        return _capital(("; " if language == "en" else "；").join(told))
    if correction.kind == "show":
        field = correction.shown[0]
        was = value_words_of(correction.was, field, language)
        name = say(f"field.{field}")
        return say("correction.show", field=name, was=was) if was else say("correction.show_bare", field=name)
    if correction.kind == "hide" and correction.others:
        return say("correction.hide_report")
    return say(f"correction.{correction.kind}")


def _change(correction: Correction, field: Field, language: str) -> str:
    say = words(language)
    now, was = (value_words_of(values, field, language) for values in (correction.now, correction.was))
    none = say("correction.nothing")
    return say("correction.change", field=say(f"field.{field}"), now=now or none, was=was or none)


def value_words_of(values: Values, field: Field, language: str) -> str:
    """The value of one field in words, "" where there is none."""
    if field == "date":
        return span_words(values.start, values.end, values.precision or "day", language) if values.end else ""
    if field == "category":
        return value_words("category", values.category, language) if values.category else ""
    if field == "amounts":
        sums = (sum_words(one.low, one.high, one.currency, language) for one in values.amounts or ())
        return ("; " if language == "en" else "；").join(sums)
    codes = values.countries if field == "countries" else values.targets if field == "targets" else ()
    return listing([country(code, language) for code in codes or ()], language)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
