"""What the attainment rules say of the form as it is filled in so far."""

from __future__ import annotations

from collections.abc import Sequence

from outcomes.report import Report
from ui import report, session
from ui.form_draft import Filling
from ui.form_lines import WORDS, Line, as_csv, observed
from ui.session import View


def marks_of(form: Filling, seen: View, lines: Sequence[Line]) -> dict[str, str]:
    """The mark that each line with an answer has when the half-year ends, by the line's key."""
    answers = {name: text for name, text in form.answers.items() if name.rpartition(":")[2] not in WORDS}
    sent = report.Sent("formular.csv", as_csv(form.activity, form.period, lines, answers))
    checked = report.check(sent, form.plan, form.activity, form.period)
    answered = {(one.indicator, one.part): one for one in checked.observations}
    if not answered:
        return {}
    so_far = Report(
        plan=form.plan.id, activity=form.activity.number, period=form.period, observations=tuple(answered.values())
    )
    marks = {(row.indicator, row.part or ""): row.mark for row in session.at_half_years_end(seen, so_far)}
    found = {line.key: observed(line, answers, form.plan, form.period) for line in lines}
    return {key: marks[one] for key, one in found.items() if one in answered and one in marks}
