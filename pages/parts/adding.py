"""Documents that come through the page: kept beside the tables, read, and merged with what is there.

The work is done in a thread of its own, so that a click elsewhere does not cut it short; one after the other, because
each begins with the tables that the one before has written.
"""

import hashlib
import re
import time
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import date
from pathlib import Path

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from genesis.adding import Outcome, add
from genesis.archive import folder
from genesis.documents.registry import READERS
from genesis.errors import GenesisError
from genesis.wording import failure_words
from parts.escape import label, markup
from parts.words import language, say

TYPES = tuple(suffix.removeprefix(".") for reader in READERS for suffix in reader.suffixes)
MEGABYTES = 20
_KEPT = "documents"  # folder within that of the tables
_JOB, _DONE, _ROUND = "adding-job", "adding-outcomes", "adding-round"
_PAUSE = 0.15  # seconds between two looks at the work
_LONGEST_NAME = 120  # characters
_UNFIT = re.compile(r'[\x00-\x1f\x7f<>:"|?*\u200b-\u200f\u202a-\u202e\u2066-\u2069]')


class Job:
    """Documents on their way into the tables of a folder, and how far they are."""

    _workers = ThreadPoolExecutor(1, thread_name_prefix="adding")

    def __init__(self, paths: Sequence[Path], out: Path, *, told: bool) -> None:
        """Begin, or wait for what others are adding."""
        self.done, self.total, self.file, self.told = 0, 0, "", told
        self.future: Future[list[Outcome]] = self._workers.submit(
            add, paths, out, progress=self._note, today=date.today()
        )

    def _note(self, done: int, total: int, file: str) -> None:
        self.done, self.total, self.file = done, total, file


def field() -> None:
    """The field for files, what becomes of them while they are read, and the page anew when they are in."""
    _follow()
    words = f'--choose:"{say("adding.choose")}";--drop:"{say("adding.drop", size=MEGABYTES)}"'
    st.html(f"<style>.st-key-adding{{{words}}}</style>")
    with st.container(key="adding"):
        files = st.file_uploader(
            say("adding.button"),
            type=list(TYPES),
            accept_multiple_files=True,
            max_upload_size=MEGABYTES,
            key=f"added-{st.session_state.get(_ROUND, 0)}",
            label_visibility="collapsed",
        )
    if files:
        begin_with(files)


def button() -> None:
    """The field behind a button, beside documents that are there."""
    _follow()
    with st.popover(say("adding.button"), icon=":material/note_add:", key="add-documents"):
        field()
        st.html(f'<p class="note">{say("adding.kinds")}</p>')


def begin_with(files: Sequence[UploadedFile]) -> None:
    """Keep the files and have them read."""
    try:
        begin(keep(files, folder() / _KEPT))
    except OSError as error:
        st.html(f'<p class="warning" role="alert">{markup(error)}</p>')


def begin(paths: Sequence[Path], *, told: bool = True) -> None:
    """Have files or folders read, and stay until that is done; `told`: then list what became of each file."""
    st.session_state[_JOB] = Job(paths, folder(), told=told)
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1  # the field begins anew
    _follow()


def _follow() -> None:
    """Show how far the work is, until it is done; another click leaves it working, and this shows it again."""
    job: Job | None = st.session_state.get(_JOB)
    if job is None:
        return
    bar = st.progress(0.0, say("app.loading"))
    while not job.future.done():
        if job.total:
            going = say("adding.reading", done=min(job.done + 1, job.total), all=job.total, file=job.file)
            words = label(going) if job.done < job.total else say("adding.merging")
            bar.progress(job.done / job.total, words)
        time.sleep(_PAUSE)
    del st.session_state[_JOB]
    try:
        done = job.future.result()
    except (GenesisError, OSError) as error:
        bar.empty()
        st.html(f'<p class="warning" role="alert">{markup(error)}</p>')
        return
    st.session_state[_DONE] = done if job.told else None
    st.rerun()


def outcomes() -> None:
    """What became of each file that was added last, until the reader has seen it."""
    done: list[Outcome] | None = st.session_state.get(_DONE)
    if not done:
        return
    with st.container(border=True, key="outcomes"):
        rows = "".join(f"<li><b>{markup(one.file)}</b>: {markup(_told(one))}</li>" for one in done)
        st.html(
            f'<p class="note" role="status"><b>{say("adding.done", len(done))}</b></p><ul class="outcomes">{rows}</ul>'
        )
        st.button(say("adding.dismiss"), type="tertiary", key="outcomes-seen", on_click=_seen)


def _told(outcome: Outcome) -> str:
    if outcome.fate == "added":
        reports, figures = say("count.reports", outcome.reports), say("count.figures", outcome.figures)
        return say("adding.added", reports=reports, figures=figures)
    if outcome.fate == "known":
        return say("adding.known", file=outcome.detail)
    return say(f"adding.{outcome.fate}", reason=failure_words(outcome.detail, language()))


def _seen() -> None:
    st.session_state[_DONE] = None


def keep(files: Sequence[UploadedFile], kept: Path) -> list[Path]:
    """Write the files to `kept`, each under its own name without any folder; two of one name do not meet."""
    kept.mkdir(parents=True, exist_ok=True)
    written = []
    for file in files:
        content = file.getvalue()
        target = kept / safe_name(file.name)
        if target.exists() and target.read_bytes() != content:
            target = target.with_stem(f"{target.stem}-{hashlib.sha256(content).hexdigest()[:8]}")
        target.write_bytes(content)
        written.append(target)
    return list(dict.fromkeys(written))


def safe_name(name: str) -> str:
    """The last part of a name from outside, without what a file system or a reader of the list could trip over."""
    last = name.replace("\\", "/").rpartition("/")[2]
    path = Path(_UNFIT.sub("", last).strip(" .") or "document.txt")
    room = _LONGEST_NAME - len(path.suffix.encode())
    stem = path.stem.encode()[: max(room, 8)].decode("utf-8", "ignore")
    return f"{stem}{path.suffix[:16]}"
