"""One meeting: its agenda to prepare, its items to take up one by one, and what it has decided."""

from __future__ import annotations

import streamlit as st

from outcomes.language import _
from ui.app import saying
from ui.decided import told as decided
from ui.kit import links, markup, pieces
from ui.meetings import closing, in_hand, page, preparing, told
from ui.meetings.asked import Met
from ui.since import told as since


def show(met: Met, item: str) -> None:
    """The item that the address asks for (``?item=above``) alone, or else the whole meeting."""
    topic = met.agenda.item(item) if item else None
    if topic:
        in_hand.show(met, topic)
        return
    pieces.head(told.title(met.meeting), links.link(_("Møder"), "meetings"), _lead(met))
    saying.tell()
    if item:
        markup.show(pieces.not_there(_("Punkt"), item))
    if met.agenda.items and not met.meeting.cancelled:
        there = {"meeting": met.meeting.number, "item": met.agenda.items[0].key}
        markup.show(links.link(_("Tag punkterne op på skærmen, et ad gangen"), "meetings", **there))
    markup.show(told.facts(met), pieces.heading(_("Dagsorden")), told.agenda(met), told.hidden(met))
    if met.meeting.closed:
        closing.offer(met, met.meeting.closed)
    if met.meeting.is_open:
        _prepare(met)
    if met.before:
        markup.show(since.since_meeting(met.numbers, met.before.numbers_of))
    taken = decided.every(met.taken(), met.view.as_of)
    markup.show(pieces.heading(_("Besluttet og aftalt")), taken or pieces.note(_("Intet endnu.")))
    if not met.meeting.cancelled and closing.can_be_put_right(met):
        with st.expander(closing.title_of(met.meeting), key=f"closing/open/{met.meeting.number}"):
            closing.ask(met)


def _lead(met: Met) -> str:
    if met.meeting.cancelled:
        return _("Mødet er aflyst: {why}").format(why=met.meeting.cancelled)
    return ""


def _prepare(met: Met) -> None:
    with st.expander(_("Ret dagsordenen"), key=f"agenda/open/{met.meeting.number}"):
        preparing.ask(met)
    with st.expander(_("Flyt eller aflys mødet"), key=f"meeting/open/{met.meeting.number}"):
        page.ask(met.view, met.meeting)
