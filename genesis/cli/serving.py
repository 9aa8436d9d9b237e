"""`genesis serve`."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import click

from genesis.cli.options import data, note
from genesis.errors import ArgumentError, StoreError

_LOOPBACK = ("localhost", "127.0.0.1", "::1")


@click.command()
@data
@click.option("--port", type=click.IntRange(1, 65535), default=8501, show_default=True)
@click.option("--host", default="localhost", show_default=True, help="The address to listen at; others can then come.")
def serve(data: Path, port: int, host: str) -> None:
    """Start the dashboard."""
    from genesis.store import Store

    try:
        Store.open(data)
    except StoreError as error:
        note(f"{error}; the dashboard starts without tables")
    script = dashboard()
    _check_free(host, port)
    shown = "localhost" if host in ("0.0.0.0", "::", *_LOOPBACK) else host  # noqa: S104 - compared, not bound
    note(f"Dashboard at http://{shown}:{port} (Ctrl+C stops it)")
    environment = {**os.environ, "GENESIS_DATA": str(data.resolve())}
    sys.exit(_run(command(script, host, port), script.parent, environment))


def dashboard() -> Path:
    """The main script: inside an installed package, else in the checkout. Raises ArgumentError: there is none."""
    import genesis

    package = Path(genesis.__file__).parent
    for script in (package / "app" / "dashboard.py", package.parent / "dashboard.py"):
        if script.is_file():
            return script
    raise ArgumentError(f"there is no dashboard.py in {package / 'app'} or {package.parent}; install the package anew")


def command(script: Path, host: str, port: int) -> list[str]:
    """The command that starts Streamlit; its settings are in .streamlit/config.toml beside the script."""
    options = {
        "server.address": host,
        "server.port": str(port),
        "server.headless": "true",
        "browser.gatherUsageStats": "false",
        "logger.hideWelcomeMessage": "true",
    }
    flags = [part for name, value in options.items() for part in (f"--{name}", value)]
    return [sys.executable, "-m", "streamlit", "run", str(script), *flags]


def _check_free(host: str, port: int) -> None:
    """Raise ArgumentError where nobody can listen at that address."""
    try:
        for family, kind, protocol, _, address in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
            with socket.socket(family, kind, protocol) as probe:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                probe.bind(address)
    except socket.gaierror as error:
        raise ArgumentError(f"--host {host}: no such host") from error
    except OSError as error:
        reason = error.strerror or "in use"
        raise ArgumentError(f"port {port} at {host}: {reason}; choose another with --port") from error


def _run(arguments: list[str], folder: Path, environment: dict[str, str]) -> int:
    """Run until it is stopped; where the system can, this process becomes the server, so that signals reach it."""
    if hasattr(os, "fork"):
        os.chdir(folder)
        os.execve(arguments[0], arguments, environment)  # noqa: S606 - our own interpreter
    return subprocess.run(arguments, cwd=folder, env=environment, check=False).returncode  # noqa: S603
