"""In the Export dialog: where the view is had in every form, and how other tools read it from there."""

from pathlib import Path
from urllib.parse import urlsplit

from genesis.exports import Job, View, formats_of
from genesis.exports.addresses import address, examples
from genesis.wording import words
from parts import served

_SHOWN: dict[View, tuple[View, ...]] = {"comparison": ("comparison", "figures")}  # views of which one page shows two
_MARKUP = Path(__file__).parent / "browser" / "addresses.html"


def show(job: Job) -> None:
    """The addresses of a view and the lines that read them, each with a button that copies it."""
    served.component("addresses", html=_MARKUP.read_text("utf-8"), data=listed(job))


def listed(job: Job) -> dict[str, object]:
    """What the component shows: words, addresses in the order of the registry, lines of code."""
    say = words(job.language)
    return {
        "heading": say("export.addresses"),
        "note": say("export.addresses_note"),
        "examples_heading": say("export.examples"),
        "copy": say("export.copy"),
        "copied": say("export.copied"),
        "addresses": [row for view in _SHOWN.get(job.view, (job.view,)) for row in _rows(job, view)],
        "examples": [_row(job, say(one.label), one.line) for one in examples(job)],
    }


def _rows(job: Job, view: View) -> list[dict[str, str]]:
    say, rows = words(job.language), []
    for form in formats_of(view):
        label = say(form.label) if view == job.view else say(f"export.{view}_form", form=say(form.label))
        rows.append(_row(job, label, address(job, view, form.suffix, form.options), job.site))
    return rows


def _row(job: Job, label: str, text: str, site: str = "") -> dict[str, str]:
    """A line to copy; of an address also what tells it from the others, which a narrow window shows alone."""
    shown = text.removeprefix(site)
    return {
        "label": label,
        "text": text,
        "site": text.removesuffix(shown),
        "shown": shown,
        "link": text if site and urlsplit(text).scheme in ("http", "https") else "",
        "copy": words(job.language)("export.copy_one", name=label),
    }
