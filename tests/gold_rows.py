"""The annotated rows of the seeds, and which of them tell one act: what every made store begins with."""

import hashlib
import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

_GOLD = Path(__file__).parent / "gold"
USD = {"USD": 1.0, "CNY": 0.1377, "EUR": 1.04}  # what one of a currency is worth


def rows(name: str) -> list[dict[str, Any]]:
    """The rows of `events` or `figures`, as `tests/gold/README.md` describes them."""
    return [json.loads(line) for line in (_GOLD / f"{name}.jsonl").read_text("utf-8").splitlines()]


def groups() -> list[list[dict[str, Any]]]:
    """The rows of events; those of different documents that tell one act together.

    They have the same programme, category, status and precision, and are two days apart at most.
    """
    found: list[list[dict[str, Any]]] = []
    for row in rows("events"):
        twin = next((group for group in found if _same(group[0], row)), None)
        if twin is None:
            found.append([row])
        else:
            twin.append(row)
    return found


def key(*parts: str) -> str:
    """An id that is made of what it stands for."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:12]


def _same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    keys = ("programme", "category", "status", "precision")
    near = abs(date.fromisoformat(one["start"]) - date.fromisoformat(other["start"])) <= timedelta(days=2)
    return (
        bool(one["programme"])
        and one["doc"] != other["doc"]
        and near
        and all(one[name] == other[name] for name in keys)
    )
