"""A selection as scenes for slides and pictures: few enough labels to be read from afar, all lanes within a height.

The units are those of the page: type of 13 units, lines of 17. Who draws decides how many of them go to an inch, across
and down.
"""

from genesis.scene.slides.arrangement import Arrangement, Caption, Plate, Room, Stacked
from genesis.scene.slides.digest import digest
from genesis.scene.slides.facing import Facing
from genesis.scene.slides.overview import overview
from genesis.scene.slides.periods import MOST_EVENTS, by_period

__all__ = [
    "MOST_EVENTS",
    "Arrangement",
    "Caption",
    "Facing",
    "Plate",
    "Room",
    "Stacked",
    "by_period",
    "digest",
    "overview",
]
