"""The key: only what is on the chart, shapes first, then date, status and signs."""

from collections.abc import Sequence

from genesis.lexicon import categories
from genesis.scene.records import Cell, Column, Key, Mark
from genesis.wording import words


def shapes(marks: Sequence[Mark], language: str) -> tuple[Key, ...]:
    """The categories that are drawn, in the order of the lexicon."""
    drawn = {mark.symbol for mark in marks}
    return tuple(
        Key(kind="symbol", text=one.name.in_(language), symbol=one.symbol)
        for one in categories()
        if one.symbol in drawn
    )


def counts(columns: Sequence[Column], language: str) -> tuple[Key, ...]:
    """What columns of counts mean, as far as it occurs."""
    say = words(language)
    spread = any(column.colour == "spread" for column in columns)
    found = (Key(kind="count", text=say("legend.count")), Key(kind="spread", text=say("legend.spread")))
    return found if spread else found[:1]


def cells(counted: Sequence[Cell], language: str) -> tuple[Key, ...]:
    """What a count in a lane means, where there is one."""
    return (Key(kind="cell", text=words(language)("legend.cell"), symbol="12"),) if counted else ()


def signs(marks: Sequence[Mark], conflict: bool, language: str) -> tuple[Key, ...]:
    """What form and outline of the marks mean, as far as it occurs."""
    say = words(language)
    styles = {mark.style for mark in marks}
    found = []
    if any(not mark.bar for mark in marks):
        found.append(Key(kind="symbol", text=say("legend.exact_day"), symbol="circle"))
    if any(mark.bar and mark.style == "solid" for mark in marks):
        found.append(Key(kind="soft", text=say("legend.soft")))
    if len(styles) > 1 or "solid" not in styles:
        kinds = (("solid", "happened"), ("open", "planned"), ("dashed", "forecast"))
        found.extend(Key(kind=style, text=say(f"legend.{name}")) for style, name in kinds if style in styles)
    if conflict:
        found.append(Key(kind="badge", text=say("legend.conflict"), symbol="≠"))
    if any(mark.open_right for mark in marks):
        found.append(Key(kind="arrow", text=say("legend.runs_on"), symbol="→"))
    return tuple(found)
