"""Who and what a text names: sides, organisations, persons, programmes, laws, products."""

from collections.abc import Sequence

from genesis.mentions.actors.context import View
from genesis.mentions.actors.layout import Layout
from genesis.mentions.actors.scanning import scan
from genesis.model import ActorMention, Language, Sentence

_PROGRAMMES = frozenset({"programme", "law"})
_NO_PROGRAMME = ("gazetteer.list", "gazetteer.order", "gazetteer.tariff", "form.paper")


def find(
    plain: str, language: Language, sentences: Sequence[Sentence] = (), home: str | None = None
) -> list[ActorMention]:
    """Mentions of actors in `plain` (simplified, half-width text), sorted by start, non-overlapping.

    `home` is the country of the publisher: what 我国 and a bare 商务部 mean. Without it a text in simplified characters
    is taken to be written from China.
    """
    layout = Layout(plain, sentences)
    matches = scan(plain)
    view = View(plain, language, home, layout, matches)
    return sorted((m for match in matches for m in view.settle(match)), key=lambda mention: mention.start)


def is_programme(mention: ActorMention) -> bool:
    """Whether the name can stand as the programme of an event: plans, summits, laws and bills, no lists, orders, tariffs."""
    return mention.kind in _PROGRAMMES and not mention.rule.startswith(_NO_PROGRAMME)
