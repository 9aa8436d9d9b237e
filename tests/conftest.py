"""What holds for every test."""

import gc
import sys
from collections.abc import Iterator

import pytest


def pytest_configure() -> None:
    """Search for garbage less often: among all that the tests keep, each search takes a third of a second."""
    gc.set_threshold(50_000, 20, 20)


@pytest.fixture(autouse=True)
def _own_main_module() -> Iterator[None]:
    """Streamlit's AppTest makes its script the main module, which worker processes would then run again."""
    main = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = main
