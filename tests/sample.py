"""Stores of any size for tests and benchmarks: the seeds' annotated events, and random ones with their distributions.

`seeds()` gives the tables of the 33 events of the five seeds; `tables(size)` resamples them: same precisions,
countries, categories, lengths and share of conflicts, other days, titles and documents.
"""

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from gold_rows import USD, groups, key, rows

PUBLISHED = {
    "000_3818c13c16b34631.txt": ("61893.com", "2026-01-03", "given"),
    "001_bf852ee6ea078292.txt": ("industry_research", "2025-12-11", "given"),
    "002_ce53f0b2652d9bf8.txt": ("吳曉波頻道 (網易號)", "2026-01-01", "given"),
    "003_c9490bf9877dc2fc.txt": (None, "2025-11-28", "inferred"),
    "004_97e1fbf69d15627b.txt": ("腾讯网", "2025-02-11", "given"),
}
SUBJECTS = {"export_control": ["chips"], "technology": ["ai_models"], "infrastructure": ["compute"]}


class Tables(NamedTuple):
    """The frames of a store, as `genesis.store.Store` gives them."""

    documents: pd.DataFrame
    reports: pd.DataFrame
    report_dates: pd.DataFrame
    events: pd.DataFrame
    links: pd.DataFrame
    figures: pd.DataFrame
    version: str = "sample"
    former_ids: pd.DataFrame = pd.DataFrame({"former_id": [], "event_id": []}, dtype="str")
    corrections: pd.DataFrame = pd.DataFrame({name: [] for name in ("correction_id", "kind", "state", "record")})


@cache
def seeds() -> Tables:
    """The tables of the five seeds as annotated: 5 documents, 35 reports, 33 events."""
    events, reports = [], []
    for group in groups():
        event = _event(group)
        events.append(event)
        reports.extend(_report(row, event["event_id"], number) for number, row in enumerate(group))
    return _frames(events, reports, [_document(file) for file in PUBLISHED])


@cache
def tables(size: int, seed: int = 1) -> Tables:
    """Random tables with `size` events; two reports for one event in twenty; about seven events a document."""
    random = np.random.default_rng(seed)
    base = seeds().events
    pick = random.integers(0, len(base), size)
    events = base.iloc[pick].reset_index(drop=True)
    numbers = pd.Series(np.arange(size).astype(str))
    events["event_id"] = "e" + numbers.str.zfill(8)
    shift = pd.to_timedelta(random.integers(-900, 300, size), unit="D")
    for column in ("start", "end"):
        events[column] = (events[column] + shift).astype("datetime64[s]")
    undated = random.random(size) < 0.03
    events.loc[undated, "start"] = pd.NaT
    events.loc[undated, "precision"] = "undated"
    events["title_en"] = events["title_en"] + " (" + numbers + ")"
    documents = max(1, size // 7)
    first = random.integers(0, documents, size)
    twice = np.flatnonzero(random.random(size) < 0.05)
    owners = np.concatenate([np.arange(size), twice])
    quotes = seeds().reports.drop_duplicates("event_id").set_index("event_id")["quote"].loc[base["event_id"]].to_numpy()
    shelf_of = np.concatenate([first, random.integers(0, documents, len(twice))])
    reports = pd.DataFrame(
        {
            "report_id": "r" + pd.Series(np.arange(len(owners)).astype(str)).str.zfill(8),
            "event_id": events["event_id"].to_numpy()[owners],
            "document_id": np.char.add("d", shelf_of.astype(str)),
            "quote": quotes[pick][owners],
            "quote_start": 0,
            "quote_end": 10,
            **{name: events[name].to_numpy()[owners] for name in ("start", "end", "precision", "category", "status")},
        }
    )
    shelf = seeds().documents.iloc[random.integers(0, len(PUBLISHED), documents)].reset_index(drop=True)
    shelf["document_id"] = [f"d{number}" for number in range(documents)]
    return Tables(shelf, reports, seeds().report_dates, events, seeds().links, seeds().figures, f"sample-{size}-{seed}")


def _document(file: str) -> dict[str, Any]:
    publisher, published, basis = PUBLISHED[file]
    return {
        "document_id": key(file), "file": file, "title": None, "publisher": publisher, "url": None,
        "language": "zh-Hant" if file.startswith("002") else "zh-Hans", "published": pd.Timestamp(published),
        "published_basis": basis, "sha256": "", "characters": 2000, "reader": "text", "status": "ok", "error": None,
    }  # fmt: skip


def _amounts(row: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        {
            "low": float(amount.get("low", amount.get("value", 0))),
            "high": float(amount.get("high", amount.get("value", 0))),
            "currency": amount["currency"],
            "usd": amount.get("value", 0) * USD[amount["currency"]],
            "rate_date": None if amount["currency"] == "USD" else date(2025, 3, 5),
        }
        for amount in row["amounts"]
    ]


def _event(group: Sequence[dict[str, Any]]) -> dict[str, Any]:
    row = group[0]
    amounts = _amounts(row)
    published = min(PUBLISHED[one["doc"]][1] for one in group)
    return {
        "event_id": key("event", row["doc"], row["quote"]),
        "start": pd.Timestamp(row["start"]), "end": pd.Timestamp(row["end"]), "precision": row["precision"],
        "countries": row["countries"], "targets": row["targets"], "category": row["category"],
        "programme": row["programme"], "organisations": row["organisations"], "tickers": [], "amounts": amounts,
        "usd": sum(amount["usd"] for amount in amounts) or None, "status": row["status"], "title_en": row["title"],
        "title_zh": row["quote"][:40], "act": "", "polarity": None, "object": None,
        "subjects": SUBJECTS.get(row["category"], []),
        "report_ids": [key("report", one["doc"], one["quote"]) for one in group],
        "document_ids": [key(one["doc"]) for one in group], "source_groups": len(group),
        "conflicts": ["start"] if len({one["start"] for one in group}) > 1 else [],
        "merged_because": "same programme, same act" if len(group) > 1 else "",
        "first_published": pd.Timestamp(published), "corrections": [],
    }  # fmt: skip


def _report(row: dict[str, Any], event_id: str, number: int) -> dict[str, Any]:
    keys = ("quote", "precision", "countries", "targets", "category", "programme", "organisations", "status")
    return {
        "report_id": key("report", row["doc"], row["quote"]), "event_id": event_id, "document_id": key(row["doc"]),
        "quote_start": 100 * number, "quote_end": 100 * number + len(row["quote"]),
        "start": pd.Timestamp(row["start"]), "end": pd.Timestamp(row["end"]), "amounts": _amounts(row),
        **{key: row[key] for key in keys},
    }  # fmt: skip


def _frames(events: list[dict[str, Any]], reports: list[dict[str, Any]], documents: list[dict[str, Any]]) -> Tables:
    dates = {"report_id": str, "kind": str, "start": "datetime64[s]", "end": "datetime64[s]", "precision": str}
    links = ("from_event", "to_event", "kind", "document_id", "quote", "quote_start", "quote_end")
    figures = rows("figures")
    return Tables(
        documents=pd.DataFrame(documents),
        reports=pd.DataFrame(reports),
        report_dates=pd.DataFrame({name: pd.Series(dtype=kind) for name, kind in dates.items()}),
        events=pd.DataFrame(events),
        links=pd.DataFrame({name: pd.Series(dtype=str) for name in links}),
        figures=pd.DataFrame(figures).assign(document_id=[key(row["doc"]) for row in figures]),
    )
