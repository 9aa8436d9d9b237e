"""Pictures of every page from the real application: `screenshots.py [FOLDER] [DATA]`.

Each page in light and dark, in English and Chinese (simplified in light, traditional in dark), at three widths; and a
few views that are opened from them. FOLDER is tests/browser/pictures unless given; DATA a folder of tables, unless
given a build of the seeds. The pictures are scaled down and packed, so that they may lie in the repository; the page
that shows them is written anew.
"""

import io
import itertools
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from PIL import Image
from playwright.sync_api import Browser

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

from serving import ROOT, browser_path, chromium, serving  # noqa: E402
from visiting import LISTENING, settle, visit  # noqa: E402

from genesis.archive import opened  # noqa: E402
from genesis.build import build  # noqa: E402

PICTURES = HERE / "pictures"
PAGES = ("timeline", "comparison", "events", "sources", "review")
SIZES = {1920: (1080, 1200), 1280: (900, 900), 390: (1300, 390)}  # width -> height, width of the picture
LANGUAGES = {"light": ("en", "zh-Hans"), "dark": ("en", "zh-Hant")}
MOST = 3_000_000  # bytes of all pictures
_QUALITY = 52  # of WebP: letters stay sharp


class Picture(NamedTuple):
    """One view: its name, and how it is asked for."""

    name: str
    address: str
    width: int
    theme: str
    press: str = ""  # the key of a button to press before

    @property
    def file(self) -> str:
        """The name of its file."""
        return f"{self.name}.webp"


def pages() -> Iterator[Picture]:
    """Every page in every theme, language and width."""
    for page, (theme, languages), width in itertools.product(PAGES, LANGUAGES.items(), SIZES):
        for language in languages:
            where = "/" if page == PAGES[0] else f"/{page}"
            asked = "" if language == "en" else f"?lang={language}"
            yield Picture(f"{page}-{theme}-{language}-{width}", where + asked, width, theme)


def views(event: str) -> Iterator[Picture]:
    """What is opened from a page; `event` is one on which sources differ."""
    yield Picture("evidence-light-en-1920", f"/?event={event}", 1920, "light")
    yield Picture("evidence-dark-zh-Hant-390", f"/?event={event}&lang=zh-Hant", 390, "dark")
    yield Picture("events-chosen-light-en-1280", "/events?country=US&country=-JP&sort=-usd", 1280, "light")
    yield Picture("unused-light-zh-Hans-1280", "/sources?lang=zh-Hans", 1280, "light", "why-not")
    yield Picture("export-dark-en-1280", "/events?country=CN", 1280, "dark", "open-export")


def main() -> int:
    """Take all pictures; 1 where no browser is installed."""
    if browser_path() is None:
        sys.stderr.write("No Chromium: tests/browser/install.sh installs one\n")
        return 1
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else PICTURES
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch, chromium() as browser:
        data = Path(sys.argv[2]).absolute() if len(sys.argv) > 2 else _built(Path(scratch) / "data")
        taken = [*pages(), *views(_differing(data))]
        with serving(data, Path(scratch)) as server:
            for picture in taken:
                _take(browser, server, picture, folder)
        with serving(Path(scratch) / "nothing", Path(scratch)) as server:
            taken.append(Picture("empty-light-en-1920", "/", 1920, "light"))
            _take(browser, server, taken[-1], folder)
    (folder / "README.md").write_text(shown(taken), encoding="utf-8")
    sys.stdout.write(f"{len(taken)} pictures, {sum(size(folder)) / 1e6:.2f} MB -> {folder}\n")
    return 0


def size(folder: Path) -> list[int]:
    """The bytes of each picture in a folder."""
    return [file.stat().st_size for file in folder.glob("*.webp")]


def shown(taken: list[Picture]) -> str:
    """The page that shows the pictures, as Markdown: one heading a page, then theme, language and width."""
    lines = ["# What it looks like", "", "Made by `make screenshots` from the real application and the five seeds."]
    for group, pictures in itertools.groupby(taken, key=lambda one: one.name.partition("-")[0]):
        lines += ["", f"## {group.capitalize()}", ""]
        for picture in pictures:
            about = picture.name.partition("-")[2].replace("-", " ").replace("zh ", "zh-")
            lines += [f"{about}", "", f"![{group}, {about}]({picture.file})", ""]
    return "\n".join(lines).rstrip() + "\n"


def _built(out: Path) -> Path:
    build([ROOT / "seeds"], out)
    return out


def _differing(data: Path) -> str:
    events = opened(data).store.events
    return str(events.loc[events["conflicts"].map(len) > 0, "event_id"].iloc[0])


def _take(browser: Browser, server: str, picture: Picture, folder: Path) -> None:
    height, wide = SIZES[picture.width]
    page = browser.new_page(viewport={"width": picture.width, "height": height}, color_scheme=picture.theme)
    page.add_init_script(LISTENING)
    visit(page, server + picture.address)
    settle(page)
    if picture.press:
        page.locator(f".st-key-{picture.press} button").click()
        settle(page)
    image = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    if wide < picture.width:
        image = image.resize((wide, round(image.height * wide / image.width)), Image.Resampling.LANCZOS)
    image.save(folder / picture.file, quality=_QUALITY, method=6)
    sys.stdout.write(f"{picture.file}\n")
    page.close()


if __name__ == "__main__":
    sys.exit(main())
