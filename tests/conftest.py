"""What holds for every test."""

import gc
import sys
from collections.abc import Iterator

import pytest


def pytest_collection_finish() -> None:
    """Leave what is imported and collected, which lives until the end, out of every search for garbage."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _own_main_module() -> Iterator[None]:
    """Streamlit's AppTest makes its script the main module, which worker processes would then run again."""
    main = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = main
