"""A reader that takes its process along; a module of its own, as workers load it."""

import os

from genesis import documents, extraction


def read_one(found):
    """Die of the document 1.md, read the others."""
    if found.path.name == "1.md":
        os._exit(9)
    return extraction.Result(documents.read(found.path, root=found.root))
