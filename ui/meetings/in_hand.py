"""One item at a time on the screen, with what is noted, decided and handed out; arrow keys move on."""

from __future__ import annotations

from datetime import date, timedelta

import streamlit as st

from outcomes.decision import About, NewDecision
from outcomes.language import _
from outcomes.meeting import BODIES, REQUEST_STATES, Body, MeetingKind, RequestState
from outcomes.task import NewTask
from outcomes.topics import Topic
from store.meeting.agendas import note_item
from store.meeting.decisions import decide
from store.meeting.tasks import take_on
from ui.app import address, saying, session
from ui.kit import links, markup, scripts
from ui.meetings import told
from ui.meetings.asked import Met

_DECIDES: dict[MeetingKind, Body] = {
    "working_group": "working_group",
    "steering_group": "steering_group",
    "joint": "steering_group",
}


def show(met: Met, topic: Topic) -> None:
    """The item, the way on and back, and a box for what is decided."""
    item, box = st.columns([3, 2], gap="large")
    with item:
        markup.show(told.in_hand(met, topic))
        _ways(met, topic)
    with box:
        saying.tell()
        if met.meeting.cancelled:
            return
        _ask_decision(met, topic)
        _ask_task(met, topic)
        _ask_note(met, topic)
    markup.show(scripts.call("meetings/arrow_keys.js"), runs_scripts=True)


def _ways(met: Met, topic: Topic) -> None:
    keys = [one.key for one in met.agenda.items]
    place = keys.index(topic.key)
    with st.container(horizontal=True, vertical_alignment="center"):
        for name, label, to in (("previous", _("Forrige"), place - 1), ("next", _("Næste"), place + 1)):
            if 0 <= to < len(keys):
                st.button(label, key=f"meeting-{name}", on_click=address.go_to, kwargs={"item": keys[to]})
        markup.show(links.link(_("Hele dagsordenen"), "meetings", meeting=met.meeting.number))


def _about(met: Met, topic: Topic) -> About:
    of = topic.targets[0].indicator.id if len(topic.targets) == 1 else None
    return About(met.meeting.number, topic.key, topic.activity, of)


def _ask_decision(met: Met, topic: Topic) -> None:
    form, bodies = _form("decision", met, topic), [*BODIES]
    first = bodies.index(_DECIDES[met.meeting.meeting_kind])
    with st.form(form):
        words = st.text_area(_("Hvad er besluttet?"), key=saying.field(form, "words"), max_chars=5000)
        why = st.text_input(_("Hvorfor?"), key=saying.field(form, "why"), max_chars=1000)
        body = st.selectbox(
            _("Hvem beslutter?"), bodies, first, format_func=lambda one: _(BODIES[one]), key=saying.field(form, "body")
        )
        answer = _ask_answer(form) if topic.rule == "request" else None
        by = saying.who(form)
        pressed = st.form_submit_button(_("Gem beslutningen"), type="primary")
    if pressed:
        request = int(topic.key.partition("/")[2]) if answer else None
        new = NewDecision(words, body, why, _about(met, topic), request, answer)
        saying.say(form, by, _("Beslutningen er gemt."), lambda: decide(session.store(), met.view.plan, new, by))


def _ask_answer(form: str) -> RequestState | None:
    """Which answer the decision gives to what is asked for; None while it gives none."""
    answers: list[RequestState | None] = [None, "recommended", "not_recommended", "granted", "declined"]
    answer: RequestState | None = st.selectbox(
        _("Svar på ønsket"),
        answers,
        format_func=lambda one: _(REQUEST_STATES[one]) if one else _("Intet svar endnu"),
        key=saying.field(form, "answer"),
    )
    return answer


def _ask_task(met: Met, topic: Topic) -> None:
    form = _form("task", met, topic)
    with st.expander(_("Giv en opgave"), key=f"{form}/open"), st.form(form, border=False):
        words = st.text_area(_("Hvad skal gøres?"), key=saying.field(form, "words"), max_chars=5000)
        owner = st.text_input(_("Hvem gør det? (én)"), key=saying.field(form, "owner"), max_chars=100)
        first = max(met.meeting.day, met.view.as_of) + timedelta(days=30)
        due = st.date_input(_("Senest"), first, format="DD.MM.YYYY", key=saying.field(form, "due"))
        by = saying.who(form)
        pressed = st.form_submit_button(_("Gem opgaven"))
        if pressed and isinstance(due, date):
            new = NewTask(words, owner, due, _about(met, topic))
            saying.say(form, by, _("Opgaven er gemt."), lambda: take_on(session.store(), met.view.plan, new, by))


def _ask_note(met: Met, topic: Topic) -> None:
    noted, form = met.notes.get(topic.key), _form("note", met, topic)
    seen = saying.seen(form, noted.version if noted else 0)
    with st.expander(_("Skriv, hvad der blev sagt"), key=f"{form}/open"), st.form(form, border=False):
        now = (noted.words or "") if noted else ""
        words = st.text_area(_("Til referatet"), now, key=saying.field(form, "words"), max_chars=5000)
        reached = st.checkbox(_("Punktet er taget op"), True, key=saying.field(form, "reached"))
        by = saying.who(form)
        if st.form_submit_button(_("Gem")):
            where = (session.store(), met.view.plan.id, met.meeting.number, topic.key)
            saying.say(form, by, _("Det er gemt."), lambda: note_item(*where, words, reached, by, seen))


def _form(what: str, met: Met, topic: Topic) -> str:
    return f"{what}/{met.meeting.number}/{topic.key}"
