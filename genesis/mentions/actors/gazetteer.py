"""The names that are known: rows of the lexicons as entities, and one automaton over all of their forms.

Adding an organisation, person, programme or country is one row of a CSV; the words that only count in context, and
the words in which a name is no name, are in `actors.context.toml`. Columns, several values divided by `|`:

name_en     the canonical name, unique over all files; also a form to match
kind        one of `KINDS`; it names the rule of a mention (gazetteer.list)
country     home, ISO 3166-1 alpha-2 or EU; empty for bodies of no country
ticker      EXCHANGE:CODE
parent      name_en of what it belongs to
aliases_*   other forms, case matters; Chinese in either script matches both
ambiguous   those of the forms that need context
not_inside  longer words in which a form is only a part: 提高通信 for 高通
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache

import ahocorasick_rs
import msgspec

from genesis import lexicon
from genesis.mentions.actors.rules import context
from genesis.model import ActorKind, ActorMention
from genesis.scripts import plain

ENTITY_FILES = ("organisations.csv", "companies.csv", "persons.csv", "programmes.csv", "laws.csv", "products.csv",
                "regions.csv")  # fmt: skip
_ALIASES = ("aliases_en", "aliases_zh_hans", "aliases_zh_hant")
ENTITY_COLUMNS = ("name_en", "kind", "country", "ticker", "parent", *_ALIASES, "ambiguous", "not_inside", "note")
COUNTRY_COLUMNS = ("code", "name_en", *_ALIASES, "adjectives_en", "capital_metonyms", "ambiguous", "note")
CITY_COLUMNS = ("name_en", "country", "aliases_zh_hans")

KINDS: dict[str, ActorKind] = {
    "agency": "agency", "body": "body", "fund": "fund", "lab": "lab", "media": "media", "thinktank": "thinktank",
    "university": "university", "company": "company", "person": "person", "programme": "programme", "region": "region",
    "meeting": "programme",
    "law": "law", "list": "law", "order": "law", "tariff": "law", "chip": "product", "model": "product",
    "vehicle": "product", "country": "country", "city": "region",
}  # fmt: skip
_ACRONYM = re.compile(r"(?=.*[A-Z].*[A-Z0-9])[A-Za-z0-9.&]{2,7}")
_SINGLE_WORD = re.compile(r"[A-Za-z]{5,}")  # is also written HUAWEI, Deepseek
_MINISTRY = re.compile(r"Ministry (?:of|for) (?:(?!\bof )[A-Za-z, &-])+")
_PLAIN = frozenset({"", "sign", "headline", "shared"})  # guards of forms whose one owner no context denies
ARTICLE = "the "
_INSTITUTIONS = frozenset({"agency", "law", "list", "order"})


class Entity(msgspec.Struct, frozen=True):
    """One row of a lexicon: somebody or something with a name."""

    name: str  # canonical English name, unique over all files
    sort: str  # the kind of the lexicon, finer than `ActorKind`: list, order, chip, city
    countries: tuple[str, ...]
    ticker: str | None = None  # EXCHANGE:CODE, several divided by |
    parent: str | None = None
    name_zh: str | None = None  # first name in simplified characters

    @property
    def kind(self) -> ActorKind:
        """The kind in the terms of `ActorMention`."""
        return KINDS[self.sort]


class Form(msgspec.Struct, frozen=True):
    """One string of the automaton, with all who bear it and what it takes to believe it.

    `guard`: "" counts everywhere; "institution" takes its owner from the country in view, "shared" that in view or
    named in full; "acronym", "word", "title",
    "metonym", "side", "pair", "home" need support (see `context`); "shadow" is no name and hides what it covers;
    "sign" is a one-character country name that stands `offset` characters into the string.
    """

    text: str
    owners: tuple[Entity, ...]
    guard: str = ""
    offset: int = 0
    length: int = 0  # of the name, where it is a part of the string
    adjective: bool = False  # Chinese, Dutch: of the country, not the country itself
    article: bool = False  # begins with one, which is no part of the name
    mention: ActorMention | None = None  # its own, as if it stood at 0; None where the context has a say


class Gazetteer:
    """All forms, and the automaton that finds them (leftmost, then longest)."""

    def __init__(self, entities: tuple[Entity, ...], forms: list[Form]) -> None:
        self.entities = {entity.name: entity for entity in entities}
        self.forms = forms
        self._automaton = ahocorasick_rs.AhoCorasick(
            [form.text for form in forms],
            matchkind=ahocorasick_rs.MatchKind.LeftmostLongest,
            store_patterns=False,
        )

    def matches(self, text: str) -> Iterable[tuple[Form, int, int]]:
        """Forms in `text` with their offsets, without a look at their borders."""
        forms = self.forms
        return ((forms[i], start, end) for i, start, end in self._automaton.find_matches_as_indexes(text))


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer of the lexicons, built once.

    Raises LexiconError: a lexicon is missing or has wrong columns.
    """
    book = _Book()
    for file in ENTITY_FILES:
        for row in lexicon.read_csv(file, ENTITY_COLUMNS):
            book.add_entity(row)
    for row in lexicon.read_csv("countries.csv", COUNTRY_COLUMNS):
        book.add_country(row)
    for row in lexicon.read_csv("cities.csv", CITY_COLUMNS):
        book.add_city(row)
    book.add_signs()
    book.add_shadows(context().shadows)
    return Gazetteer(tuple(book.entities), book.forms())


