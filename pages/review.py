"""What did readers put right? All corrections with who, when and why; those that find nothing; the way back."""

import streamlit as st
from parts import address, correcting, header, review
from parts.words import say

library = address.archive()
header.show(review.counts(library), say("review_page.subtitle"))
review.broken(library)
if library.store.corrections.empty:
    st.html(f'<p class="note">{say("review_page.empty")}</p>')
    st.stop()
rows = review.filtered(library)
correcting.ask_name()
if not rows:
    st.html(f'<p class="note">{say("review_page.none")}</p>')
review.draw(library, rows)
review.download(library)
