"""What holds for every test."""

import sys
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def _own_main_module() -> Iterator[None]:
    """Streamlit's AppTest makes its script the main module, which worker processes would then run again."""
    main = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = main
