"""The records that pass from one step to the next: frozen, plain, no behaviour beyond reading them.

Offsets are characters into `Document.text`, end exclusive. Days are `datetime.date`. Countries are ISO 3166-1
alpha-2 codes, with `EU` for the Union. Sums are in full units of their own currency (ISO 4217).
"""

from datetime import date
from typing import Literal, get_args

import msgspec

Language = Literal["zh-Hans", "zh-Hant", "en"]
PublishedBasis = Literal["given", "front matter", "page", "text", "inferred", "unknown"]
DocumentStatus = Literal["ok", "empty", "failed"]
SentenceKind = Literal["prose", "heading", "item", "row"]
Precision = Literal["day", "month", "quarter", "half", "year", "decade", "range", "undated"]
DateBasis = Literal["absolute", "relative", "inherited", "period"]
Relation = Literal["", "since", "until", "by", "within", "after", "before", "as_of"]
ActorKind = Literal[
    "country", "agency", "body", "company", "fund", "lab", "media", "person", "programme", "law",
    "product", "region", "thinktank", "university", "organisation",
]  # fmt: skip
Status = Literal["occurred", "planned", "forecast"]
FigureStatus = Literal["reported", "forecast"]
Polarity = Literal["imposed", "suspended", "lifted"]
DateKind = Literal["announced", "signed", "published", "effective", "expires"]
LinkKind = Literal["response", "lifts", "part_of", "repeats"]
Qualifier = Literal["", "about", "over", "under", "up to"]

PRECISIONS: tuple[str, ...] = get_args(Precision)
STATUSES: tuple[str, ...] = get_args(Status)