@cache
def place_names() -> frozenset[str]:
    """All forms of countries, regions and cities, as they stand at the beginning of a company's full name."""
    sorts = {"country", "region", "city"}
    return frozenset(form.text for form in gazetteer().forms if form.owners and form.owners[0].sort in sorts)


@cache
def country_entity(codes: tuple[str, ...]) -> Entity:
    """The entity of a country, pair or group by its codes; one of its own where the lexicon has none."""
    names = {entity.countries: entity for entity in gazetteer().entities.values() if entity.sort == "country"}
    return names.get(tuple(sorted(codes))) or Entity("+".join(codes), "country", codes)


class _Book:
    """Collects forms and their owners while the lexicons are read."""

    def __init__(self) -> None:
        self.entities: list[Entity] = []
        self._owners: dict[str, list[Entity]] = defaultdict(list)
        self._guards: dict[str, str] = {}
        self._special: dict[str, Form] = {}
        self._adjectives: set[str] = set()

    def add_entity(self, row: dict[str, str]) -> None:
        entity = Entity(
            row["name_en"],
            row["kind"],
            tuple(row["country"].split("+")) if row["country"] else (),
            row["ticker"] or None,
            row["parent"] or None,
            next(iter(lexicon.listed(row["aliases_zh_hans"])), None),
        )
        ambiguous = set(lexicon.listed(row["ambiguous"]))
        aliases = _forms_of(row, _ALIASES)
        for alias in aliases:
            if alias.partition("'s ")[2] in aliases:
                continue  # Japan's Ministry of X: the country and the ministry are two names
            self._add(entity, alias, _guard(alias, row["kind"]) if alias in ambiguous or _ministry(alias) else "")
        self.add_shadows(lexicon.listed(row["not_inside"]))
        self.entities.append(entity)

    def add_country(self, row: dict[str, str]) -> None:
        codes = tuple(row["code"].split("+"))
        hans = lexicon.listed(row["aliases_zh_hans"])
        entity = Entity(row["name_en"], "country", codes, name_zh=next(iter(hans), None))
        ambiguous = set(lexicon.listed(row["ambiguous"]))
        self._adjectives.update(lexicon.listed(row["adjectives_en"]))
        metonyms = set(lexicon.listed(row["capital_metonyms"]))
        for alias in _forms_of(row, (*_ALIASES, "adjectives_en", "capital_metonyms")):
            guard = _country_guard(alias, codes, alias in metonyms) if alias in ambiguous else ""
            self._add(entity, alias, guard)
        self.entities.append(entity)

    def add_city(self, row: dict[str, str]) -> None:
        entity = Entity(row["name_en"], "city", (row["country"],))
        for alias in (row["name_en"], *lexicon.listed(row["aliases_zh_hans"])):
            if plain(alias) not in self._owners:
                self._add(entity, alias, "")

    def add_signs(self) -> None:
        """One-character names of countries beside the words that make them names: 对华, 美财长."""
        rules = context()
        for sign, code in rules.signs.items():
            owners = (country_of(self.entities, code),)
            forms = [Form(before + sign, owners, "sign", len(before), 1) for before in rules.sign_after]
            forms += [Form(sign + after, owners, "sign", 0, 1) for after in rules.sign_before]
            if sign in rules.headline_signs:
                forms += [Form(sign + verb, owners, "headline", 0, 1) for verb in rules.headline_verbs]
            self._special.update({form.text: form for form in forms if form.text not in rules.not_signs})

    def add_shadows(self, words: Iterable[str]) -> None:
        for word in words:
            text = plain(word)
            self._special[text] = Form(text, (), "shadow")

    def forms(self) -> list[Form]:
        """All forms, with names written in other capitals where these are nobody's own."""
        trusted = {plain(word) for rule in context().trusted for word in rule.forms}
        named = {}
        for text, owners in self._owners.items():
            guard = self._guards[text]
            if text in trusted and guard != "institution":
                guard = "" if len(owners) == 1 else "shared"
            named[text] = Form(text, tuple(owners), guard, adjective=text in self._adjectives)
            if not guard:
                for other in _respelled(text, owners[0].sort):
                    self._special.setdefault(other, Form(other, tuple(owners)))
        return [_settled(form) for form in {**self._special, **named}.values()]

    def _add(self, entity: Entity, alias: str, guard: str) -> None:
        text = plain(alias)
        owners = self._owners[text]
        if all(owner.name != entity.name for owner in owners):  # the European Union is an organisation and a side
            owners.append(entity)
        if not self._guards.get(text):
            self._guards[text] = guard


