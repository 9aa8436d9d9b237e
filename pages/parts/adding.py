"""The first documents through the page: they are kept beside the tables, read, and the tables built of them."""

import hashlib
from pathlib import Path

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from genesis.archive import folder
from genesis.build import build
from genesis.documents.registry import READERS
from genesis.errors import GenesisError
from parts.escape import markup
from parts.words import say

TYPES = tuple(suffix.removeprefix(".") for reader in READERS for suffix in reader.suffixes)
_KEPT = "documents"  # folder within that of the tables


def draw() -> None:
    """Draw the field; where files were dropped, build and show them."""
    files = st.file_uploader(
        say("empty.drop"), type=list(TYPES), accept_multiple_files=True, key="added", label_visibility="collapsed"
    )
    if not files:
        return
    kept = folder() / _KEPT
    try:
        with st.spinner(say("app.loading")):
            keep(files, kept)
            build([kept], folder())
    except (GenesisError, OSError) as error:
        st.html(f'<p class="warning" role="alert">{markup(error)}</p>')
        return
    st.rerun()


def keep(files: list[UploadedFile], kept: Path) -> None:
    """Write the files to `kept`, each under its own name without any folder; two of one name do not meet."""
    kept.mkdir(parents=True, exist_ok=True)
    for file in files:
        content = file.getvalue()
        name = Path(file.name.replace("\\", "/")).name.lstrip(".") or "document.txt"
        target = kept / name
        if target.exists() and target.read_bytes() != content:
            target = kept / f"{target.stem}-{hashlib.sha256(content).hexdigest()[:8]}{target.suffix}"
        target.write_bytes(content)
