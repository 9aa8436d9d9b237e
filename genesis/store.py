"""The tables on disk: immutable Parquet parts and one manifest, which is replaced in one step.

    data/manifest.json                   which part holds which table, with its rows and its checksum
    data/events-3f2a….parquet            a part; its name is made of its content and is never used twice

A build writes new parts beside the old ones and then replaces the manifest, so that readers see the old tables or the
new ones, never a mixture. Parts of the build before stay for readers that have not loaded them yet.
"""

import hashlib
import os
from collections.abc import Collection, Mapping
from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import Any

import msgspec
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from genesis import tables
from genesis.errors import StoreError, TableError

FORMAT = 4  # of the manifest and of what the columns mean; another one cannot be read
MANIFEST = "manifest.json"
_REMEDY = "`genesis build` makes the tables anew"
_DIGITS = 20  # hex digits of a part's SHA-256 in its name
_TEXT_ROWS = 200  # documents whose texts are read together


class Part(msgspec.Struct, frozen=True):
    """The file of one table."""

    file: str
    rows: int
    sha256: str


class Manifest(msgspec.Struct, frozen=True):
    """Which parts are the tables now; `before` are the files of the build before."""

    format: int
    tables: dict[str, Part]
    before: list[str] = []


def write(folder: str | os.PathLike[str], frames: Mapping[str, pd.DataFrame]) -> None:
    """Write all tables to `folder`. Raises TableError: a table is missing or wrong; StoreError: the disk refuses."""
    folder = Path(folder)
    if missing := tables.tables().keys() - frames.keys():
        raise TableError(f"{', '.join(sorted(missing))}: no such frame was given; a store holds all tables")
    for name in tables.tables():
        tables.validate(frames[name], name)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        old = _old_manifest(folder)
        parts = {name: _write_part(folder, name, frames[name]) for name in tables.tables()}
        current = {part.file for part in parts.values()}
        before = sorted(({part.file for part in old.tables.values()} if old else set()) - current)
        kept = before or (sorted(set(old.before) - current) if old else [])
        _replace(folder / MANIFEST, msgspec.json.format(msgspec.json.encode(Manifest(FORMAT, parts, kept))))
        for file in set(old.before if old else ()) - current - set(kept):
            (folder / Path(file).name).unlink(missing_ok=True)
    except OSError as error:
        raise StoreError(f"{folder}: cannot be written: {error.strerror}") from error


def _old_manifest(folder: Path) -> Manifest | None:
    """The manifest that is there, None where there is none that can be read."""
    try:
        return msgspec.json.decode((folder / MANIFEST).read_bytes(), type=Manifest)
    except (FileNotFoundError, msgspec.DecodeError):
        return None


def _write_part(folder: Path, table: str, frame: pd.DataFrame) -> Part:
    buffer = BytesIO()
    rows = _TEXT_ROWS if table == "texts" else None
    pq.write_table(tables.to_arrow(frame, table), buffer, compression="zstd", row_group_size=rows)
    content = buffer.getvalue()
    digest = hashlib.sha256(content).hexdigest()
    part = Part(f"{table}-{digest[:_DIGITS]}.parquet", len(frame), digest)
    _replace(folder / part.file, content)
    return part


