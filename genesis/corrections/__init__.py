"""What readers put right: kept beside the tables, laid over the reports before they are merged, undone by one more row.

records     who, when, what, why
log         corrections.jsonl, only ever added to
anchoring   finds the report that a correction is about, in another build and by another parser
standing    which corrections hold
values      a report with another date, category, country or sum
overlay     reports and corrections -> reports as they are to be merged, and rulings for merging
"""

from genesis.corrections.overlay import NOTHING, Overlaid, Standing, overlay
from genesis.corrections.records import Anchor, Correction, Field, Kind, State, Values, decoded, encoded, sealed
from genesis.corrections.standing import known_by, ordered, undone_by

__all__ = [
    "NOTHING",
    "Anchor",
    "Correction",
    "Field",
    "Kind",
    "Overlaid",
    "Standing",
    "State",
    "Values",
    "decoded",
    "encoded",
    "known_by",
    "ordered",
    "overlay",
    "sealed",
    "undone_by",
]
