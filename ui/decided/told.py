"""How a decision and a task are told: when, by whom, what, and how far it has come."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from outcomes.decision import Decision
from outcomes.language import _, ngettext
from outcomes.meeting import BODIES, DECISION_STATES, REQUEST_KINDS, REQUEST_STATES, TASK_STATES, StepTaken
from outcomes.plan import Plan
from outcomes.request import Request
from outcomes.task import Task
from store.moment import day_of
from ui.decided.asked import Decided
from ui.kit import links, markup, pieces, words
from ui.kit.markup import Content


def decision(one: Decision) -> Markup:
    """»Besluttet 1. oktober 2026 af arbejdsgruppen: Målet hæves. (i gang)«"""
    said = _("Besluttet {day} af {body}:").format(day=words.day(day_of(one.known_at)), body=_(BODIES[one.decided_by]))
    why = markup.put_in(_("Fordi: {why}"), why=markup.danish(one.why)) if one.why else ""
    return _line(said, one.words, f"decision-{one.number}", [why, decision_state(one)])


def task(one: Task, as_of: date) -> Markup:
    """»Omar, senest 20. oktober 2026: Ring til skolen. (over fristen)«"""
    said = _("{owner}, senest {day}:").format(owner=one.owner, day=words.day(one.due))
    return _line(said, one.words, f"task-{one.number}", [task_state(one, as_of)])


def decision_state(one: Decision) -> Markup:
    """Its state, and what was said when it came to it."""
    return _state(_(DECISION_STATES[one.state]), one.steps)


def task_state(one: Task, as_of: date) -> Markup:
    """Its state, and what was said when it came to it; an open one that is past its day says so."""
    state = _("over fristen") if one.is_overdue(as_of) else _(TASK_STATES[one.state])
    return _state(state, one.steps)


def request(one: Request, plan: Plan | None = None) -> Markup:
    """»Beder om 201.000 kr.: Flyt til 2027 (søgt)«; with a plan it says which activity asks."""
    activity = plan.activity(one.activity) if plan else None
    named = markup.line(links.to_activity(activity), ": ") if activity else ""
    amount = words.kroner(one.kroner) if one.kroner else _(REQUEST_KINDS[one.kind])
    by_when = _("svar senest {day}").format(day=words.day(one.by_when)) if one.by_when else ""
    said = _("Beder om {what}:").format(what=amount)
    return markup.line(named, _line(said, one.words, f"request-{one.number}", [by_when, request_state(one)]))


def request_state(one: Request) -> Markup:
    """Its state, and what was said when it came to it; at first when it was asked for and by whom."""
    if one.steps:
        return _state(_(REQUEST_STATES[one.state]), one.steps)
    asked = _("søgt {day} af {by}").format(day=words.day(day_of(one.known_at)), by=one.said_by)
    return markup.line(asked)


def waiting(requests: Sequence[Request], plan: Plan | None = None) -> Markup:
    """The requests that wait for an answer; nothing where there are none."""
    still_open = [one for one in requests if one.is_open]
    if not still_open:
        return Markup()
    text = ngettext("{n} ønske venter på svar", "{n} ønsker venter på svar", len(still_open))
    said = text.format(n=words.number(len(still_open)))
    return pieces.absent(said, pieces.items(request(one, plan) for one in still_open))


def states_of(one: Decision | Task | Request) -> dict[str, str]:
    """Each state that it can be in, and what it is called."""
    if isinstance(one, Request):
        return {state: _(said) for state, said in REQUEST_STATES.items()}
    names = TASK_STATES.items() if isinstance(one, Task) else DECISION_STATES.items()
    return {state: _(said) for state, said in names}


def every(shown: Decided, as_of: date) -> Markup:
    """Decisions and then tasks as one list; nothing where there are none."""
    told = [
        *map(request, shown.requests),
        *map(decision, reversed(shown.decisions)),
        *(task(one, as_of) for one in shown.tasks),
    ]
    return pieces.items(told) if told else Markup()


def concerning(shown: Decided, as_of: date) -> Markup:
    """The same under a heading."""
    listed = every(shown, as_of)
    return pieces.heading(_("Ønsker, beslutninger og opgaver")) + listed if listed else Markup()


def _line(said: str, own_words: str, thing: str, beside: Sequence[Content]) -> Markup:
    way = links.link(markup.danish(own_words), "decisions", thing=thing)
    return markup.line(said, way, pieces.aside(markup.joined((one for one in beside if one), " · ")), between=" ")


def _state(state: str, steps: tuple[StepTaken, ...]) -> Markup:
    if not steps:
        return markup.line(state)
    newest = steps[-1]
    until = _("til {day}").format(day=words.day(newest.until)) if newest.until else ""
    by = _("af beslutning {n}").format(n=newest.decision) if newest.decision else ""
    when = _("{day} af {by}").format(day=words.day(day_of(newest.known_at)), by=newest.said_by)
    first = markup.joined((one for one in (state, until, by, when) if one), " ")
    return markup.joined([first, markup.danish(newest.words)] if newest.words else [first], ": ")


def overdue(known: Decided, as_of: date) -> Markup:
    """The tasks that are past their day and the decisions that have waited long enough, the way to all; or nothing."""
    tasks = [task(one, as_of) for one in known.tasks if one.is_overdue(as_of)]
    waited = [decision(one) for one in known.decisions if one.is_due(as_of)]
    if not (tasks or waited):
        return Markup()
    count = len(tasks) + len(waited)
    said = ngettext("{n} opgave eller beslutning venter", "{n} opgaver og beslutninger venter", count)
    heading = markup.line(said.format(n=words.number(count)), links.link(_("Se alle"), "decisions"), between=" · ")
    return pieces.absent(heading, pieces.items([*tasks, *waited]))
