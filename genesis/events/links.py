"""Links between events, where a sentence states them."""

from collections.abc import Mapping, Sequence

from genesis.model import Link, Report
from genesis.reading import Reading


def links_of(readings: Sequence[Reading], reports: Sequence[Report], where: Mapping[str, str]) -> tuple[Link, ...]:
    """The links that the texts state."""
    return ()
