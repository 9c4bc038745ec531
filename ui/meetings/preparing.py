"""Preparing an agenda: moving, hiding with a reason, showing again, and adding."""

from __future__ import annotations

import streamlit as st

from outcomes.agenda import AgendaChanges
from outcomes.language import _
from store.meeting.agendas import change_agenda
from ui.app import saying, session
from ui.meetings.asked import Met


def ask(met: Met) -> None:
    """What can be done to the agenda, each in a form of its own."""
    if met.agenda.items:
        _ask_to_move(met)
    if met.agenda.hidden:
        _ask_to_show(met)
    _ask_to_add(met)


def _ask_to_move(met: Met) -> None:
    form, keys = f"agenda/move/{met.meeting.number}", [one.key for one in met.agenda.items]
    names = {one.key: _short(f"{place}. {one.words}") for place, one in enumerate(met.agenda.items, start=1)}
    with st.form(form):
        key = st.selectbox(_("Punkt"), keys, format_func=names.__getitem__, key=saying.field(form, "item"))
        why = st.text_input(_("Hvorfor skal det skjules?"), key=saying.field(form, "why"), max_chars=500)
        by = saying.who(form)
        with st.container(horizontal=True):
            up = st.form_submit_button(_("Flyt op"))
            down = st.form_submit_button(_("Flyt ned"))
            hide = st.form_submit_button(_("Skjul punktet"))
    if up or down:
        _change(met, form, by, met.changes.move(key, -1 if up else 1, keys), _("Punktet er flyttet."))
    elif hide:
        done = _("Punktet er skjult. Gælder det stadig næste gang, kommer det igen.")
        _change(met, form, by, met.changes.hide(key, why), done)


def _ask_to_show(met: Met) -> None:
    form = f"agenda/show/{met.meeting.number}"
    names = {topic.key: _short(topic.words) for topic, _reason in met.agenda.hidden}
    with st.form(form):
        key = st.selectbox(_("Skjult punkt"), [*names], format_func=names.__getitem__, key=saying.field(form, "item"))
        by = saying.who(form)
        if st.form_submit_button(_("Vis det igen")):
            _change(met, form, by, met.changes.show(key), _("Punktet er på dagsordenen igen."))


def _ask_to_add(met: Met) -> None:
    form = f"agenda/add/{met.meeting.number}"
    titles = {one.number: one.title for one in met.view.plan.activities}
    with st.form(form):
        words = st.text_input(_("Nyt punkt"), key=saying.field(form, "words"), max_chars=500)
        activity = st.selectbox(
            _("Aktivitet"),
            [None, *titles],
            format_func=lambda one: titles[one] if one else _("Ingen bestemt"),
            key=saying.field(form, "activity"),
        )
        recurring = st.checkbox(_("På hvert møde fra nu af"), key=saying.field(form, "recurring"))
        by = saying.who(form)
        pressed = st.form_submit_button(_("Sæt på dagsordenen"))
    if pressed:
        added = met.changes.add(met.meeting.number, words, activity, recurring)
        _change(met, form, by, added, _("Punktet er på dagsordenen."))


def _change(met: Met, form: str, by: str, changed: AgendaChanges, done: str) -> None:
    store, plan, number = session.store(), met.view.plan.id, met.meeting.number
    saying.say(form, by, done, lambda: change_agenda(store, plan, number, changed, by))


def _short(words: str) -> str:
    return words if len(words) <= 90 else f"{words[:89]}…"
