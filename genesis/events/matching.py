"""Do two reports tell the same act? Evidence in points and words, and what rules it out."""

import msgspec

from genesis.events.features import Features
from genesis.events.settings import alike, kindred, settings
from genesis.model import Amount

Evidence = tuple[float, str]  # points, in words
_BESIDE = 0.5  # what a word beside a quote counts
_MANY = 3
_PARTICULAR = ("same programme", "same sum", "sums close", "both ")


class Verdict(msgspec.Struct, frozen=True):
    """The outcome for two reports."""

    points: float
    evidence: tuple[Evidence, ...] = ()
    against: str = ""  # what rules a merge out, in words; "" where nothing does

    @property
    def same(self) -> bool:
        """Whether the two tell one act."""
        return not self.against and self.points >= settings().enough

    @property
    def because(self) -> tuple[str, ...]:
        """What speaks for it, in words."""
        return tuple(words for points, words in self.evidence if points > 0)


def comparable(a: Features, b: Features) -> bool:
    """Whether nothing rules out that the two are one act: the quick question before the weighing."""
    return not (
        ruled_out(a, b) or date_agreement(a, b) is None or sum_agreement(a.report.amounts, b.report.amounts) is None
    )


def compare(a: Features, b: Features) -> Verdict:
    """Weigh all that the two reports say of their acts."""
    date = date_agreement(a, b)
    money = sum_agreement(a.report.amounts, b.report.amounts)
    against = ruled_out(a, b) or ("" if date else "dates differ") or ("" if money is not None else "sums differ")
    return _weighed(a, b, date, money, against)


def compare_possible(a: Features, b: Features) -> Verdict | None:
    """The same, None as soon as something rules a merge out: most pairs need no weighing."""
    if ruled_out(a, b) or (date := date_agreement(a, b)) is None:
        return None
    money = sum_agreement(a.report.amounts, b.report.amounts)
    return None if money is None else _weighed(a, b, date, money, "")


def _weighed(
    a: Features, b: Features, date: Evidence | None, money: tuple[Evidence, ...] | None, against: str
) -> Verdict:
    evidence = [
        *((date,) if date else ()),
        *_act_evidence(a, b),
        *(money or ()),
        *_side_evidence(a, b),
        *_word_evidence(a, b),
    ]
    if not any(points > 0 and words.startswith(_PARTICULAR) for points, words in evidence):
        evidence.append((settings().points.nothing_particular, "nothing particular in common"))
    return Verdict(sum(points for points, _ in evidence), tuple(evidence), against)


def ruled_out(a: Features, b: Features) -> str:
    """What rules out that the two are one act, whatever else agrees; "" where nothing does. Dates and sums apart."""
    one, other = a.report, b.report
    if one.polarity and other.polarity and one.polarity != other.polarity:
        return f"one {one.polarity}, the other {other.polarity}"
    if one.programme and other.programme and one.programme != other.programme:
        return "programmes differ"
    if not kindred(one.category, other.category):
        return "categories differ"
    if a.sides and b.sides and a.sides.isdisjoint(b.sides):
        return "sides differ"
    if a.targets and b.targets and a.targets.isdisjoint(b.targets):
        return "targets differ"
    firm_acts = settings().firms.categories
    if one.category in firm_acts and other.category in firm_acts and a.firms and b.firms and not a.firms & b.firms:
        return "firms differ"
    return ""


def date_agreement(a: Features, b: Features) -> Evidence | None:
    """How the dates agree: at the coarser one's precision, or within days; None where they do not."""
    if not (a.first and b.first):
        return None
    points, limits = settings().points, settings().days
    fine, coarse = (a, b) if a.days <= b.days else (b, a)
    if fine.first == coarse.first and fine.last == coarse.last:
        return _same_span(fine)
    if fine.days > limits.coarse:
        return _same_period(fine, coarse)
    if coarse.days > limits.short and coarse.report.precision == "range" and (begins := _begins(fine, coarse)):
        return begins
    if coarse.days > limits.coarse and coarse.report.precision == "range":
        return None
    if coarse.first <= fine.first and fine.last <= coarse.last:
        return _within(fine, coarse)
    gap = max(coarse.first - fine.last, fine.first - coarse.last)
    if gap <= 0 and fine.days <= limits.short:
        return (points.overlap, "dates overlap")
    if coarse.days > limits.short or gap > limits.apart:
        return None
    return (points.one_day_apart, "1 day apart") if gap == 1 else (points.days_apart, f"{gap} days apart")


def _same_span(one: Features) -> Evidence:
    points = settings().points
    if one.days == 1:
        return (points.same_day, "same day")
    if one.report.precision == "month":
        return (points.same_month, "same month")
    if one.days > settings().days.coarse and one.report.precision == "range":
        return (points.same_period, "same period")
    return (points.same_span, f"same {one.report.precision}")


def _same_period(a: Features, b: Features) -> Evidence | None:
    """Long spans are one period where they begin and last about alike."""
    limits = settings().days
    if "range" not in (a.report.precision, b.report.precision) or abs(a.first - b.first) > limits.period_start:
        return None
    alike = abs(a.days - b.days) <= limits.period_length * max(a.days, b.days)
    return (settings().points.same_period, "about the same period") if alike else None


