"""Documents -> what each of them tells: reports and figures, in one process or several.

A document that cannot be read, or that trips a rule, gives its error; a worker that dies takes no other with it.
"""

import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_all_start_methods, get_context
from pathlib import Path
from types import FrameType

import msgspec

from genesis import documents, figures, reading, reports
from genesis.documents import Found
from genesis.documents.content import LONGEST_TIME
from genesis.errors import LexiconError
from genesis.model import Document, Figure, Report
from genesis.reading import Reading

Progress = Callable[[int, int, str], None]  # documents done, documents in all, the file that is done

_IN_FLIGHT = 3  # documents that a worker has before it, so that few are suspects when one dies
_LONGEST_ERROR = 300


class Result(msgspec.Struct, frozen=True):
    """What one document gave."""

    document: Document
    reports: Sequence[Report] = ()
    figures: Sequence[Figure] = ()
    reading: Reading | None = None  # where there are reports, between which links can be found


def read_all(found: Sequence[Found], jobs: int = 1, progress: Progress | None = None) -> list[Result]:
    """What each document gives, in the order of `found`, read by `jobs` processes."""
    results: dict[int, Result] = {}
    for number, result in _serial(found) if jobs <= 1 or len(found) <= 1 else _parallel(found, jobs):
        results[number] = result
        if progress:
            progress(len(results), len(found), result.document.file)
    return [results[number] for number in range(len(found))]


def read_one(found: Found) -> Result:
    """Read one document and take what it tells; a programming error becomes the document's error.

    Raises LexiconError: a data file of the package is wrong.
    """
    document = documents.read(found.path, root=found.root, given=found.given)
    if document.status != "ok":
        return Result(document)
    try:
        with _time_limit():
            read = reading.read(document)
            told = reports.extract(read)
            return Result(read.document, told, figures.extract(read), read if told else None)
    except _OutOfTimeError:
        return Result(_failed(document, f"took longer than {LONGEST_TIME} s to read"))
    except LexiconError:
        raise  # wrong for every document
    except Exception as error:  # noqa: BLE001 - the one place where one document's bug must not stop the others
        return Result(_failed(document, _told(error)))


class _OutOfTimeError(Exception):
    """A document has taken too much of the processor's time."""


@contextmanager
def _time_limit() -> Iterator[None]:
    """Bound the processor time of what is inside, where the system can: in the main thread, not on Windows."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(number: int, frame: FrameType | None) -> None:
        raise _OutOfTimeError

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, LONGEST_TIME)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _failed(document: Document, error: str) -> Document:
    return msgspec.structs.replace(document, status="failed", error=error[:_LONGEST_ERROR])


def _told(error: BaseException) -> str:
    place = ""
    trace = error.__traceback__
    while trace is not None:
        place = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}"
        trace = trace.tb_next
    return f"a rule failed: {type(error).__name__}: {error} ({place}); please report it with the document"


def _serial(found: Sequence[Found]) -> Iterator[tuple[int, Result]]:
    for number, one in enumerate(found):
        yield number, read_one(one)


def _parallel(found: Sequence[Found], jobs: int) -> Iterator[tuple[int, Result]]:
    """Read in a pool of processes. Where a worker dies, each document it may have died of is read alone once more."""
    waiting = list(enumerate(found))[::-1]
    while waiting:
        flying: dict[Future[Result], tuple[int, Found]] = {}
        with _pool(jobs) as pool:
            try:
                while waiting or flying:
                    while waiting and len(flying) < jobs * _IN_FLIGHT:
                        number, one = waiting.pop()
                        flying[pool.submit(read_one, one)] = (number, one)
                    for future in wait(flying, return_when=FIRST_COMPLETED).done:
                        result = future.result()
                        yield flying.pop(future)[0], result
            except BrokenProcessPool:
                suspects = sorted(flying.values(), key=lambda item: item[0])
            else:
                return
        for number, one in suspects:
            yield number, _alone(one)


def _alone(one: Found) -> Result:
    with _pool(1) as pool:
        try:
            return pool.submit(read_one, one).result()
        except BrokenProcessPool:
            document = documents.read(one.path, root=one.root, given=one.given)
            return Result(_failed(document, "killed its process twice: out of memory, or a fault in a library"))


def _pool(jobs: int) -> ProcessPoolExecutor:
    """Processes forked from a server that has loaded this module; forking one that has threads can hang."""
    if "forkserver" not in get_all_start_methods():  # Windows
        return ProcessPoolExecutor(jobs)
    context = get_context("forkserver")
    context.set_forkserver_preload([__name__])
    return ProcessPoolExecutor(jobs, mp_context=context)
