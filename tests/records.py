"""Small records for tests of what comes after the parser: one document, a report, its event, a link, a figure."""

from datetime import date
from typing import Any

from genesis.model import Amount, DatedRole, Document, Event, Figure, Link, Report

TEXT = "商务部3月7日宣布投资100亿元。中国占全球产能的60%。"
QUOTE = TEXT[: TEXT.index("。")]
DAY = date(2025, 3, 7)
AMOUNT = Amount(low=1e10, high=1e10, currency="CNY", usd=1.38e9, rate_date=DAY)


def document(**fields: Any) -> Document:
    return Document(**{
        "document_id": "d1", "file": "a.md", "text": TEXT, "title": "标题", "language": "zh-Hans", "published": DAY,
        "published_basis": "given", "sha256": "d1" * 32, "reader": "markdown", **fields,
    })  # fmt: skip


def report(**fields: Any) -> Report:
    return Report(**{
        "report_id": "r1", "document_id": "d1", "quote": QUOTE, "quote_start": 0, "quote_end": len(QUOTE), "start": DAY,
        "end": DAY, "precision": "day", "date_text": "3月7日", "date_basis": "inherited", "date_start": 3,
        "countries": ("CN",), "category": "public_funding", "organisations": ("商务部",), "amounts": (AMOUNT,),
        "amount_texts": ("100亿元",), "status": "planned", "act": "invest", "rules": ("act.invest",),
        "dates": (DatedRole(kind="effective", first=DAY, last=DAY, precision="day"),), **fields,
    })  # fmt: skip


def event(**fields: Any) -> Event:
    return Event(**{
        "event_id": "e1", "start": DAY, "end": DAY, "precision": "day", "countries": ("CN",), "targets": (),
        "category": "public_funding", "programme": None, "organisations": ("Ministry of Commerce",), "tickers": (),
        "amounts": (AMOUNT,), "usd": 1.38e9, "status": "planned", "title_en": "China invests", "title_zh": "中国投资",
        "act": "invest", "polarity": None, "object": None, "subjects": ("chips",), "report_ids": ("r1",),
        "document_ids": ("d1",), "source_groups": 1, "conflicts": (), "merged_because": "", "first_published": DAY,
        **fields,
    })  # fmt: skip


def figure(**fields: Any) -> Figure:
    start = TEXT.index("中国占")
    return Figure(**{
        "figure_id": "f1", "document_id": "d1", "quote": TEXT[start:-1], "quote_start": start,
        "quote_end": len(TEXT) - 1, "country": "CN", "metric": "share of capacity", "metric_key": "share|capacity",
        "low": 60.0, "high": 60.0, "unit": "%", **fields,
    })  # fmt: skip


def link(**fields: Any) -> Link:
    return Link(**{
        "from_event": "e1", "to_event": "e1", "kind": "response", "document_id": "d1", "quote": QUOTE,
        "quote_start": 0, "quote_end": len(QUOTE), **fields,
    })  # fmt: skip
