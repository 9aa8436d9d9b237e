"""What a file is asked for: which view, how large, under which title, in whose brand."""

from collections.abc import Callable
from datetime import date
from functools import cached_property
from typing import Literal, get_args

import numpy as np
import pandas as pd

from genesis.archive import Library
from genesis.scene import window_of
from genesis.scene.opposites import acts_within
from genesis.selection import Selected
from genesis.selection.cells import day_of

View = Literal["timeline", "comparison", "events", "figures"]
Size = Literal["slide", "half", "report", "square"]
Heading = Literal["action", "plain"]
Columns = Literal["displayed", "full"]

VIEWS: tuple[View, ...] = get_args(View)
SIZES: tuple[Size, ...] = get_args(Size)
HEADINGS: tuple[Heading, ...] = get_args(Heading)
_CHARTED: tuple[View, ...] = ("timeline", "comparison")
COLUMNS: tuple[Columns, ...] = get_args(Columns)


class Job:
    """One file to be made of one selection; what follows from it is worked out once."""

    def __init__(
        self,
        library: Library,
        selected: Selected,
        *,
        view: View = "events",
        size: Size = "slide",
        heading: Heading = "action",
        title: str = "",
        site: str = "",
        template: bytes | None = None,
        columns: Columns = "full",
        today: date | None = None,
    ) -> None:
        """`title` replaces the heading; `site` is scheme and host of the dashboard, "" where it is not known.

        A calendar holds the acts from `today` on, of any day where it is None.

        `template` is a .pptx or .potx whose brand slides take on.
        """
        self.archive = library
        self.selected = selected
        self.view = view
        self.size = size
        self.heading = heading
        self.title = title
        self.site = site.rstrip("/")
        self.template = template
        self.columns = columns
        self.today = today
        self.progress: Callable[[float], object] | None = None  # told which share is done, where that takes long

    def charted(self) -> "Job":
        """The same as a chart: of events in a table the timeline of them."""
        if self.view in _CHARTED:
            return self
        made = Job(
            self.archive, self.selected, view="timeline", size=self.size, heading=self.heading, title=self.title,
            site=self.site, template=self.template, columns=self.columns, today=self.today,
        )  # fmt: skip
        made.progress = self.progress
        return made

    def done(self, share: float) -> None:
        """Tell how much of the file is made, from 0 to 1."""
        if self.progress is not None:
            self.progress(min(1.0, share))

    @property
    def language(self) -> str:
        """The language of the file: en, zh-Hans, zh-Hant."""
        return self.selected.selection.lang

    @cached_property
    def window(self) -> "tuple[pd.Timestamp, pd.Timestamp]":
        """First and last day of what a chart shows."""
        first, last = window_of(self.selected, day_of(self.archive.newest))
        return pd.Timestamp(first), pd.Timestamp(last)

    @cached_property
    def events(self) -> pd.DataFrame:
        """The events of the view: on a chart the dated ones within its window, else all dated ones.

        Those of a comparison are the acts of its sides.
        """
        events = self.selected.events
        if self.view not in _CHARTED:
            return events
        first, last = self.window
        if self.view == "comparison":
            window = (first.date(), last.date())
            rows = np.unique(np.concatenate(acts_within(self.selected, window, self.selected.selection.compared)))
            return events[events.index.isin(rows)]
        return events[(events["end"] >= first) & (events["start"] <= last)]

    @cached_property
    def total(self) -> int:
        """How many events the selection holds: in the period, out of the window, undated."""
        return len(self.selected.rows) + len(self.selected.undated)
