"""HTML of files that stand alone: templates in which every text of a document is escaped."""

from functools import cache
from typing import Any

import jinja2


@cache
def _environment() -> jinja2.Environment:
    loader = jinja2.PackageLoader("genesis.exports", "templates")
    return jinja2.Environment(loader=loader, autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True)


def rendered(name: str, **values: Any) -> bytes:
    """The template `name` with its values, UTF-8."""
    return _environment().get_template(name).render(**values).encode()
