"""What is brought to a meeting on paper, made when somebody asks for it."""

from __future__ import annotations

import streamlit as st

from outcomes.language import _
from outcomes.pack import Pack
from store import configuration
from store.meeting.pack import pack_of
from ui.app import address, downloads, session
from ui.app.session import View
from ui.kit import words
from writers.documents.pack import pack_pdf, pack_word


def offer(view: View) -> None:
    """Two pages as PDF and as Word, and with a page about each activity; of the day that is looked at."""
    there = address.whole(plan=view.plan.id, as_of=view.as_of.isoformat())
    store, template = session.store(), configuration.read().documents.word_template
    name = downloads.name_of("moede", view.plan.partnership.id, str(view.as_of))

    def pack() -> Pack:
        return pack_of(store, view.plan, view.as_of, there, words.day)

    with st.expander(_("Til mødet på papir"), key="overview/paper"), st.container(horizontal=True):
        downloads.offer_pdf(_("To sider (PDF)"), f"{name}.pdf", lambda: pack_pdf(pack(), with_activities=False))
        every = _("Med en side om hver aktivitet (PDF)")
        downloads.offer_pdf(every, f"{name}-aktiviteter.pdf", lambda: pack_pdf(pack(), with_activities=True))
        downloads.offer_word(
            _("Word"), f"{name}.docx", lambda: pack_word(pack(), with_activities=True, template=template)
        )
