"""Sentences and their mentions become reports: who did what to whom, when, with how much money.

An act that the lexicon knows is sought in each clause; acts that share a date, an actor and a subject matter are one
report. What no event is (opinion, condition, denial) is left out by the words that say so. `explain` tells for each
sentence what was decided.
"""

from genesis.reading import Reading
from genesis.reports.drafting import Decision, drafts_of
from genesis.reports.tellings import distinct

__all__ = ["Decision", "explain", "extract"]

from genesis.model import Report


def extract(reading: Reading) -> list[Report]:
    """The reports of a document in the order of the text, one a told act."""
    drafts = [draft for decision in drafts_of(reading) for draft in decision.drafts]
    return distinct(drafts)


def explain(reading: Reading) -> list[Decision]:
    """For each sentence with an act: the drafts that were made of it, or why none was."""
    return list(drafts_of(reading))
