"""What the attainment rules say of the form as it is filled in so far."""

from __future__ import annotations

from collections.abc import Sequence

from outcomes.report import WORDS, Report
from ui.app import session
from ui.app.session import View
from ui.report.form.as_report import so_far
from ui.report.form.lines import Answers, Line, observed
from ui.report.questions import Questions


def marks_of(view: View, questions: Questions, lines: Sequence[Line], answers: Answers) -> dict[str, str]:
    """The mark that each line with an answer has when the half-year ends, by the line's key."""
    values = {name: text for name, text in answers.items() if name.rpartition(":")[2] not in WORDS}
    observations = so_far(questions, lines, values)
    reported = {(observation.indicator, observation.part): observation for observation in observations}
    if not reported:
        return {}
    plan, activity, period = questions.slot
    report = Report(plan=plan, activity=activity, period=period, observations=tuple(reported.values()))
    marks = {
        (row.indicator, row.part): "above" if row.above else row.mark for row in session.at_half_years_end(view, report)
    }
    found = {line.key: observed(line, values, questions) for line in lines}
    return {key: marks[target] for key, target in found.items() if target in reported and target in marks}
