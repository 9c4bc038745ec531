"""Files to take along: made when somebody asks, in the language of the page that offers them."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from outcomes.language import later

_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def offer_excel(label: str, name: str, make: Callable[[], bytes]) -> None:
    st.download_button(label, later(make), name, _EXCEL, on_click="ignore")


def offer_csv(label: str, name: str, make: Callable[[], bytes]) -> None:
    st.download_button(label, later(make), name, "text/csv", on_click="ignore")
