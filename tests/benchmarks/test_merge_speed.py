"""Merging 1,000, 10,000 and 100,000 reports, five of each act: cost grows with likely pairs, not with all pairs.

The acts fall on the same eight years whatever their number, so that days grow crowded: ten times the reports have ten
times the neighbours. Times are the processor's.
"""

import random
import time
from datetime import date, timedelta

import pytest

from genesis.events import merge
from genesis.model import Amount, Document, Report

ACTS = [
    ("export_control", "control.impose", "imposed"),
    ("tariff", "tariff.raise", "imposed"),
    ("investment", "invest.commit", None),
    ("diplomacy", "talks.hold", None),
    ("infrastructure", "build.site", None),
    ("strategy", "plan.publish", None),
]
SIDES = ["US", "US", "US", "CN", "CN", "CN", "EU", "JP", "KR", "TW"]
THINGS = ["芯片", "稀土", "数据中心", "量子计算", "电池", "机器人", "大豆", "光刻机", "卫星", "无人机", "镓", "锗"]
FIRMS = ["Huawei", "Nvidia", "OpenAI", "SMIC", "TSMC", "Amazon"]


def world(acts: int) -> tuple[list[Document], list[Report]]:
    """As many documents as acts, each act told in five of them, once by the month alone."""
    dice = random.Random(3)
    documents = [
        Document(
            document_id=f"d{number:05d}",
            file=f"d{number}",
            text="".join(chr(dice.randrange(0x4E00, 0x5E00)) for _ in range(1_500)),
            published=date(2026, 6, 1),
        )
        for number in range(acts)
    ]
    return documents, [report for act in range(acts) for report in told(act, acts, dice)]


def told(number: int, acts: int, dice: random.Random) -> list[Report]:
    category, act, polarity = dice.choice(ACTS)
    day = date(2018, 1, 1) + timedelta(days=dice.randrange(2_900))
    month = day.replace(day=1), (day.replace(day=1) + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    firm, things = dice.choice(FIRMS), dice.sample(THINGS, 2)
    value = dice.randrange(1, 99) * 1e9
    shared = {
        "quote": f"{firm}就{things[0]}和{things[1]}",
        "quote_start": 0,
        "quote_end": 0,
        "date_text": "",
        "date_basis": "absolute",
        "countries": (dice.choice(SIDES),),
        "category": category,
        "status": "occurred",
        "act": act,
        "polarity": polarity,
        "amounts": (Amount(low=value, high=value, currency="USD", usd=value),) if category == "investment" else (),
        "organisation_names": (firm,) if category == "investment" else (),
    }
    return [
        Report(
            report_id=f"r-{number:05d}{at}",
            document_id=f"d{(number * 7 + at * 131) % acts:05d}",
            start=month[0] if at == 3 else day,
            end=month[1] if at == 3 else day,
            precision="month" if at == 3 else "day",
            **shared,
        )
        for at in range(5)
    ]


@pytest.mark.benchmark(timer=time.process_time)
@pytest.mark.parametrize("acts", [200, 2_000, 20_000])
def test_merge(benchmark, acts):
    documents, reports = world(acts)
    merge(documents[:10], reports[:10])  # builds the lexicons
    merged = benchmark.pedantic(merge, args=(documents, reports), rounds=1)
    assert acts * 0.85 < len(merged.events) < acts * 1.1
    assert acts != 2_000 or benchmark.stats.stats.max < 5  # seconds
