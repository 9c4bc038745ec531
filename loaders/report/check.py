"""Check a report against the plan: every problem at once, or the observations to store."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from loaders.cell import Row
from loaders.report.asked_for import is_asked_for, read_asked_for
from loaders.report.columns import Columns, dated_though_no_measure, find_columns, without_header
from loaders.report.form_identity import misplaced, outdated
from loaders.report.header import header_fields
from loaders.report.identity import read_activity, read_half_year
from loaders.report.rows import RowReader
from loaders.report.values import is_blank, shown
from loaders.table import Table
from outcomes.language import _
from outcomes.period import Period
from outcomes.plan import MeasureTaker, Plan
from outcomes.problem import Problem, has_errors
from outcomes.report import Observation, Report
from outcomes.request import NewRequest

_FOOTER = re.compile(r"(i\s?alt|(sub|hoved|mellem|grand )?(sum|total(er|t)?)|samlet|sammenlagt)\b", re.IGNORECASE)


class Checked(NamedTuple):
    """What a file says: the report it holds (when it is about one), every problem, and what it asks for."""

    activity: int | None
    period: Period | None
    observations: tuple[Observation, ...]
    problems: tuple[Problem, ...]
    requests: tuple[NewRequest, ...] = ()

    @property
    def can_be_stored(self) -> bool:
        return not has_errors(self.problems)

    def report(self, plan: Plan) -> Report:
        """The report to store. Raises ValueError while there are errors."""
        if not self.can_be_stored or self.activity is None or self.period is None:
            raise ValueError("a report with errors can't be stored")
        return Report(plan=plan.id, activity=self.activity, period=self.period, observations=self.observations)


def check_report(table: Table, plan: Plan) -> Checked:
    """Read the rows of a report. Nothing is stored, nothing is guessed, every problem is named."""
    if has_errors(_but_cpr(table.notices)):
        return Checked(None, None, (), table.notices)
    columns, problems = find_columns(table)
    problems = [*table.notices, *problems]
    if columns is None or has_errors(_but_cpr(problems)):
        return Checked(None, None, (), tuple(problems))
    rows, left_out = _rows_with_content(table, columns)
    unread = {problem.row for problem in left_out}
    problems = [problem for problem in problems if problem.code != "narrow-row" or problem.row not in unread]
    problems += [*without_header(rows, columns), *left_out]
    if not rows:
        message = _("Der er ingen rækker under overskrifterne. Hent skemaet, og udfyld det.")
        return Checked(None, None, (), (*problems, Problem("no-rows", message)))
    activity = read_activity(rows, columns, plan, problems)
    period = read_half_year(rows, columns, plan, problems)
    if activity is None or period is None:
        return Checked(activity.number if activity else None, period, (), tuple(problems))
    if not isinstance(activity, MeasureTaker):
        problems += dated_though_no_measure(columns)
    reader = RowReader(plan, activity, period, columns)
    observations, requests = list[Observation](), list[NewRequest]()
    for row in rows:
        if is_asked_for(row, columns):
            requests += read_asked_for(row, columns, reader)
        else:
            observations += reader.read(row)
    problems += reader.problems
    if table.identity is not None:
        found = outdated(table.identity, plan), misplaced(table.identity, activity.number, period)
        problems += [problem for problem in found if problem is not None]
    if not observations and not has_errors(problems):
        message = _("Der er ikke skrevet noget i Leveret. Udfyld mindst én række, og prøv igen.")
        problems.append(Problem("nothing-reported", message))
    return Checked(activity.number, period, tuple(observations), _told_once(problems), tuple(requests))


def _but_cpr(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Those that let nothing else be read; a CPR number hides no other problem."""
    return (problem for problem in problems if problem.code != "cpr")


def _told_once(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """The same, but of a cell with a CPR number that alone."""
    numbers = {(problem.row, problem.column) for problem in problems if problem.code == "cpr"}
    return tuple(one for one in problems if one.code == "cpr" or (one.row, one.column) not in numbers)


def _rows_with_content(table: Table, columns: Columns) -> tuple[list[Row], list[Problem]]:
    """The rows under the headers; sums are left out and named, and so are headers again."""
    rows, left_out = [], []
    for row in table.rows:
        if row.number <= columns.header.number or all(is_blank(cell) for cell in row.cells):
            continue
        sum_named = _named_as_sum(row, columns)
        if sum_named:
            message = _("Rækken »{text}« er en sum og bliver ikke læst.").format(text=sum_named)
            left_out.append(Problem("footer", message, row.number, None, sum_named, "warning"))
        elif header_fields([(0, columns.cell(row, "indicator"))]):
            message = _("Her er overskrifterne igen. Slet rækken, hvis kolonnerne under den er de samme som over den.")
            left_out.append(columns.problem(row, "indicator", "header-again", message))
        elif lone := _lone_words(row, columns):
            message = _("»{text}« står alene i en række uden for skemaet. Rækken bliver ikke læst.")
            problem = Problem("footer", message.format(text=lone), row.number, None, lone, "warning")
            left_out.append(problem)
        else:
            rows.append(row)
    return rows, left_out


def _lone_words(row: Row, columns: Columns) -> str | None:
    """The words of a row that has nothing else, such as a signature; a number alone may be one that has moved."""
    texts = [shown(cell).strip() for cell in row.cells if not is_blank(cell)]
    is_asked = any(not is_blank(columns.cell(row, field)) for field in ("indicator", "delivered"))
    return texts[0] if len(texts) == 1 and not is_asked and not any(map(str.isdigit, texts[0])) else None


def _named_as_sum(row: Row, columns: Columns) -> str | None:
    """What a row calls itself when it is a sum: in Indikator, or without one first in the row or alone in a cell."""
    indicator = shown(columns.cell(row, "indicator")).strip()
    if indicator:
        return indicator if _FOOTER.match(indicator) else None
    words = [shown(cell).strip() for cell in row.cells if not is_blank(cell)]
    # With a half-year, »Samlet antal unge« is a row whose indicator is missing.
    if is_blank(columns.cell(row, "period")) and _FOOTER.match(words[0]):
        return words[0]
    return next((word for word in words if _FOOTER.fullmatch(word.rstrip(" :."))), None)
