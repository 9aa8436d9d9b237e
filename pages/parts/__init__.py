"""What the pages share: the address as their state, the filters, the evidence, the look. Streamlit lives here alone.

Streamlit puts the folder of its main script (pages/) on the path, so a page says `from parts import address`; this
holds for `streamlit run`, for the wheel and for AppTest alike.
"""
