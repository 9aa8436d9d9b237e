"""What stands in a cell of the events table, in the reader's language."""

from collections.abc import Callable, Mapping
from typing import Any

from genesis import wording
from genesis.archive import Library, Row
from genesis.palette import palette
from genesis.selection import NONE
from genesis.selection.cells import amounts_of
from parts.words import day, field_words, language, printed, say, span, title, value

Cell = str | dict[str, Any]  # a text; {"chips": [[text, colour], …]}; {"text", "note", "hint"}

# Columns that are not plain texts: how a cell is set.
KINDS = {
    "title": "wide", "country": "chips", "target": "chips", "usd": "number", "reports": "number", "sum": "wrapped",
    "programme": "wrapped", "organisation": "wrapped", "subject": "wrapped", "source": "wrapped",
    "differ": "wrapped warned",
}  # fmt: skip
_CHIPS = {"US": "chip_us", "CN": "chip_cn"}  # tokens of the palette; white stands on each of them, in both themes


def cell(library: Library, row: Row, column: str) -> Cell:
    """The cell of an event (a row of the events table) in one of the columns of `genesis.selection`."""
    return _CELLS[column](row) if column != "source" else _sources(library, row)


def _chips(codes: Any) -> Cell:
    colours = palette("light")
    names = [(wording.short_country(code, language()), _CHIPS.get(code, "chip_others")) for code in codes or ()]
    return {"chips": [[name, colours[token]] for name, token in names]} if names else ""


def _title(row: Row) -> Cell:
    """The title, with a mark where readers have put something right."""
    return {"text": title(row), "note": f" ✎ {say('correction.mark')}"} if row["corrections"] else title(row)


def _usd(row: Row) -> Cell:
    """The sum in dollars, with the day of the rate where another currency was converted."""
    if row["usd"] is None:
        return ""
    text = wording.dollars_words(row["usd"], language())
    dates = [one.rate_date for one in amounts_of(row["amounts"]) if one.currency != "USD" and one.rate_date]
    if not dates:
        return text
    return {"text": text, "note": day(dates[0]), "hint": say("table.rate", date=day(dates[0]))}


def _differ(row: Row) -> str:
    fields = dict.fromkeys(field_words(field) for field in row["conflicts"] or ())
    return f"≠ {_listed(fields)}" if fields else ""


def _listed(words: Any) -> str:
    return ("、" if language() != "en" else ", ").join(words)


def _values(facet: str, cell_: Any) -> str:
    return _listed(value(facet, one) for one in cell_ or ())


def _sources(library: Library, row: Row) -> str:
    documents = (library.document(one) or {} for one in row["document_ids"] or ())
    return _listed(dict.fromkeys(value("source", one.get("publisher") or NONE) for one in documents))


_CELLS: Mapping[str, Callable[[Row], Cell]] = {
    "date": lambda row: span(row, short=True),
    "precision": lambda row: value("precision", row["precision"]),
    "country": lambda row: _chips(row["countries"]),
    "target": lambda row: _chips(row["targets"]),
    "title": _title,
    "category": lambda row: value("category", row["category"]),
    "subject": lambda row: _values("subject", row["subjects"]),
    "programme": lambda row: value("programme", row["programme"]) if row["programme"] else "",
    "organisation": lambda row: _values("organisation", row["organisations"]),
    "ticker": lambda row: ", ".join(one.rpartition(":")[2] for one in row["tickers"] or ()),
    "status": lambda row: value("status", row["status"]),
    "polarity": lambda row: say(f"polarity.{row['polarity']}") if row["polarity"] else "",
    "sum": lambda row: printed(row["amounts"]),
    "usd": _usd,
    "reports": lambda row: str(len(row["report_ids"] or ())),
    "differ": _differ,
    "published": lambda row: day(row["first_published"]),
    "id": lambda row: row["event_id"],
}
