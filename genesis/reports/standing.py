"""Who acts by where it stands: before a colon, in a column of a table, in a cell of its own."""

from collections.abc import Iterable

from genesis.model import ActorMention
from genesis.reading import Sorted, within
from genesis.reports.draft import Draft, Scene

NAMED = {"agency", "body", "company", "fund", "lab", "region", "thinktank", "university", "organisation"}
ACTING = NAMED | {"country", "person"}
_ROWS = 200  # of a table, up to which its first is sought


def codes(mentions: Iterable[ActorMention]) -> set[str]:
    """The countries of `mentions`."""
    return {code for mention in mentions for code in mention.countries}


def above(scene: Scene, number: int) -> int:
    """The heading over sentence `number`, -1 for none: its own, or a date on the line right before a heading."""
    sentence = scene.reading.sentences[number]
    return number - 1 if sentence.kind == "heading" and number - 1 in scene.entries else sentence.heading


def able(mentions: Iterable[ActorMention]) -> Sorted[ActorMention]:
    """Those of `mentions`, sorted by start, who can act: sides, bodies, firms, persons."""
    return Sorted(m for m in mentions if m.kind in ACTING and (m.countries or m.kind == "body"))


def actors_in(scene: Scene, start: int, end: int) -> list[ActorMention]:
    """Those named between two offsets who can act."""
    return list(within(scene.able, start, end))


def label(scene: Scene) -> list[ActorMention]:
    """Who stands before a colon at the head of the sentence and is all that stands there: US: Raises the duty."""
    first = scene.clauses[0]
    if scene.reading.plain[first.end : first.end + 1] not in (":", "："):
        return []
    named = actors_in(scene, first.start, first.end)
    rest = scene.text(first.start, first.end)
    for mention in named:
        rest = rest.replace(scene.text(mention.start, mention.end), "", 1)
    return named if named and not rest.strip(" *_-•·") else []


def column(draft: Draft) -> list[ActorMention]:
    """The side whose column of a table the act stands in, by the cell of the first row above it."""
    scene = draft.scene
    sentences, number = scene.reading.sentences, scene.index
    while scene.sentence.kind == "row" and number and sentences[number - 1].kind == "row":
        if sentences[number - 1].block != scene.sentence.block or scene.index - number > _ROWS:
            break
        number -= 1
    if number == scene.index:
        return []
    column, start = scene.text(scene.sentence.start, draft.act.start).count("|"), sentences[number].start
    for cell in scene.text(start, sentences[number].end).split("|")[: column + 1]:
        end = start + len(cell)
        found, start = actors_in(scene, start, end), end + 1
    return found if len(codes(found)) == 1 else []


def cell(scene: Scene) -> list[ActorMention]:
    """The side that has a cell of a table row to itself."""
    if scene.sentence.kind != "row":
        return []
    text, start = scene.text(scene.sentence.start, scene.sentence.end), scene.sentence.start
    for mention in actors_in(scene, scene.sentence.start, scene.sentence.end):
        before, after = text[: mention.start - start].rstrip(" *_"), text[mention.end - start :].lstrip(" *_")
        if before.endswith("|") and (not after or after.startswith("|")):
            return [mention]
    return []
