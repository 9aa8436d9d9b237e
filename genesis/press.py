"""A process of its own that writes files one after the other, so that a slow one never holds up the pages.

The server gives it orders as lines of JSON; it answers each with a line of JSON and, where it could, the bytes. Its
browser for pictures stays open from one to the next.
"""

import ctypes
import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import IO, Any

import msgspec

from genesis.archive import opened
from genesis.errors import ArgumentError, GenesisError
from genesis.exports import Job, View, export
from genesis.exports.job import Columns, Heading, Size
from genesis.exports.pictures.browser import kept_open
from genesis.model import Record
from genesis.selection import Selection, select

_NICE = 19  # the pages go first
_DROP_FROM_BOUNDS, _RIGHT_TO_PRIORITY = 24, 23  # PR_CAPBSET_DROP and CAP_SYS_NICE of Linux, prctl(2)
_SECONDS = 120.0  # after which a file is given up and the process with it
_WAITING = 64  # orders in the queue, beyond which an order is refused


class Order(Record, frozen=True, kw_only=True):
    """A file to be written of the newest build in `data`."""

    data: str
    selection: Selection
    view: View
    format_id: str
    size: Size = "slide"
    heading: Heading = "action"
    title: str = ""
    columns: Columns = "full"
    site: str = ""
    today: date | None = None


class BusyError(GenesisError):
    """Too many files are being written; ask again later."""


class AbandonedError(BusyError):
    """Nobody waits for the file any more; it was not written."""


class PressError(GenesisError):
    """The file cannot be written now: tables or a browser are missing, the process died or took too long."""


def written(order: Order) -> bytes:
    """The file of an order.

    Raises ArgumentError: it cannot be written; StoreError: the tables cannot be read; BrowserError: no picture.
    """
    library = opened(Path(order.data), order.selection.as_of, order.selection.shown)
    job = Job(
        library,
        select(library.index, order.selection),
        view=order.view,
        size=order.size,
        heading=order.heading,
        title=order.title,
        columns=order.columns,
        site=order.site,
        today=order.today,
    )
    return export(job, order.format_id)


class Press:
    """The process, started with the first order and again after its death. Threads may share it."""

    def __init__(self, waiting: int = _WAITING, seconds: float = _SECONDS) -> None:
        self._seconds = seconds
        self._places = threading.BoundedSemaphore(waiting)
        self._lock = threading.Lock()  # one order at a time
        self._process: subprocess.Popen[bytes] | None = None

    def write(self, order: Order, is_wanted: Callable[[], bool] = lambda: True) -> bytes:
        """The file of an order, when those before it are written, if it is still wanted then.

        Raises BusyError: the queue is full; AbandonedError; ArgumentError: it cannot be written; PressError: not now.
        """
        if not self._places.acquire(blocking=False):
            raise BusyError("too many files are being written at once; ask again in a few seconds")
        try:
            with self._lock:
                if not is_wanted():
                    raise AbandonedError("nobody waits for the file")
                return self._answer(order)
        finally:
            self._places.release()

    def _answer(self, order: Order) -> bytes:
        process = self._running()
        if process.stdin is None or process.stdout is None:
            raise AssertionError("both ends are pipes")
        with self._given_up(process):
            try:
                process.stdin.write(msgspec.json.encode(order) + b"\n")
                process.stdin.flush()
                head = process.stdout.readline()
                said = json.loads(head) if head else {}
                content = process.stdout.read(said.get("length", 0))
            except OSError:
                said, content = {}, b""
        if "error" in said:
            raise (ArgumentError if said["is_asked"] else PressError)(said["error"])
        if "length" not in said or len(content) != said["length"]:
            self.stop()
            raise PressError("the file could not be written: it took too long, or the process that writes it ended")
        return content

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            command = [sys.executable, "-m", "genesis.press"]
            self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603
        return self._process

    @contextmanager
    def _given_up(self, process: subprocess.Popen[bytes]) -> Iterator[None]:
        """End the process when its time is over."""
        timer = threading.Timer(self._seconds, process.kill)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def stop(self) -> None:
        """End the process; the next order starts another."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None


def main() -> None:
    """Write what is ordered until the input ends."""
    _step_back()
    orders, out = sys.stdin.buffer, os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints is no answer
    with kept_open():
        for line in orders:
            _serve(line, out)


def _step_back() -> None:
    """Let the pages go first, before the browser of the pictures too: started as root it would put itself in front."""
    if hasattr(os, "nice"):
        os.nice(_NICE)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_DROP_FROM_BOUNDS, _RIGHT_TO_PRIORITY, 0, 0, 0)  # who is not root has it not anyway


def _serve(line: bytes, out: IO[bytes]) -> None:
    said: dict[str, Any]
    content = b""
    try:
        content = written(msgspec.json.decode(line, type=Order))
        said = {"length": len(content)}
    except GenesisError as error:
        said = {"error": str(error), "is_asked": isinstance(error, ArgumentError)}  # or it is ours to mend
    out.write(json.dumps(said).encode() + b"\n" + content)
    out.flush()


if __name__ == "__main__":
    main()
