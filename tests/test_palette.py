"""Contrast of every colour, by the WCAG formula."""

import pytest

from genesis.palette import Palette, font_stack, palette

THEMES = ("light", "dark")
TEXTS = ("ink", "ink2", "ink3", "us_text", "cn_text", "both_text", "others_text", "third_text")
MARKS = ("us", "cn", "both", "others", "third", "as_known")


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", THEMES)
def test_texts_can_be_read_on_page_and_sidebar(theme: str) -> None:
    colours = palette(theme)
    for token in TEXTS:
        assert contrast(colours[token], colours["bg"]) >= 4.5, token
        assert contrast(colours[token], colours["surface"]) >= 4.5, token
    assert contrast(colours["warn"], colours["warn_ground"]) >= 4.5
    assert contrast(colours["quote_ink"], colours["quote"]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
def test_marks_can_be_seen(theme: str) -> None:
    colours = palette(theme)
    for token in MARKS:
        assert contrast(colours[token], colours["bg"]) >= 3, token
    assert contrast(colours["warn_line"], colours["warn_ground"]) >= 3


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("token", ["us", "cn", "both", "others"])
def test_words_and_marks_inside_soft_bars(theme: str, token: str) -> None:
    colours = palette(theme)
    ground = _over(colours, token, 0.3)
    assert contrast(colours["ink"], ground) >= 4.5
    assert contrast(colours[f"{token}_text"], ground) >= 3


@pytest.mark.parametrize("token", ["chip_us", "chip_cn", "chip_others"])
def test_white_words_on_chips(token: str) -> None:
    assert all(contrast("#FFFFFF", palette(theme)[token]) >= 4.5 for theme in THEMES)


def _over(colours: Palette, token: str, share: float) -> str:
    pairs = [(int(colours[token][at : at + 2], 16), int(colours["bg"][at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(front * share + back * (1 - share)):02X}" for front, back in pairs)


def test_tint_and_fonts() -> None:
    assert palette("light").tint("us", 0.3) == "rgba(0,114,178,0.3)"
    assert font_stack("zh-Hant").index("CJK TC") < font_stack("zh-Hant").index("PingFang")
