import streamlit as st

st.html("<h1 class=headline>comparison</h1>")
