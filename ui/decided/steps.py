"""Saying how far a decision or a task has come."""

from __future__ import annotations

from datetime import date, timedelta

import streamlit as st

from outcomes.decision import Decision
from outcomes.language import _
from outcomes.meeting import BODIES, Body, NextStep, Thing
from outcomes.request import Request
from outcomes.task import Task
from store.meeting.steps import take_step
from ui.app import saying, session
from ui.app.session import View
from ui.decided import told
from ui.decided.asked import Decided

_FIRST: dict[Thing, str] = {"task": "open", "request": "asked", "decision": "made"}


def ask(view: View, thing: Decision | Task | Request, known: Decided) -> None:
    """A form that says to which state it has come."""
    of: Thing = "task" if isinstance(thing, Task) else "request" if isinstance(thing, Request) else "decision"
    states = told.states_of(thing)
    now = states.pop(thing.state)
    form = f"step/{of}/{thing.number}"
    seen = saying.seen(form, len(thing.steps))
    others = {one.number: f"{one.number} {one.words}" for one in known.decisions if one is not thing}
    if of == "decision" and not others:
        states.pop("superseded", None)
    states.pop(_FIRST[of], None)  # it never comes back to that
    with st.form(form, border=False):
        label = _("Hvor langt er det kommet? (nu: {state})").format(state=now)
        state = st.selectbox(label, [*states], format_func=states.__getitem__, key=saying.field(form, "state"))
        words = st.text_area(_("Hvad er gjort, eller hvorfor?"), key=saying.field(form, "words"), max_chars=5000)
        until, instead = None, None
        if of == "decision":
            first = max(view.as_of, session.store().latest_day(view.plan.id)) + timedelta(days=30)
            until = st.date_input(
                _("Udsat til (kun når den er udsat)"), first, format="DD.MM.YYYY", key=saying.field(form, "until")
            )
            if others:
                instead = st.selectbox(
                    _("Afløst af (kun når den er afløst)"),
                    [*others],
                    None,
                    format_func=others.__getitem__,
                    key=saying.field(form, "instead"),
                )
        body = _ask_body(view, thing, form) if isinstance(thing, Request) else None
        by = saying.who(form)
        pressed = st.form_submit_button(_("Gem"))
    if pressed:
        day = until if isinstance(until, date) and state == "postponed" else None
        step = NextStep(str(state), words, day, instead if state == "superseded" else None, body)
        saying.say(
            form,
            by,
            _("Det er gemt."),
            lambda: take_step(session.store(), view.plan.id, of, thing.number, step, by, seen),
        )


def _ask_body(view: View, request: Request, form: str) -> Body | None:
    """Who says it; first who the plan says decides, or recommends while nobody has."""
    deciding, bodies = view.plan.requests, [*BODIES]
    first: Body = "working_group"
    if deciding:
        first = deciding.of(request.kind) if request.steps else deciding.recommends
    place = bodies.index(first)
    chosen: Body | None = st.selectbox(
        _("Hvem siger det?"), bodies, place, format_func=lambda one: _(BODIES[one]), key=saying.field(form, "body")
    )
    return chosen
