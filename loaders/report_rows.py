"""The rows of a report, one by one: what each says of its indicator, and what is wrong with it."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from datetime import date

from loaders.danish_csv import as_typed
from loaders.header import HeaderField
from loaders.numbers import Misread
from loaders.report_columns import Columns
from loaders.table import CellError, Row
from loaders.values import is_blank, read_count, read_kroner, read_measured_on, read_value, shown
from outcomes.indicator import Indicator, Number
from outcomes.measure import Measure
from outcomes.period import Period
from outcomes.personal_data import has_email, has_phone
from outcomes.plan import Activity, BudgetLine, Plan
from outcomes.problem import Problem
from outcomes.report import NOT_APPLICABLE, Observation, Value


class RowReader:
    """Reads the rows of one report; ``problems`` grows with what is wrong."""

    def __init__(self, plan: Plan, activity: Activity, period: Period, columns: Columns) -> None:
        self.problems: list[Problem] = []
        self._plan, self._activity, self._period, self._columns = plan, activity, period, columns
        self._seen: dict[tuple[str, str], int] = {}

    def read(self, row: Row) -> Iterator[Observation]:
        """The observation of a row: one, or none when it is blank or has a problem."""
        before = len(self.problems)
        asked = self._asked(row)
        if asked is None:
            return
        part = self._part(row, asked) if isinstance(asked, Indicator) else ""
        if is_blank(self._columns.cell(row, "delivered")):
            self._warn_of_lost_words(row)
            return
        value = self._value(row, asked)
        out_of = self._out_of(row, asked, value)
        measured_on = self._measured_on(row, asked, value)
        note, next_step, evidence = (self._words(row, field) for field in ("note", "next_step", "evidence"))
        if value == NOT_APPLICABLE and note is None:
            self._add(row, "note", "no-reason", "Skriv i Bemærkning, hvorfor det ikke er relevant.")
        if len(self.problems) > before or value is None:
            return
        first = self._seen.setdefault((asked.id, part), row.number)
        if first != row.number:
            message = f"{asked.id} står også i række {first}. Behold den ene række, og slet den anden."
            self._add(row, "indicator", "repeated-row", message)
            return
        for field in ("note", "next_step", "evidence"):
            self._warn_of_personal_data(row, field)
        yield Observation(
            indicator=asked.id,
            part=part,
            value=value,
            out_of=out_of,
            note=note,
            next_step=next_step,
            evidence=evidence,
            measured_on=measured_on,
        )

    def _asked(self, row: Row) -> Indicator | BudgetLine | None:
        """The indicator or budget line the row is about, if this report may speak of it."""
        text = shown(self._columns.cell(row, "indicator")).strip()
        id = text.upper()
        if not id:
            self._add(row, "indicator", "missing-indicator", "Indikator mangler. Skriv dens nummer fra skemaet.")
            return None
        line = next((line for line in self._activity.budget if line.id == id), None)
        if line is not None:
            if line.year == self._period.year:
                return line
            self._add(row, "indicator", "wrong-year", f"{id} er budget for {line.year}. Slet rækken.")
            return None
        indicator = self._plan.indicator(id)
        if indicator is None:
            self._absorbed(row, text)
            return None
        if indicator.activity != self._activity.number:
            message = f"{id} hører til aktivitet {indicator.activity}, ikke {self._activity.number}. Slet rækken."
            self._add(row, "indicator", "wrong-activity", message)
            return None
        if not self._may_be_reported(indicator):
            due = " og ".join(due.words for due in indicator.dues)
            message = f"{id} hører til {due} og kan ikke indberettes for {self._period.words}. Slet rækken."
            self._add(row, "indicator", "wrong-period", message)
            return None
        return indicator

    def _absorbed(self, row: Row, text: str) -> None:
        """Say which indicator holds the target, or that the plan has none such."""
        id = text.upper()
        holders = self._plan.holders_of(id)
        if not holders:
            message = f"»{text}« findes ikke i planen.{self._perhaps(id)}"
            self._add(row, "indicator", "unknown-indicator", message)
            return
        holder = next((one for one in holders if one.asked_in(self._period)), holders[0])
        if holder.activity == self._activity.number:
            message = f"{id} er samme mål som {holder.id} og tælles kun én gang. Skriv {holder.id}."
        else:
            message = f"{id} er samme mål som {holder.id}, som aktivitet {holder.activity} indberetter. Slet rækken."
        self._add(row, "indicator", "same-target", message)

    def _may_be_reported(self, indicator: Indicator) -> bool:
        """A milestone may be done early or late; anything else belongs to its own half-years."""
        once = indicator.kind == "milestone" and not indicator.repeats_each_year
        return once or indicator.asked_in(self._period)

    def _perhaps(self, id: str) -> str:
        known = [*(i.id for i in self._activity.indicators), *(line.id for line in self._activity.budget)]
        close = difflib.get_close_matches(id, known, n=1, cutoff=0.8)
        return f" Mener du {close[0]}?" if close else " Brug numrene fra skemaet."

    def _part(self, row: Row, indicator: Indicator) -> str:
        """The part as the plan spells it; open parts as they are written."""
        part = self._words(row, "part") or ""
        reported = not is_blank(self._columns.cell(row, "delivered"))
        named = {name.casefold(): name for name in indicator.parts}
        if named and part.casefold() not in named and (reported or part):
            wanted = f"Skriv {', '.join(indicator.parts[:-1])} eller {indicator.parts[-1]}."
            self._add(row, "part", "unknown-part", f"»{part}« er ikke en del af {indicator.id}. {wanted}")
        elif indicator.open_parts and reported and not part:
            message = f"Skriv i Del, hvilken {indicator.open_parts} tallet gælder."
            self._add(row, "part", "missing-part", message)
        elif part and not (named or indicator.open_parts) and indicator.part_in(self._period, "") != part:
            self._add(row, "part", "no-parts", f"{indicator.id} er ikke delt op. Lad Del stå tom.")
        return indicator.part_in(self._period, named.get(part.casefold(), part))

    def _value(self, row: Row, asked: Indicator | BudgetLine) -> Value | None:
        cell = self._columns.cell(row, "delivered")
        value = read_value(cell, asked, self._period) if isinstance(asked, Indicator) else read_kroner(cell)
        if isinstance(value, Misread):
            self._add(row, "delivered", value.code, value.message)
            return None
        return value

    def _out_of(self, row: Row, asked: Indicator | BudgetLine, value: Value | None) -> Number | None:
        cell = self._columns.cell(row, "out_of")
        if not isinstance(asked, Indicator) or asked.kind != "share":
            if not is_blank(cell):
                message = "Målet er ikke en andel. Lad feltet stå tomt."
                self._add(row, "out_of", "not-a-share", message)
            return None
        if value == NOT_APPLICABLE:
            if not is_blank(cell):
                message = "Når det ikke er relevant, er der intet at tælle. Lad feltet stå tomt."
                self._add(row, "out_of", "not-applicable-counted", message)
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

    def _measured_on(self, row: Row, asked: Indicator | BudgetLine, value: Value | None) -> date | None:
        """The day that a measure is from; None when it counts for the half-year."""
        cell = self._columns.cell(row, "measured_on")
        if not isinstance(asked, Measure) or is_blank(cell):
            return None
        if value == NOT_APPLICABLE:
            message = "Når det ikke er relevant, er der ingen måling. Lad feltet stå tomt."
            self._add(row, "measured_on", "not-applicable-counted", message)
            return None
        day = read_measured_on(cell, self._period)
        if isinstance(day, Misread):
            self._add(row, "measured_on", day.code, day.message)
            return None
        return day

    def _words(self, row: Row, field: HeaderField) -> str | None:
        cell = self._columns.cell(row, field)
        if isinstance(cell, CellError):
            self._add(row, field, "cell-error", f"Feltet har ingen værdi: {cell.why}. Skriv selve teksten.")
        return as_typed(shown(cell).strip()) or None

    def _warn_of_personal_data(self, row: Row, field: HeaderField) -> None:
        words = self._words(row, field) or ""
        if has_email(words):
            message = "Der står en mailadresse. Skriv en funktion i stedet, fx »træneren«."
            self._warn(row, field, "email", message)
        if has_phone(words):
            self._warn(row, field, "phone", "Der står noget, der ligner et telefonnummer. Slet det, hvis det er et.")

    def _warn_of_lost_words(self, row: Row) -> None:
        for field in ("note", "next_step", "evidence", "out_of", "measured_on"):
            if not is_blank(self._columns.cell(row, field)):
                written = self._columns.written(field)
                message = f"{written} bliver ikke gemt, for Leveret er tomt. Skriv fx 0 eller nej."
                self._warn(row, "delivered", "words-without-value", message)
                return

    def _warn(self, row: Row, field: HeaderField, code: str, message: str) -> None:
        self.problems.append(self._columns.problem(row, field, code, message).as_warning())

    def _add(self, row: Row, field: HeaderField, code: str, message: str) -> None:
        self.problems.append(self._columns.problem(row, field, code, message))
