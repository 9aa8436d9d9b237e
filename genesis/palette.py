"""Colours by meaning and the fonts that go with them, in light and dark (lexicons/palette.toml)."""

from functools import cache
from typing import Literal

import msgspec

from genesis.errors import LexiconError
from genesis.lexicon import read_toml

Theme = Literal["light", "dark"]


class _Palettes(msgspec.Struct, frozen=True):
    light: dict[str, str]
    dark: dict[str, str]
    fonts: dict[str, str]


class Palette(msgspec.Struct, frozen=True):
    """The colours of one theme, by token: `palette["us_text"]`."""

    theme: Theme
    colours: dict[str, str]

    def __getitem__(self, token: str) -> str:
        """The colour of `token` as #RRGGBB; raises KeyError for a token that palette.toml does not have."""
        return self.colours[token]

    def tint(self, token: str, opacity: float) -> str:
        """The colour of `token` as rgba(…) with `opacity` from 0 to 1."""
        red, green, blue = (int(self[token][at : at + 2], 16) for at in (1, 3, 5))
        return f"rgba({red},{green},{blue},{opacity:g})"


@cache
def palette(theme: Theme) -> Palette:
    """The palette of a theme; both themes have the same tokens.

    Raises LexiconError: they have not.
    """
    palettes = read_toml("palette.toml", _Palettes)
    if palettes.light.keys() != palettes.dark.keys():
        odd = ", ".join(sorted(palettes.light.keys() ^ palettes.dark.keys()))
        raise LexiconError(f"lexicons/palette.toml: {odd} must stand in both [light] and [dark]")
    return Palette(theme, palettes.light if theme == "light" else palettes.dark)


@cache
def font_stack(language: str) -> str:
    """The font families for charts and HTML in a language of the interface, as CSS."""
    return read_toml("palette.toml", _Palettes).fonts[language]
