"""One log of decisions and tasks across meetings: to filter, to take along, and to say how far each has come."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import streamlit as st
from markupsafe import Markup

from outcomes.decision import Decision
from outcomes.language import _, ngettext
from outcomes.meeting import BODIES, REQUEST_KINDS
from outcomes.plan import Plan
from outcomes.request import Request
from outcomes.task import Task
from store.moment import day_of
from ui.app import address, downloads
from ui.app.session import View
from ui.decided import steps, told
from ui.decided.asked import Decided
from ui.kit import links, markup, pieces, words
from ui.kit.markup import Content
from writers.danish_csv import Field, to_danish_csv
from writers.tables import SheetOfRows, laid_out, to_excel


def lead(known: Decided, as_of: date) -> str:
    """How much is open, and how much is past its day."""
    tasks = [one for one in known.tasks if one.is_open]
    late = sum(one.is_overdue(as_of) for one in tasks)
    if not (known.decisions or known.tasks or known.requests):
        return _("Der er ingen endnu. De bliver skrevet på møderne.")
    said = ngettext("{n} opgave er åben", "{n} opgaver er åbne", len(tasks)).format(n=words.number(len(tasks)))
    if late:
        said += ngettext(", {n} er over fristen", ", {n} er over fristen", late).format(n=words.number(late))
    return f"{said}."


def show_one(view: View, known: Decided) -> bool:
    """The decision or task that the address asks for (``?thing=task-3``), whole; whether there is one."""
    kind, _dash, number = address.asked("thing").partition("-")
    among: dict[str, Sequence[Decision | Task | Request]] = {"task": known.tasks, "request": known.requests}
    for one in among.get(kind, known.decisions):
        if str(one.number) == number:
            _show(view, one, known)
            return True
    return False


def _show(view: View, one: Decision | Task | Request, known: Decided) -> None:
    title = {Task: _("Opgave {n}"), Request: _("Ønske {n}"), Decision: _("Beslutning {n}")}[type(one)]
    markup.show(
        address.here(_("Alle beslutninger og opgaver"), thing=None),
        pieces.heading(title.format(n=words.number(one.number))),
        pieces.paragraph(markup.danish(one.words), "lead"),
        pieces.facts(_of_request(view, one) if isinstance(one, Request) else _facts(view, one)),
    )
    if one.steps:
        history = [
            f"{words.day(day_of(step.known_at))}, {step.said_by}: "
            f"{told.states_of(one)[step.state]}. {step.words or ''}".strip()
            for step in one.steps
        ]
        markup.show(pieces.subheading(_("Sådan er det gået")), pieces.items(history))
    if one.is_open:
        steps.ask(view, one, known)


def _of_request(view: View, one: Request) -> dict[str, Content]:
    activity, deciding = view.plan.activity(one.activity), view.plan.requests
    return {
        _("Beder om"): _(REQUEST_KINDS[one.kind]),
        _("Beløb"): words.kroner(one.kroner) if one.kroner else "",
        _("Svar senest"): words.day(one.by_when) if one.by_when else "",
        _("Status"): told.request_state(one),
        _("Besluttes af"): _(BODIES[deciding.of(one.kind)]) if deciding else "",
        _("Aktivitet"): links.to_activity(activity) if activity else "",
        _("I rapporten for"): one.period.words,
        _("Skrevet"): f"{words.time(one.known_at)}, {one.said_by}",
    }


def _facts(view: View, one: Decision | Task) -> dict[str, Content]:
    about = one.about
    activity = view.plan.activity(about.activity) if about.activity is not None else None
    of_task = {_("Ejer"): one.owner, _("Frist"): words.day(one.due)} if isinstance(one, Task) else {}
    of_decision = (
        {_("Besluttet af"): _(BODIES[one.decided_by]), _("Hvorfor"): markup.danish(one.why or "")}
        if isinstance(one, Decision)
        else {}
    )
    state = told.task_state(one, view.as_of) if isinstance(one, Task) else told.decision_state(one)
    return {
        **of_task,
        **of_decision,
        _("Status"): state,
        _("Aktivitet"): links.to_activity(activity) if activity else "",
        _("Mål"): _target(view, about.indicator),
        _("Møde"): _meeting(about.meeting),
        _("Skrevet"): f"{words.time(one.known_at)}, {one.said_by}",
    }


def _target(view: View, indicator: str | None) -> Content:
    return links.link(view.plan.named(indicator), "indicator", indicator=indicator) if indicator else ""


def _meeting(number: int | None) -> Content:
    return links.link(_("Møde {n}").format(n=number), "meetings", meeting=number) if number else ""


def show_all(view: View, known: Decided) -> None:
    """What is chosen, as a table, and as files."""
    with st.container(horizontal=True):
        owners = {owner: owner for owner in sorted({one.owner for one in known.tasks})}
        owner = address.choose_or_all("owner", _("Hvis opgaver"), owners)
        only = address.choose("state", _("Vis"), {"": _("Det, der ikke er afsluttet"), "all": _("Alt")})
        titles = {str(one.number): one.title for one in view.plan.activities}
        activity = address.choose_or_all("activity", _("Aktivitet"), titles)
    shown = known.about(activity=int(activity)) if activity else known
    decisions = [one for one in shown.decisions if (only or one.is_open) and not owner]
    tasks = [one for one in shown.tasks if (only or one.is_open) and owner in (None, one.owner)]
    requests = [one for one in shown.requests if (only or one.is_open) and not owner]
    markup.show(_requests(requests, view.plan), _tasks(view, tasks), _decisions(view, decisions))
    if decisions or tasks:
        _offer(view, [*decisions, *tasks])


def _requests(requests: Sequence[Request], plan: Plan) -> Markup:
    if not requests:
        return Markup()
    return pieces.heading(_("Ønsker")) + pieces.items(told.request(one, plan) for one in requests)


def _tasks(view: View, tasks: list[Task]) -> Markup:
    heading = pieces.heading(_("Opgaver"))
    if not tasks:
        return heading + pieces.note(_("Ingen."))
    headers = (_("Opgave"), _("Ejer"), _("Frist"), _("Status"))
    ordered = sorted(tasks, key=lambda one: (not one.is_open, one.due))
    body = [
        [_named(view, one, f"task-{one.number}"), one.owner, words.day(one.due), told.task_state(one, view.as_of)]
        for one in ordered
    ]
    return heading + pieces.table(_("Opgaver"), headers, body)


def _decisions(view: View, decisions: list[Decision]) -> Markup:
    heading = pieces.heading(_("Beslutninger"))
    if not decisions:
        return heading + pieces.note(_("Ingen."))
    headers = (_("Beslutning"), _("Besluttet"), _("Status"))
    body = [
        [
            _named(view, one, f"decision-{one.number}"),
            markup.line(words.day(day_of(one.known_at)), pieces.aside(_(BODIES[one.decided_by]))),
            told.decision_state(one),
        ]
        for one in reversed(decisions)
    ]
    return heading + pieces.table(_("Beslutninger"), headers, body)


def _named(view: View, one: Decision | Task, thing: str) -> Markup:
    activity = view.plan.activity(one.about.activity) if one.about.activity is not None else None
    beside: list[Content] = [links.to_activity(activity)] if activity else []
    beside += [_target(view, one.about.indicator), _meeting(one.about.meeting)]
    way = address.here(markup.danish(one.words), thing=thing)
    return markup.line(way, pieces.aside(markup.joined((each for each in beside if each), " · ")))


def _offer(view: View, shown: list[Decision | Task]) -> None:
    """What is shown as Excel and Danish CSV."""
    name = downloads.name_of("beslutninger", view.plan.partnership.id, str(view.as_of))
    columns: dict[str, Callable[[Decision | Task], Field]] = {
        _("Type"): lambda one: _("opgave") if isinstance(one, Task) else _("beslutning"),
        _("Nummer"): lambda one: one.number,
        _("Ord"): lambda one: one.words,
        _("Hvorfor"): lambda one: one.why if isinstance(one, Decision) else None,
        _("Besluttet af"): lambda one: _(BODIES[one.decided_by]) if isinstance(one, Decision) else None,
        _("Ejer"): lambda one: one.owner if isinstance(one, Task) else None,
        _("Frist"): lambda one: one.due if isinstance(one, Task) else None,
        _("Status"): lambda one: told.states_of(one)[one.state],
        _("Sidst sagt"): lambda one: one.steps[-1].words if one.steps else None,
        _("Aktivitet"): lambda one: one.about.activity,
        _("Mål"): lambda one: one.about.indicator,
        _("Møde"): lambda one: one.about.meeting,
        _("Skrevet"): lambda one: day_of(one.known_at),
        _("Skrevet af"): lambda one: one.said_by,
    }

    def sheet() -> SheetOfRows:
        return SheetOfRows(_("Beslutninger og opgaver"), *laid_out(columns, shown))

    with st.container(horizontal=True):
        downloads.offer_excel(_("Hent som Excel"), f"{name}.xlsx", lambda: to_excel(name, [sheet()]))
        downloads.offer_csv(_("Hent som CSV"), f"{name}.csv", lambda: to_danish_csv(sheet().header, sheet().rows))
