"""A store on disk made of the seeds and their annotations, for tests of pages and routes.

It owes nothing to the parser: five documents, 33 dated events of 35 reports, of which one (Stargate) has a conflict of
dates, and an undated act.
"""

from datetime import date
from pathlib import Path
from typing import Any

import gold_rows
import msgspec
from gold_rows import USD, key

from genesis import store, tables
from genesis.model import Amount, Document, Event, Figure, Report

HERE = Path(__file__).parent
SEEDS = HERE.parent / "seeds"
# file -> title, publisher, url, published, basis
SOURCES: dict[str, tuple[str | None, str | None, str | None, str | None, str]] = {
    "000_3818c13c16b34631.txt": ("美国打响“创世纪计划”", "61893.com", "https://61893.com/1", "2026-01-03", "page"),
    "001_bf852ee6ea078292.txt": ("全球AI科研竞争格局分析", "industry_research", None, "2025-12-11", "given"),
    "002_ce53f0b2652d9bf8.txt": (None, "吳曉波頻道", None, "2026-01-01", "given"),
    "003_c9490bf9877dc2fc.txt": (None, None, None, "2025-11-28", "inferred"),
    "004_97e1fbf69d15627b.txt": ("欧美的人工智能发展", "腾讯网", "https://news.qq.com/1", "2025-02-11", "front matter"),
}


HOSTILE_TITLE = "<script>window.hacked=1</script> **bold** $x^2$ :material/delete: [a](javascript:hacked)"
HOSTILE_TEXT = """<img src=x onerror="window.hacked=1"> # Heading
On 3 March 2025 China announced <b>new</b> **rules** on $a_b$ & `code` <script>window.hacked=1</script>.
<style>body{display:none}</style> [link](javascript:alert(1)) <iframe src="//evil.example"></iframe>"""


def write(folder: Path, *, hostile: bool = False) -> None:
    """Write the store to `folder`; `hostile` adds a document full of markup, and one that could not be read."""
    documents = [_document(file) for file in SOURCES]
    by_file = {one.file: one for one in documents}
    groups = [[(_report(row, by_file[row["doc"]]), row) for row in group] for group in gold_rows.groups()]
    reports = [report for group in groups for report, _ in group]
    events = [_event([report for report, _ in group], group[0][1]["title"], by_file) for group in groups]
    events.append(_undated(reports[0], by_file))
    reports.append(_undated_report(reports[0]))
    figures = [_figure(number, row, by_file[row["doc"]]) for number, row in enumerate(gold_rows.rows("figures"))]
    if hostile:
        document, report = _hostile()
        documents += [document, _failed()]
        reports.append(report)
        events.append(_event([report], f"China announces {HOSTILE_TITLE}", {document.file: document}))
    store.write(folder, tables.frames(documents, reports, events, [], figures))


def _document(file: str) -> Document:
    title, publisher, url, published, basis = SOURCES[file]
    return Document(
        document_id=key(file),
        file=file,
        text=(SEEDS / file).read_text("utf-8"),
        title=title,
        publisher=publisher,
        url=url,
        language="zh-Hant" if file.startswith("002") else "zh-Hans",
        published=date.fromisoformat(published),
        published_basis=basis,
        sha256=key(file),
        reader="text",
    )


def _amounts(row: dict[str, Any]) -> tuple[Amount, ...]:
    found = []
    for one in row["amounts"]:
        low, high = (float(one.get(end, one.get("value", 0))) for end in ("low", "high"))
        rate_date = None if one["currency"] == "USD" else date(2025, 3, 5)
        usd = (low + high) / 2 * USD[one["currency"]]
        found.append(Amount(low=low, high=high, currency=one["currency"], usd=usd, rate_date=rate_date))
    return tuple(found)


