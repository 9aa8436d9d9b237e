"""The tables of a build, out of the sight of the garbage collector.

Streamlit collects all garbage after each run of a page. With a hundred thousand events in memory that takes a quarter
of a second, several times as long as the run: every list of every cell is looked at. Tables never change and are never
garbage while they are shown, so they are set aside once they are read.
"""

import gc
import threading

_lock = threading.Lock()
_settled = ""  # the version of the tables that are set aside


def settle(version: str) -> None:
    """Set aside what is in memory at the end of the first run over the tables of a version; bring back what was."""
    global _settled
    with _lock:
        if version == _settled:
            return
        gc.unfreeze()
        gc.collect()
        gc.freeze()
        _settled = version
