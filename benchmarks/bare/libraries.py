"""A page that shows nothing of them, in a process that has imported what the dashboard is built on."""

import duckdb
import pandas  # type: ignore[import-untyped]
import plotly
import streamlit as st

st.title("Tryghedsplan")
st.write(" ".join((duckdb.__version__, pandas.__version__, plotly.__version__)))
