"""The notation of the acts lexicon, written out as regular expressions.

`<name>` stands for the words of that name, `~` for a short gap inside a clause and `~~` for a longer one that may
cross a comma. In English `verb*` stands for all forms of a verb. A block with a verb and a noun stands for the ways
in which a sentence joins them: active, passive, participle.
"""

import re
from collections.abc import Mapping

from genesis.errors import LexiconError
from genesis.lexicon import compiled

# A Chinese gap ends at the clause; an English one may pass a point inside an abbreviation or number.
# An address that `reading.masked` has blanked counts as one sign.
_BLOCK = r"\s*(?:\n|[-*•|#])"  # behind the end of a line: another paragraph or item
_WRAP = rf"\n(?!{_BLOCK})"
_COMMA = (
    r",(?!\s(?:while|but|which|as(?! of)|after|who|where|when|although|though|saying|because|following"
    r"|and (?:it|he|they))\b)"
)
_SHORT_WORDS = ("[ .][A-Z]", "Inc", "Corp", "Co", "Ltd", "Sen", "Rep", "Gov", "Dr", "Mr")
_SHORTENED = "".join(rf"|(?<={word})\." for word in _SHORT_WORDS)
_GAPS = {
    "zh": (r"(?:\0++|[^，。；！？,;!?|\n\0]){0,24}?", r"(?:\0++|[^。；！？;!?|\n\0]){0,44}?"),
    "en": (
        rf"(?:\0++|[^.,;:!?\n\0]|{_COMMA}|{_WRAP}|\.(?!\s){_SHORTENED}){{0,60}}?",
        rf"(?:\0++|[^.;!?\n\0]|{_WRAP}|\.(?!\s){_SHORTENED}){{0,100}}?",
    ),
}
_AT_END = "".join(rf"(?<!{word}\.)" for word in _SHORT_WORDS)
_STOPS = {  # what no gap passes; the signs come first, as the engine finds one of some signs quickly
    "zh": r"[。；;\n]",
    "en": rf"[;.\n](?:(?<=;)|(?<=\.)(?=\s){_AT_END}|(?<=\n)(?={_BLOCK}))",
}
_STOP_SIGNS = {"zh": ("。", "；", ";", r"\n"), "en": (".", ";", r"\n")}
_OTHERS = re.compile(r"\[\^((?:\\.|[^\]\\])*)\]")  # a class of all signs but those that it names
_MANY_SIGNS = re.compile(r"\\[sSDW]|(?<!\\)\.")
BLANK = "\0"  # `reading.masked` puts it for each sign of an address
_CAPITAL = re.compile(r"(\\.|\(\?P)|[A-Z]")  # group 1: of the notation
_CLASS = re.compile(r"(?<!\(\?P)<(\w+)>")
_VERB = re.compile(r"(?<![\\A-Za-z-])([A-Za-z][A-Za-z-]+)\*")
_BE = r"(?:is|are|was|were|been|be|being|gets?|got)(?: (?:\w+ly|also|first|then|to be))?(?: to be)? "
_VOWELS = "aeiou"


def without_addresses(pattern: str) -> str:
    """The same `pattern` for a text in which no address is blanked: a gap of single signs is much quicker."""
    return pattern.replace(r"(?:\0++|", "(?:")


def stops(language: str) -> re.Pattern[str]:
    """The signs that end a sentence for the gaps of `zh` or `en`; in English of a text in lower case."""
    return compiled(lowercase(_STOPS[language]) if language == "en" else _STOPS[language])


def passes_stops(pattern: str, language: str) -> bool:
    """Can a match of `pattern`, written out for texts without addresses, hold a sign that no gap passes?"""
    for gap in map(without_addresses, _GAPS[language]):
        pattern = pattern.replace(gap, "").replace(lowercase(gap), "")
    signs = _STOP_SIGNS[language]
    named = _OTHERS.sub("", pattern)
    return (
        _MANY_SIGNS.search(named) is not None
        or any(sign in named for sign in signs)
        or any(sign not in others for others in _OTHERS.findall(pattern) for sign in signs)
    )


def lettercase_matters(pattern: str) -> bool:
    """Has the English `pattern` a part that tells capitals from small letters?"""
    return "(?-i:" in pattern


def lowercase(pattern: str) -> str:
    """`pattern` for a text in lower case, in which it is matched much more quickly than with case ignored."""
    return _CAPITAL.sub(lambda found: found[0] if found[1] else found[0].lower(), pattern)


def forms(verb: str, irregular: Mapping[str, tuple[str, str, str]]) -> tuple[str, ...]:
    """The infinitive, third person, past, participle and -ing form of an English verb; a capital doubles: baN."""
    if verb[-1].isupper():
        stem = verb.lower()
        double = stem + stem[-1]
        return stem, stem + "s", double + "ed", double + "ed", double + "ing"
    if verb in irregular:
        past, participle, gerund = irregular[verb]
        return verb, _third(verb), past, participle, gerund
    if verb.endswith("e"):
        return verb, verb + "s", verb + "d", verb + "d", verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb, verb[:-1] + "ies", verb[:-1] + "ied", verb[:-1] + "ied", verb + "ing"
    return verb, _third(verb), verb + "ed", verb + "ed", verb + "ing"


def _third(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")


class Wording:
    """Writes out the patterns of one language with the words of its lexicon."""

    def __init__(
        self, language: str, words: Mapping[str, tuple[str, ...]], irregular: Mapping[str, tuple[str, str, str]]
    ) -> None:
        self.language, self.words, self.irregular = language, words, irregular

    def pattern(self, verb: str, noun: str, pattern: str) -> str:
        """The regular expression of a block: of its `pattern`, and of its `verb` and `noun` where it has them.

        Raises LexiconError: a `<name>` has no words.
        """
        branches = [self.expand(pattern)] if pattern else []
        if verb and noun:
            branches += self._joined(verb, noun)
        return "|".join(branches)

    def _joined(self, verb: str, noun: str) -> list[str]:
        short = self.expand("~")
        if self.language == "zh":
            return [rf"(?:{self.expand(verb)})(?:了|过)?(?P<o>{short}(?:{self.expand(noun)}))"]
        told, done, what = self.expand(verb), self.expand(verb, past=True), self.expand(noun)
        return [
            rf"(?:{told})\b(?! by\b)(?P<o>{short}\b(?:{what}))\b",
            rf"(?P<passive>{what})\b{short}\b(?:, (?:which|that) )?(?:{_BE}|\w+ly )?(?:{done})\b(?! the| a | an )",
        ]

    def expand(self, text: str, past: bool = False) -> str:
        """Write out names, verbs and gaps; with `past` a verb stands for its participle alone.

        Raises LexiconError: a `<name>` has no words.
        """

        def alternatives(match: re.Match[str]) -> str:
            if match[1] not in self.words:
                raise LexiconError(f"lexicons/acts.{self.language}: no words named <{match[1]}> for {text!r}")
            named = sorted(self.words[match[1]], key=len, reverse=True)
            return "(?:" + "|".join(self.expand(word, past) for word in named) + ")"

        def inflected(match: re.Match[str]) -> str:
            every = forms(match[1], self.irregular)
            return every[3] if past else "(?:" + "|".join(dict.fromkeys(sorted(every, key=len, reverse=True))) + ")"

        short, long = _GAPS[self.language]
        text = (
            _VERB.sub(inflected, _CLASS.sub(alternatives, text))
            if self.language == "en"
            else _CLASS.sub(alternatives, text)
        )
        return text.replace("~~", long).replace("~", short)
