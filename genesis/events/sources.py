"""Source groups: documents that are near copies of each other count as one source.

News is reposted in bulk, with another headline or a closing line changed. Each text is reduced to a sketch of its
overlapping runs of characters (one-permutation MinHash: Li, Owen, Zhang 2012; empty bins filled as in Shrivastava and
Li 2014); texts whose sketches share a band are compared, so that the cost grows with the number of documents.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from genesis.events.unions import Unions
from genesis.model import Document
from genesis.scripts import simplified

_SIGNS = re.compile(r"[\W_]+")
_RUN = 6  # characters
_SHORTEST = 60  # letters of a text that can be told from another
_BINS = 128  # values of a sketch
_ROWS = 4  # values of a band: two texts that share half of their runs meet with probability 0.87
_ALIKE = 0.6  # share of equal values from which two texts are copies
_BASE = np.uint64(1_000_003)
_MIX = (np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB))  # of SplitMix64

Sketch = NDArray[np.uint64]


def source_groups(documents: Iterable[Document]) -> dict[str, str]:
    """For each document the id of its group: the smallest document id among the near copies."""
    ordered = sorted({document.document_id: document for document in documents}.items())
    ids = [document_id for document_id, _ in ordered]
    sketches = [sketch(document.text) for _, document in ordered]
    groups = Unions(len(ids))
    for a, b in _meeting(sketches):
        if groups.find(a) != groups.find(b) and likeness(sketches[a], sketches[b]) >= _ALIKE:
            groups.join(a, b)
    return {document_id: ids[groups.find(index)] for index, document_id in enumerate(ids)}


def sketch(text: str) -> Sketch | None:
    """The sketch of a text, None where it is too short to have one; script, case, signs and spaces do not count."""
    letters = _SIGNS.sub("", simplified(text).lower())
    codes = np.frombuffer(letters.encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)
    if len(codes) < _SHORTEST:
        return None
    runs = np.zeros(len(codes) - _RUN + 1, dtype=np.uint64)
    for offset in range(_RUN):
        runs = runs * _BASE + codes[offset : offset + len(runs)]
    values = np.unique(_mixed(runs))
    bounds = np.arange(_BINS, dtype=np.uint64) << np.uint64(64 - _BINS.bit_length() + 1)
    at = np.searchsorted(values, bounds)
    smallest = values[np.minimum(at, len(values) - 1)]
    filled = (at < len(values)) & (smallest >> np.uint64(64 - _BINS.bit_length() + 1) == np.arange(_BINS))
    return _without_gaps(smallest, filled)


def _mixed(runs: Sketch) -> Sketch:
    """Spread the run hashes over all 64 bits (the finaliser of SplitMix64)."""
    runs = (runs ^ (runs >> np.uint64(30))) * _MIX[0]
    runs = (runs ^ (runs >> np.uint64(27))) * _MIX[1]
    return runs ^ (runs >> np.uint64(31))


def _without_gaps(values: Sketch, filled: NDArray[np.bool_]) -> Sketch:
    """Give each empty bin the value of the next filled one, marked with the distance to it."""
    places = np.flatnonzero(filled)
    following = places[np.searchsorted(places, np.arange(_BINS)) % len(places)]
    distance = (following - np.arange(_BINS)) % _BINS
    return values[following] + distance.astype(np.uint64)


def likeness(a: Sketch | None, b: Sketch | None) -> float:
    """The share of equal values, an estimate of the share of runs in common (Jaccard)."""
    return float(np.mean(a == b)) if a is not None and b is not None else 0.0


def _meeting(sketches: Sequence[Sketch | None]) -> Iterator[tuple[int, int]]:
    """Pairs of texts that share a band: each with the first and the latest of its bucket, so that a large group of
    copies costs two comparisons a copy."""
    first: dict[tuple[int, bytes], int] = {}
    latest: dict[tuple[int, bytes], int] = {}
    for index, values in enumerate(sketches):
        if values is None:
            continue
        keys = [(band, values[band : band + _ROWS].tobytes()) for band in range(0, _BINS, _ROWS)]
        others = {bucket[key] for key in keys for bucket in (first, latest) if key in bucket}
        yield from ((other, index) for other in sorted(others))
        for key in keys:
            first.setdefault(key, index)
            latest[key] = index
