"""Files to take along: made when somebody asks, in the language of the page that offers them."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from outcomes.language import later
from ui.app import session
from ui.kit import markup, scripts

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def name_of(*parts: str) -> str:
    """A file's name without its ending, such as »maaltal-2027-02-15«; of invented reports it says so first."""
    return "-".join([*(["opdigtet"] if session.store().is_invented() else []), *parts])


def hold_presses() -> None:
    """Have the browser keep a press on a file's button while the page runs, and make it when it has."""
    markup.show(scripts.call("app/held_press.js"), runs_scripts=True)


def offer_excel(label: str, name: str, make: Callable[[], bytes]) -> None:
    st.download_button(label, later(make), name, _EXCEL, on_click="ignore")


def offer_csv(label: str, name: str, make: Callable[[], bytes]) -> None:
    st.download_button(label, later(make), name, "text/csv", on_click="ignore")


def offer_word(label: str, name: str, make: Callable[[], bytes]) -> None:
    st.download_button(label, later(make), name, _WORD, on_click="ignore")


def offer_pdf(label: str, name: str, make: Callable[[], bytes]) -> None:
    st.download_button(label, later(make), name, "application/pdf", on_click="ignore")


def offer_calendar(label: str, name: str, make: Callable[[], bytes]) -> None:
    st.download_button(label, later(make), name, "text/calendar", on_click="ignore")