def mention_of(owner: Entity, start: int, end: int, form: Form) -> ActorMention:
    """The mention of `owner` by `form` at a place; an article before the name is no part of it."""
    detail = "adjective" if form.adjective else form.guard
    return ActorMention(
        start=start + (len(ARTICLE) if form.article else 0),
        end=end,
        name=owner.name,
        kind=owner.kind,
        countries=owner.countries,
        ticker=owner.ticker,
        rule=f"gazetteer.{owner.sort}" + (f".{detail}" if detail else ""),
    )


def parts(form: Form) -> tuple[str, str]:
    """Country and office of a form such as Japan's Ministry of X, which is two names; of any other "" and ""."""
    country, possessive, office = form.text.partition("'s ")
    divided = possessive and office[0].isupper() and not form.article
    return (country, office) if divided else ("", "")


def _settled(form: Form) -> Form:
    """The form with what it is in every context: whether it has an article, and its mention where it has one owner."""
    form = msgspec.structs.replace(form, article=form.text[: len(ARTICLE)].lower() == ARTICLE)
    if form.guard not in _PLAIN or len(form.owners) != 1 or form.owners[0].sort == "city" or parts(form)[0]:
        return form
    length = form.length or len(form.text)
    return msgspec.structs.replace(form, mention=mention_of(form.owners[0], 0, length, form))


def country_of(entities: Iterable[Entity], code: str) -> Entity:
    """The country with the code `code` among `entities`."""
    return next(entity for entity in entities if entity.sort == "country" and entity.countries == (code,))


def _respelled(text: str, sort: str) -> tuple[str, ...]:
    """The name in other capitals: Deepseek, HUAWEI; THE WHITE HOUSE in headings; titles of laws with all capitals."""
    if _SINGLE_WORD.fullmatch(text):
        return text.capitalize(), text.upper()
    if not text.isascii() or " " not in text:
        return ()
    if sort in ("agency", "country"):
        return (text.upper(),)
    return (text.title(),) if sort in ("programme", "law", "list") and "'" not in text else ()


def _forms_of(row: dict[str, str], columns: tuple[str, ...]) -> list[str]:
    return [row["name_en"], *(alias for column in columns for alias in lexicon.listed(row[column]))]


def _guard(alias: str, sort: str) -> str:
    if _ACRONYM.fullmatch(alias):
        return "acronym"
    if sort in _INSTITUTIONS or plain(alias) in context().by_country:
        return "institution"
    return "title" if sort == "person" else "word"


def _ministry(alias: str) -> bool:
    """Whether the name is one that many countries have: Ministry of Economic Affairs."""
    return _MINISTRY.fullmatch(alias) is not None


def _country_guard(alias: str, codes: tuple[str, ...], metonym: bool) -> str:
    rules = context()
    if plain(alias) in rules.home_words:
        return "home"
    if metonym:
        return "metonym"
    if len(codes) > 1:
        return "pair"
    return "side" if alias.endswith("方") else "word"
