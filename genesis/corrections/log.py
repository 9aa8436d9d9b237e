"""The log: `corrections.jsonl` beside the tables, one correction a line, only ever added to.

A build does not touch it, so that it outlives every build into its folder. Two writers wait for each other; a line
is on the disk before the writer is told so; what a crash leaves of a line stays, and the next line begins anew.
"""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from genesis.corrections.records import Correction, decoded, encoded
from genesis.errors import ArgumentError, StoreError

try:
    import fcntl
except ImportError:  # Windows: appending is not atomic there, and two writers at the same instant may spoil a line
    fcntl = None  # type: ignore[assignment]

NAME = "corrections.jsonl"
LONGEST_LINE = 1_000_000  # bytes


class Log(msgspec.Struct, frozen=True):
    """The corrections of a folder, in the order of their lines, and the lines that are none, in words."""

    corrections: tuple[Correction, ...] = ()
    problems: tuple[str, ...] = ()


def read(folder: Path) -> Log:
    """The log in `folder`, empty where there is none. Raises StoreError: it cannot be read."""
    path = folder / NAME
    try:
        content = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return Log()
    except OSError as error:
        raise StoreError(f"{path}: cannot be read: {error.strerror}") from error
    found, problems = [], []
    for number, line in enumerate(content.split(b"\n"), 1):
        if not line.strip():
            continue
        try:
            found.append(decoded(line))
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            problems.append(f"{path}, line {number}: is no correction: {error}")
    return Log(tuple(found), tuple(problems))


def problems(folder: Path, built: Iterable[str]) -> list[str]:
    """What is wrong with the log, in words; `built` are the ids of the corrections that the tables know."""
    try:
        found = read(folder)
    except StoreError as error:
        return [str(error)]
    known = {one.correction_id for one in found.corrections}
    lost = [one for one in built if one not in known]
    undone = sorted({one.undoes for one in found.corrections if one.undoes} - known)
    told = [f"{folder / NAME}: does not hold {one}, which the tables do; the next build is without it" for one in lost]
    if lost and not exists(folder):
        told = [f"{folder / NAME}: is not there, but the tables hold {len(lost)} corrections; the next one restores it"]
    return [*found.problems, *told, *(f"{folder / NAME}: undoes {one}, which is not in it" for one in undone)]


def state(folder: Path) -> tuple[int, int]:
    """What changes whenever a line is added: size in bytes and time of the last change; zeros where there is no log."""
    try:
        found = (folder / NAME).stat()
    except OSError:
        return (0, 0)
    return (found.st_size, found.st_mtime_ns)


def exists(folder: Path) -> bool:
    """Whether there is a log."""
    return (folder / NAME).is_file()


def append(folder: Path, *corrections: Correction) -> None:
    """Add corrections. Raises StoreError: the folder cannot be written; ArgumentError: one is too long for a line."""
    lines = [encoded(one).encode() for one in corrections]
    if longest := max((len(line) for line in lines if len(line) > LONGEST_LINE), default=0):
        raise ArgumentError(f"a correction of {longest:,} bytes is too long; at most {LONGEST_LINE:,} are kept")
    path = folder / NAME
    try:
        with _locked(path) as file:
            data = (b"" if _ends_whole(file) else b"\n") + b"".join(line + b"\n" for line in lines)
            while data:
                data = data[os.write(file, data) :]
            os.fsync(file)
    except OSError as error:
        raise StoreError(f"{path}: cannot be written: {error.strerror}") from error


@contextmanager
def _locked(path: Path) -> Iterator[int]:
    is_new = not path.exists()
    file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o644)
    try:
        if fcntl is not None:
            fcntl.flock(file, fcntl.LOCK_EX)  # let go of when the file is closed
        yield file
        if is_new:
            _keep_entry(path.parent)
    finally:
        os.close(file)


def _keep_entry(folder: Path) -> None:
    """Put the name of a new file on the disk as well, where the system can do that."""
    if os.name == "posix":
        entry = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(entry)
        finally:
            os.close(entry)


def _ends_whole(file: int) -> bool:
    size = os.fstat(file).st_size
    if size == 0:
        return True
    os.lseek(file, -1, os.SEEK_END)
    return os.read(file, 1) == b"\n"
