"""A page that shows nothing of them, in a process that has imported what the dashboard is built on."""

import duckdb
import pandas as pd  # type: ignore[import-untyped]
import plotly
import streamlit as st

st.title("Tryghedsplan")
st.write(f"{duckdb.__version__} {pd.__version__} {plotly.__version__}")
