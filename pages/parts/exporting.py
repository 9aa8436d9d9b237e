"""One dialog on every page: in which form, how large, under which title; what it will look like; and the file.

A file is made when it is asked for, never while the page is drawn. Pictures are drawn by the browser itself.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import streamlit as st

from genesis.errors import ArgumentError
from genesis.exports import (
    COLUMNS,
    HEADINGS,
    SIZES,
    Format,
    Job,
    View,
    export,
    file_name,
    formats_of,
    slide_count,
    view_of,
)
from genesis.exports.context import Context, context
from genesis.exports.pictures import Picture, picture
from genesis.exports.rows import first_rows
from genesis.selection import Selected
from parts import address, addresses, served
from parts.escape import markup
from parts.words import language, say

_MARKUP = Path(__file__).parent / "browser" / "picture.html"
_COPY = Path(__file__).parent / "browser" / "copy.html"
_PREVIEW_ROWS = 6
# Events from which a file takes longer than a second.
_LONG = {"pptx": 120, "xlsx": 3000, "zip": 3000, "csv": 8000, "json": 8000, "parquet": 8000}
_PICTURES = ("png", "svg")
_USUAL: dict[View, str] = {"events": "xlsx"}  # what a page is mostly exported as, where it is not its first form
_PICTURE_WORDS = ("save_picture", "copy_picture", "copied_picture", "no_picture")
_TOP = {"displayModeBar": True, "displaylogo": False, "scrollZoom": False, "doubleClick": False}


def button(selected: Selected, *, key: str = "export", label: str = "") -> None:
    """A button that opens the dialog for what is selected."""
    primary = key == "export"
    if st.button(
        label or say("control.export"),
        icon=":material/download:",
        type="primary" if primary else "secondary",
        key=f"open-{key}",
    ):
        st.session_state.pop("export-made", None)
        st.dialog(say("export.title"), width="large", icon=":material/download:")(_dialog)(selected)


def _dialog(selected: Selected) -> None:
    view = view_of(urlsplit(st.context.url or "").path)
    forms = formats_of(view)
    chosen = st.segmented_control(
        say("export.form"),
        [one.id for one in forms],
        format_func=lambda one: one.upper(),
        default=_USUAL.get(view, forms[0].id),
        required=True,
        key="export-form",
    )
    form = next((one for one in forms if one.id == chosen), forms[0])
    fields, file = st.columns((2.6, 1), gap="medium", vertical_alignment="bottom")
    with fields:
        job = _job(selected, view, form)
    drawn = _preview(job, form)
    with file:
        if drawn is not None:
            _file(job, form, drawn)
    _links(context(job))
    addresses.show(job)


def _job(selected: Selected, view: View, form: Format) -> Job:
    """What the fields of the dialog ask for: those that the form heeds, beside each other."""
    named = [name for name in ("size", "heading", "title", "template", "columns") if name in form.options]
    library = address.archive()
    if view == "figures" or not named:
        return Job(library, selected, view=view, site=_site(), today=date.today())
    asked = {}
    for name, column in zip(named, st.columns([_SHARES[name] for name in named]), strict=True):
        with column:
            asked[name] = _FIELDS[name]()
    return Job(library, selected, view=view, site=_site(), today=date.today(), **asked)  # type: ignore[arg-type]


def _size() -> str:
    return st.selectbox(say("export.size"), SIZES, format_func=lambda one: say(f"export.size_{one}"), key="export-size")


def _heading() -> str:
    return _one_of("heading", HEADINGS)


def _columns() -> str:
    return _one_of("columns", COLUMNS)


def _one_of(name: str, values: tuple[str, ...]) -> str:
    chosen = st.segmented_control(
        say(f"export.{name}"),
        values,
        format_func=lambda one: say(f"export.{name}_{one}"),
        default=values[0],
        required=True,
        key=f"export-{name}",
    )
    return chosen or values[0]


def _title() -> str:
    return st.text_input(say("export.own_title"), key="export-own-title", max_chars=2000)


def _template() -> bytes | None:
    given = st.file_uploader(say("export.template"), type=["pptx", "potx"], key="export-template")
    return given.getvalue() if given is not None else None


_FIELDS: dict[str, Callable[[], object]] = {
    "size": _size, "heading": _heading, "title": _title, "template": _template, "columns": _columns,
}  # fmt: skip
_SHARES = {"size": 1.3, "heading": 1.2, "title": 1.3, "template": 1.5, "columns": 1}


def _site() -> str:
    """Scheme and host of the page, "" where the browser has not said so."""
    parts = urlsplit(st.context.url or "")
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""


def _preview(job: Job, form: Format) -> Picture | int | None:
    """What the file will look like: its picture, or its first rows and how many there are; None: it cannot be made."""
    try:
        if "heading" not in form.options:
            first, count = first_rows(job, _PREVIEW_ROWS)
            st.dataframe(first, hide_index=True, height="content", placeholder="")
            return count
        drawn = picture(job)
    except ArgumentError as error:
        st.html(f'<p class="warning" role="status">{markup(str(error))}</p>')
        return None
    bar = {
        "format": form.id if form.id in _PICTURES else "png",
        "width": drawn.width,
        "height": drawn.height,
        "scale": drawn.scale,
        "filename": file_name(job, form).removesuffix(form.suffix),
    }
    with st.container(key=f"export-preview-{job.size}"):
        st.plotly_chart(
            drawn.figure,
            theme=None,
            config={**_TOP, "toImageButtonOptions": bar},
            key=f"export-chart-{form.id}-{job.size}",
            alt=drawn.title,
            width=round(drawn.width),
        )
    return drawn


def _file(job: Job, form: Format, drawn: Picture | int) -> None:
    """The way to the file: drawn by the browser, made at a click, or made before the click with a bar that fills."""
    if isinstance(drawn, Picture) and form.id in _PICTURES:
        words = {
            name: say(f"export.{name}") for name in ("save_picture", "copy_picture", "copied_picture", "no_picture")
        }
        data = {
            **words,
            "format": form.id,
            "name": file_name(job, form),
            "title": drawn.title,
            "description": drawn.description,
        }
        served.component("picture", html=_MARKUP.read_text("utf-8"), data=data)
        return
    count = len(job.events) + len(job.selected.undated)
    quick = count <= _LONG.get(form.id, count)
    if isinstance(drawn, int):
        rows = say("count.rows", drawn)
    elif form.id == "pptx" and quick:
        rows = say("export.slides", slide_count(job))
    else:
        rows = say("count.events", len(job.events))  # to count many slides takes as long as to make them
    label = say("export.download", rows=rows)
    if quick:
        _download(job, form, label, lambda: export(job, form.id))
    elif not _made(job, form, label) and st.button(say("export.make", rows=rows), width="stretch", key="export-make"):
        filling = st.progress(0.0, text=say("export.making"))
        job.progress = filling.progress
        try:
            st.session_state["export-made"] = (_asked(job, form), export(job, form.id))
        except ArgumentError as error:
            st.html(f'<p class="warning" role="status">{markup(str(error))}</p>')
            return
        filling.empty()
        _made(job, form, label)


def _made(job: Job, form: Format, label: str) -> bool:
    """Offer the file that was made for exactly this; whether there is one."""
    asked, content = st.session_state.get("export-made", (None, b""))
    if asked != _asked(job, form):
        return False
    _download(job, form, label, content)
    return True


def _asked(job: Job, form: Format) -> tuple[object, ...]:
    version = job.archive.store.version
    return version, form.id, job.view, job.selected.selection, job.heading, job.title, job.template, job.columns


def _download(job: Job, form: Format, label: str, data: object) -> None:
    if job.template is not None and not _usable(job):
        return
    st.download_button(
        label,
        data=data,  # type: ignore[arg-type]
        file_name=file_name(job, form),
        mime=form.media_type,
        on_click="ignore",
        type="primary",
        width="stretch",
        key=f"export-file-{form.id}",
    )


def _usable(job: Job) -> bool:
    """Whether the template can be used; says why not."""
    from genesis.exports.slides.deck import deck

    try:
        deck(job.template, language())
    except ArgumentError as error:
        st.html(f'<p class="warning" role="status">{markup(str(error))}</p>')
        return False
    return True


def _links(said: Context) -> None:
    """Link and citation, to be copied."""
    with st.container(horizontal=True, vertical_alignment="center"):
        _copy("link", say("control.copy_link"), said.address)
        _copy("citation", say("export.copy_citation"), said.citation)
    st.html(f'<p class="note">{markup(said.citation)}</p>')


def _copy(name: str, label: str, text: str) -> None:
    words = {"label": label, "copied": say("export.copied"), "hint": "", "text": text}
    served.component("copy", key=f"copy-{name}", html=_COPY.read_text("utf-8"), data=words, width="content")
