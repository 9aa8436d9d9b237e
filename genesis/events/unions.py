"""Sets that only ever join (union-find); the smallest member stands for its set, so that order does not matter."""


class Unions:
    """Disjoint sets over the integers below `size`."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def find(self, member: int) -> int:
        """The smallest member of the set."""
        root = member
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[member] != root:
            self._parent[member], member = root, self._parent[member]
        return root

    def join(self, a: int, b: int) -> int:
        """Make one set of the two; returns its smallest member."""
        low, high = sorted((self.find(a), self.find(b)))
        self._parent[high] = low
        return low
