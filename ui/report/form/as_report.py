"""What is typed in the form, as a report: the rows that are checked, and the file that is stored."""

from __future__ import annotations

from collections.abc import Sequence

from loaders import intake
from loaders.cell import Row
from loaders.intake import AskEarlier, Intake, no_record
from loaders.report.header import HEADERS, HeaderField
from outcomes.report import WORDS, Observation, SentFile
from ui.report.form.lines import HEADER_ROW, Answers, Line
from ui.report.questions import Questions
from writers.danish_csv import to_danish_csv
from writers.form_csv import form_fields, form_line


def receive(questions: Questions, lines: Sequence[Line], answers: Answers, earlier: AskEarlier) -> Intake:
    """The form as it stands, checked, and the file that somebody would have sent who wrote the same in the template."""
    texts, (_, activity, period) = _texts(questions, lines, answers), questions.slot
    table = intake.written(_rows(texts))
    sent = SentFile(f"formular-{activity:02}-{period}.csv", to_danish_csv(texts[0], texts[1:]))
    return Intake(sent, table, intake.check(table, questions.plan, earlier, questions.slot))


def so_far(questions: Questions, lines: Sequence[Line], answers: Answers) -> Sequence[Observation]:
    """What can be read of the form already, whatever is wrong with the rest."""
    table = intake.written(_rows(_texts(questions, lines, answers)))
    return intake.check(table, questions.plan, no_record).observations


def _rows(texts: Sequence[Sequence[str]]) -> list[Row]:
    return [Row(number, tuple(text or None for text in row)) for number, row in enumerate(texts, start=HEADER_ROW)]


def _texts(questions: Questions, lines: Sequence[Line], answers: Answers) -> list[list[str]]:
    """The headers, and a row for each line."""
    fields = form_fields([line.row for line in lines])
    rows = (_cells(questions, line, answers) for line in lines)
    return [[HEADERS[field] for field in fields], *([str(cells[field]).strip() for field in fields] for cells in rows)]


def _cells(questions: Questions, line: Line, answers: Answers) -> dict[HeaderField, str | int]:
    cells = form_line(questions.activity, questions.period, line.row)
    cells |= {"part": line.part(answers), "delivered": line.delivered(answers)}
    cells |= {field: answers.get(line.field(field), "") for field in WORDS}
    if line.row.answer == "share" and not line.is_irrelevant(answers):
        cells["out_of"] = answers.get(line.field("out_of"), "")
    if not line.is_irrelevant(answers):
        cells["measured_on"] = answers.get(line.field("measured_on"), "")
    return cells
