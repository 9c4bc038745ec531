"""Saying that something of the calendar is done, and taking the calendar along."""

from __future__ import annotations

from datetime import date

import streamlit as st

import settings
from outcomes.language import _
from outcomes.occurrences import occurrences
from store.meeting.ticks import tick
from ui.app import address, downloads, saying, session
from ui.app.session import View
from ui.calendar.page import Stands
from ui.kit import markup, pieces, words
from writers.calendar_file import to_calendar

_FORM = "calendar/tick"


def ask(view: View, shown: Stands) -> None:
    """A form that ticks off what is over its time and no report tells of."""
    late = {one.key: one for one in shown.those("overdue", "awaited", "coming") if one.reports is None}
    open_ones = {key: one for key, one in late.items() if one.first_day <= view.as_of and one.is_owed}
    if not open_ones:
        return
    names = {key: f"{one.words}, {words.day(one.last_day)}" for key, one in open_ones.items()}
    with st.expander(_("Kryds noget af"), key=f"{_FORM}/open"), st.form(_FORM, border=False):
        key = st.selectbox(_("Hvad er gjort?"), [*names], format_func=names.__getitem__, key=saying.field(_FORM, "key"))
        said = st.text_area(_("Skriv det i en sætning"), key=saying.field(_FORM, "words"), max_chars=2000)
        by = saying.who(_FORM)
        pressed = st.form_submit_button(_("Kryds af"))
    if pressed:
        about = session.store(), view.plan.id, key, open_ones[key].last_day, said, by
        saying.say(_FORM, by, _("Det er krydset af."), lambda: tick(*about))


def offer(view: View) -> None:
    """The calendar as a file, and where one can subscribe to it when whoever runs the server has said so."""
    name = downloads.name_of("kalender", view.plan.partnership.id, str(view.plan.year))
    downloads.offer_calendar(_("Hent kalenderen (til Outlook og andre)"), f"{name}.ics", lambda: file_of(view))
    if token := settings.calendar_token():
        told = _("Eller abonnér på den: {address}").format(address=address.whole_of(f"calendar/{token}.ics"))
        markup.show(pieces.note(told))


def file_of(view: View) -> bytes:
    """All that happens, as a file; what goes on all the time is not in it."""
    every = [one for one in occurrences(view.plan, date.min, date.max) if one.kind != "ongoing"]
    return to_calendar(view.plan, every, session.version_shown(view).effective_at, "")
