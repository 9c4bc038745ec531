"""A round of reports: each activity's standing, and a reminder that is ready to send to those who owe one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from urllib.parse import quote

import streamlit as st
from markupsafe import Markup

from outcomes.coverage import current_half_year, deadline, expected_reports
from outcomes.language import _, ngettext
from outcomes.meeting import ReviewOutcome
from outcomes.period import Period
from outcomes.report import Slot
from outcomes.review import newest_of
from outcomes.round import PROGRESS, InRound, Progress, in_round, reminder_subject, reminder_text
from store.ask.stored import StoredReport, first_received
from store.meeting.reminders import remind
from store.meeting.reviews import reviews
from ui.app import address, saying, session
from ui.app.session import View
from ui.decided import reminded
from ui.kit import deadlines, links, markup, pieces, words
from ui.kit.markup import Content

_PROGRESS: dict[ReviewOutcome, Progress] = {"approved": "approved", "noted": "approved", "returned": "returned"}


def choose_period(view: View) -> Period:
    """The half-year that the address asks for, or that is being reported."""
    return session.choose_period(view.plan.half_years, current_half_year(view.plan, view.as_of))


def standing(view: View, period: Period) -> list[InRound]:
    """How far each activity has come; drafts are those of now."""
    store, plan = session.store(), view.plan
    reports = {(one.activity, one.period): one for one in session.reports(view.of_every_report)}
    of_period = {key: one for key, one in reports.items() if one.period == period}
    came = {key: first_received(one, session.versions(one.slot)) for key, one in of_period.items()}
    expected = expected_reports(plan, period, reports)
    slots = {one.activity.number: Slot(plan.id, one.activity.number, period) for one in expected if not one.received}
    drafts = {number: draft.saved_at for number, slot in slots.items() if (draft := store.desk.draft(slot))}
    said = [one for several in reminded.reminded(view).values() for one in several]
    return in_round(expected, came, drafts, said, _reviewed(view, of_period.values()))


def _reviewed(view: View, reports: Iterable[StoredReport]) -> dict[int, Progress]:
    """What was said last of each report that counts, by its activity."""
    every = reviews(session.store(), view.plan.id, view.as_of)
    last = {one.activity: newest_of(every, one.activity, one.period, one.version) for one in reports}
    return {number: _PROGRESS.get(one.outcome, "delivered") for number, one in last.items() if one}


def lead(view: View, found: Sequence[InRound], period: Period) -> str:
    """How many have delivered, and when the deadline is or was."""
    count = sum(one.expected.received for one in found)
    text = ngettext(
        "{n} af {total} rapport for {period} er modtaget.",
        "{n} af {total} rapporter for {period} er modtaget.",
        len(found),
    )
    said = text.format(n=words.number(count), total=words.number(len(found)), period=period.words)
    return f"{said} {deadlines.in_words(found[0].expected, view.as_of)}" if found else said


def table(view: View, found: Sequence[InRound]) -> Markup:
    """One row an activity, those who owe first."""
    headers = (_("Aktivitet"), _("Status"), _("Dage over fristen"), _("Rykket"))
    return pieces.table(_("Rapporter"), headers, [_row(view, one) for one in found], numeric={2})


def _row(view: View, one: InRound) -> list[Content]:
    activity, expected = one.expected.activity, one.expected
    way = links.link(markup.danish(activity.title), "report", activity=activity.number, period=expected.period)
    over = max(0, _days_over(view, one))
    return [
        markup.line(way, pieces.aside(words.listed(activity.lead))),
        _progress(one),
        words.number(over) if over else "",
        reminded.in_words(one.reminders),
    ]


def _progress(one: InRound) -> Markup:
    state = _(PROGRESS[one.progress])
    told = pieces.strong(state) if not one.expected.received else markup.line(state)
    return markup.line(told, pieces.aside(words.time(one.touched)) if one.touched else "")


def _days_over(view: View, one: InRound) -> int:
    """Days from the deadline until the report first came, or until the day that is looked at."""
    if one.expected.received:
        report = next(each for each in session.reports(view.of_every_report) if _is_of(one, each.activity, each.period))
        return session.days_late(view.plan, report)
    return one.expected.days_late(view.as_of)


def _is_of(one: InRound, activity: int, period: Period) -> bool:
    return (one.expected.activity.number, one.expected.period) == (activity, period)


def ask_to_remind(view: View, found: Sequence[InRound]) -> None:
    """A reminder that is ready to send, and to take down that it was sent."""
    owing = {one.expected.activity.number: one for one in found if not one.expected.received}
    if not owing:
        return
    markup.show(
        pieces.heading(_("Ryk for en rapport"), _("Send teksten, som I plejer. Skriv så op, at der er rykket."))
    )
    titles = {str(number): one.expected.activity.title for number, one in owing.items()}
    number = int(address.choose("remind", _("Aktivitet, der mangler"), titles))
    one = owing[number]
    activity, period = one.expected.activity, one.expected.period
    form = address.whole_of("report", activity=number, period=str(period), plan=view.plan.id)
    day = words.day(deadline(view.plan, period))
    text = reminder_text(one.expected, day, form, view.as_of)
    mail = f"mailto:?subject={quote(reminder_subject(activity, period))}&body={quote(text)}"
    st.code(text, language=None, wrap_lines=True)
    markup.show(links.to(_("Skriv en mail med teksten"), mail))
    key = f"remind/{view.plan.id}/{number}/{period}"
    with st.form(key, border=False):
        by = saying.who(key)
        pressed = st.form_submit_button(_("Skriv op, at der er rykket"))
    if pressed:
        slot = Slot(view.plan.id, number, period)
        saying.say(key, by, _("Det er skrevet op."), lambda: remind(session.store(), slot, text, by))
