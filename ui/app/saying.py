"""Saying something on a page: who says it, what is told when it is kept, and the words that stay when it is not."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from outcomes.language import _
from outcomes.names import LONGEST
from store.failures import NotSaved, Overtaken

_LAST, _ROUNDS, _TOLD = "saying/who", "saying/rounds", "saying/told"


def field(form: str, name: str) -> str:
    """The key of a field, which is blank again when what stood in its form has been kept."""
    rounds: dict[str, int] = st.session_state.setdefault(_ROUNDS, {})
    return f"{form}/{rounds.get(form, 0)}/{name}"


def seen(form: str, newest: int) -> int:
    """Which version was the newest when the form was drawn first: what is typed in it was typed about that one."""
    version: int = st.session_state.setdefault(field(form, "seen"), newest)
    return version


def who(form: str) -> str:
    """Who says it, asked in each form and filled in with who said something last in the visit."""
    key = field(form, "who")
    now = st.session_state.setdefault(key, st.session_state.get(_LAST, ""))
    by: str = st.text_input(_("Hvem skriver? (navn eller funktion)"), now, key=key, max_chars=LONGEST)
    return by


def say(form: str, by: str, done: str, work: Callable[[], object]) -> None:
    """Say it. Kept, the page is drawn anew and tells that it is ``done``; else it tells why not, and the words stay."""
    try:
        work()
    except NotSaved as stop:
        if isinstance(stop, Overtaken):  # what is newer stands on the page by now
            st.session_state.pop(field(form, "seen"), None)
        st.error(str(stop))
        return
    st.session_state[_LAST], st.session_state[_TOLD] = by, done
    st.session_state[_ROUNDS][form] = st.session_state[_ROUNDS].get(form, 0) + 1
    st.rerun()


def tell() -> None:
    """What was kept, at the top of the page that is drawn anew after it."""
    if done := st.session_state.pop(_TOLD, ""):
        st.success(done)
