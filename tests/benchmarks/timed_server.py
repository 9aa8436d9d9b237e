"""Streamlit as usual, with the seconds of each run of the page written to a file: `timed_server.py FILE run …`."""

import sys
import time
from pathlib import Path
from typing import Any

from streamlit.runtime.scriptrunner.script_runner import ScriptRunner
from streamlit.web.cli import main


def watch(log: Path) -> None:
    """Append the seconds of each run, from its request to the last message sent."""
    run = ScriptRunner._run_script

    def timed(runner: ScriptRunner, *arguments: Any) -> None:
        begin = time.perf_counter()
        try:
            run(runner, *arguments)
        finally:
            with log.open("a") as file:
                file.write(f"{time.perf_counter() - begin:.6f}\n")

    ScriptRunner._run_script = timed  # type: ignore[method-assign]


if __name__ == "__main__":
    watch(Path(sys.argv.pop(1)))
    sys.argv[0] = "streamlit"
    main()
