"""The groups of the acts of one side of a comparison, which are its lanes: by category or by arena."""

from collections import Counter
from collections.abc import Sequence

from genesis.lexicon import categories
from genesis.scene.arenas import OUTSIDE, arena_of_act, arenas
from genesis.scene.measure import label_rules
from genesis.selection import Index
from genesis.selection.cells import text_of, texts_of
from genesis.selection.postings import Rows
from genesis.wording import words

REST = "…"  # what is left of the groups where there are too many


def groups(index: Index, rows: Rows, grouping: str) -> list[str]:
    """For each event at `rows` its group: the id of its category or of its arena."""
    events = index.events.iloc[rows]
    if grouping == "category":
        return [text_of(one) for one in events["category"]]
    cells = zip(events["category"], events["subjects"], events["programme"], strict=True)
    return [arena_of_act(text_of(kind), texts_of(about), text_of(whose) or None) for kind, about, whose in cells]


def folded(values: Sequence[str], most: int, first: Sequence[bool]) -> list[str]:
    """Groups of events, of which at most `most` differ, all where it is 0: the rarest are one, REST.

    Those with an event that is `first` are kept before others.
    """
    counts = Counter(values)
    if not most or len(counts) <= most:
        return list(values)
    wanted = Counter(value for value, one in zip(values, first, strict=True) if one)
    kept = sorted(counts, key=lambda value: (not wanted[value], -counts[value], value))[: most - 1]
    return [value if value in kept else REST for value in values]


def group_order(grouping: str, present: Sequence[str]) -> list[str]:
    """The groups that occur, from the axis outwards; those that nobody has ordered stand outermost."""
    known = label_rules().mirror.order if grouping == "category" else [*(one.id for one in arenas().arena), OUTSIDE]
    named = [one for one in known if one in present]
    return [*named, *sorted(set(present).difference(named))]


def group_name(grouping: str, value: str, language: str) -> str:
    """A group in words."""
    if value == REST:
        return words(language)("comparison.rest_groups")
    if grouping == "category":
        return next((one.name.in_(language) for one in categories() if one.id == value), value)
    named = next((one.name.in_(language) for one in arenas().arena if one.id == value), None)
    return named or words(language)("comparison.no_arena")
