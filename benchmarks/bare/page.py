"""The least that a Streamlit page can be: a title and one line."""

import streamlit as st

st.title("Tryghedsplan")
st.write("Hvor langt er vi?")
