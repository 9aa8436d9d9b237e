"""The real dashboard as a process, and the browser that looks at it."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parent.parent.parent
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_SECONDS = 40  # to start


def browser_path() -> str | None:
    """Where a Chromium is installed, None where there is none."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


@contextmanager
def serving(
    data: Path,
    log_folder: Path | None = None,
    script: Path = ROOT / "dashboard.py",
    runner: Sequence[str] = ("-m", "streamlit"),
) -> Iterator[str]:
    """Start the dashboard on the tables in `data`, as a user does; yields its address. No page is asked for."""
    folder = log_folder or data.parent
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, *runner, "run", str(script), "--server.port", str(port), "--server.headless", "true"]
    environment = {**os.environ, "GENESIS_DATA": str(data)}
    with (folder / f"server-{port}.log").open("w") as log:
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=log, stderr=subprocess.STDOUT)
        try:
            address = f"http://localhost:{port}"
            _wait(address, process, Path(log.name))
            yield address
        finally:
            process.terminate()
            process.wait(timeout=10)


def _wait(address: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    end = time.monotonic() + _SECONDS
    while time.monotonic() < end and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise RuntimeError(f"the dashboard did not start:\n{log.read_text('utf-8')}")


@contextmanager
def chromium() -> Iterator[Browser]:
    """The installed Chromium, closed at the end. Its event loop must not run while other tests use their own."""
    path = browser_path()
    assert path, "no Chromium: tests/browser/install.sh installs one"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield browser
        browser.close()
