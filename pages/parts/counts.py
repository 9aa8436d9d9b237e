"""The charts of acts and money of the sides: mirrored timeline, quarters, sums over time, groups, commitments."""

from collections.abc import Sequence
from datetime import date

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from genesis.charts import (
    category_figure,
    cumulative_figure,
    mirror_figure,
    money_figure,
    quarter_figure,
    sums_figure,
)
from genesis.scene import Balance, Frame, Mirror, by_quarter, cumulative, halves, sums
from genesis.scene import money as purses_of
from genesis.selection import Selected
from genesis.selection.tally import ANY, Tally
from parts import chart, counted, opposite, room, style
from parts.words import say

SHARE = chart.SHARE  # of the page, where evidence stands beside the charts
PLOT, GUTTER = 640, 150  # of the mirrored chart at least; a page with less room has timelines instead
LEAST = 360 + GUTTER + 2  # pixels of the mirrored chart beside the evidence
_PANEL = 16  # pixels between charts and evidence
_THREE, _TWO = 900, 608  # pixels of a page for three columns of charts, for two
_SHARES = (1.0, 1.15, 1.3)


def plot(share: float) -> int:
    """Pixels of the mirrored chart without its gutter: steps of 80 below the classes of the timeline."""
    classed = room.plot(share, gutter=GUTTER)
    if classed >= PLOT:
        return classed
    return max((one for one in range(360, PLOT, 80) if one <= (room.page() - _PANEL) * share - GUTTER), default=360)


def acts(selected: Selected, placed: Mirror, frame: Frame, share: float) -> None:
    """The acts above and below one axis; where these do not fit, each side by itself."""
    acts = sum(side.acts for side in placed.sides)
    if room.plot(gutter=GUTTER) < PLOT:
        scenes = halves(selected, frame, [side.code for side in placed.sides])
        _dense(sum(len(scene.labels) for scene in scenes), acts)
        opposite.apart(placed, scenes)
        return
    _dense(len(placed.scene.labels), acts)
    alt = say("timeline.alt", events=say("count.acts", acts))
    with st.container(key="wide"):
        drawn = mirror_figure(placed, style.theme())
        chart.draw(drawn, key="mirror", alt=alt, width=room.at_least(LEAST, share))
    chart.legend(placed.scene)


def _dense(named: int, acts: int) -> None:
    """Where not all acts have words: how many have, and what became of the others."""
    if named < acts:
        st.html(f'<p class="note">{say("comparison.dense", named=f"{named:,}", acts=say("count.acts", acts))}</p>')


def charts(selected: Selected, window: tuple[date, date], kinds: Balance, codes: Sequence[str], share: float) -> None:
    """Acts by quarter, added up over time, and by category or arena."""
    quarters = by_quarter(selected, window, *codes[:2])
    curves = cumulative(selected, window, codes)
    theme = style.theme()
    by_time, added, by_kind, width = _columns(share)
    with by_time:
        name = "by_year" if quarters.yearly else "by_quarter"
        opposite.title(name, say("comparison.by_quarter_note"))
        chart.draw(quarter_figure(quarters, theme, width), key="quarters", alt=say(f"comparison.{name}"))
        if quarters.left_out:
            counted.button(say("comparison.too_vague", quarters.left_out), Tally(side=ANY, kind="vague"))
    with added:
        opposite.title("cumulative", say("comparison.cumulative_note"))
        chart.draw(cumulative_figure(curves, theme, width), key="cumulative", alt=say("comparison.cumulative"))
        if curves.left_out:
            counted.button(say("comparison.cumulative_rest", curves.left_out), Tally(side=ANY, kind="unsure"))
    with by_kind:
        arenas = say("comparison.arenas_note") if kinds.field == "arena" else ""
        opposite.title(f"by_{kinds.field}", say("comparison.by_category_note"), arenas)
        chart.draw(category_figure(kinds, theme), key="kinds", alt=say(f"comparison.by_{kinds.field}"))


def _columns(share: float) -> tuple[DeltaGenerator, DeltaGenerator, DeltaGenerator, float]:
    """Three columns, two and one beneath where the page has less room, and the width of the second in pixels."""
    page = room.page() * share
    if page >= _THREE:
        by_time, added, by_kind = st.columns(_SHARES, gap="large")
        return by_time, added, by_kind, (page - 80) * _SHARES[1] / sum(_SHARES)
    by_time, added = st.columns((1.0, 1.4), gap="large")
    stacked = room.page() < _TWO
    return by_time, added, st.container(), page if stacked else (page - 40) * 1.4 / 2.4


def money(selected: Selected, window: tuple[date, date], codes: Sequence[str], width: float) -> None:
    """What each side commits on one scale, then the largest sums as printed."""
    found = purses_of(selected, window, codes)
    lost = sum(purse.unconverted for purse in found.purses)
    scale = say(f"comparison.purses_{'log' if found.log else 'linear'}")
    without = say("comparison.purses_unconverted", lost) if lost else ""
    opposite.title("purses", scale, say("comparison.purses_note"), without)
    chart.draw(money_figure(found, style.theme(), width), key="purses", alt=say("comparison.purses"))
    largest = sums(selected, window)
    if largest.rows:
        opposite.title("money", say("comparison.money_note"))
        chart.draw(sums_figure(largest, style.theme(), width), key="sums", alt=say("comparison.money"))
