"""What a file of rows is: how it was selected, how many rows, from where, how to cite it."""

from collections.abc import Mapping

import pandas as pd

from genesis.exports.context import context
from genesis.exports.job import Job
from genesis.wording import words


def about(job: Job, counts: Mapping[str, int]) -> dict[str, str]:
    """Names and values in words, in the language of the view."""
    said, say = context(job), words(job.language)
    joint = "; " if job.language == "en" else "；"
    told = {
        "title": said.plain,
        "shown": say("export.shown", n=said.shown, all=f"{len(job.archive.store.events):,}"),
        "undated": say("count.events", n=len(job.selected.undated)),
        "filters": joint.join(said.filters) or say("export.no_filter"),
        "dates": said.basis,
        "data": said.data_to,
        "view": said.address,
        "sources": joint.join(said.sources),
        "rows": joint.join(f"{say(f'export.sheet_{name}')}: {count:,}" for name, count in counts.items()),
        "citation": said.citation,
        "note": say("export.about_safe"),
    }
    return {say(f"export.about_{name}"): value for name, value in told.items()}


def about_rows(job: Job, counts: Mapping[str, int]) -> pd.DataFrame:
    """The same as a table of two columns."""
    told = about(job, counts)
    say = words(job.language)
    return pd.DataFrame({say("export.about_name"): list(told), "value": list(told.values())})
