"""Reviews of a report on its page: what was said of each version, why it was sent back, and to say so."""

from __future__ import annotations

from collections.abc import Iterator

import streamlit as st
from markupsafe import Markup

from outcomes.language import _
from outcomes.meeting import BODIES, ReviewOutcome
from outcomes.period import Period
from outcomes.report import Slot
from outcomes.review import OUTCOMES, Review, is_locked, newest_of
from store.ask.stored import StoredReport
from store.meeting.reviews import replies, review_report, reviews
from store.moment import day_of
from ui.app import saying, session
from ui.app.session import View
from ui.kit import markup, pieces, words


def at_the_top(view: View, newest: StoredReport | None) -> Markup:
    """Why the report was sent back, or that it is locked; nothing where neither is so."""
    if newest is None or newest.withdrawn:
        return Markup()
    last = _last(view, newest)
    if last and last.outcome == "returned":
        said = _("{by} har sendt rapporten tilbage {day}. Ret den, aflever den igen, og svar på, hvad der var galt:")
        told = said.format(by=last.said_by, day=words.day(day_of(last.known_at)))
        return pieces.absent(told, pieces.paragraph(markup.danish(last.words or ""), "lead"))
    if is_locked(view.plan, newest.period, last, view.as_of):
        return pieces.note(
            _("Rapporten er låst, for halvåret er forbi. Ord kan rettes. Skal tal rettes, så bed om at få den åbnet.")
        )
    return Markup()


def ask(view: View, newest: StoredReport | None) -> None:
    """The field for the answer, where the version that counts was sent back."""
    if newest is None or newest.withdrawn:
        return
    last = _last(view, newest)
    if last and last.outcome == "returned":
        label = _("Svar på »{why}«: hvad har I gjort?").format(why=last.words or "")
        st.text_area(label, key=_key(newest.slot), max_chars=2000)


def typed(slot: Slot) -> str | None:
    """What stands in the field."""
    found: str | None = st.session_state.get(_key(slot))
    return found


def forget(slot: Slot) -> None:
    """What stood in the field has been sent."""
    st.session_state.pop(_key(slot), None)


def told(view: View, version: StoredReport) -> Iterator[Markup]:
    """What a version answers, what was said of it, and that the plan has changed since it came."""
    store, plan = session.store(), view.plan
    for reply in replies(store, plan.id, view.as_of):
        if (reply.activity, reply.period, reply.report_version) == _place(version):
            yield pieces.paragraph(markup.put_in(_("Svar: {words}"), words=markup.danish(reply.words)))
    for one in reviews(store, plan.id, view.as_of):
        if (one.activity, one.period, one.report_version) == _place(version):
            yield pieces.paragraph(_said(one))
    answered = store.version_shown(plan.id, day_of(version.known_at))
    if answered.plan_version != session.version_shown(view).plan_version:
        since = _("Rapporten svarer på planen, som den blev læst {time}. Planen er ændret siden.")
        yield pieces.note(since.format(time=words.time(answered.effective_at)))


def ask_to_review(view: View, newest: StoredReport) -> None:
    """A form for who reviews, under the version that counts; nothing where the plan names nobody."""
    reviewing = view.plan.review
    if reviewing is None:
        return
    slot, form = newest.slot, f"review/{newest.number}"
    label = _("Godkend rapporten, eller send den tilbage ({body})").format(body=_(BODIES[reviewing.approves]))
    last = _last(view, newest)
    with st.expander(label, key=f"{form}/open"), st.form(form, border=False):
        label = _("Begrundelse (skal udfyldes, når den sendes tilbage eller åbnes)")
        why = st.text_area(label, key=saying.field(form, "words"), max_chars=2000)
        by = saying.who(form)
        with st.container(horizontal=True):
            pressed: dict[ReviewOutcome, bool] = {
                "approved": st.form_submit_button(_("Godkend")),
                "returned": st.form_submit_button(_("Send tilbage")),
            }
            if last and last.outcome == "approved" and reviewing.notes:
                noted = _("Taget til efterretning af {body}").format(body=_(BODIES[reviewing.notes]))
                pressed["noted"] = st.form_submit_button(noted)
            if is_locked(view.plan, newest.period, last, view.as_of):
                pressed["reopened"] = st.form_submit_button(_("Åbn igen, så tal kan rettes"))
    outcome = next((outcome for outcome, is_pressed in pressed.items() if is_pressed), None)
    if outcome:
        about = session.store(), view.plan, slot, newest.version, outcome, why, by
        done = _("Rapporten er {outcome}.").format(outcome=_(OUTCOMES[outcome]))
        saying.say(form, by, done, lambda: review_report(*about))


def _last(view: View, report: StoredReport) -> Review | None:
    every = reviews(session.store(), view.plan.id, max(view.as_of, session.store().latest_day(view.plan.id)))
    return newest_of(every, *_place(report))


def _place(report: StoredReport) -> tuple[int, Period, int]:
    return report.activity, report.period, report.version


def _said(one: Review) -> Markup:
    said = _said_shortly(one).capitalize()
    return markup.line(said, ": ", markup.danish(one.words)) if one.words else markup.line(f"{said}.")


def _said_shortly(one: Review) -> str:
    said = _("{outcome} {day} af {by}")
    return said.format(outcome=_(OUTCOMES[one.outcome]), day=words.day(day_of(one.known_at)), by=one.said_by)


def _key(slot: Slot) -> str:
    return f"report/answer/{slot.plan}/{slot.activity}/{slot.period}"
