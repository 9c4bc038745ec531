"""All meetings: those to come, those that were held, and a form to call one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import streamlit as st
from markupsafe import Markup

from outcomes.language import _
from outcomes.meeting import MEETING_KINDS, Meeting, MeetingKind, NewMeeting
from store.meeting.meetings import call_meeting
from ui.app import saying, session
from ui.app.session import View
from ui.kit import markup, pieces, words
from ui.meetings import told

_FORM = "meetings/call"


def lead(view: View, meetings: Sequence[Meeting]) -> str:
    """When the next meeting is."""
    coming = [one for one in meetings if one.is_open and one.day >= view.as_of]
    if not coming:
        return _("Der er ikke indkaldt til et møde.")
    return _("Det næste: {meeting}.").format(meeting=told.title(coming[0]))


def listed(meetings: Sequence[Meeting]) -> Markup:
    """The meetings that are open, and those that are closed or called off, the newest first."""
    still_open = [one for one in meetings if one.is_open]
    closed = [one for one in reversed(meetings) if not one.is_open]
    return _table(_("Kommende møder"), still_open) + _table(_("Holdte møder"), closed)


def _table(title: str, meetings: Sequence[Meeting]) -> Markup:
    if not meetings:
        return Markup()
    body = [[told.way(one), markup.danish(one.place), _state(one)] for one in meetings]
    return pieces.heading(title) + pieces.table(title, (_("Møde"), _("Sted"), _("Status")), body)


def _state(meeting: Meeting) -> str:
    if meeting.cancelled:
        return _("aflyst: {why}").format(why=meeting.cancelled)
    if meeting.closed:
        return _("lukket {time}").format(time=words.time(meeting.closed.at))
    return _("tallene er fra {day}").format(day=words.day(meeting.numbers_of))


def ask(view: View, now: Meeting | None = None) -> None:
    """A form that calls a meeting, or that says of one that is called when and where it is instead."""
    form = f"{_FORM}/{now.number}" if now else _FORM
    about = (now.number, saying.seen(form, now.version)) if now else (None, 0)
    first = now.day if now else max(view.as_of, session.store().latest_day(view.plan.id)) + timedelta(days=14)
    with st.form(form, border=False):
        kind = st.selectbox(
            _("Mødetype"),
            [*MEETING_KINDS],
            [*MEETING_KINDS].index(now.meeting_kind) if now else 0,
            format_func=lambda one: _(MEETING_KINDS[one]),
            key=saying.field(form, "kind"),
        )
        day = st.date_input(_("Dag"), first, format="DD.MM.YYYY", key=saying.field(form, "day"))
        place = st.text_input(_("Sted"), now.place if now else "", key=saying.field(form, "place"), max_chars=200)
        invited = st.text_area(
            _("Hvem er inviteret? (en på hver linje)"),
            "\n".join(now.invited) if now else "",
            key=saying.field(form, "invited"),
        )
        numbers = st.date_input(
            _("Tallene er fra (tom: dagen før mødet)"),
            now.numbers_of if now else None,
            format="DD.MM.YYYY",
            key=saying.field(form, "numbers"),
        )
        cancelled = (
            st.text_input(_("Aflyst? Skriv hvorfor"), key=saying.field(form, "cancelled"), max_chars=500)
            if now
            else None
        )
        by = saying.who(form)
        pressed = st.form_submit_button(_("Gem mødet") if now else _("Indkald til mødet"))
    if pressed and isinstance(day, date):
        new = NewMeeting(day, _numbers_of(day, numbers), _kind(kind), place, _names(invited), cancelled)
        saying.say(form, by, _("Mødet er gemt."), lambda: call_meeting(session.store(), view.plan.id, new, by, *about))


def _numbers_of(day: date, typed: object) -> date:
    return typed if isinstance(typed, date) else day - timedelta(days=1)


def _kind(chosen: MeetingKind | None) -> MeetingKind:
    return chosen or "working_group"


def _names(lines: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for line in lines.splitlines() if (name := line.strip())))
