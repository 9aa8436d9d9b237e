"""Runs a reader in a child process with limits of time and memory, as a damaged PDF or Word file can take all of both.

python -m genesis.documents.confined pdf < file > content.json
"""

import subprocess
import sys

import msgspec

from genesis.documents.content import LARGEST_MEMORY, LONGEST_TIME, Content, Reader
from genesis.documents.registry import reader_by_id
from genesis.errors import DocumentError

_REFUSED = 3  # the exit status for an error that was raised on purpose


def read(reader: Reader, content: bytes) -> Content:
    """What `reader` makes of `content`. Raises DocumentError: refused, damaged, or beyond the limits."""
    command = [sys.executable, "-m", "genesis.documents.confined", reader.id]
    try:
        done = subprocess.run(command, input=content, capture_output=True, timeout=LONGEST_TIME, check=False)  # noqa: S603 - our own module
    except subprocess.TimeoutExpired as error:
        raise DocumentError(f"took longer than {LONGEST_TIME} s to read") from error
    if done.returncode == 0:
        return msgspec.json.decode(done.stdout, type=Content)
    last = (done.stderr.decode("utf-8", errors="replace").strip().splitlines() or ["no message"])[-1]
    if done.returncode == _REFUSED:
        raise DocumentError(last)
    if done.returncode < 0 or "MemoryError" in last:
        raise DocumentError(f"took more than {LARGEST_MEMORY / 1e9:.1f} GB of memory or crashed its reader")
    raise DocumentError(f"is damaged: {last[:200]}")


def _limit() -> None:
    """Bound the memory of this process, where the system can."""
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (LARGEST_MEMORY, LARGEST_MEMORY))


def main() -> int:
    """Read a file from standard input, write its `Content` as JSON to standard output."""
    _limit()
    reader = reader_by_id(sys.argv[1])
    try:
        content = reader.read(sys.stdin.buffer.read())
    except DocumentError as error:
        sys.stderr.write(f"{error}\n")
        return _REFUSED
    sys.stdout.buffer.write(msgspec.json.encode(content))
    return 0


if __name__ == "__main__":
    sys.exit(main())
