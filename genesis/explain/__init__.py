"""Why the tables say what they say: of a document sentence by sentence, of an event report by report."""

from genesis.explain.document import ELSEWHERE, NO_ACT, Told, explained, sentences
from genesis.explain.event import event_explained

__all__ = ["ELSEWHERE", "NO_ACT", "Told", "event_explained", "explained", "sentences"]
