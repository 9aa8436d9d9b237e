"""The title of an event in the language of the interface."""

from genesis.titles.names import programme_name
from genesis.vocabulary import traditional

_MARKS = str.maketrans("“”‘’", "「」『』")


def title_words(title_en: str, title_zh: str, language: str) -> str:
    """The title in `language`; the other one where it is missing. Titles are kept in simplified characters.

    Traditional ones come with the words and quotation marks of Taiwan, see `genesis.vocabulary`.
    """
    if language == "en":
        return title_en or title_zh
    return (traditional(title_zh).translate(_MARKS) if language == "zh-Hant" else title_zh) or title_en


def programme_words(name: str, language: str) -> str:
    """A programme or law by its canonical English name in `language`; as it is where the gazetteer has no Chinese."""
    return name if language == "en" else title_words("", programme_name(name, language).strip("“”"), language)