def _replace(path: Path, content: bytes) -> None:
    """Write beside and rename, so that nobody reads half a file."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    with beside.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)


class Store:
    """The tables of one build, read when first asked for; a later build does not change it."""

    def __init__(self, folder: Path, content: bytes, manifest: Manifest) -> None:
        """Use `Store.open`."""
        self.folder = folder
        self.version = hashlib.sha256(content).hexdigest()[:16]  # of the manifest, so of everything
        self._manifest = manifest

    @classmethod
    def open(cls, folder: str | os.PathLike[str]) -> "Store":
        """Open the newest build in `folder`. Raises StoreError: missing, damaged, or of another version."""
        folder = Path(folder)
        content = _manifest_bytes(folder)
        try:
            # the number alone first: a manifest of another version may have other fields
            number = msgspec.json.decode(content, type=dict[str, msgspec.Raw]).get("format", msgspec.Raw(b"0"))
            if bytes(number) != str(FORMAT).encode():
                raise StoreError(f"{folder}: holds tables of version {bytes(number).decode()}, not {FORMAT}; {_REMEDY}")
            manifest = msgspec.json.decode(content, type=Manifest)
        except msgspec.DecodeError as error:
            raise StoreError(f"{folder / MANIFEST}: is damaged: {error}; {_REMEDY}") from error
        for name in tables.tables():
            if name not in manifest.tables or not (folder / manifest.tables[name].file).is_file():
                raise StoreError(f"{folder}: the table `{name}` is not there; {_REMEDY}")
        return cls(folder, content, manifest)

    def is_current(self) -> bool:
        """Whether no later build has replaced this one."""
        try:
            return hashlib.sha256(_manifest_bytes(self.folder)).hexdigest()[:16] == self.version
        except StoreError:
            return False

    @cached_property
    def documents(self) -> pd.DataFrame:
        """One row a document, without its text."""
        return self._frame("documents")

    @cached_property
    def reports(self) -> pd.DataFrame:
        """One row a report: what one document says of one act."""
        return self._frame("reports")

    @cached_property
    def report_dates(self) -> pd.DataFrame:
        """The further dates of reports."""
        return self._frame("report_dates")

    @cached_property
    def events(self) -> pd.DataFrame:
        """One row an event."""
        return self._frame("events")

    @cached_property
    def links(self) -> pd.DataFrame:
        """One row a pair of events that a text ties to each other."""
        return self._frame("links")

    @cached_property
    def figures(self) -> pd.DataFrame:
        """One row a figure."""
        return self._frame("figures")

    @cached_property
    def corrections(self) -> pd.DataFrame:
        """What readers put right before the build, and what became of it."""
        return self._frame("corrections")

    @cached_property
    def originals(self) -> pd.DataFrame:
        """The reports that corrections changed or hid, as they were read."""
        return self._frame("originals")

    @cached_property
    def former_ids(self) -> pd.DataFrame:
        """Ids that went in a merge, and the event that each is part of now."""
        return self._frame("former_ids")

    @cached_property
    def history(self) -> pd.DataFrame:
        """When each event came into the tables, and when it last changed."""
        return self._frame("history")

    @cached_property
    def texts(self) -> pd.DataFrame:
        """The stored texts of all documents; for one document `text` reads far less."""
        return self._frame("texts")

    def rows(self, table: str, column: str = "", values: Collection[str] = ()) -> list[dict[str, Any]]:
        """The rows of a table as plain values, from which records are made: what is missing is None.

        With a `column`, those that have one of `values` there: of the frame, which pages have in memory; texts, which
        they have not, from the disk.
        """
        if not column:
            stored = self._read(table)
        elif not values:
            return []
        elif table == "texts":
            stored = self._read(table, [(column, "in", set(values))])
        else:
            frame = getattr(self, table)
            stored = tables.to_arrow(frame[frame[column].isin(set(values))], table)
        found: list[dict[str, Any]] = stored.to_pylist()
        return found

    def text(self, document_id: str) -> str:
        """The stored text of a document, "" where it has none or there is no such document."""
        found = self._read("texts", filters=[("document_id", "==", document_id)]).column("text").to_pylist()
        return str(found[0]) if found else ""

    def problems(self) -> list[str]:
        """What is wrong with the tables, in words; empty where they are whole."""
        found = []
        for name, part in self._manifest.tables.items():
            try:
                if hashlib.sha256((self.folder / part.file).read_bytes()).hexdigest() != part.sha256:
                    found.append(f"{part.file}: is not what was written; {_REMEDY}")
                    continue
                tables.validate(self._frame(name), name)
            except (OSError, StoreError, TableError) as error:
                found.append(str(error))
        return found or [*self._lost_references(), *self._wrong_quotes()]

    def _lost_references(self) -> list[str]:
        references = (
            ("documents", "source_group", "documents"),
            ("reports", "event_id", "events"),
            ("reports", "document_id", "documents"),
            ("report_dates", "report_id", "reports"),
            ("former_ids", "event_id", "events"),
            ("links", "from_event", "events"),
            ("links", "to_event", "events"),
            ("figures", "document_id", "documents"),
            ("texts", "document_id", "documents"),
        )
        found = []
        for table, column, other in references:
            key = next(one.name for one in tables.tables()[other] if one.kind == "key")
            values: pd.Series[str] = getattr(self, table)[column]
            lost = values[~values.isin(getattr(self, other)[key])]
            if len(lost):
                found.append(f"{table}.{column}: {lost.iloc[0]!r} is not in `{other}` ({len(lost)} rows)")
        return found

    def _wrong_quotes(self) -> list[str]:
        """Quotes that are not, letter by letter, what stands at their place in the document."""
        texts = dict(zip(self.texts["document_id"], self.texts["text"], strict=True))
        found = []
        for table in ("reports", "figures", "links"):
            frame = getattr(self, table)
            places = zip(frame["document_id"], frame["quote_start"], frame["quote_end"], frame["quote"], strict=True)
            wrong = sum(texts.get(document, "")[start:end] != quote for document, start, end, quote in places)
            if wrong:
                found.append(f"{table}.quote: {wrong} quotes do not stand at their place in the document")
        return found

    def _frame(self, table: str) -> pd.DataFrame:
        return tables.from_arrow(self._read(table), table)

    def _read(self, table: str, filters: list[tuple[str, str, Any]] | None = None) -> pa.Table:
        path = self.folder / self._manifest.tables[table].file
        try:
            return pq.read_table(path, schema=tables.schema(table), filters=filters)
        except (OSError, pa.ArrowException) as error:
            reason = str(error).splitlines()[0][:200]
            raise StoreError(f"{path}: cannot be read: {reason}; {_REMEDY}") from error


def _manifest_bytes(folder: Path) -> bytes:
    try:
        return (folder / MANIFEST).read_bytes()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise StoreError(f"{folder}: holds no tables; `genesis build --out {folder}` makes them") from error
    except OSError as error:
        raise StoreError(f"{folder / MANIFEST}: cannot be read: {error.strerror}") from error