def _report(row: dict[str, Any], document: Document) -> Report:
    start = document.text.index(row["quote"])
    return Report(
        report_id=key("report", row["doc"], row["quote"], row["title"]),
        document_id=document.document_id,
        quote=row["quote"],
        quote_start=start,
        quote_end=start + len(row["quote"]),
        start=date.fromisoformat(row["start"]),
        end=date.fromisoformat(row["end"]),
        precision=row["precision"],
        date_text=row["quote"][:9],
        date_basis="absolute",
        countries=tuple(row["countries"]),
        targets=tuple(row["targets"]),
        category=row["category"],
        programme=row["programme"],
        organisations=tuple(row["organisations"]),
        organisation_names=tuple(row["organisations"]),
        amounts=_amounts(row),
        amount_texts=tuple(str(one.get("value")) for one in row["amounts"]),
        status=row["status"],
        act="announce",
        subjects=("chips",) if row["category"] == "export_control" else (),
        rules=("date.zh.full", "act.announce"),
    )


def _event(reports: list[Report], title: str, documents: dict[str, Document]) -> Event:
    first = reports[0]
    told = {document.document_id: document for document in documents.values()}
    published = [told[one.document_id].published for one in reports]
    return Event(
        event_id=key("event", first.report_id),
        start=first.start,
        end=first.end,
        precision=first.precision,
        countries=first.countries,
        targets=first.targets,
        category=first.category,
        programme=first.programme,
        organisations=first.organisation_names,
        tickers=(),
        amounts=first.amounts,
        usd=sum(one.usd or 0 for one in first.amounts) or None,
        status=first.status,
        title_en=title,
        title_zh=first.quote[:40],
        act=first.act,
        polarity=None,
        object=first.object,
        subjects=first.subjects,
        report_ids=tuple(one.report_id for one in reports),
        document_ids=tuple(dict.fromkeys(one.document_id for one in reports)),
        source_groups=len({one.document_id for one in reports}),
        conflicts=("start",) if len({one.start for one in reports}) > 1 else (),
        merged_because="same programme, same act, at most 2 days apart" if len(reports) > 1 else "",
        first_published=min(day for day in published if day),
    )


def _undated_report(like: Report) -> Report:
    undated = {"start": None, "end": date(2026, 1, 3), "precision": "undated"}
    return msgspec.structs.replace(like, report_id=key("undated"), category="public_funding", **undated)


def _undated(like: Report, documents: dict[str, Document]) -> Event:
    return _event([_undated_report(like)], "White House withdraws several clean-energy subsidies", documents)


def _figure(number: int, row: dict[str, Any], document: Document) -> Figure:
    start = document.text.index(row["quote"])
    return Figure(
        figure_id=f"f{number}",
        document_id=document.document_id,
        quote=row["quote"],
        quote_start=start,
        quote_end=start + len(row["quote"]),
        country=row["country"],
        counterpart=row["counterpart"],
        metric=row["metric"],
        metric_key=row["metric"],
        low=float(row.get("low", row.get("value", 0))),
        high=float(row.get("high", row.get("value", 0))),
        unit=row["unit"],
        year=row["year"] if isinstance(row["year"], int) else None,
        status=row["status"],
        source=row["source"],
    )


def _hostile() -> tuple[Document, Report]:
    document = Document(
        document_id=key("hostile"),
        file="hostile<i>.md",
        text=HOSTILE_TEXT,
        title=HOSTILE_TITLE,
        publisher="<b onmouseover=hacked()>Evil</b> *News*",
        url="javascript:window.hacked=1",
        language="en",
        published=date(2025, 3, 4),
        published_basis="given",
        reader="markdown",
    )
    quote = HOSTILE_TEXT.splitlines()[1]
    start = HOSTILE_TEXT.index(quote)
    report = Report(
        report_id=key("hostile report"),
        document_id=document.document_id,
        quote=quote,
        quote_start=start,
        quote_end=start + len(quote),
        start=date(2025, 3, 3),
        end=date(2025, 3, 3),
        precision="day",
        date_text="3 March 2025",
        date_basis="absolute",
        countries=("CN",),
        category="legislation",
        programme="<img src=x onerror=hacked()> plan",
        organisations=("<script>window.hacked=1</script> Ltd",),
        organisation_names=("<script>window.hacked=1</script> Ltd",),
        status="occurred",
        act="announce",
        attributed_to="<u>somebody</u>",
        rules=("<i>rule</i>",),
    )
    return document, report


def _failed() -> Document:
    return Document(
        document_id=key("failed"),
        file="broken.pdf",
        text="",
        reader="pdf",
        status="failed",
        error="broken.pdf: is no PDF, <b>damaged</b>",
    )
