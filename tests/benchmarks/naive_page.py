"""What one would write first: all rows in a scatter and in a data frame, filtered by country and category."""

import os

import pandas as pd
import plotly.express as px
import streamlit as st

from genesis.store import Store


@st.cache_data
def events() -> pd.DataFrame:
    """All events, read once."""
    frame = Store.open(os.environ["GENESIS_DATA"]).events
    return frame.assign(country=frame["countries"].map(lambda codes: codes[0] if len(codes) else "none"))


st.set_page_config(layout="wide")
shown = events()
for column in ("country", "category", "status"):
    chosen = st.sidebar.pills(column, sorted(shown[column].unique()), selection_mode="multi")
    if chosen:
        shown = shown[shown[column].isin(chosen)]
st.html(f'<h1 class="headline">{len(shown)} events</h1>')
figure = px.scatter(shown, x="start", y="country", color="country", symbol="category", hover_name="title_en")
st.plotly_chart(figure, key="timeline")
st.dataframe(shown[["start", "end", "countries", "title_en", "category", "status", "usd"]])
