"""What the plan's rules put on the agenda of a meeting, with the numbers that put it there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from typing import NamedTuple

from outcomes.agenda_rules import AgendaRule, RuleName
from outcomes.coverage import expected_reports
from outcomes.danish import number
from outcomes.decision import Decision
from outcomes.economy import endings, funded
from outcomes.grouped import grouped
from outcomes.language import _, ngettext
from outcomes.look_first import unspent
from outcomes.meeting import REQUEST_STATES
from outcomes.occurrences import Known, occurrences, standing
from outcomes.plan import Plan
from outcomes.report import Answer
from outcomes.request import Request
from outcomes.target import Target
from outcomes.task import Task


class Topic(NamedTuple):
    """An item of an agenda. ``key`` is the same from meeting to meeting, ``why`` the numbers that put it there.

    ``rule`` is None for what a person has added.
    """

    key: str
    rule: RuleName | None
    words: str
    why: str = ""
    activity: int | None = None
    targets: tuple[Target, ...] = ()
    recurring: bool = False


class Facts(NamedTuple):
    """What is known at the end of the ``day`` that a meeting's numbers are of. The meeting is on ``held``.

    ``said`` is how a day is written, ``day_of`` the day it was at a moment (UTC); ``until`` that of the next meeting.
    """

    plan: Plan
    day: date
    held: date
    until: date
    targets: tuple[Target, ...]
    answers: tuple[Answer, ...]
    known: Known
    decisions: tuple[Decision, ...]
    tasks: tuple[Task, ...]
    requests: tuple[Request, ...]
    said: Callable[[date], str]
    day_of: Callable[[datetime], date]


def topics(facts: Facts) -> list[Topic]:
    """What each rule of the plan puts on the agenda, in the order of the rules."""
    return [topic for rule in facts.plan.agenda for topic in _TOPICS[rule.rule](facts, rule)]


def _tasks(facts: Facts, rule: AgendaRule) -> Iterator[Topic]:
    for task in facts.tasks:
        if task.is_open and task.due <= facts.held:
            why = _("{owner} har opgaven. Fristen er {day}.").format(owner=task.owner, day=facts.said(task.due))
            words = _("Opgave: {words}").format(words=task.words)
            yield Topic(f"task/{task.number}", "task", words, why, task.about.activity)


def _decisions(facts: Facts, rule: AgendaRule) -> Iterator[Topic]:
    for one in facts.decisions:
        if one.is_due(facts.held):
            why = _("Udsat til {day}.").format(day=facts.said(one.steps[-1].until or facts.held))
            words = _("Udsat: {words}").format(words=one.words)
            yield Topic(f"decision/{one.number}", "decision", words, why, one.about.activity)


def _requests(facts: Facts, rule: AgendaRule) -> Iterator[Topic]:
    for one in facts.requests:
        if one.is_open:
            why = [_("Søgt {day}.").format(day=facts.said(facts.day_of(one.known_at)))]
            if one.kroner:
                why.append(_("{n} kr.").format(n=number(one.kroner)))
            if one.by_when:
                why.append(_("Svar senest {day}.").format(day=facts.said(one.by_when)))
            if one.steps:
                why.append(f"{_(REQUEST_STATES[one.state]).capitalize()}: {one.steps[-1].words or ''}".rstrip(": "))
            words = _("Beder om: {words}").format(words=one.words)
            yield Topic(f"request/{one.number}", rule.rule, words, " ".join(why), one.activity)


def _reports(facts: Facts, rule: AgendaRule) -> Iterator[Topic]:
    every = (one for half in facts.plan.half_years for one in expected_reports(facts.plan, half, facts.known.received))
    for report in every:
        days = report.days_late(facts.day)
        if report.received or days <= (rule.days or 0):
            continue
        words = _("Rapporten for {period} mangler").format(period=report.period.words)
        why = ngettext("Fristen var {day}, for {n} dag siden.", "Fristen var {day}, for {n} dage siden.", days)
        why = why.format(day=facts.said(report.deadline), n=number(days))
        yield Topic(f"report/{report.period}/{report.activity.number}", rule.rule, words, why, report.activity.number)


def _not_held(facts: Facts, rule: AgendaRule) -> Iterator[Topic]:
    for one in occurrences(facts.plan, date.min, facts.day):
        if one.kind in ("evaluation", "talk") and standing(facts.plan, one, facts.known, facts.day) == "overdue":
            why = _("Skulle være holdt senest {day}.").format(day=facts.said(one.last_day))
            of = one.activities[0] if len(one.activities) == 1 else None
            yield Topic(f"held/{one.key}", rule.rule, one.words, why, of)


def _behind_again(facts: Facts, rule: AgendaRule) -> Iterator[Topic]:
    again = (one.later for one in facts.targets if one.later and one.is_behind_again)
    for activity, several in grouped((one.activity.number, one) for one in again).items():
        words = ngettext("{n} mål er bagud i to halvår i træk", "{n} mål er bagud i to halvår i træk", len(several))
        yield _of_targets(f"again/{activity}", rule, words, several, activity)


def _unexplained(facts: Facts, rule: AgendaRule) -> Iterator[Topic]:
    silent = [one for one in facts.targets if one.row.is_behind and one.is_unexplained and not one.is_kept_later]
    for activity, several in grouped((one.activity.number, one) for one in silent).items():
        words = ngettext("{n} mål er bagud uden en bemærkning", "{n} mål er bagud uden en bemærkning", len(several))
        yield _of_targets(f"unexplained/{activity}", rule, words, several, activity)


def _above(facts: Facts, rule: AgendaRule) -> Iterator[Topic]:
    above = [one for one in facts.targets if one.row.above]
    if above:
        words = ngettext(
            "{n} mål er nået med mere end {share} %: er det for lavt?",
            "{n} mål er nået med mere end {share} %: er de for lave?",
            len(above),
        )
        share = number(facts.plan.bands.above * 100)
        yield _of_targets("above", rule, words.replace("{share}", share), above)


def _of_targets(
    key: str, rule: AgendaRule, words: str, several: Sequence[Target], activity: int | None = None
) -> Topic:
    why = "; ".join(one.indicator.named(one.part) for one in several)
    return Topic(key, rule.rule, words.format(n=number(len(several))), why, activity, tuple(several))


def _unspent(facts: Facts, rule: AgendaRule) -> Iterator[Topic]:
    for year in sorted({half.year for half in facts.plan.half_years}):
        for activity in facts.plan.activities:
            left = unspent(activity, facts.answers, year, facts.day, rule.share or 0)
            if left:
                words = _("Bevillingen for {year} er ikke brugt").format(year=year)
                why = _("{spent} af {granted} kr. er brugt.")
                why = why.format(spent=number(left.spent.amount or 0), granted=number(left.granted))
                yield Topic(f"unspent/{year}/{activity.number}", rule.rule, words, why, activity.number)


def _ending(facts: Facts, rule: AgendaRule) -> Iterator[Topic]:
    for year, lines in endings(funded(facts.plan)).items():
        last = date(year, 12, 31)
        if facts.day <= last < facts.until:
            words = ngettext("{n} bevilling udløber {day}", "{n} bevillinger udløber {day}", len(lines))
            why = "; ".join(line.name for line in lines)
            yield Topic(f"ending/{year}", rule.rule, words.format(n=number(len(lines)), day=facts.said(last)), why)


_TOPICS: dict[RuleName, Callable[[Facts, AgendaRule], Iterator[Topic]]] = {
    "task": _tasks,
    "decision": _decisions,
    "request": _requests,
    "report_over": _reports,
    "not_held": _not_held,
    "behind_again": _behind_again,
    "unexplained": _unexplained,
    "unspent": _unspent,
    "ending": _ending,
    "above": _above,
}
