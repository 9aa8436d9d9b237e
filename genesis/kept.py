"""Files that were written lately, by their tags; who asks for one that is being written waits for it."""

import sys
import threading
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future

from genesis.press import AbandonedError

_MOST = 64 * 2**20  # bytes


class Kept:
    """At most so many bytes, the latest asked for. Threads may share it."""

    def __init__(self, most: int = _MOST) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._files: OrderedDict[str, Future[bytes]] = OrderedDict()
        self._bytes = 0

    def get(self, tag: str, write: Callable[[], bytes]) -> bytes:
        """The file with this tag, written by `write` where it is not kept.

        An error is raised to all who wait, but AbandonedError to the one alone who gave up: another then writes.
        """
        while True:
            with self._lock:
                future = self._files.get(tag)
                mine = future is None
                if future is None:
                    future = self._files[tag] = Future()
                self._files.move_to_end(tag)
            if mine:
                self._fill(tag, future, write)
            try:
                return future.result()
            except AbandonedError:
                if mine:
                    raise

    def _fill(self, tag: str, future: "Future[bytes]", write: Callable[[], bytes]) -> None:
        content = None
        try:
            content = write()
        finally:  # whatever goes wrong, nobody waits for ever
            if content is None:
                with self._lock:
                    self._files.pop(tag, None)
                future.set_exception(sys.exc_info()[1] or RuntimeError(tag))
        future.set_result(content)
        with self._lock:
            self._bytes += len(content)
            for old, kept in list(self._files.items()):
                if self._bytes <= self._most:
                    break
                if kept.done():
                    self._bytes -= len(kept.result())
                    del self._files[old]
