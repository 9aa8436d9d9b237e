"""When was a document published? Stamps, labels, datelines, addresses; else the latest day that it tells.

The forms and words are in lexicons/metadata.toml. All functions return a day or None and read no clock.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime
from functools import cache

from genesis.documents.metadata import Form, metadata
from genesis.lexicon import compiled
from genesis.scripts import plain

_MONTH_NAMES = "jan feb mar apr may jun jul aug sep oct nov dec"
_MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES.split(" "), 1)}
_DIGITS = {sign: str(number) for number, signs in enumerate(("〇零○oO", *"一二三四五六七八九")) for sign in signs}
_HEAD, _TAIL = 2_500, 800  # characters at the ends of a text in which it is dated
_NEAR = 14  # characters beside a day that tell whether it lies ahead
_COMPACT = re.compile(r"(?P<y>(?:19|20)\d\d)(?P<m>\d\d)(?P<d>\d\d)(?:T?\d{4,6}Z?)?")
_AMBIGUOUS = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d")  # 03/12/2024: March in the United States, December elsewhere
_MONTH_DAY = re.compile(
    r"(?P<m>\d{1,2})\s?月\s?(?P<d>\d{1,2})\s?日"
    r"|(?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s(?P<day>\d{1,2})(?!\d)"
)
_FIRST_YEAR, _LAST_YEAR = 1900, 2100


def read_stamp(stamp: str) -> date | None:
    """The day of an isolated date such as `2025-02-11 15:49:32` or `Tue, 09 Aug 2022 11:30:53 GMT`."""
    stamp = plain(stamp).strip()
    for day, _, _ in _days(stamp):
        return day
    if compact := _COMPACT.fullmatch(stamp):
        return _day(compact)
    readable = 6 <= len(stamp) <= 60 and any(sign.isdigit() for sign in stamp) and not _AMBIGUOUS.search(stamp)
    return _parsed(stamp) if readable else None


def _parsed(stamp: str) -> date | None:
    """What dateparser makes of a stamp in a rarer form; never a day counted from today."""
    from dateparser.date import DateDataParser  # takes 0.2 s to load

    settings = {
        "PARSERS": ["absolute-time"],
        "REQUIRE_PARTS": ["day", "month", "year"],
        "RELATIVE_BASE": datetime(2000, 1, 1),  # else the clock; no part is left to it
        "PREFER_DAY_OF_MONTH": "first",
        "PREFER_MONTH_OF_YEAR": "first",
        "RETURN_AS_TIMEZONE_AWARE": False,
    }
    found = DateDataParser(languages=["en", "zh"], settings=settings).get_date_data(stamp)
    if found.date_obj is None or found.period != "day" or str(found.date_obj.year) not in stamp:
        return None
    return _within(found.date_obj.year, found.date_obj.month, found.date_obj.day)


def from_address(url: str) -> date | None:
    """The day in the address of a page: /2025/02/11/, t20241218_…"""
    for form in metadata().address:
        for found in compiled(form.pattern).finditer(url):
            if day := _day(found):
                return day
    return None


def from_text(text: str) -> date | None:
    """The day on which the text itself says that it was published: a label, a dateline, a line with a day alone."""
    signs = plain(text)
    head, tail = signs[:_HEAD], signs[max(_HEAD, len(signs) - _TAIL) :]
    return _labelled(head) or _dateline(head, signs) or _labelled(tail) or _own_line(tail)


def latest_full_day(text: str) -> date | None:
    """The latest day with its year that the text tells as past or present; no word of the text dates it otherwise."""
    signs = plain(text)
    days = [day for day, start, end in _days(signs) if not _ahead(signs, start, end)]
    return max(days, default=None)


@cache
def _labels() -> re.Pattern[str]:
    words = "|".join(re.escape(label).replace(r"\ ", r"\s") for label in metadata().text.labels)
    return re.compile(
        rf"(?:^|[\s>*_|(\[【])(?P<label>{words})[\s*_]*[:：|][\s*_]*(?P<stamp>[^\n]{{4,60}})", re.IGNORECASE
    )


def _labelled(signs: str) -> date | None:
    ranks = metadata().text.labels
    found = sorted(_labels().finditer(signs), key=lambda match: ranks.index(" ".join(match["label"].lower().split())))
    for match in found:
        for day, start, _ in _days(match["stamp"]):
            if start <= _NEAR:
                return day
    return None


def _dateline(head: str, signs: str) -> date | None:
    lines = [line.strip(" \t#>*_-") for line in head.split("\n")]
    for line in [line for line in lines if line][:15]:
        for form in metadata().dateline:
            if not (found := _dateline_form(form).search(line)):
                continue
            full = next((day for day, _, _ in _days(found.group())), None)
            if day := full or _with_year(found.group(), signs):
                return day
    return None


def _own_line(tail: str) -> date | None:
    form = next(form for form in metadata().dateline if form.id == "line of its own")
    for line in reversed(tail.split("\n")[-8:]):
        if _dateline_form(form).search(line.strip(" \t#>*_-")):
            return next((day for day, _, _ in _days(line)), None)
    return None


@cache
def _dateline_form(form: Form) -> re.Pattern[str]:
    """The pattern of a dateline, with the forms of days put in for DAY and MONTHDAY."""
    days = "|".join(re.sub(r"\(\?P<(?!sign)\w+>", "(?:", day.pattern) for day in metadata().day)
    month_day = re.sub(r"\(\?P<\w+>", "(?:", _MONTH_DAY.pattern)
    pattern = form.pattern.replace("MONTHDAY", f"({month_day})").replace("DAY", f"(?:{days})")
    return compiled(pattern)


def _with_year(words: str, signs: str) -> date | None:
    """A month and day with the year that puts it nearest to the latest full day of the text."""
    found, latest = _MONTH_DAY.search(words), latest_full_day(signs)
    if not found or not latest:
        return None
    month = int(found["m"]) if found["m"] else _MONTHS[found["month"].lower()]
    days = [_within(latest.year + step, month, int(found["d"] or found["day"])) for step in (-1, 0, 1)]
    return min((day for day in days if day), key=lambda day: abs(day - latest), default=None)


def _ahead(signs: str, start: int, end: int) -> bool:
    words = metadata().text
    before, after = signs[max(0, start - _NEAR) : start].lower(), signs[end : end + 4]
    if before.endswith(words.past_before):
        return False
    return before.endswith(words.ahead_before) or after.startswith(words.ahead_after)


_REPUBLIC, _LONGEST_REPUBLIC = 1911, 200  # years of the Republic of China count from 1912: 114年 is 2025


def _days(signs: str) -> Iterator[tuple[date, int, int]]:
    """Each full day in plain text with its span, form after form."""
    for form in metadata().day:
        for found in compiled(form.pattern).finditer(signs):
            if day := _day(found):
                yield day, found.start(), found.end()


def _day(found: re.Match[str]) -> date | None:
    month = _MONTHS.get(found["m"].lower()) or _number(found["m"])
    year = _number(found["y"])
    return _within(year + _REPUBLIC if year < _LONGEST_REPUBLIC else year, month, _number(found["d"]))


def _number(digits: str) -> int:
    """The value of digits, of Chinese digits in a row, or of a Chinese number below a hundred."""
    if "十" in digits:
        tens, ones = digits.split("十", 1)
        return 10 * int(_DIGITS.get(tens, "1")) + int(_DIGITS.get(ones, "0"))
    return int("".join(_DIGITS.get(sign, sign) for sign in digits))


def _within(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if _FIRST_YEAR <= year <= _LAST_YEAR else None
    except ValueError:
        return None
