"""Check a report against the plan: every problem at once, or the observations to store."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from typing import NamedTuple

from loaders.numbers import Misread
from loaders.report_columns import Columns, Field, find_columns
from loaders.table import Row, Table
from loaders.values import is_blank, read_count, read_value, shown
from outcomes.period import Period
from outcomes.plan import Activity, BudgetLine, Indicator, Number, Plan
from outcomes.problem import Problem, has_errors
from outcomes.report import NOT_APPLICABLE, Observation, Report, Value

_FOOTER = re.compile(r"(i alt|sum|total|samlet)\b", re.IGNORECASE)
_HALF_YEAR = re.compile(r"(?:([12])\. ?halvår (20\d\d))|(?:(20\d\d) ?[Hh]([12]))")


class Checked(NamedTuple):
    """What a file says: the report it holds (when it is about one), and every problem."""

    activity: int | None
    period: Period | None
    observations: tuple[Observation, ...]
    problems: tuple[Problem, ...]

    @property
    def can_be_stored(self) -> bool:
        return not has_errors(self.problems)

    def report(self, plan: Plan) -> Report:
        """The report to store. Raises ValueError while there are errors."""
        if not self.can_be_stored or self.activity is None or self.period is None:
            raise ValueError("rapporten har fejl og kan ikke gemmes")
        return Report(plan=plan.id, activity=self.activity, period=self.period, observations=self.observations)


def check_report(table: Table, plan: Plan) -> Checked:
    """Read the rows of a report. Nothing is stored, nothing is guessed, every problem is named."""
    columns, problems = find_columns(table)
    problems = [*table.notices, *problems]
    if columns is None or has_errors(problems):
        return Checked(None, None, (), tuple(problems))
    rows, left_out = _rows_with_content(table, columns)
    problems += left_out
    activity = _same_for_all(rows, columns, "activity", problems)
    period = _same_for_all(rows, columns, "period", problems)
    asked = _activity(plan, activity, problems)
    half_year = _half_year(plan, period, problems)
    if asked is None or half_year is None:
        return Checked(None, None, (), tuple(problems))
    reader = _RowReader(plan, asked, half_year, columns)
    observations = [found for row in rows for found in reader.read(row)]
    problems += reader.problems
    if not observations and not has_errors(problems):
        problems.append(
            Problem(
                "nothing-reported",
                "Der er ikke skrevet noget i Leveret. Udfyld mindst én række, og prøv igen.",
            )
        )
    return Checked(asked.number, half_year, tuple(observations), tuple(problems))


class _Place(NamedTuple):
    row: Row
    field: Field


def _rows_with_content(table: Table, columns: Columns) -> tuple[list[Row], list[Problem]]:
    rows, left_out = [], []
    for row in table.rows:
        if row.number <= columns.header.number or all(is_blank(cell) for cell in row.cells):
            continue
        first = next(shown(cell) for cell in row.cells if not is_blank(cell))
        if _FOOTER.match(first) and is_blank(columns.cell(row, "indicator")):
            message = f"Rækken »{first}« er en sum og bliver ikke læst."
            left_out.append(Problem("footer", message, row.number, None, first, "warning"))
        else:
            rows.append(row)
    return rows, left_out


def _same_for_all(rows: list[Row], columns: Columns, field: Field, problems: list[Problem]) -> tuple[Row, str] | None:
    """The one value that all rows share, with the first row that has it."""
    first: tuple[Row, str] | None = None
    for row in rows:
        text = shown(columns.cell(row, field)).strip()
        if not text:
            message = f"{columns.written(field)} mangler. Skriv det samme som i de andre rækker."
            problems.append(_problem(columns, _Place(row, field), f"missing-{field}", message))
        elif first is None:
            first = (row, text)
        elif text != first[1]:
            message = (
                f"»{text}« er ikke det samme som i række {first[0].number} (»{first[1]}«). Lav én fil pr. rapport."
            )
            problems.append(_problem(columns, _Place(row, field), f"mixed-{field}", message))
    if not rows:
        problems.append(Problem("no-rows", "Der er ingen rækker under overskrifterne. Hent skemaet, og udfyld det."))
    return first


def _activity(plan: Plan, found: tuple[Row, str] | None, problems: list[Problem]) -> Activity | None:
    if found is None:
        return None
    row, text = found
    number = re.match(r"\d+", text)
    activity = plan.activity(int(number[0])) if number else None
    if activity is None:
        message = f"»{text}« er ikke en aktivitet i {plan.title}. Skriv dens nummer, fx 3."
        problems.append(Problem("unknown-activity", message, row.number, "Aktivitet", text))
    return activity


def _half_year(plan: Plan, found: tuple[Row, str] | None, problems: list[Problem]) -> Period | None:
    if found is None:
        return None
    row, text = found
    match = _HALF_YEAR.fullmatch(text)
    period = Period(int(match[2] or match[3]), int(match[1] or match[4])) if match else None
    if period is None or period not in plan.half_years:
        message = f"»{text}« er ikke et halvår i planen. Skriv fx {plan.half_years[0]}."
        problems.append(Problem("unknown-period", message, row.number, "Halvår", text))
        return None
    return period


class _RowReader:
    """Reads one row after another of one report; remembers what it has seen and what was wrong."""

    def __init__(self, plan: Plan, activity: Activity, period: Period, columns: Columns) -> None:
        self.plan, self.activity, self.period, self.columns = plan, activity, period, columns
        self.problems: list[Problem] = []
        self._seen: dict[tuple[str, str], int] = {}

    def read(self, row: Row) -> Iterator[Observation]:
        """The observation of a row: one, or none when it is blank or has a problem."""
        before = len(self.problems)
        asked = self._asked(row)
        if asked is None:
            return
        part = self._part(row, asked) if isinstance(asked, Indicator) else ""
        if is_blank(self.columns.cell(row, "delivered")):
            self._warn_of_lost_words(row)
            return
        value = self._value(row, asked)
        out_of = self._out_of(row, asked, value)
        note = self._words(row, "note")
        if value == NOT_APPLICABLE and note is None:
            self._add(row, "note", "no-reason", "Skriv i Bemærkning, hvorfor det ikke er relevant.")
        if len(self.problems) > before or value is None:
            return
        first = self._seen.setdefault((asked.id, part), row.number)
        if first != row.number:
            message = f"{asked.id} står også i række {first}. Behold den ene række, og slet den anden."
            self._add(row, "indicator", "repeated-row", message)
            return
        evidence = self._words(row, "evidence")
        yield Observation(indicator=asked.id, part=part, value=value, out_of=out_of, note=note, evidence=evidence)

    def _asked(self, row: Row) -> Indicator | BudgetLine | None:
        """The indicator or budget line the row is about, if this report may speak of it."""
        text = shown(self.columns.cell(row, "indicator")).strip()
        id = text.upper()
        if not id:
            self._add(row, "indicator", "missing-indicator", "Indikator mangler. Skriv dens nummer fra skemaet.")
            return None
        budget = {line.id: line for line in self.activity.budget}
        if id in budget:
            if budget[id].year == self.period.year:
                return budget[id]
            self._add(row, "indicator", "wrong-year", f"{id} er budget for {budget[id].year}. Slet rækken.")
            return None
        indicator = self.plan.indicator(id)
        if indicator is None:
            self._add(row, "indicator", "unknown-indicator", f"»{text}« findes ikke i planen.{self._perhaps(id)}")
        elif indicator.id != id:
            message = f"{id} er samme mål som {indicator.id} og tælles kun én gang. Skriv {indicator.id}."
            self._add(row, "indicator", "same-target", message)
        elif indicator.activity != self.activity.number:
            message = f"{id} hører til aktivitet {indicator.activity}, ikke {self.activity.number}. Slet rækken."
            self._add(row, "indicator", "wrong-activity", message)
        elif not self._may_be_reported(indicator):
            due = " og ".join(due.words for due in indicator.dues)
            message = f"{id} hører til {due} og kan ikke indberettes for {self.period.words}. Slet rækken."
            self._add(row, "indicator", "wrong-period", message)
        else:
            return indicator
        return None

    def _may_be_reported(self, indicator: Indicator) -> bool:
        """A milestone may be done early or late; anything else belongs to its own half-years."""
        return indicator.asked_in(self.period) or indicator.kind == "milestone"

    def _perhaps(self, id: str) -> str:
        known = [*(i.id for i in self.activity.indicators), *(line.id for line in self.activity.budget)]
        close = difflib.get_close_matches(id, known, n=1, cutoff=0.8)
        return f" Mener du {close[0]}?" if close else " Brug numrene fra skemaet."

    def _part(self, row: Row, indicator: Indicator) -> str:
        part = shown(self.columns.cell(row, "part")).strip()
        reported = not is_blank(self.columns.cell(row, "delivered"))
        if indicator.parts:
            named = {name.casefold(): name for name in indicator.parts}
            if part.casefold() in named:
                return named[part.casefold()]
            if reported or part:
                wanted = f"Skriv {', '.join(indicator.parts[:-1])} eller {indicator.parts[-1]}."
                self._add(row, "part", "unknown-part", f"»{part}« er ikke en del af {indicator.id}. {wanted}")
        elif indicator.open_parts:
            if not part and reported:
                message = f"Skriv i Del, hvilken {indicator.open_parts} tallet gælder."
                self._add(row, "part", "missing-part", message)
        elif indicator.part_in(self.period, part) != part and part:
            self._add(row, "part", "no-parts", f"{indicator.id} hører til {self.period.year}. Lad Del stå tom.")
        elif part and not indicator.repeats_each_year:
            self._add(row, "part", "no-parts", f"{indicator.id} er ikke delt op. Lad Del stå tom.")
        return indicator.part_in(self.period, part)

    def _value(self, row: Row, asked: Indicator | BudgetLine) -> Value | None:
        cell = self.columns.cell(row, "delivered")
        value = read_value(cell, asked, self.period) if isinstance(asked, Indicator) else read_count(cell)
        if isinstance(value, Misread):
            self._add(row, "delivered", value.code, value.message)
            return None
        return value

    def _out_of(self, row: Row, asked: Indicator | BudgetLine, value: Value | None) -> Number | None:
        cell = self.columns.cell(row, "out_of")
        if not isinstance(asked, Indicator) or asked.kind != "share" or value == NOT_APPLICABLE:
            if not is_blank(cell):
                message = "Her skal der ikke stå noget, for målet er ikke en andel. Lad feltet stå tomt."
                self._add(row, "out_of", "not-a-share", message)
            return None
        if is_blank(cell):
            message = f"Skriv også, hvor mange {asked.unit} der er i alt."
            self._add(row, "out_of", "missing-out-of", message)
            return None
        out_of = read_count(cell)
        if isinstance(out_of, Misread):
            self._add(row, "out_of", out_of.code, out_of.message)
            return None
        if isinstance(value, int | float) and value > out_of:
            message = f"Leveret ({shown(value)}) er flere end Ud af ({shown(out_of)}). Ret det ene tal."
            self._add(row, "delivered", "more-than-all", message)
        return out_of

    def _words(self, row: Row, field: Field) -> str | None:
        return shown(self.columns.cell(row, field)).strip() or None

    def _warn_of_lost_words(self, row: Row) -> None:
        for field in ("note", "evidence", "out_of"):
            if self._words(row, field):
                message = f"{self.columns.written(field)} bliver ikke gemt, for Leveret er tomt. Skriv fx 0 eller nej."
                self._add(row, "delivered", "words-without-value", message, warning=True)
                return

    def _add(self, row: Row, field: Field, code: str, message: str, warning: bool = False) -> None:
        problem = _problem(self.columns, _Place(row, field), code, message)
        self.problems.append(problem._replace(severity="warning") if warning else problem)


def _problem(columns: Columns, place: _Place, code: str, message: str) -> Problem:
    value = shown(columns.cell(place.row, place.field)) or None
    return Problem(code, message, place.row.number, columns.written(place.field), value)
