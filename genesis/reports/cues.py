"""Words by which a clause tells whether, when and by whom: lexicons/reports.<language>.toml as compiled patterns."""

import re
from functools import cache

import msgspec

from genesis.lexicon import compiled, read_toml
from genesis.mentions.acts.anchors import guarded
from genesis.mentions.acts.wording import lettercase_matters, lowercase
from genesis.scripts import lowered


class _Words(msgspec.Struct, frozen=True):
    planned: tuple[str, ...]
    undecided: tuple[str, ...]
    forecast: tuple[str, ...]
    announced: tuple[str, ...]
    done: tuple[str, ...]
    veto: tuple[str, ...]
    veto_onward: tuple[str, ...]
    condition: str
    unsure: str
    against: str
    apposition: str
    authority: str
    when: str
    owning: str
    heads: str
    this_notice: str
    agent_behind: str
    negation: tuple[str, ...]
    oblique: tuple[str, ...]
    together: tuple[str, ...]
    listed: tuple[str, ...]
    agent: tuple[str, ...]
    object_suffix: tuple[str, ...]
    passive: tuple[str, ...]
    passive_within: str
    progressive: str
    public: str
    private: str
    institutions: str
    possessive: str
    place: tuple[str, ...]
    partner: tuple[str, ...]
    instrument: tuple[str, ...]
    instrument_after: str
    attribute: tuple[str, str]
    owner: dict[str, tuple[str, ...]]
    addressed: dict[str, tuple[str, ...]]
    nobody: tuple[str, ...]
    everybody: tuple[str, ...]
    subordinate: str
    instruction: str
    possible: str
    by_the_way: str
    trailing: str
    looks_back: str
    named_measure: str
    body_of: str
    part: str
    payer: str
    causative: str
    alongside: str
    government: str
    office: str
    site: str
    attribute_of: str
    joined_days: str
    purpose: str
    provides: str
    suffered: str
    source: str
    saying: str
    made: tuple[str, str, str]
    conjunction: tuple[str, str]
    says: str
    pronoun: str
    investor: tuple[str, ...]
    event_goes_on: tuple[str, ...]
    goes_on: tuple[str, ...]
    no_report: tuple[str, ...]
    attribution: tuple[str, ...]
    plan_first: str
    plan_last: str
    plan_prepared: str
    aim: str
    stay: str
    compared: tuple[str, str]
    listing: str
    provision: str
    content: str
    dateline: str
    in_force_from: str
    of_undone: str
    measure: tuple[str, str]
    named_by: str
    and_then: str
    notice: tuple[str, ...]
    issued: tuple[str, ...]
    enacts: tuple[str, ...]
    effective: tuple[str, ...]
    expires: tuple[str, ...]
    signed: tuple[str, ...]
    published: tuple[str, ...]


class Uncased:
    """A pattern for any case of letters, tried in lower case: twice as quick as with case ignored.

    What it matches is in lower case too; the offsets are those of the text.
    """

    def __init__(self, pattern: str) -> None:
        self._pattern = compiled(lowercase(pattern))

    def search(self, text: str) -> re.Match[str] | None:
        """Find it anywhere in `text`."""
        return self._pattern.search(lowered(text))

    def match(self, text: str) -> re.Match[str] | None:
        """Find it at the beginning of `text`."""
        return self._pattern.match(lowered(text))


Cue = re.Pattern[str] | Uncased


