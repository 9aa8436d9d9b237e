"""Which files are documents, and what a folder's sources.csv gives for them."""

import csv
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from genesis.documents.dating import read_stamp
from genesis.errors import ArgumentError
from genesis.model import Language

SOURCES = "sources.csv"
COLUMNS = ("file", "title", "publisher", "published", "url", "language")


class Found(NamedTuple):
    """A file to read: its path, the folder that `Document.file` is relative to, what sources.csv gives for it."""

    path: Path
    root: Path
    given: Mapping[str, str]


def collect(paths: Iterable[str | os.PathLike[str]]) -> list[Found]:
    """Every document in `paths`, files and folders, each file once, in the order of the paths and of the names.

    Hidden files and sources.csv are no documents. A file that a sources.csv lists and that is not there is returned as
    well: reading it fails, so that it is seen. Raises ArgumentError: a path does not exist, or a sources.csv is wrong.
    """
    found: dict[Path, Found] = {}
    for path in map(Path, paths):
        if path.is_dir():
            files: Iterator[Found] = _in_folder(path)
        elif path.exists():
            files = iter([Found(path, path.parent, _given(path.parent).get(path, {}))])
        else:
            raise ArgumentError(f"{path}: no such file or folder")
        for file in files:
            found.setdefault(file.path.resolve(), file)
    return list(found.values())


def _in_folder(root: Path) -> Iterator[Found]:
    given: dict[Path, Mapping[str, str]] = {}
    files: set[Path] = set()
    for folder, names, entries in os.walk(root):
        names[:] = sorted(name for name in names if not name.startswith("."))
        given.update(_given(Path(folder)))
        files.update(Path(folder, name) for name in entries if name != SOURCES and not name.startswith("."))
    for path in sorted(files | given.keys()):
        yield Found(path, root, given.get(path, {}))


def _given(folder: Path) -> dict[Path, Mapping[str, str]]:
    """The rows of the folder's sources.csv by path, without empty cells."""
    source = folder / SOURCES
    if not source.is_file():
        return {}
    try:
        with source.open(encoding="utf-8-sig", newline="") as lines:
            rows = csv.DictReader(lines)
            if "file" not in (rows.fieldnames or ()):
                raise ArgumentError(f"{source}: no column `file`; the columns are {', '.join(COLUMNS)}")
            return {folder / row["file"]: _checked(source, rows.line_num, row) for row in rows if row["file"]}
    except (UnicodeDecodeError, csv.Error) as error:
        raise ArgumentError(f"{source}: {error}; it must be a CSV file in UTF-8") from error


def _checked(source: Path, line: int, row: Mapping[str | None, str | None]) -> Mapping[str, str]:
    cells = {name: (row.get(name) or "").strip() for name in COLUMNS}
    place = f"{source}, line {line}"
    if None in row:
        raise ArgumentError(f"{place}: more cells than columns; a value with a comma stands in double quotes")
    if cells["published"] and read_stamp(cells["published"]) is None:
        raise ArgumentError(f"{place}: published {cells['published']!r} is no day; write it as 2026-01-31")
    if cells["language"] and language_code(cells["language"]) is None:
        raise ArgumentError(f"{place}: language {cells['language']!r} is not known; write zh-Hans, zh-Hant or en")
    return {name: value for name, value in cells.items() if value and name != "file"}


def language_code(tag: str) -> Language | None:
    """The language of a tag such as zh-CN, zh_TW, en-US; None where it is another one, or says no script."""
    parts = tag.lower().replace("_", "-").split("-")
    if parts[0] == "en":
        return "en"
    if parts[0] != "zh":
        return None
    if {"hant", "tw", "hk", "mo"} & set(parts[1:]):
        return "zh-Hant"
    return "zh-Hans" if {"hans", "cn", "sg"} & set(parts[1:]) else None
