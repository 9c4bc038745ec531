"""What the attainment rules say of the form as it is filled in so far."""

from __future__ import annotations

from collections.abc import Sequence

from outcomes.report import Report
from ui.app import session
from ui.app.session import View
from ui.report.form.as_report import so_far
from ui.report.form.draft import Filling
from ui.report.form.lines import WORDS, Line, observed


def marks_of(form: Filling, seen: View, lines: Sequence[Line]) -> dict[str, str]:
    """The mark that each line with an answer has when the half-year ends, by the line's key."""
    answers = {name: text for name, text in form.answers.items() if name.rpartition(":")[2] not in WORDS}
    observations = so_far(form.plan, form.activity, form.period, lines, answers)
    answered = {(one.indicator, one.part): one for one in observations}
    if not answered:
        return {}
    report = Report(
        plan=form.plan.id, activity=form.activity.number, period=form.period, observations=tuple(answered.values())
    )
    marks = {(row.indicator, row.part): row.mark for row in session.at_half_years_end(seen, report)}
    found = {line.key: observed(line, answers, form.plan, form.period) for line in lines}
    return {key: marks[one] for key, one in found.items() if one in answered and one in marks}