class Cues(msgspec.Struct, frozen=True):
    """The patterns of one language; those that end in `_before` must match up to the end of what they are given."""

    planned: Cue
    undecided: Cue
    forecast: Cue
    announced: Cue
    done: Cue
    veto: Cue
    condition: Cue  # words that open a condition
    unsure: re.Pattern[str]  # words of what comes about only under one
    apposition: re.Pattern[str]  # how a clause opens that only says who somebody is
    this_notice: re.Pattern[str]  # how a sentence opens that tells what the notice itself does
    heads_before: re.Pattern[str]  # before sides whose heads act
    owning: re.Pattern[str]  # behind whose a site is
    when: re.Pattern[str]  # behind a day on which the act of the clause behind it was done
    authority: re.Pattern[str]  # behind a country, whose public bodies are meant
    agent_behind: re.Pattern[str]  # between the participle of an act and who did it
    against_before: re.Pattern[str]  # what stands before the side against which a measure is
    veto_onward: Cue  # takes back only acts behind it
    negation: Cue  # and those that it stands in
    oblique_before: Cue
    together_only: re.Pattern[str]
    listed_only: re.Pattern[str]
    agent_before: Cue
    object_after: re.Pattern[str]
    passive_before: re.Pattern[str]
    passive_head: int  # letters of an act that can belong to its passive (被列入)
    passive_within: re.Pattern[str]
    public: re.Pattern[str]  # money that is a state's
    private: re.Pattern[str]  # money that is not a state's
    institutions: re.Pattern[str]  # firms and the like without their names
    progressive: re.Pattern[str]  # words that are no passive, whatever stands before them (is suspending)
    possessive: re.Pattern[str]
    place_before: Cue
    partner_before: Cue
    instrument_before: Cue
    instrument_after: re.Pattern[str]
    attribute_before: re.Pattern[str]
    attribute_after: re.Pattern[str]
    owners: tuple[tuple[str, Cue], ...]
    addressed: tuple[tuple[str, Cue], ...]
    nobody: Cue
    everybody: Cue
    subordinate: re.Pattern[str]
    instruction: re.Pattern[str]
    letter: re.Pattern[str]
    possible: re.Pattern[str]
    by_the_way_before: re.Pattern[str]
    body_of_before: re.Pattern[str]  # a country of which a body is meant
    named_measure: re.Pattern[str]  # an act that is only the name of a measure
    looks_back: re.Pattern[str]  # how a sentence opens that tells of what came before
    trailing: re.Pattern[str]  # how a clause opens that only tells what the one before comes to
    source: re.Pattern[str]  # a clause, without names and dates, that only says who says so
    saying: re.Pattern[str]  # and how one opens that says where it is said
    causative_before: re.Pattern[str]
    alongside_before: re.Pattern[str]
    government: re.Pattern[str]  # in the name of a place that is its government
    office: re.Pattern[str]  # from the last letter of a name on, where its holder is meant
    site_after: Cue  # behind the place of a plant: the Arizona fab
    attribute_of: re.Pattern[str]  # before a pair that is not dealt with: the two days of US-China talks
    joined_days: re.Pattern[str]  # between a day and the next that is told with it
    purpose_before: re.Pattern[str]
    provides: re.Pattern[str]  # how a clause opens that tells what a bill provides for
    part: re.Pattern[str]  # how a clause opens that tells where a part of a sum goes
    payer: re.Pattern[str]  # what stands between who pays and the sum, where the verb is left out
    suffered_before: re.Pattern[str]
    made_behind: re.Pattern[str]  # between a measure and the day of its making behind it
    made_opening: re.Pattern[str]  # before such a day ahead of it
    made_ahead: re.Pattern[str]  # and between that and the measure
    conjunction_before: Cue
    conjunction_after: re.Pattern[str]
    says_before: re.Pattern[str]
    pronoun: re.Pattern[str]
    investor_before: Cue
    event_goes_on: re.Pattern[str]
    goes_on: re.Pattern[str]
    no_report: Cue
    attribution: tuple[re.Pattern[str], ...]
    plan_first: re.Pattern[str]  # NUL stands for the plan's years
    plan_last: re.Pattern[str]
    plan_prepared: re.Pattern[str]
    dateline: re.Pattern[str]  # what stands behind the day in the dateline of a news text
    provision: re.Pattern[str]  # how a clause tells what an instrument provides for
    content: re.Pattern[str]  # how a clause goes on with what an instrument or ruling says
    listing: re.Pattern[str]  # words of an act that puts firms on a list, however it is told
    stay: re.Pattern[str]  # words behind which a country is only where something is
    compared_before: re.Pattern[str]  # around a country with which a measure is only compared
    compared_after: re.Pattern[str]
    aim: re.Pattern[str]  # what stands before the day of an aim
    in_force_before: re.Pattern[str]  # the day from which something is in force
    undone_before: re.Pattern[str]  # the day of what an act undoes
    measure_before: re.Pattern[str]
    measure_after: re.Pattern[str]
    and_then: re.Pattern[str]  # how a clause opens before the day of a further act of the same side
    named_by_before: re.Pattern[str]  # the day by which a heading calls a measure
    notice: Cue  # what the title of an official notice has
    issued: Cue  # what stands before the day of its issue
    enacts: Cue  # the words with which it decides
    effective: Cue
    expires: Cue
    signed: Cue
    published: Cue


