"""What an address asks of a file: the selection of the pages' grammar, and the options of its form."""

from collections.abc import Sequence
from typing import Any

from starlette.datastructures import QueryParams

from genesis.errors import ArgumentError
from genesis.exports import COLUMNS, HEADINGS, SIZES, Format
from genesis.selection import LONGEST_VALUE, REPEATABLE, Selection, parse
from genesis.wording import note_words

_LONGEST_TITLE = 2000  # characters
_OPTIONS: dict[str, Sequence[str]] = {"size": SIZES, "heading": HEADINGS, "columns": COLUMNS}


def asked(parameters: QueryParams, format_: Format) -> tuple[Selection, dict[str, Any]]:
    """The selection of a query and what it asks of the file.

    Raises ArgumentError: a parameter cannot be used; the text names it and what is allowed.
    """
    pairs = {key: parameters.getlist(key) for key in parameters}
    problems = [
        f"{key}: given more than once; it takes one value" for key, values in pairs.items() if _twice(key, values)
    ]
    if any(len(value) > LONGEST_VALUE for value in pairs.get("q", ())):
        problems.append(f"q: at most {LONGEST_VALUE} characters")
    options = {key: pairs.pop(key)[-1] for key in (*_OPTIONS, "title") if key in pairs}
    selection, notes = parse(pairs)
    problems += [note_words(note, selection.lang, codes=True) for note in notes]
    for key, value in options.items():
        if key not in format_.options:
            problems.append(f"{key}: {format_.id} does not heed it; it heeds {_listed(format_.options)}")
        elif key == "title" and len(value) > _LONGEST_TITLE:
            problems.append(f"title: at most {_LONGEST_TITLE} characters")
        elif key in _OPTIONS and value not in _OPTIONS[key]:
            problems.append(f"{key}: {value[:80]!r} is none of {_listed(_OPTIONS[key])}")
    if problems:
        raise ArgumentError("\n".join(problems))
    return selection, options


def _twice(key: str, values: Sequence[str]) -> bool:
    return key not in REPEATABLE and len({value.strip() for value in values} - {""}) > 1


def _listed(names: Sequence[str] | frozenset[str]) -> str:
    return ", ".join(sorted(name for name in names if name != "template")) or "none"
