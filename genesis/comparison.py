"""Two sides counted against each other: how many acts, in which category, in which quarter, from how many documents."""

from collections.abc import Sequence

import pandas as pd

SIDES = ("US", "CN")
MOST_QUARTERS = 24  # beyond that, years


def acts(events: pd.DataFrame, side: str) -> pd.DataFrame:
    """The events in which `side` acts; an act by several sides is an act of each."""
    return events[pd.Series([side in countries for countries in events["countries"]], index=events.index, dtype=bool)]


def by_category(events: pd.DataFrame, sides: Sequence[str] = SIDES) -> pd.DataFrame:
    """Acts of each side (columns) in each category (index) that one of them has, the most frequent first."""
    counts = pd.DataFrame({side: acts(events, side)["category"].value_counts() for side in sides})
    counts = counts.fillna(0).astype(int)
    return counts.loc[counts.sum(axis=1).sort_values(ascending=False, kind="stable").index]


def by_time(events: pd.DataFrame, sides: Sequence[str] = SIDES) -> tuple[pd.DataFrame, int]:
    """Acts of each side (columns) in each quarter (index: periods, without gaps), and how many are too vague for it.

    Counted are the acts whose first and last possible day lie in one quarter. Where there would be more than
    MOST_QUARTERS the periods are years.
    """
    yearly, vague = _counted(events, sides, "Y")
    return (yearly, vague) if len(yearly) > MOST_QUARTERS // 4 else _counted(events, sides, "Q")


def _counted(events: pd.DataFrame, sides: Sequence[str], frequency: str) -> tuple[pd.DataFrame, int]:
    dated = events[events["start"].notna()]
    first, last = (pd.to_datetime(dated[end]).dt.to_period(frequency) for end in ("start", "end"))
    exact = dated.assign(period=first)[first == last]
    columns = {side: acts(exact, side)["period"].value_counts() for side in sides}
    counts = pd.DataFrame(columns).fillna(0).astype(int)
    involved = sum(any(side in countries for side in sides) for countries in events["countries"])
    counted = sum(any(side in countries for side in sides) for countries in exact["countries"])
    if counts.empty:
        return counts, involved - counted
    every = pd.period_range(counts.index.min(), counts.index.max(), freq=frequency)
    return counts.reindex(every, fill_value=0), involved - counted


def documents(events: pd.DataFrame, side: str) -> int:
    """From how many documents the acts of a side come."""
    return len({one for ids in acts(events, side)["document_ids"] for one in ids})
