"""The one way in for a report: it is read and checked alike for everyone, and errors and warnings are told together."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import chain
from typing import NamedTuple

from loaders.cell import Row
from loaders.file import read_table
from loaders.personal_data import without_cpr
from loaders.report.check import Checked
from loaders.report.labels import check_with_labels
from loaders.signs import without_unseen
from loaders.table import Table, Unreadable
from outcomes import names
from outcomes.language import _
from outcomes.plan import Plan
from outcomes.problem import Problem
from outcomes.report import Observation, Report, SentFile, Slot
from outcomes.second_look import Earlier, blank_though_due, disappears, second_look

AskEarlier = Callable[[Report], Earlier]
"""What counts of the same activity, by half-year: of this one too, which the report is a correction of."""


class Intake(NamedTuple):
    """A report as it came: its file, the rows that the file has, and everything there is to say of them."""

    sent: SentFile
    table: Table
    checked: Checked


def no_record(report: Report) -> Earlier:
    """What is known where there is no record to ask."""
    return {}


def receive(
    sent: SentFile, plan: Plan, earlier: AskEarlier, chosen: Slot | None = None, is_no_cpr: bool = False
) -> Intake:
    """Read and check a file. Nothing is stored, and nothing is raised: what is wrong is a problem like any other.

    ``chosen`` is what the person says the report is about before it is read, and ``is_no_cpr`` that what looks
    like a CPR number is none.
    """
    table = read(sent, is_no_cpr)
    return Intake(sent, table, check(table, plan, earlier, chosen))


def read(sent: SentFile, is_no_cpr: bool = False) -> Table:
    """The rows of the file; when it can't be read, none, and the problem that says why."""
    try:
        return read_table(sent.content, sent.filename, is_no_cpr)
    except Unreadable as unreadable:
        return Table((), (unreadable.problem,))


def written(rows: Iterable[Row]) -> Table:
    """The rows that somebody has written on the page; without the digits of CPR numbers, as of a file."""
    return without_unseen(without_cpr(Table(tuple(rows))))


def check(table: Table, plan: Plan, earlier: AskEarlier, chosen: Slot | None = None) -> Checked:
    """The report that the rows are, with every error; and when there is none, with what must be looked at again."""
    checked = check_with_labels(table, plan)
    if chosen and checked.activity is not None and checked.period is not None:
        found = Slot(chosen.plan, checked.activity, checked.period)
        if found != chosen:
            return checked._replace(problems=(_other_report(found, chosen), *checked.problems))
    return with_second_look(checked, plan, earlier)


def with_second_look(checked: Checked, plan: Plan, earlier: AskEarlier) -> Checked:
    """The same, with what a right report may still have got wrong."""
    if not checked.can_be_stored:
        return checked
    known = earlier(checked.report(plan))
    checked = _spelled_as_before(checked, chain.from_iterable(known.values()))
    report = checked.report(plan)
    found = second_look(plan, report, known), blank_though_due(plan, report), disappears(plan, report, known)
    return checked._replace(problems=(*checked.problems, *chain.from_iterable(found)))


def _spelled_as_before(checked: Checked, reported: Iterable[Observation]) -> Checked:
    """The same, with each open part spelled as it was first: »u 6« is no other group than »U6«."""
    spelled: dict[tuple[str, str], str] = {}
    for known in reported:
        spelled.setdefault((known.indicator, names.alike(known.part)), known.part)
    observations = tuple(
        observation.model_copy(
            update={"part": spelled.get((observation.indicator, names.alike(observation.part)), observation.part)}
        )
        for observation in checked.observations
    )
    return checked._replace(observations=observations)


def _other_report(found: Slot, chosen: Slot) -> Problem:
    message = _(
        "Filen er om aktivitet {activity}, {period}, men I har valgt aktivitet {chosen}, {chosen_period}. "
        "Skift, eller vælg en anden fil."
    ).format(
        activity=found.activity,
        period=found.period.words,
        chosen=chosen.activity,
        chosen_period=chosen.period.words,
    )
    return Problem("other-report", message)
