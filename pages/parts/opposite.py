"""Two sides against each other: the words around the charts, which say what the counts rest on."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

import numpy as np
import pandas as pd
import streamlit as st

from genesis.charts import timeline_figure
from genesis.scene import Balance, Coverage, Indicators, Mirror, Scene, SideCoverage, token
from genesis.scene.arenas import OUTSIDE
from genesis.scene.lanes import acting
from genesis.scene.opposites import acts_within
from genesis.selection import Selected
from genesis.selection.tally import Tally
from genesis.wording import country, listing, period_words, side_in_sentence, undated_words
from parts import chart, counted, room, style
from parts.escape import markup
from parts.words import language, say, sentences

COLUMNS = (1.62, 1.0)  # shares of indicators and money
_STACKED, _GAP = 608, 40  # pixels of a page that stacks its columns; between two columns
_NAMED = 4  # publishers of a side


def events(selected: Selected, window: tuple[date, date], codes: Sequence[str]) -> pd.DataFrame:
    """The acts of any of the sides that can have happened within the window, in the order of the selection."""
    rows = np.unique(np.concatenate(acts_within(selected, window, codes)))
    return selected.events[selected.events.index.isin(rows)]


def subtitle(selected: Selected, placed: Mirror, found: Indicators, kinds: Balance) -> str:
    """The period, who leads on how many indicators, what each does most, how many pairs texts tie, what has no date."""
    tied = say("comparison.answers", len(placed.ties)) if placed.ties else ""
    theirs = [acting(selected.index, side.code)[selected.undated] for side in placed.sides]
    undated = undated_words(int(np.logical_or.reduce(theirs).sum()), len(selected), language())
    return sentences(_leads(placed.scene.window, found), _most_used(kinds), tied, undated)


def _leads(window: tuple[date, date], found: Indicators) -> str:
    period = period_words(*window, language())
    if not found.rows:
        return sentences(period, say("comparison.both_counted"))
    names = {key: side_in_sentence(code, language()) for key, code in (("first", found.above), ("second", found.below))}
    count = say("count.indicators", len(found.rows))
    a, b = found.led_by(found.above), found.led_by(found.below)
    return say("comparison.subtitle", period=period, indicators=count, a=a, b=b, **names)


def _most_used(kinds: Balance) -> str:
    """Which kind of act each side has most of, where each has one that stands out."""
    named = [pair for pair in kinds.pairs if pair.id != OUTSIDE]
    tops = [Counter({pair.name: getattr(pair, half) for pair in named}) for half in ("above", "below")]
    leaders = []
    for counts in tops:
        ranked = counts.most_common(2)
        if not ranked or not ranked[0][1] or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
            return ""
        leaders.append(ranked[0])
    (one, n), (other, m) = leaders
    first, second = (side_in_sentence(code, language()) for code in (kinds.above, kinds.below))
    if language() == "en":
        one, other = one.lower(), other.lower()
    named = {"first": first, "second": second, "one": one, "other": other}
    return say(f"comparison.most_{kinds.field}", n, m=f"{m:,}", **named)


def coverage(found: Coverage) -> None:
    """From how many documents each side's acts come; a warning where these are few; more of it on request."""
    parts = [_side(one, found.documents) for one in found.sides]
    tongues = {tongue for one in found.sides for tongue, _ in one.languages}
    if len(tongues) == 1:
        parts.append(say("comparison.languages_one", language=say(f"language.{next(iter(tongues))}")))
    few = [side_in_sentence(one.code, language()) for one in found.sides if one.few]
    warning = say("comparison.few", sides=listing(few, language())) if few else ""
    note = sentences(" · ".join(parts), warning, say("comparison.coverage_note"), say("comparison.both_counted"))
    st.html(
        f'<div class="warning coverage"><b>{say("comparison.coverage")}</b>&ensp;{markup(note)}'
        f"<details><summary>{say('comparison.coverage_link')}</summary>{_table(found)}</details></div>"
    )


def _side(side: SideCoverage, documents: int) -> str:
    return say(
        "comparison.coverage_side",
        side=country(side.code, language()),
        acts=say("count.acts", side.acts),
        n=side.documents,
        documents=say("count.documents", documents),
    )


def _table(found: Coverage) -> str:
    names = ("side", "acts", "reports", "documents", "groups", "languages", "publishers")
    head = "".join(f"<th>{say(f'comparison.{name}_column')}</th>" for name in names)
    return f"<table><tr>{head}</tr>{''.join(map(_row, found.sides))}</table>"


def _row(side: SideCoverage) -> str:
    tongues = ", ".join(f"{say(f'language.{tongue}')} {count}" for tongue, count in side.languages)
    named = [
        *side.publishers[:_NAMED],
        *([f"+ {len(side.publishers) - _NAMED}"] if len(side.publishers) > _NAMED else []),
    ]
    if side.unknown:
        named.append(f"{say('filter.unknown_publisher')} {side.unknown}")
    cells = (
        country(side.code, language()),
        side.acts,
        side.reports,
        side.documents,
        side.groups,
        tongues,
        ", ".join(named),
    )
    return f"<tr>{''.join(f'<td>{markup(str(cell))}</td>' for cell in cells)}</tr>"


def title(key: str, *notes: str) -> None:
    """The title of a chart with lines beneath it."""
    told = sentences(*notes) if len([one for one in notes if one]) > 1 else "".join(notes)
    st.html(f'<h2 class="section">{say(f"comparison.{key}")}</h2><p class="note">{markup(told)}</p>')


def widths(share: float) -> tuple[float, float]:
    """Pixels of the columns of indicators and of money; a page that stacks its columns gives all of it to each."""
    page = room.page()
    if page < _STACKED:
        return page, page
    whole = page * share - _GAP
    return whole * COLUMNS[0] / sum(COLUMNS), whole * COLUMNS[1] / sum(COLUMNS)


def apart(placed: Mirror, scenes: tuple[Scene, ...]) -> None:
    """The sides under one another, each with its name and the number of its acts, which opens their list."""
    codes = [side.code for side in placed.sides]
    for side, scene in zip(placed.sides, scenes, strict=True):
        name, acts = markup(country(side.code, language())), say("count.acts", side.acts)
        colour = f"var(--{token(side.code, codes)}-text)"
        with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"apart-{side.code}"):
            st.html(f'<h2 class="section"><b style="color:{colour}">{name}</b></h2>', width="content")
            counted.button(acts, Tally(side=side.code, kind="acts"))
        if side.acts:
            alt = say("timeline.alt", events=acts)
            chart.draw(timeline_figure(scene, style.theme()), key=f"side-{side.code}", alt=alt)
    chart.legend(*scenes)
