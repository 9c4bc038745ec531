"""The least that a rerun can be: a choice, and a line that says what is chosen."""

import streamlit as st

st.title("Tryghedsplan")
chosen = st.selectbox("Aktivitet", ["1", "2", "3"])
st.html(f"<p id='chosen-{chosen}'>{chosen}</p>")