class Record(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The base of all records: immutable, compared by value."""


class Span(Record, frozen=True, kw_only=True):
    """A stretch of a document's text."""

    start: int
    end: int


class Document(Record, frozen=True, kw_only=True):
    """One text with its metadata, as read; where it could not be read, `status` and `error` say so."""

    document_id: str  # first 12 hex digits of the SHA-256 of the file's bytes
    file: str  # path below the folder that was read, with /
    text: str  # the stored text: quotes are offsets into it
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: Language | None = None
    published: date | None = None
    published_basis: PublishedBasis = "unknown"
    sha256: str = ""
    reader: str = ""  # id of the reader: text, markdown, html, pdf, docx
    status: DocumentStatus = "ok"
    error: str | None = None


class Sentence(Span, frozen=True, kw_only=True):
    """A sentence, heading, list item or table row, without the white space around it."""

    kind: SentenceKind
    block: int  # number of the paragraph, list or table that it stands in
    heading: int  # index of the heading that it stands under, -1 where there is none


class DateMention(Span, frozen=True, kw_only=True):
    """A temporal expression and the days that it can denote."""

    first: date | None  # None: open to the past, or no day follows (vague, a bare duration)
    last: date | None
    precision: Precision
    basis: DateBasis
    relation: Relation = ""
    vague: bool = False  # 近期, recently: dates nothing
    rule: str

    @property
    def opens(self) -> date | None:
        """The first day, of an expression open to the past its last."""
        return self.first or self.last

    @property
    def closes(self) -> date | None:
        """The last day, of an expression open to the future its first."""
        return self.last or self.first


class Quantity(Span, frozen=True, kw_only=True):
    """A sum, share, multiple or count: `low` equals `high` where one number is given."""

    low: float
    high: float
    unit: str  # %, pp, x, count, an ISO 4217 code, or GW, GWh, hour, month, year, t, km, ...
    qualifier: Qualifier = ""
    noun: str = ""  # what is counted: 家公司, vehicles
    converted: bool = False  # a conversion in brackets of the sum before it
    rule: str


class ActorMention(Span, frozen=True, kw_only=True):
    """Somebody or something with a name: a side, an organisation, a person, a programme, a law, a product."""

    name: str  # the canonical English name, else the words of the text
    kind: ActorKind
    countries: tuple[str, ...]  # home; two and more for pairs such as 中美
    ticker: str | None = None
    found: Literal["gazetteer", "form", "coreference"] = "gazetteer"
    rule: str


class ActMention(Span, frozen=True, kw_only=True):
    """Words that tell an act: what was done, by which instrument."""

    act: str  # id of the act in the lexicon
    category: str
    weight: int  # the heaviest act of a clause names its report
    polarity: Polarity | None = None
    object_start: int = -1  # what the act is about, -1 where the words do not tell
    object_end: int = -1
    rule: str


class Amount(Record, frozen=True, kw_only=True):
    """A sum tied to an act, in its own currency, with the conversion to US dollars where there is a rate."""

    low: float
    high: float
    currency: str
    usd: float | None = None  # of the middle, at `rate_date`
    rate_date: date | None = None  # day of the ECB rate


class DatedRole(Record, frozen=True, kw_only=True):
    """One of the several dates of an act: when it was announced, signed, published, takes effect, expires."""

    kind: DateKind
    first: date
    last: date
    precision: Precision


class Report(Record, frozen=True, kw_only=True):
    """What one document says of one act."""

    report_id: str
    document_id: str
    quote: str
    quote_start: int
    quote_end: int
    start: date | None  # None where undated
    end: date | None  # where undated: the publication day, the latest possible
    precision: Precision
    date_text: str
    date_basis: DateBasis
    date_start: int = -1  # where `date_text` stands, -1 where no words say it
    actors: tuple[str, ...] = ()  # canonical names of who acts
    countries: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    category: str
    programme: str | None = None
    organisations: tuple[str, ...] = ()  # as in the text
    organisation_names: tuple[str, ...] = ()  # the same, canonical
    tickers: tuple[str, ...] = ()
    amounts: tuple[Amount, ...] = ()
    amount_texts: tuple[str, ...] = ()  # the words of each sum
    status: Status
    act: str
    polarity: Polarity | None = None
    object: str | None = None
    subjects: tuple[str, ...] = ()
    attributed_to: str | None = None
    dates: tuple[DatedRole, ...] = ()
    rules: tuple[str, ...] = ()


class Figure(Record, frozen=True, kw_only=True):
    """A quantity that describes a side of the race."""

    figure_id: str
    document_id: str
    quote: str
    quote_start: int
    quote_end: int
    country: str | None
    counterpart: str | None = None
    metric: str  # short English noun phrase
    metric_key: str  # what two figures must share to be comparable: measure, thing, scope
    low: float
    high: float
    unit: str
    usd: float | None = None
    year: int | None = None
    status: FigureStatus = "reported"
    source: str | None = None  # who says so, as in the text
    qualifier: Qualifier = ""
    flags: tuple[str, ...] = ()  # implausible, conflicting


class Link(Record, frozen=True, kw_only=True):
    """Two events that a text ties to each other."""

    from_event: str
    to_event: str
    kind: LinkKind
    document_id: str
    quote: str
    quote_start: int
    quote_end: int


class Event(Record, frozen=True, kw_only=True):
    """One act in the world: the reports of it, merged."""

    event_id: str
    start: date | None
    end: date | None
    precision: Precision
    countries: tuple[str, ...]
    targets: tuple[str, ...]
    category: str
    programme: str | None
    organisations: tuple[str, ...]
    tickers: tuple[str, ...]
    amounts: tuple[Amount, ...]
    usd: float | None  # sum of the amounts' USD, None where no rate
    status: Status
    title_en: str
    title_zh: str  # simplified characters
    act: str
    polarity: Polarity | None
    object: str | None
    subjects: tuple[str, ...]
    report_ids: tuple[str, ...]  # the one whose values are shown first
    document_ids: tuple[str, ...]
    source_groups: int
    conflicts: tuple[str, ...]  # fields on which the reports differ
    merged_because: str  # in words, "" for a single report
    first_published: date | None
