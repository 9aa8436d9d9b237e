"""Pictures of every page, light, dark and narrow, from the real application: `screenshots.py [FOLDER] [DATA]`.

FOLDER is tests/browser/out unless given; DATA a folder of tables, unless given a build of the seeds.
"""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

from serving import ARGUMENTS, ROOT, browser_path, serving  # noqa: E402
from visiting import settle, visit  # noqa: E402

from genesis.archive import opened  # noqa: E402
from genesis.build import build  # noqa: E402

WIDE, LAPTOP, NARROW = (1920, 1080), (1440, 900), (390, 1500)


def main() -> int:
    """Take all pictures; 1 where no browser is installed."""
    path = browser_path()
    if path is None:
        sys.stderr.write("No Chromium: tests/browser/install.sh installs one\n")
        return 1
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "out"
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        data = Path(sys.argv[2]).absolute() if len(sys.argv) > 2 else _built(Path(scratch) / "data")
        with serving(data, Path(scratch)) as server, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
            for name, address, size, theme in _wanted(data):
                _take(browser, server + address, size, theme, folder / f"{name}.png")
            browser.close()
    return 0


def _built(out: Path) -> Path:
    build([ROOT / "seeds"], out)
    return out


def _wanted(data: Path) -> list[tuple[str, str, tuple[int, int], str]]:
    """Name, address, size and theme of each picture."""
    events = opened(data).store.events
    conflicting = events.loc[events["conflicts"].map(len) > 0, "event_id"]
    opened_event = next(iter(conflicting), events["event_id"].iloc[0] if len(events) else "")
    tall = (WIDE[0], 1590)
    wanted = [
        ("timeline", "/", WIDE, "light"),
        ("timeline-dark", "/", WIDE, "dark"),
        ("timeline-laptop", "/", LAPTOP, "light"),
        ("timeline-narrow", "/", NARROW, "light"),
        ("timeline-evidence", f"/?event={opened_event}", WIDE, "light"),
        ("timeline-evidence-dark", f"/?event={opened_event}", LAPTOP, "dark"),
        ("chinese", "/?lang=zh-Hans", WIDE, "light"),
    ]
    for name in ("comparison", "events", "sources"):
        size = tall if name == "comparison" else WIDE
        wanted.append((name, f"/{name}", size, "light"))
        wanted.append((f"{name}-dark", f"/{name}", size, "dark"))
        wanted.append((f"{name}-narrow", f"/{name}", NARROW, "light"))
    return wanted


def _take(browser: Browser, address: str, size: tuple[int, int], theme: str, target: Path) -> None:
    page = browser.new_page(viewport={"width": size[0], "height": size[1]}, color_scheme=theme)
    visit(page, address)
    page.wait_for_timeout(800)  # the width is known and the chart is drawn for it
    settle(page)
    page.screenshot(path=target)
    sys.stdout.write(f"{target}\n")
    page.close()


if __name__ == "__main__":
    sys.exit(main())
