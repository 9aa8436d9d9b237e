"""The other dates that sources give for an act: announced, signed, published, in force, expires."""

from genesis.archive import Library, Row, plain
from genesis.selection import AXES
from parts.words import language, say, span


def words(library: Library, event: Row) -> str:
    """Each kind of date whose day is not the event's own, as the axis would take it; "" without any."""
    dates = library.store.report_dates
    places = {report_id: place for place, report_id in enumerate(event["report_ids"])}
    told = [plain(row) for row in dates[dates["report_id"].isin(set(places))].to_dict("records")]
    told.sort(key=lambda row: (places[row["report_id"]], row["end"] - row["start"], row["start"]))
    first: dict[str, Row] = {}
    for row in told:
        first.setdefault(row["kind"], row)
    others = [
        say("evidence.of_kind", kind=say(f"axis.{kind}"), date=span(first[kind], short=True))
        for kind in AXES
        if kind in first and (first[kind]["start"], first[kind]["end"]) != (event["start"], event["end"])
    ]
    return ("；" if language() != "en" else " · ").join(others)
