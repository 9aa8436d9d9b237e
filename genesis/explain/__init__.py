"""Why the tables say what they say: of a document sentence by sentence, of an event report by report."""

from genesis.explain.document import explained
from genesis.explain.event import event_explained

__all__ = ["event_explained", "explained"]
