"""Markdown: a briefing to paste into a note: headline, what the numbers say, the acts by date with their sources."""

import re

from genesis.exports.context import context
from genesis.exports.entries import Entry, entries, notes
from genesis.exports.job import Job

_MARKUP = re.compile(r"([\\`*_\[\]<>~|])")  # what is markup inside a line
_LINES = re.compile(r"\s+")


def md_bytes(job: Job) -> bytes:
    """The briefing of a view, UTF-8; texts of documents stand in it as words, never as markup."""
    said = context(job)
    lines = [f"# {safe(said.heading)}", ""]
    if said.plain != said.heading:
        lines += [safe(said.plain), ""]
    lines += [*(f"- {safe(note)}" for note in notes(job, said)), ""]
    for one in entries(job):
        lines += _listed(one)
    lines += ["", safe(said.citation), ""]
    return "\n".join(lines).encode()


def _listed(one: Entry) -> list[str]:
    facts = ", ".join(filter(None, (one.category, one.status, *one.sums)))
    lines = [f"- **{safe(one.when)}** {safe(one.title)} ({safe(facts)})"]
    lines += [f"  - “{safe(quoted.quote)}” — {_source(quoted.source, quoted.url)}" for quoted in one.quotes]
    return [*lines, *(f"  - ✎ {safe(corrected)}" for corrected in one.corrections)]


def _source(name: str, url: str) -> str:
    return f"[{safe(name)}](<{url.replace('>', '%3E').replace('<', '%3C')}>)" if url else safe(name)


def safe(text: str) -> str:
    """Text in one line with the signs of Markdown escaped."""
    return _MARKUP.sub(r"\\\1", _LINES.sub(" ", text).strip())
