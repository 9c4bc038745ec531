"""The page of reports put together: what is reported, how, and what has been delivered."""

from __future__ import annotations

from functools import partial

import streamlit as st

from loaders.intake import Intake
from outcomes.coverage import current_half_year, deadline
from outcomes.language import _
from outcomes.plan import Activity, Plan
from outcomes.report import Slot
from ui.app import address, saying, session
from ui.app.session import View
from ui.kit import markup, pieces
from ui.report import again, delivery, history, not_cpr, reviewed, upload
from ui.report.form import form
from ui.report.questions import Questions


def choose_activity(plan: Plan) -> Activity | None:
    """Who reports: what the address asks for (``?activity=3``) or the visitor picks; None until one of them has."""
    by_number = {str(activity.number): activity for activity in plan.reporting}
    titles = {number: activity.title for number, activity in by_number.items()}
    chosen = address.choose_at_last("activity", _("Aktivitet"), titles, _("Vælg jeres aktivitet"))
    return by_number[chosen] if chosen else None


def let_a_file_choose(view: View) -> None:
    """Nothing is chosen yet: a file that is filled in says itself what it is about, and the page goes there."""
    told = _(
        "Har I en fil, der er udfyldt, så vælg den her. Den siger selv, hvilken aktivitet og hvilket halvår den gælder."
    )
    markup.show(pieces.note(told))
    sent = upload.ask_for_file()
    if sent is None:
        return
    received = upload.receive_unasked(view.plan, sent)
    if received is None:
        markup.show(
            pieces.paragraph(
                _("Filen følger ikke skemaet. Vælg jeres aktivitet ovenfor, så læser vi den."), "", "status"
            )
        )
        return
    if upload.is_about(view.plan, received.checked):
        address.go_to(activity=received.checked.activity, period=received.checked.period)
        st.rerun()
    markup.show(upload.problems(received.checked))
    not_cpr.ask(received)
    upload.offer_marked_copy(received)


def deliver_for(view: View, activity: Activity) -> None:
    """What an activity reports for the half-year that it chooses, and what it has delivered for it."""
    now = session.no_earlier_than_today(view)
    period = session.choose_period(activity.half_years, current_half_year(now.plan, now.as_of))
    slot = Slot(now.plan.id, activity.number, period)
    newest = next(iter(session.versions(slot)), None)
    markup.show(upload.when_due(deadline(now.plan, period), now.as_of, newest))
    if above := reviewed.at_the_top(now, newest):
        markup.show(above)
    saying.tell()
    counted = newest.number if newest and not newest.withdrawn else ""
    questions = Questions(now.plan, activity, period, session.form_rows(now, activity, period), counted)
    if again.is_asked(slot):
        again.deliver(now, slot)
    else:
        _deliver(now, questions, form.choose_way())
    history.show(view, activity, period)


def _deliver(view: View, questions: Questions, way: str) -> None:
    """By the form on the page or by a file: what there is to say of it, and then the preview and the button."""
    received = form.fill_in(view, questions) if way == "form" else _by_file(questions)
    if received is None or delivery.is_done(view, received):
        delivery.show_receipt(questions.slot, way)
        return
    if way != "form":
        markup.show(upload.problems(received.checked))
        upload.offer_other_report(questions, received)
        not_cpr.ask(received)
        upload.offer_marked_copy(received)
    if received.checked.can_be_stored:
        delivery.deliver(view, received, partial(form.delivered, questions) if way == "form" else None)


def _by_file(questions: Questions) -> Intake | None:
    form.offer_draft(questions)
    told = _(
        "Skriv i »Leveret«, og hvor det passer i »Ud af«, »Bemærkning« og »Næste skridt«. "
        "Tomt betyder: ikke indberettet."
    )
    markup.show(pieces.heading(_("2. Hent skemaet"), told))
    upload.offer_templates(questions)
    anyone = _("Alle, der kan åbne siden, kan aflevere for alle aktiviteter. Skriv, hvem I er; det står ved rapporten.")
    markup.show(pieces.heading(_("3. Aflever"), anyone))
    sent = upload.ask_for_file()
    received = upload.receive(questions, sent) if sent else None
    if received and upload.is_another_report(received) and delivery.is_delivered(received.sent):
        upload.let_go_of_file()
        st.rerun()
    return received
