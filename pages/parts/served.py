"""The few scripts of our own, as components of Streamlit.

Each is a file that this server sends, registered as an asset of a component: as inline text Streamlit would load it
from a blob: address, which the content security policy does not allow.
"""

from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest
from streamlit.runtime import Runtime

from parts import address

_HERE = Path(__file__).parent
# Each a file in parts/browser.
_NAMES = ("room", "copy", "brush", "step", "status", "rows", "facets", "choices", "picture", "addresses")
_MANIFEST = ComponentManifest(
    name="genesis", version="1", components=[ComponentConfig(name, asset_dir="browser") for name in _NAMES]
)


def component(name: str, *, key: str = "", html: str = "", css: str = "", **arguments: Any) -> None:
    """Draw the component `name` with its markup and style; nothing without a server, as in a test.

    `key` tells apart components of one name; without it a page has one. The callbacks that are given need not change
    the address.
    """
    if not Runtime.exists():
        return
    manager = get_bidi_component_manager()
    if manager.get(f"genesis.{name}") is None:
        manager.register_from_manifest(_MANIFEST, _HERE)
    drawn = st.components.v2.component(f"genesis.{name}", js=f"{name}.js", html=html or None, css=css or None)
    callbacks = {name: address.listening(given) for name, given in arguments.items() if name.startswith("on_")}
    drawn(key=key or name, **{**arguments, **callbacks})
