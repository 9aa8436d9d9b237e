"""How good is merging: pairs of reports labelled by reading, as facts without the texts.

tests/gold/pair_reports.jsonl holds what each report says (dates, sides, act, sums, the field words and names in and
around its quote); tests/gold/pairs.jsonl says which two tell one act. 46 of the 110 pairs that do are of a Chinese and
an English document.
"""

import json
from datetime import date
from pathlib import Path

import pytest

from genesis.events import merge
from genesis.model import Amount, Document, Report

GOLD = Path(__file__).parent / "gold"


def lines(name: str) -> list[dict]:
    return [json.loads(line) for line in (GOLD / name).read_text(encoding="utf-8").splitlines()]


def built(rows: list[dict]) -> tuple[list[Document], list[Report]]:
    """Documents whose text is the words of their reports, a paragraph each, and the reports."""
    texts: dict[str, str] = {}
    reports = []
    for row in rows:
        quote = "; ".join([row["id"], *row["mentions"], *row["numbers"]])
        text = texts.get(row["doc"], "") + "; ".join(row["nearby"]) + " | "
        texts[row["doc"]] = text + quote + "\n"
        reports.append(
            Report(
                report_id="r-" + row["id"],
                document_id=row["doc"],
                quote=quote,
                quote_start=len(text),
                quote_end=len(text) + len(quote),
                start=date.fromisoformat(row["start"]),
                end=date.fromisoformat(row["end"]),
                precision=row["precision"],
                date_text="",
                date_basis="absolute",
                countries=tuple(row["countries"]),
                targets=tuple(row["targets"]),
                category=row["category"],
                programme=row["programme"],
                organisation_names=tuple(row["organisations"]),
                amounts=tuple(Amount(**amount) for amount in row["amounts"]),
                status=row["status"],
                act=row["act"],
                polarity=row["polarity"],
                subjects=tuple(row["subjects"]),
            )
        )
    published = {row["doc"]: date.fromisoformat(row["published"]) if row["published"] else None for row in rows}
    documents = [
        Document(document_id=doc, file=doc, text=text, published=published[doc]) for doc, text in texts.items()
    ]
    return documents, reports


@pytest.fixture(scope="module")
def outcome() -> tuple[int, int, int]:
    """Right merges, wrong merges, missed merges."""
    documents, reports = built(lines("pair_reports.jsonl"))
    where = merge(documents, reports).event_of
    right = wrong = missed = 0
    for pair in lines("pairs.jsonl"):
        together = where["r-" + pair["a"]] == where["r-" + pair["b"]]
        right += together and pair["same"]
        wrong += together and not pair["same"]
        missed += pair["same"] and not together
    return right, wrong, missed


def test_pairs_that_merge_are_one_act(outcome):
    right, wrong, _ = outcome
    assert right / (right + wrong) >= 0.95, outcome


def test_pairs_that_are_one_act_merge(outcome):
    right, _, missed = outcome
    assert right / (right + missed) >= 0.85, outcome
