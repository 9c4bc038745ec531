"""Choices that live in the address: what is chosen stands there, and what is not chosen does not."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping

import streamlit as st

from outcomes.language import _
from ui.kit import markup


def choose(parameter: str, label: str, names: Mapping[str, str]) -> str | None:
    """The choice that the address asks for (``?area=PF``), or that the visitor makes; None for all."""
    offered = {"": _("Alle"), **names}
    if asked(parameter) not in offered:
        markup.show(markup.not_offered(label, asked(parameter), offered[""].lower()))
    _follow_address(parameter, offered)
    chosen: str = st.selectbox(label, [*offered], format_func=offered.__getitem__, key=_key(parameter))
    _tell_address(parameter, chosen)
    return chosen or None


def write(parameter: str, label: str, example: str) -> str:
    """The words that the address asks for (``?q=skole``), or that the visitor writes."""
    _follow_address(parameter)
    written = st.text_input(label, key=_key(parameter), type="search", max_chars=100, placeholder=example).strip()
    _tell_address(parameter, written)
    return written


def asked(parameter: str, among: Container[str] | None = None) -> str:
    """What the address asks for where no choice is drawn; nothing when it can't be chosen."""
    value = st.query_params.get(parameter, "")
    return value if among is None or value in among else ""


def clear(parameters: Iterable[str]) -> None:
    """Choose nothing. To be called before the choices are drawn, as a button's callback is."""
    for parameter in parameters:
        st.session_state.pop(_key(parameter), None)
        st.session_state.pop(_told(parameter), None)
        if parameter in st.query_params:
            del st.query_params[parameter]


def _follow_address(parameter: str, among: Container[str] | None = None) -> None:
    """An address that has changed since it was told (by a link, or the browser's way back) decides."""
    told = st.session_state.get(_told(parameter))
    if _key(parameter) not in st.session_state or told != st.query_params.get(parameter, ""):
        st.session_state[_key(parameter)] = asked(parameter, among)


def _tell_address(parameter: str, chosen: str) -> None:
    if chosen != st.query_params.get(parameter, ""):
        if chosen:
            st.query_params[parameter] = chosen
        else:
            del st.query_params[parameter]
    st.session_state[_told(parameter)] = chosen


def _key(parameter: str) -> str:
    return f"filter-{parameter}"


def _told(parameter: str) -> str:
    return f"told-{parameter}"
