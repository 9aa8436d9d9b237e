"""Who and what a text names: sides, organisations, persons, programmes, laws, products."""

from collections.abc import Sequence

from genesis.mentions.actors.context import View
from genesis.mentions.actors.coreference import find_references
from genesis.mentions.actors.forms import find_forms
from genesis.mentions.actors.joining import join
from genesis.mentions.actors.layout import Layout
from genesis.mentions.actors.scanning import disjoint, scan
from genesis.mentions.actors.shortnames import find_short
from genesis.mentions.actors.signs import listed
from genesis.mentions.actors.wrapping import Unwrapped
from genesis.model import ActorMention, Language, Sentence

_PROGRAMMES = frozenset({"programme", "law"})
_NO_PROGRAMME = ("gazetteer.list", "gazetteer.order", "gazetteer.tariff", "gazetteer.meeting", "form.paper")


def find(
    plain: str, language: Language, sentences: Sequence[Sentence] = (), home: str | None = None
) -> list[ActorMention]:
    """Mentions of actors in `plain` (simplified, half-width text), sorted by start, non-overlapping.

    `home` is the country of the publisher: what 我国 and a bare 商务部 mean. Without it a text in simplified characters
    is taken to be written from China.
    """
    unwrapped = Unwrapped(plain)
    text = unwrapped.text
    layout = Layout(text, unwrapped.sentences(sentences))
    known = scan(text)
    if language != "en":
        known = disjoint(sorted([*known, *listed(text)], key=lambda match: (match.start, -match.end)))
    view = View(text, language, home, layout, known)
    named = find_forms(text, language, join(text, view.mentions()), view.cities(), view.country)
    return unwrapped.original(find_references(text, language, find_short(text, named), layout))


def is_programme(mention: ActorMention) -> bool:
    """Whether the name can be the programme of an event: plans, summits, laws; no lists, orders, tariffs, plenums."""
    return mention.kind in _PROGRAMMES and not mention.rule.startswith(_NO_PROGRAMME)
