"""A placed scene on the page: the figure with its clicks, and the key in words and marks."""

from collections.abc import Sequence
from typing import Literal

import plotly.graph_objects as go
import streamlit as st

from genesis.palette import palette
from genesis.scene import Key, Scene
from genesis.symbols import data_uri
from genesis.wording import undated_words
from parts import address, style
from parts.escape import markup
from parts.words import language, say

Width = int | Literal["stretch"]
_STATUS = ("solid", "open", "dashed")
SHARE = 2 / 3  # of the page, where the evidence stands beside a chart
_CONFIG = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False}


def subtitle(scene: Scene, undated: int = 0) -> str:
    """What a mark is, how many events the window leaves out, and how many of the selection have no date."""
    dense = any(lane.labelled < lane.count for lane in scene.lanes)
    loose = sum(lane.loose for lane in scene.lanes)
    key = "_binned" if scene.columns else "_loose" if loose else "_dense" if dense else ""
    axis = address.current().axis
    parts = [say(f"timeline.subtitle{key}")]
    if axis != "own":
        key = "placed.some" if scene.elsewhere else "placed.all"
        parts.append(say(key, scene.elsewhere, placed=say(f"placed.{axis}")))
    if loose:
        parts.append(say("timeline.loose", loose))
    if scene.outside and scene.outside == scene.total:
        parts.append(say("timeline.outside_all", scene.outside))
    elif scene.outside:
        parts.append(say("timeline.outside", scene.outside, all=f"{scene.total:,}"))
    parts.append(undated_words(undated, scene.total, language()))
    return ("" if language() != "en" else " ").join(filter(None, parts))


def draw(figure: go.Figure, *, key: str, alt: str, clicks: bool = True, width: Width = "stretch") -> None:
    """Draw a figure; a click on a mark opens its evidence, on a column its stretch of time."""
    if not clicks:
        st.plotly_chart(figure, theme=None, config={"staticPlot": True}, key=f"chart-{key}", alt=alt)
        return
    widget = f"chart-{key}-{st.session_state.setdefault('chart-generation', 0)}"

    def clicked() -> None:
        points = st.session_state[widget].selection.points
        told = next((point["customdata"] for point in points if point.get("customdata")), None)
        if told:
            _open(told)
            st.session_state["chart-generation"] += 1  # else the same mark could not be clicked again

    st.plotly_chart(
        figure,
        theme=None,
        config=_CONFIG,
        key=widget,
        on_select=clicked,
        selection_mode="points",
        alt=alt,
        width=width,
    )


def _open(told: object) -> None:
    """Go where a mark leads: a stretch of time, a figure, the list of what is counted, else an event."""
    values = list(told) if isinstance(told, list | tuple) else [told]
    field, _, value = str(values[0]).partition(":")
    if len(values) >= 2:
        address.change(first=str(values[0]), last=str(values[1]))
    elif field == "figure":
        address.keep(figure=value, event=None, listed=None)
    elif field == "list":
        address.keep(listed=value, event=None, figure=None, page=1)
    else:
        address.keep(event=str(values[0]), figure=None, listed=None)


def legend(*scenes: Scene) -> None:
    """Shapes on one line, date, status and signs on the next: only what is on the charts."""
    shapes = list(dict.fromkeys(key for scene in scenes for key in scene.shapes))
    signs = list(dict.fromkeys(key for scene in scenes for key in scene.signs))
    status = [key for key in signs if key.kind in _STATUS]
    rest = [key for key in signs if key.kind in ("badge", "arrow")]
    counts = [key for key in signs if key.kind in ("count", "spread")]
    cells = [key for key in signs if key.kind == "cell"]
    date = [key for key in signs if key not in status and key not in (*rest, *counts, *cells)]
    lines = (
        _group("legend.shape", shapes),
        _group("legend.date", date) + _group("legend.status", status, rest),
        _group("legend.columns", counts) + _group("legend.cells", cells),
    )
    words = "".join(f'<p class="key">{line}</p>' for line in lines if line)
    if words:
        st.html(words)


def _group(name: str, keys: Sequence[Key], more: Sequence[Key] = ()) -> str:
    title = f"<b>{say(name)}</b>" if keys else ""
    return title + "".join(map(_entry, (*keys, *more)))


def _entry(entry: Key) -> str:
    ink = palette(style.theme())["both"]
    if entry.kind == "symbol":
        sign = f'<img class="symbol" src="{data_uri(entry.symbol, ink)}" alt="">'
    elif entry.kind in ("badge", "arrow", "cell"):
        sign = f'<i class="sign {entry.kind}">{markup(entry.symbol)}</i>'
    else:
        sign = f'<i class="bar {entry.kind}"></i>'
    return f"<span>{sign}{markup(entry.text)}</span>"
