"""Who gets how much of a chart's height: words for the weightiest, marks where they fit, counts for the rest."""

from collections.abc import Sequence

from genesis.scene.crowds import Crowd, Rest
from genesis.scene.fitting import ROW
from genesis.scene.packing import Packed, pack, rows_needed
from genesis.scene.placing import LaneDrawing, draw_lane

_FLAT_PAD = 4
_MOST_ROWS = 8  # of words in one lane
_FOR_TIED = 2  # rows for acts that are tied to others, before all else
_FOR_WORDS = 0.6  # of the room to spare then, before marks have been given some
_MARKS = 26  # pixels that a lane may take for marks instead of counts before others have words
_BEYOND = 10**6


def shared(lanes: Sequence[Crowd], height: float) -> list[LaneDrawing]:
    """Draw lanes within a height as far as that is possible: even without any words, each takes its name and counts."""
    return _roomy(lanes, height) or [lane.drawn() for lane in _granted(lanes, height)]


def _roomy(lanes: Sequence[Crowd], height: float) -> list[LaneDrawing]:
    """All acts with their words, where the height suffices; else nothing."""
    if not all(lane.is_whole and len(lane.whole_blocks) == len(lane.rows) for lane in lanes):
        return []
    if sum(len(lane.rows) for lane in lanes) * ROW > 3 * height:  # three in a row at most
        return []
    needed = [rows_needed(lane.whole_blocks) for lane in lanes]
    if sum(needed) * ROW + 2 * _FLAT_PAD * len(lanes) > height:
        return []
    return [
        draw_lane(lane.band, pack(lane.whole_blocks, rows), (), lane.axis, lane.counter.language, flat=True)
        for lane, rows in zip(lanes, needed, strict=True)
    ]


class _Share:
    """What one lane has been given so far."""

    def __init__(self, crowd: Crowd) -> None:
        """Begin with the lowest way to draw the lane."""
        self.crowd = crowd
        self.packed = crowd.packed(0)
        self.rest = self._lowest(self.packed)

    @property
    def height(self) -> float:
        return self.crowd.height(self.packed, self.rest)

    @property
    def unnamed(self) -> int:
        """How many acts could have words and have none."""
        return len(self.crowd.blocks) - len(self.packed.placed)

    @property
    def is_tied(self) -> bool:
        """Whether an act that is tied to another, or is open, has no words yet."""
        named = {block.item.event_id for block, _ in self.packed.placed}
        return any(block.item.event_id not in named and not all(block.item.rank[:2]) for block in self.crowd.blocks)

    def rests(self, packed: Packed) -> list[Rest]:
        return self.crowd.rests({block.item.event_id for block, _ in packed.placed})

    def _lowest(self, packed: Packed) -> Rest:
        return min(self.rests(packed), key=lambda rest: rest.height)

    def with_words(self) -> tuple[Packed, Rest] | None:
        """One row of words more; None where it brings nothing."""
        rows = self.packed.rows + 1
        if rows > _MOST_ROWS or not self.unnamed:
            return None
        packed = self.crowd.packed(rows)
        return (packed, self._lowest(packed)) if len(packed.placed) > len(self.packed.placed) else None

    def with_marks(self, spare: float) -> Rest:
        """The way to draw the rest that says most and takes no more than `spare` pixels more."""
        most = self.height + spare
        fitting = (rest for rest in self.rests(self.packed) if self.crowd.height(self.packed, rest) <= most)
        return next(fitting, self.rest)

    def drawn(self) -> LaneDrawing:
        return self.crowd.drawn(self.packed, self.rest)


def _granted(lanes: Sequence[Crowd], height: float) -> list[_Share]:
    shares = [_Share(lane) for lane in lanes]
    spare = height - sum(share.height for share in shares)
    first = sorted((share for share in shares if share.crowd.blocks), key=_weight)
    for _ in range(_FOR_TIED):
        spare = _words([share for share in first if share.is_tied], spare)
    kept = spare * (1 - _FOR_WORDS)
    spare = kept + _words(first, spare - kept)
    for share in sorted(shares, key=lambda one: len(one.crowd.rows)):
        spare -= _marks(share, min(spare, _MARKS))
    while (left := _words(sorted(shares, key=lambda one: -one.unnamed), spare)) < spare:
        spare = left
    for share in sorted(shares, key=lambda one: len(one.crowd.rows)):
        spare -= _marks(share, spare)
    return shares


def _weight(share: _Share) -> tuple[float, ...]:
    return min(block.item.rank for block in share.crowd.blocks)


def _words(shares: Sequence[_Share], spare: float) -> float:
    """Give each of the lanes in turn one row of words more; returns what is left."""
    for share in shares:
        more = share.with_words()
        if more is None:
            continue
        cost = share.crowd.height(*more) - share.height
        if cost <= spare:
            share.packed, share.rest = more
            spare -= cost
    return spare


def _marks(share: _Share, spare: float) -> float:
    """Draw the rest of a lane as well as `spare` pixels allow; returns how many it took."""
    before = share.height
    share.rest = share.with_marks(max(0.0, spare))
    return share.height - before
