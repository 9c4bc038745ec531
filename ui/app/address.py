"""The address of a page: every choice, filter, day, version and language lives there, and follows one rule.

What is chosen stands in the address, so that a link opens the same page. An address that has changed since it was
told what is chosen (by a link, or the browser's way back) decides; else what the visitor picks does.

A choice that is set in the session is the widget's own default too, here and in the form: on a slow line a widget is
drawn when the page has run again, and then it begins with its default, which the server takes for the visitor's choice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Literal
from urllib.parse import urlencode, urlsplit

import streamlit as st
from markupsafe import Markup

from outcomes.language import _
from ui.kit import links, markup, pieces
from ui.kit.markup import Content

_YEARS = range(2000, 2200)
_DIGITS = 6


def asked(parameter: str, among: Iterable[str] | None = None) -> str:
    """What the address asks for; '' when it says nothing of it, or what can't be chosen."""
    value = st.query_params.get(parameter, "")
    return value if among is None or value in among else ""


def asked_day(parameter: str = "as_of") -> date | None:
    """The day in the address; None when there is none, or none that can be read or that a plan can have."""
    try:
        day = date.fromisoformat(asked(parameter))
    except ValueError:
        return None
    return day if day.year in _YEARS else None


def asked_number(parameter: str) -> int | None:
    """The number in the address, from 1 on; None when there is none, or none that can count anything."""
    value = asked(parameter)
    number = int(value) if value.isascii() and value.isdecimal() and len(value) <= _DIGITS else 0
    return number or None


def choose(
    parameter: str,
    label: str,
    names: Mapping[str, str],
    first: str = "",
    in_a_row: bool = False,
    is_kept: bool = False,
) -> str:
    """What the address asks for (``?period=2026H1``), or the visitor picks; ``first`` when neither has said.

    An option that is called '' does not stand in the address. A choice that ``is_kept`` stays for the visit where
    the address says nothing of it.
    """
    wanted, key = asked(parameter), _key(parameter)
    if _has_changed(parameter, label, is_kept) or st.session_state.get(key) not in names:
        st.session_state[key] = next(name for name in (wanted, first, *names) if name in names)
    if wanted and wanted not in names:
        shown: str = st.session_state[key]
        markup.show(pieces.not_offered(label, wanted, names[shown] if shown else names[shown].lower()))
    say, now = names.__getitem__, [*names].index(st.session_state[key])
    scope: Literal["session"] | None = "session" if is_kept else None
    chosen: str = (
        st.radio(label, [*names], now, format_func=say, key=key, horizontal=True, persist_state=scope)
        if in_a_row
        else st.selectbox(label, [*names], now, format_func=say, key=key, persist_state=scope)
    )
    if chosen:
        markup.show(pieces.paragraph(f"{label}: {names[chosen]}", "on-paper"))
    return _tell(parameter, label, chosen)


def choose_at_last(parameter: str, label: str, names: Mapping[str, str], unchosen: str) -> str | None:
    """One of the names, or None until the visitor has picked one; what is picked is kept for the visit."""
    wanted = asked(parameter)
    if wanted and wanted not in names:
        markup.show(pieces.not_there(label, wanted))
        del st.query_params[parameter]
    return choose(parameter, label, {"": unchosen, **names}, is_kept=True) or None


def go_to(**parameters: object) -> None:
    """Choose this, as a link to it would. To be called before the choices are drawn, as a button's callback is."""
    for parameter, value in parameters.items():
        st.query_params[parameter] = str(value)
        st.session_state.pop(_told(parameter), None)


def choose_or_all(parameter: str, label: str, names: Mapping[str, str]) -> str | None:
    """One of the names, or None for all, which does not stand in the address."""
    return choose(parameter, label, {"": _("Alle"), **names}) or None


def write(parameter: str, label: str, example: str) -> str:
    """The words that the address asks for (``?q=skole``), or that the visitor writes."""
    key = _key(parameter)
    if _has_changed(parameter, label):
        st.session_state[key] = asked(parameter)
    now = st.session_state[key]
    written = st.text_input(label, now, key=key, type="search", max_chars=100, placeholder=example)
    return _tell(parameter, label, written.strip())


def clear(parameters: Iterable[str]) -> None:
    """Choose nothing. To be called before the choices are drawn, as a button's callback is."""
    for parameter in parameters:
        st.session_state.pop(_key(parameter), None)
        st.session_state.pop(_told(parameter), None)
        st.query_params.pop(parameter, None)


def keep() -> Mapping[str, str]:
    """What the visitor looks through (language, day, plan, record) stays in the address from page to page."""
    kept = looked_through()
    for name in links.FOLLOWED:
        if not _can_be_followed(name):
            kept.pop(name, None)
        elif name in st.query_params:
            kept[name] = st.query_params[name]
        elif name in kept:
            st.query_params[name] = kept[name]
    links.follow(kept)
    return kept


def _can_be_followed(name: str) -> bool:
    """Whether the address asks for something that there can be; else it is told once and forgotten."""
    if name not in st.query_params:
        return True
    usable = {"as_of": asked_day() is not None, "plan_version": asked_number("plan_version") is not None}
    return usable.get(name, True)


def looked_through() -> dict[str, str]:
    """What the visit has been told to look through."""
    kept: dict[str, str] = st.session_state.setdefault("address", {})
    return kept


def here(text: Content, **changed: str | None) -> Markup:
    """A link to this page with parts of its address changed, or taken out."""
    return links.to(text, this_page(**changed))


def this_page(**changed: str | None) -> str:
    """The address of this page with parts of it changed, or taken out."""
    return links.changed({**st.query_params.to_dict(), **changed})


def whole(**changed: str | None) -> str:
    """The same from the server's name on, as it can be sent to somebody."""
    server = urlsplit(st.context.url or "")
    return server._replace(path=server.path or "/", query=this_page(**changed)[1:]).geturl()


def whole_of(page: str, **parameters: object) -> str:
    """The whole address of another page, as it can be sent to somebody."""
    server = urlsplit(st.context.url or "")
    folder = server.path.rpartition("/")[0]
    return server._replace(path=f"{folder}/{page}", query=urlencode(parameters), fragment="").geturl()


def _has_changed(parameter: str, label: str, is_kept: bool = False) -> bool:
    """Whether the address says something else than it was told, or nothing has been chosen yet.

    The label tells too: another page that asks in other words draws another widget, which begins with nothing.
    """
    if _key(parameter) not in st.session_state:
        return True
    says_nothing = is_kept and not asked(parameter)
    return not says_nothing and (label, asked(parameter)) != st.session_state.get(_told(parameter))


def _tell(parameter: str, label: str, chosen: str) -> str:
    if chosen != asked(parameter):
        if chosen:
            st.query_params[parameter] = chosen
        else:
            del st.query_params[parameter]
    st.session_state[_told(parameter)] = (label, chosen)
    return chosen


def _key(parameter: str) -> str:
    return f"choice-{parameter}"


def _told(parameter: str) -> str:
    return f"told-{parameter}"
