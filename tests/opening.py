"""A page of the dashboard as Streamlit runs it without a browser."""

from pathlib import Path

from streamlit.testing.v1 import AppTest

SHELL = Path(__file__).parent.parent / "pages" / "shell.py"
_SECONDS = 60  # for one run


def shown(page: str = "timeline", **parameters: str | list[str]) -> AppTest:
    """Open a page at an address, by default without a parameter, on the tables that GENESIS_DATA names."""
    test = AppTest.from_file(SHELL, default_timeout=_SECONDS)
    for key, value in parameters.items():
        test.query_params[key.rstrip("_")] = value  # `from_`, which is a word of Python
    if page != "timeline":
        test.switch_page(f"{page}.py")
    test.run()
    assert not test.exception
    return test


def html(test: AppTest) -> str:
    """All that `st.html` was given, without the style sheets."""
    blocks = (element.proto.body for element in test.get("html"))
    return "\n".join(block for block in blocks if "<style>" not in block)
