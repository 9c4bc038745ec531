"""Closing a meeting: who came, what was said in all, and the minutes that come of it, as Word and PDF."""

from __future__ import annotations

import streamlit as st

from outcomes.held import Held
from outcomes.language import _
from outcomes.meeting import Closed, Meeting
from store import configuration
from store.failures import NotSaved
from store.meeting.minutes import close_meeting, minutes_of
from ui.app import address, downloads, saying, session
from ui.kit import markup, pieces
from ui.meetings.asked import Met, every
from writers.documents.minutes import minutes_files


def ask(met: Met) -> None:
    """A form that closes the meeting, or puts its minutes right while they are the latest."""
    closed, form = met.meeting.closed, f"closing/{met.meeting.number}"
    seen = saying.seen(form, closed.version if closed else 0)
    left = [topic.words for topic in met.agenda.items if not met.is_reached(topic)]
    with st.form(form, border=False):
        if left:
            told = _("De her punkter er ikke taget op. De kommer igen på det næste møde:")
            markup.show(pieces.paragraph(told), pieces.items(left))
        came = st.text_area(
            _("Hvem var med? (en på hver linje)"),
            "\n".join(closed.came if closed else met.meeting.invited),
            key=saying.field(form, "came"),
        )
        words = st.text_area(
            _("Indledning til referatet (kan være tom)"),
            (closed.words or "") if closed else "",
            key=saying.field(form, "words"),
            max_chars=5000,
        )
        by = saying.who(form)
        pressed = st.form_submit_button(
            _("Ret referatet") if seen else _("Luk mødet, og lav referatet"), type="primary"
        )
    if pressed:
        names = tuple(dict.fromkeys(name for line in came.splitlines() if (name := line.strip())))
        saying.say(form, by, _("Mødet er lukket, og referatet er gemt."), lambda: _close(met, names, words, by, seen))


def _close(met: Met, came: tuple[str, ...], words: str, by: str, seen: int) -> None:
    store, plan = session.store(), met.view.plan.id
    items = [
        Held(one.key, one.words, one.why, one.activity, one.recurring, met.is_reached(one)) for one in met.agenda.items
    ]
    there = address.whole(plan=plan, meeting=str(met.meeting.number), item=None)
    said = minutes_of(store, plan, met.meeting, items, came, words, there, store.latest_day(plan))
    try:
        files = minutes_files(said, configuration.read().documents.word_template)
    except ValueError as fault:
        raise NotSaved(str(fault)) from fault
    close_meeting(store, said, files, by, seen)


def can_be_put_right(met: Met) -> bool:
    """Whether no later meeting is closed."""
    after = (one for one in every(met.view) if (one.day, one.number) > (met.meeting.day, met.meeting.number))
    return not any(one.closed for one in after)


def offer(met: Met, closed: Closed) -> None:
    """The minutes as they were filed, to take along."""
    name = downloads.name_of("referat", met.view.plan.partnership.id, str(met.meeting.day))
    with st.container(horizontal=True):
        downloads.offer_word(_("Hent referatet som Word"), f"{name}.docx", lambda: _file(closed.word))
        downloads.offer_pdf(_("Hent referatet som PDF"), f"{name}.pdf", lambda: _file(closed.pdf))


def _file(sha256: str) -> bytes:
    return session.store().log.attachment(sha256) or b""


def title_of(meeting: Meeting) -> str:
    return _("Ret referatet") if meeting.closed else _("Luk mødet")
