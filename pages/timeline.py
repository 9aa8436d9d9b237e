"""What happened when? Every act at its date, in lanes; the same rows as a table beneath."""

import streamlit as st
from parts import header

header.show("x", "y")
