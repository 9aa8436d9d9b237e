"""Finds the report that a correction is about in tables of another build.

A new version of the parser may move a quote, cut it otherwise, read another date or drop the report. So a report is
found by its document and the letters of its quote; where one sentence gave several reports, by act and date as well.
What is not found is nobody's: a correction never falls on a report that merely stands nearby.
"""

import difflib
from collections import defaultdict
from collections.abc import Iterable, Sequence

from genesis.corrections.records import Anchor
from genesis.model import Document, Report
from genesis.scripts import plain

LONGEST_QUOTE = 600  # characters that are kept of a quote
_SHORTEST = 12  # letters of a quote that can be told from a part of another
_ALIKE = 0.8  # share of equal letters from which two quotes are one that was mended
_EQUAL, _WITHIN, _MENDED, _OTHER = 3, 2, 1, 0


class Places:
    """All reports of a build, as they were read, by where they stand."""

    def __init__(self, documents: Iterable[Document], reports: Iterable[Report]) -> None:
        self._reports: dict[str, list[Report]] = defaultdict(list)
        self._files: dict[str, list[str]] = defaultdict(list)
        self._known = set()
        self._letters: dict[str, str] = {}
        for document in documents:
            self._known.add(document.document_id)
            self._files[document.file].append(document.document_id)
        for report in sorted(reports, key=lambda one: (one.quote_start, one.report_id)):
            self._reports[report.document_id].append(report)

    def find(self, anchor: Anchor) -> str | None:
        """The report_id of what `anchor` stands for, None where it is not there any more."""
        if anchor.document_id in self._known:
            return self._best(anchor, self._reports[anchor.document_id], _MENDED)
        for document_id in self._files.get(anchor.file, ()):  # the file was edited: the letters must be the same
            if found := self._best(anchor, self._reports[document_id], _WITHIN):
                return found
        return None

    def _best(self, anchor: Anchor, reports: Sequence[Report], least: int) -> str | None:
        graded = [(self._grade(anchor, report), report) for report in reports]
        near = [(grade, report) for grade, report in graded if grade >= least and grade > _OTHER]
        for grade in (_EQUAL, _WITHIN, _MENDED):
            same = [report for found, report in near if found == grade]
            kept = [one for one in same if _is_it(anchor, one)] or (same if anchor.alone and len(same) == 1 else [])
            if kept:
                return min(kept, key=lambda one: _distance(anchor, one)).report_id
        return None

    def _grade(self, anchor: Anchor, report: Report) -> int:
        """How sure it is that the quote is that of `anchor`."""
        old, new = _letters(anchor.quote), self._letters_of(report)
        if old == new or (len(anchor.quote) == LONGEST_QUOTE and new.startswith(old)):
            return _EQUAL
        short, long = sorted((old, new), key=len)
        if len(short) >= _SHORTEST and short in long:
            return _WITHIN
        if min(len(old), len(new)) < _SHORTEST or abs(len(old) - len(new)) > len(long) * (1 - _ALIKE):
            return _OTHER
        if _digits(old) != _digits(new):  # the rows of a table are alike but for their numbers
            return _OTHER
        matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
        return _MENDED if matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE else _OTHER

    def _letters_of(self, report: Report) -> str:
        if report.report_id not in self._letters:
            self._letters[report.report_id] = _letters(report.quote)
        return self._letters[report.report_id]


def _letters(quote: str) -> str:
    """A quote without what reading a file anew may change: blanks, signs, width, script, case."""
    return "".join(sign for sign in plain(quote).casefold() if sign.isalnum())


def _digits(letters: str) -> str:
    return "".join(sign for sign in letters if sign.isdigit())


def _is_it(anchor: Anchor, report: Report) -> bool:
    """Whether a report of the same sentence tells the same act."""
    return report.report_id == anchor.report_id or report.act == anchor.act


def _distance(anchor: Anchor, report: Report) -> tuple[bool, bool, int, str]:
    return (
        report.report_id != anchor.report_id,
        report.start != anchor.day,
        abs(report.quote_start - anchor.start),
        report.report_id,
    )