def _begins(fine: Features, period: Features) -> Evidence | None:
    """A suspension may be told by its period or by the date on which it begins."""
    suspends = "suspended" in (fine.report.polarity, period.report.polarity)
    slack = settings().days.apart
    if not suspends or not fine.first - slack <= period.first <= fine.last + slack:
        return None
    return (settings().points.period_begins, "the period begins then")


def _within(fine: Features, coarse: Features) -> Evidence | None:
    points, limits = settings().points, settings().days
    if coarse.report.precision == "range":
        return (points.within_days if coarse.days <= limits.short else points.within_quarter, "date within the other")
    by_precision = {"month": points.within_month, "quarter": points.within_quarter, "half": points.within_quarter}
    return (by_precision.get(coarse.report.precision, points.within_year), f"same {coarse.report.precision}")


def sum_agreement(one: tuple[Amount, ...], other: tuple[Amount, ...]) -> tuple[Evidence, ...] | None:
    """How the sums agree; None where both tell sums and none agrees."""
    points, limits = settings().points, settings().sums
    if not one or not other:
        return ((points.one_sum, "only one tells a sum"),) if one or other else ()
    largest = _difference(max(one, key=_size), max(other, key=_size))
    if largest <= limits.equal:
        return ((points.same_sum, "same sum"),)
    if min(_difference(a, b) for a in one for b in other) <= limits.equal:
        return ((points.part_sum, "the sum of a part"),)
    return ((points.close_sum, "sums close"),) if largest <= limits.close else None


def _size(amount: Amount) -> float:
    return amount.usd if amount.usd is not None else amount.high


def _difference(a: Amount, b: Amount) -> float:
    """By which share two sums differ: 0 where their ranges meet, 1 where they cannot be compared."""
    if a.currency != b.currency:
        if a.usd is None or b.usd is None:
            return 1.0
        low_a = high_a = a.usd
        low_b = high_b = b.usd
    else:
        low_a, high_a, low_b, high_b = a.low, a.high, b.low, b.high
    gap = max(low_b - high_a, low_a - high_b, 0.0)
    return gap / max(high_a, high_b, 1.0)


def _act_evidence(a: Features, b: Features) -> list[Evidence]:
    points, one, other = settings().points, a.report, b.report
    found: list[Evidence] = []
    if one.programme and one.programme == other.programme:
        found.append((points.same_programme, "same programme"))
    if a.specific and b.specific:
        if one.act == other.act:
            found.append((points.same_act, "same act"))
        elif alike(one.act, other.act):
            found.append((points.alike_act, "alike acts"))
        elif a.family == b.family:
            found.append((points.kindred_act, "kindred act"))
        else:
            found.append((points.other_act, "another act"))
    if one.category == other.category:
        found.append((points.same_category, "same category"))
    if one.status != other.status:
        found.append((points.other_status, "another status"))
    if bool(one.polarity) != bool(other.polarity):
        found.append((points.other_polarity, "direction told by one"))
    return found


def _side_evidence(a: Features, b: Features) -> list[Evidence]:
    points = settings().points
    found: list[Evidence] = []
    if a.sides == b.sides:
        found.append((points.same_sides, "same sides") if a.sides else (0.0, "no side"))
    elif a.sides <= b.sides or b.sides <= a.sides:
        found.append((points.fewer_sides, "fewer sides"))
    else:
        found.append((points.some_sides, "some sides differ"))
    if a.targets and a.targets == b.targets:
        found.append((points.same_targets, "same targets"))
    elif a.targets and b.targets:
        found.append((points.other_targets, "other targets"))
    return found


def _word_evidence(a: Features, b: Features) -> list[Evidence]:
    points = settings().points
    found: list[Evidence] = []
    named = a.names & b.names
    if named:
        found.append((points.same_name, f"both name {min(named)}"))
    elif beside := (a.names & b.nearby_names) | (b.names & a.nearby_names):
        found.append((points.context_name, f"both beside {min(beside)}"))
    elif a.names and b.names:
        found.append((points.other_names, "other names"))
    if (a.organisations - a.names) & (b.organisations - b.names):
        found.append((points.same_body, "same public body"))
    if numbers := a.numbers & b.numbers:
        rare = numbers - settings().common.shares
        worth = points.common_share if not rare else max(_number_points(number) for number in rare)
        found.append((worth, f"both tell {min(rare)}" if rare else f"the usual {min(numbers)}"))
    if len(heads := a.heads & b.heads) > 1:
        found.append((points.both_heads, f"both tell of {' and '.join(sorted(heads)[:2])}"))
    if set(a.report.subjects) & set(b.report.subjects):
        found.append((points.same_subject, "same subject"))
    return found + _field_words(a, b)


def _field_words(a: Features, b: Features) -> list[Evidence]:
    """The glossary's words in both quotes; those around a quote count half."""
    points = settings().points
    both = a.words & b.words
    beside = (a.words & b.nearby_words) | (b.words & a.nearby_words)
    if not both and not beside:
        return [(points.no_words, "no words in common")] if a.words and b.words else []
    fewest = min(len(words) for words in (a.words, b.words) if words)
    share = min(1.0, (len(both) + _BESIDE * len(beside)) / fewest)
    many = points.many_words if len(both) >= _MANY else 0.0
    return [(points.same_words * share + many, f"both speak of {min(both or beside)}")]


def _number_points(number: str) -> float:
    return settings().points.same_share if number.endswith("%") else settings().points.same_count
