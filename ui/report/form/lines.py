"""The lines of the form on the page: what is typed in them, and what would be typed for a report."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from loaders.report.header import HEADERS, HeaderField
from outcomes.form import FormRow
from outcomes.indicator import ASSESSMENTS
from outcomes.language import N_, _
from outcomes.problem import Problem
from outcomes.report import NOT_APPLICABLE, WORDS, Observation
from outcomes.typed import typed
from ui.report.questions import Questions

Answers = Mapping[str, str]
"""What stands in the fields, as typed, by the line's key and the field's name; blank fields are left out."""

CHOICES = {"milestone": ("", "ja", "nej", NOT_APPLICABLE), "assessed": ("", *ASSESSMENTS, NOT_APPLICABLE)}
CHOSEN = tuple(CHOICES)  # answered by a choice; the others by numbers
HEADER_ROW = 1
_MOST_PARTS = 40
_IN_THE_FORM = {
    "cpr": N_("Der står noget, der ligner et CPR-nummer. Slet det. Det er ikke gemt."),
    "missing-part": N_("Skriv, hvilken {part} tallet gælder."),
    "repeated-row": N_("Den står her to gange. Slet det, der er skrevet, det ene sted."),
    "nothing-reported": N_("Der er ikke skrevet noget endnu. Udfyld mindst ét felt, og prøv igen."),
}
_FIELDS = {
    HEADERS["indicator"]: N_("Indikator"),
    HEADERS["out_of"]: N_("Ud af"),
    HEADERS["measured_on"]: N_("Måledato"),
    HEADERS["note"]: N_("Bemærkning"),
    HEADERS["next_step"]: N_("Næste skridt"),
    HEADERS["evidence"]: N_("Dokumentation"),
}
"""What the columns of a file are called in the form."""
_UNNAMED = (HEADERS["delivered"], HEADERS["part"])  # the line's title says it


class FieldPlace(NamedTuple):
    """What a row is called in the form, and what a part of it is, where the person says which."""

    title: str
    part: str = ""


class Line(NamedTuple):
    """One line of the form. ``number`` counts the lines where the person says which part; else it is 0."""

    row: FormRow
    number: int = 0

    @property
    def key(self) -> str:
        return f"{self.row.id}#{self.number}" if self.number else f"{self.row.id}/{self.row.part}"

    @property
    def anchor(self) -> str:
        """The line's place on the page, for links and looks."""
        return "form-line-" + re.sub(r"[^\w]", "-", self.key)

    def field(self, name: str) -> str:
        return f"{self.key}:{name}"

    def part(self, answers: Answers) -> str:
        return answers.get(self.field("part"), "").strip() if self.number else self.row.part

    def title(self, answers: Answers) -> str:
        """What the line is about: »Indmeldte børn pr. årgang, U6«."""
        part = self.part(answers) or (f"{self.row.open_part} {self.number}" if self.number else "")
        return f"{self.row.description}, {part}" if part else self.row.description

    def place(self, answers: Answers) -> FieldPlace:
        return FieldPlace(self.title(answers), self.row.open_part or "")

    def is_irrelevant(self, answers: Answers) -> bool:
        return NOT_APPLICABLE in (answers.get(self.field("choice")), answers.get(self.field("irrelevant")))

    def delivered(self, answers: Answers) -> str:
        """What a file would have under Leveret; a date counts only beside »ja«."""
        if self.is_irrelevant(answers):
            return NOT_APPLICABLE
        if self.row.answer in CHOSEN:
            chosen = answers.get(self.field("choice"), "")
            return (answers.get(self.field("date"), "").strip() if chosen == "ja" else "") or chosen
        return answers.get(self.field("delivered"), "")


def choice_names(kind: str) -> dict[str, str]:
    """What the choices are called on the page."""
    return {choice: _(choice).capitalize() if choice else _("Ikke besvaret") for choice in CHOICES[kind]}


