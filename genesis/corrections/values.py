"""New values for a report: whether they can be used, and the report with them."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

import msgspec

from genesis import currency
from genesis.corrections.records import Field, Values
from genesis.lexicon import categories
from genesis.model import Amount, DatedRole, Report

MOST = 12  # countries or sums of one act
LARGEST_SUM = 1e16  # in units of its currency
_COUNTRY = re.compile(r"[A-Z]{2}")
_EARLIEST, _LATEST = date(1900, 1, 1), date(2200, 12, 31)


def problems(values: Values) -> Iterator[str]:
    """What cannot be used, as keys of the interface's words (section `correction`)."""
    if values.precision is not None:
        yield from _date_problems(values)
    if values.category is not None and all(one.id != values.category for one in categories()):
        yield "bad_category"
    for codes in (values.countries, values.targets):
        if codes is not None and (len(codes) > MOST or not all(_COUNTRY.fullmatch(code) for code in codes)):
            yield "bad_country"
    for amount in values.amounts or ():
        if not currency.is_code(amount.currency):
            yield "bad_currency"
        if not 0 < amount.low <= amount.high <= LARGEST_SUM:
            yield "bad_sum"
    if values.amounts is not None and len(values.amounts) > MOST:
        yield "bad_sum"


def _date_problems(values: Values) -> Iterator[str]:
    start, end = values.start, values.end
    if start is None or end is None or values.precision == "undated":
        yield "no_date"
    elif start > end:
        yield "date_backwards"
    elif not _EARLIEST <= start <= end <= _LATEST:
        yield "date_far"
    elif values.precision == "day" and start != end:
        yield "date_not_one_day"


def changed(report: Report, values: Mapping[Field, Values], published: date | None) -> Report:
    """`report` with the value of each field that `values` gives; sums are converted at the rate of the new date."""
    for field, given in values.items():
        if field == "date":
            report = _dated(report, given)
        elif field == "amounts":
            continue
        else:
            report = msgspec.structs.replace(report, **{field: getattr(given, field)})
    if "amounts" in values:
        day = min(filter(None, (report.end, published)), default=None)
        amounts = tuple(converted(one, day) for one in values["amounts"].amounts or ())
        report = msgspec.structs.replace(report, amounts=amounts)
    return report


def _dated(report: Report, given: Values) -> Report:
    """The report at its new date, with the one of its further dates that was the same."""
    assert given.start is not None and given.end is not None and given.precision is not None
    old = (report.start, report.end)
    new = {"first": given.start, "last": given.end, "precision": given.precision}
    roles: list[DatedRole] = [
        msgspec.structs.replace(role, **new) if (role.first, role.last) == old else role for role in report.dates
    ]
    return msgspec.structs.replace(
        report, start=given.start, end=given.end, precision=given.precision, dates=tuple(roles)
    )


def converted(amount: Amount, day: date | None) -> Amount:
    """The sum with its middle in US dollars at the rate of `day`."""
    rate = currency.usd((amount.low + amount.high) / 2, amount.currency, day) if day else None
    usd, rate_date = rate if rate else (None, None)
    return msgspec.structs.replace(amount, usd=usd, rate_date=rate_date)