@cache
def cues(language: str) -> Cues:
    """The cues of `zh` or `en`."""
    words = read_toml(f"reports.{language}.toml", _Words)
    english = language == "en"
    flags = re.IGNORECASE if english else 0

    def uncased(pattern: str) -> Cue:
        return Uncased(pattern) if english and not lettercase_matters(pattern) else compiled(pattern, flags)

    def anywhere(alternatives: tuple[str, ...]) -> Cue:
        joined = "|".join(alternatives)
        if english:
            return uncased(rf"\b(?:{guarded(joined)})\b")
        if all(way[0] not in "([^" for way in alternatives):  # the engine itself looks for first letters then
            return compiled(f"(?:{joined})", flags)
        opening = [way for way in alternatives if way[0] == "^"]
        inside = "|".join(way for way in alternatives if way[0] != "^")
        return compiled("|".join([*opening, guarded(inside)]), flags)

    def up_to_end(alternatives: tuple[str, ...]) -> Cue:
        joined = "|".join(alternatives)
        article = r"(?: (?:the|a|an|its|their|all|some|certain|both|many|several|other|major|key))?"
        return uncased(rf"\b(?:{joined}){article}[\s*_“\"']*$" if english else rf"(?:{joined})[\s“\"「『（(*]*$")

    def at_start(alternatives: tuple[str, ...]) -> re.Pattern[str]:
        joined = "|".join(alternatives)
        return compiled(rf"[\s*_“\"'>-]*(?:{joined})\b" if english else rf"[\s*“\"「]*(?:{joined})")

    return Cues(
        planned=anywhere(words.planned),
        undecided=anywhere(words.undecided),
        forecast=anywhere(words.forecast),
        announced=anywhere(words.announced),
        done=anywhere(words.done),
        veto=anywhere(words.veto),
        condition=uncased(words.condition),
        unsure=compiled(words.unsure, flags),
        apposition=compiled(words.apposition, flags),
        this_notice=compiled(words.this_notice, flags),
        heads_before=compiled(words.heads, flags),
        owning=compiled(words.owning, flags),
        when=compiled(words.when, flags),
        authority=compiled(words.authority, flags),
        agent_behind=compiled(words.agent_behind, flags),
        against_before=compiled(words.against, flags),
        veto_onward=anywhere(words.veto_onward),
        negation=anywhere(words.negation),
        oblique_before=up_to_end(words.oblique),
        together_only=compiled(rf"(?:{'|'.join(words.together)}|\s|[“”\"'()（）*])+", flags),
        listed_only=compiled(rf"\s*(?:{'|'.join(words.listed)})\s*", flags),
        agent_before=up_to_end(words.agent),
        object_after=compiled("|".join(words.object_suffix), flags),
        passive_before=compiled(rf"\b(?:{'|'.join(words.passive)})$" if english else "|".join(words.passive), flags),
        passive_head=0 if english else 1,
        possessive=compiled(words.possessive, flags),
        passive_within=compiled(words.passive_within, flags),
        progressive=compiled(words.progressive, flags),
        public=compiled(words.public, flags),
        private=compiled(words.private, flags),
        institutions=compiled(words.institutions, flags),
        place_before=up_to_end(words.place),
        partner_before=up_to_end(words.partner),
        instrument_after=compiled(words.instrument_after, flags),
        attribute_before=compiled(words.attribute[0], flags),
        attribute_after=compiled(words.attribute[1], flags),
        instrument_before=up_to_end(words.instrument),
        owners=tuple((country, anywhere(named)) for country, named in words.owner.items()),
        possible=compiled(words.possible, flags),
        instruction=compiled(words.instruction, flags),
        letter=compiled(r"[^\W\d_]"),
        subordinate=compiled(words.subordinate, flags),
        addressed=tuple((country, anywhere(named)) for country, named in words.addressed.items()),
        nobody=anywhere(words.nobody),
        everybody=anywhere(words.everybody),
        by_the_way_before=compiled(words.by_the_way, flags),
        trailing=compiled(words.trailing, flags),
        looks_back=compiled(words.looks_back, 0),
        named_measure=compiled(words.named_measure, flags),
        body_of_before=compiled(words.body_of, flags),
        source=compiled(words.source, flags),
        saying=compiled(words.saying, flags),
        causative_before=compiled(words.causative, flags),
        attribute_of=compiled(words.attribute_of, flags),
        joined_days=compiled(words.joined_days, flags),
        site_after=uncased(words.site),
        government=compiled(words.government, flags),
        office=compiled(words.office, flags),
        alongside_before=compiled(words.alongside, flags),
        purpose_before=compiled(words.purpose, flags),
        provides=compiled(words.provides, flags),
        part=compiled(words.part, flags),
        payer=compiled(words.payer, flags),
        suffered_before=compiled(words.suffered, flags),
        made_behind=compiled(words.made[0], flags),
        made_opening=compiled(words.made[1], flags),
        made_ahead=compiled(words.made[2], flags),
        conjunction_before=uncased(words.conjunction[0]),
        conjunction_after=compiled(words.conjunction[1], flags),
        says_before=compiled(words.says, flags),
        pronoun=compiled(words.pronoun, flags),
        investor_before=up_to_end(words.investor),
        event_goes_on=at_start(words.event_goes_on),
        goes_on=at_start(words.goes_on),
        no_report=uncased("|".join(words.no_report)) if english else anywhere(words.no_report),
        attribution=tuple(compiled(pattern) for pattern in words.attribution),
        plan_first=compiled(words.plan_first, flags),
        plan_last=compiled(words.plan_last, flags),
        plan_prepared=compiled(words.plan_prepared, flags),
        aim=compiled(words.aim, flags),
        stay=compiled(words.stay, flags),
        compared_before=compiled(words.compared[0], flags),
        compared_after=compiled(words.compared[1], flags),
        listing=compiled(words.listing, flags),
        provision=compiled(words.provision, flags),
        content=compiled(words.content, flags),
        dateline=compiled(words.dateline, flags),
        in_force_before=compiled(words.in_force_from, flags),
        undone_before=compiled(words.of_undone, flags),
        measure_before=compiled(words.measure[0], flags),
        measure_after=compiled(words.measure[1], flags),
        named_by_before=compiled(words.named_by, flags),
        and_then=compiled(words.and_then, flags),
        notice=anywhere(words.notice),
        issued=anywhere(words.issued),
        enacts=anywhere(words.enacts),
        effective=anywhere(words.effective),
        expires=anywhere(words.expires),
        signed=anywhere(words.signed),
        published=anywhere(words.published),
    )