def lines_of(rows: Iterable[FormRow], answers: Answers) -> list[Line]:
    """A line for each row; where parts are open, those that are typed in and a blank one for the next."""
    lines = []
    for row in rows:
        if row.open_part and not row.part:
            next_one = max(_numbers_of(row.id, answers)) + 1
            lines += [Line(row, number) for number in range(1, min(next_one, _MOST_PARTS) + 1)]
        else:
            lines.append(Line(row))
    return lines


def numbered(lines: Iterable[Line]) -> Iterator[tuple[int, Line]]:
    """Each line with the number that its row has, below the headers."""
    return enumerate(lines, start=HEADER_ROW + 1)


def is_begun(line: Line, answers: Answers) -> bool:
    return any(field.startswith(f"{line.key}:") for field in answers)


def _numbers_of(id: str, answers: Answers) -> list[int]:
    found = (re.match(rf"{re.escape(id)}#(\d+):", field) for field in answers)
    return [0, *(int(match[1]) for match in found if match)]


def answers_of(observations: Iterable[Observation], questions: Questions) -> Answers:
    """The fields as they would be filled in for these observations to be read from them."""
    answers: dict[str, str] = {}
    rows = questions.rows
    known = {observed(Line(row), {}, questions): row for row in rows if row.part or not row.open_part}
    open_rows = {row.id: row for row in rows if row.open_part and not row.part}
    for observation in observations:
        row = known.get((observation.indicator, observation.part))
        if row is not None:
            line = Line(row)
        elif observation.indicator in open_rows:
            number = max(_numbers_of(observation.indicator, answers)) + 1
            line = Line(open_rows[observation.indicator], number)
        else:
            continue
        fields = _fields(observation, line.row) | {"part": observation.part if line.number else ""}
        answers |= {line.field(name): text for name, text in fields.items() if text}
    return answers


def observed(line: Line, answers: Answers, questions: Questions) -> tuple[str, str]:
    """The indicator (or budget line) and the part that the line's observation is of."""
    indicator, part = questions.plan.indicator(line.row.id), line.part(answers)
    return line.row.id, indicator.part_in(questions.period, part) if indicator else part


def field_of(problem: Problem) -> str:
    """Which field of its line a problem is about; '' for the answer itself."""
    fields: tuple[HeaderField, ...] = ("part", "out_of", "measured_on", *WORDS)
    return next((field for field in fields if HEADERS[field] == problem.column), "")


def _fields(observation: Observation, row: FormRow) -> dict[str, str]:
    words: dict[str, str] = {field: getattr(observation, field) or "" for field in WORDS}
    value, out_of, measured_on = observation.value, observation.out_of, observation.measured_on
    if value == NOT_APPLICABLE:
        return words | {"choice" if row.answer in CHOSEN else "irrelevant": NOT_APPLICABLE}
    if isinstance(value, date):
        return words | {"choice": "ja", "date": typed(value)}
    if isinstance(value, bool):
        return words | {"choice": "ja" if value else "nej"}
    if isinstance(value, str):
        return words | {"choice": value}
    return words | {
        "delivered": typed(value),
        "out_of": "" if out_of is None else typed(out_of),
        "measured_on": typed(measured_on) if measured_on else "",
    }


def place_in_form(problem: Problem, places: Mapping[int, FieldPlace]) -> Problem:
    """The same problem, placed where the form shows it; ``places`` are those of the rows, by their numbers."""
    place = places.get(problem.row or 0)
    said = problem.message
    if problem.code in _IN_THE_FORM:
        said = _(_IN_THE_FORM[problem.code]).format(part=place.part if place else "")
    where = place.title if place else None
    if place and problem.column and problem.code != "repeated-row" and problem.column not in _UNNAMED:
        where = f"{place.title}, {_(_FIELDS.get(problem.column, problem.column))}"
    return replace(problem, row=None, column=where, message=said)
