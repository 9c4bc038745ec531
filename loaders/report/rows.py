"""The rows of a report, one by one: what each says of its indicator, and what is wrong with it."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from datetime import date

from loaders.cell import CellError, Row
from loaders.inert import as_typed
from loaders.limits import MAX_WORDS
from loaders.report.columns import Columns
from loaders.report.header import HeaderField
from loaders.report.numbers import Misread, looks_like_a_day
from loaders.report.own_words import OwnWords
from loaders.report.values import (
    is_blank,
    is_in_kroner,
    read_count,
    read_kroner,
    read_measured_on,
    read_value,
    rounded_kroner,
    shown,
)
from outcomes import names
from outcomes.danish import either, listed, number
from outcomes.indicator import Indicator, Number
from outcomes.language import _
from outcomes.measure import Measure
from outcomes.period import Period
from outcomes.personal_data import has_email, has_phone
from outcomes.plan import Activity, BudgetLine, Plan
from outcomes.problem import Problem, has_errors
from outcomes.report import NOT_APPLICABLE, WORDS, Observation, Value


class RowReader:
    """Reads the rows of one report; ``problems`` grows with what is wrong."""

    def __init__(self, plan: Plan, activity: Activity, period: Period, columns: Columns) -> None:
        self.problems: list[Problem] = []
        self._plan, self._activity, self._period, self._columns = plan, activity, period, columns
        self._seen: dict[tuple[str, str], int] = {}
        self._own_words = OwnWords(activity, period)

    def read(self, row: Row) -> Iterator[Observation]:
        """The observation of a row: one, or none when it is blank or has a problem."""
        before = len(self.problems)
        asked = self._asked(row)
        if asked is None:
            return
        self.problems += self._own_words.problems(row, asked, self._columns)
        part = self._part(row, asked) if isinstance(asked, Indicator) else ""
        if is_blank(self._columns.cell(row, "delivered")):
            if not has_errors(self.problems[before:]):
                self._warn_of_lost_words(row)
            return
        value = self._value(row, asked)
        out_of = self._out_of(row, asked, value)
        measured_on = self._measured_on(row, asked, value)
        note, next_step, evidence = (self.words(row, field) for field in WORDS)
        if value == NOT_APPLICABLE and note is None:
            self._add(row, "note", "no-reason", _("Skriv i Bemærkning, hvorfor det ikke er relevant."))
        if has_errors(self.problems[before:]) or value is None:
            return
        first = self._seen.setdefault((asked.id, names.alike(part)), row.number)
        if first != row.number:
            message = _("{id} står også i række {row}. Behold den ene række, og slet den anden.")
            self._add(row, "indicator", "repeated-row", message.format(id=asked.id, row=first))
            return
        for field in WORDS:
            self.warn_of_personal_data(row, field)
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
        text = names.one_line(shown(self._columns.cell(row, "indicator")))
        id = text.upper()
        if not id:
            self._add(row, "indicator", "missing-indicator", _("Indikator mangler. Skriv dens nummer fra skemaet."))
            return None
        line = next((line for line in self._activity.budget if line.id == id), None)
        if line is not None:
            if line.year == self._period.year:
                return line
            message = _("{id} er budget for {year}. Slet rækken.").format(id=id, year=line.year)
            self._not_asked(row, id, "wrong-year", message)
            return None
        indicator = self._plan.indicator(id)
        if indicator is None:
            self._absorbed(row, text)
            return None
        if indicator.activity != self._activity.number:
            message = _("{id} hører til aktivitet {activity}, ikke {this}. Slet rækken.")
            message = message.format(id=id, activity=indicator.activity, this=self._activity.number)
            self._not_asked(row, id, "wrong-activity", message)
            return None
        if not indicator.may_be_reported_in(self._period):
            message = _("{id} hører til {due} og kan ikke indberettes for {period}. Slet rækken.")
            due = listed([due.words for due in indicator.dues])
            message = message.format(id=id, due=due, period=self._period.words)
            self._not_asked(row, id, "wrong-period", message)
            return None
        return indicator

    def _not_asked(self, row: Row, id: str, code: str, message: str) -> None:
        """Why the row can't be about it; but where its words are another's, the number is wrong and not the row."""
        other = self._own_words.of_another(row, id, self._columns)
        self.problems.append(other or self._columns.problem(row, "indicator", code, message))

    def _absorbed(self, row: Row, text: str) -> None:
        """Say which indicator holds the target, or that the plan has none such."""
        id = text.upper()
        holders = self._plan.holders_of(id)
        if not holders:
            message = _("»{text}« findes ikke i planen. {remedy}").format(text=text, remedy=self._perhaps(row, id))
            self._add(row, "indicator", "unknown-indicator", message)
            return
        holder = next((one for one in holders if one.asked_in(self._period)), holders[0])
        if holder.activity == self._activity.number:
            message = _("{id} er samme mål som {other} og tælles kun én gang. Skriv {other}.")
        else:
            message = _("{id} er samme mål som {other}, som aktivitet {activity} indberetter. Slet rækken.")
        message = message.format(id=id, other=holder.id, activity=holder.activity)
        self._add(row, "indicator", "same-target", message)

    def _perhaps(self, row: Row, id: str) -> str:
        """The one that the row's words are of, or else one with nearly that number."""
        indicators = (one.id for one in self._activity.indicators if one.may_be_reported_in(self._period))
        known = [*indicators, *(line.id for line in self._activity.budget_in(self._period.year))]
        close = self._own_words.described(row, self._columns) or difflib.get_close_matches(id, known, n=1, cutoff=0.8)
        return _("Mener I {id}?").format(id=close[0]) if close else _("Brug numrene fra skemaet.")

    def _part(self, row: Row, indicator: Indicator) -> str:
        """The part as the plan spells it; open parts as they are written."""
        part = names.one_line(self.words(row, "part") or "")
        reported = not is_blank(self._columns.cell(row, "delivered"))
        named = {names.alike(name): name for name in indicator.parts}
        if named and names.alike(part) not in named and (reported or part):
            message = _("»{text}« er ikke en del af {id}. Skriv {parts}.")
            message = message.format(text=part, id=indicator.id, parts=either(indicator.parts))
            self._add(row, "part", "unknown-part", message)
        elif indicator.open_parts and reported and not part:
            message = _("Skriv i Del, hvilken {part} tallet gælder.").format(part=indicator.open_parts)
            self._add(row, "part", "missing-part", message)
        elif indicator.open_parts and reported and looks_like_a_day(part):
            message = _("»{text}« er en dato. Et regneark gør fx 1-2 til en dato. Skriv {part} med ord, fx 1 til 2.")
            self._add(row, "part", "date-for-part", message.format(text=part, part=indicator.open_parts))
        elif part and not (named or indicator.open_parts) and indicator.part_in(self._period, "") != part:
            message = _("{id} er ikke delt op. Lad Del stå tom.").format(id=indicator.id)
            self._add(row, "part", "no-parts", message)
        return indicator.part_in(self._period, named.get(names.alike(part), part))

    def _value(self, row: Row, asked: Indicator | BudgetLine) -> Value | None:
        cell = self._columns.cell(row, "delivered")
        value = read_value(cell, asked, self._period) if isinstance(asked, Indicator) else read_kroner(cell)
        if isinstance(value, Misread):
            return self._rounded(row, asked, value)
        if isinstance(value, date) and value < self._plan.half_years[0].first_day:
            message = _("{day} ligger, før planen begynder. Er det rigtigt?").format(day=shown(value))
            self._warn(row, "delivered", "before-plan", message)
        return value

    def _rounded(self, row: Row, asked: Indicator | BudgetLine, misread: Misread) -> int | None:
        """The amount in whole kroner, with a warning, where only its øre were wrong."""
        is_money = isinstance(asked, BudgetLine) or is_in_kroner(asked)
        rounded = rounded_kroner(self._columns.cell(row, "delivered")) if is_money else None
        if misread.code != "not-whole" or rounded is None:
            self._add(row, "delivered", misread.code, misread.message)
            return None
        message = _("Øre er rundet af til hele kroner: {amount} kr.").format(amount=number(rounded))
        self._warn(row, "delivered", "rounded", message)
        return rounded

    def _out_of(self, row: Row, asked: Indicator | BudgetLine, value: Value | None) -> Number | None:
        cell = self._columns.cell(row, "out_of")
        if not isinstance(asked, Indicator) or asked.kind != "share":
            if not is_blank(cell):
                message = _("Målet er ikke en andel. Lad feltet stå tomt.")
                self._add(row, "out_of", "not-a-share", message)
            return None
        if value == NOT_APPLICABLE:
            if not is_blank(cell):
                message = _("Når det ikke er relevant, er der intet at tælle. Lad feltet stå tomt.")
                self._add(row, "out_of", "not-applicable-counted", message)
            return None
        if is_blank(cell):
            message = _("Skriv også, hvor mange {unit} der er i alt.").format(unit=asked.unit)
            self._add(row, "out_of", "missing-out-of", message)
            return None
        out_of = read_count(cell)
        if isinstance(out_of, Misread):
            self._add(row, "out_of", out_of.code, out_of.message)
            return None
        if isinstance(value, int | float) and value > out_of:
            message = _("Leveret ({value}) er flere end Ud af ({total}). Ret det ene tal.")
            message = message.format(value=shown(value), total=shown(out_of))
            self._add(row, "delivered", "more-than-all", message)
        return out_of

    def _measured_on(self, row: Row, asked: Indicator | BudgetLine, value: Value | None) -> date | None:
        """The day that a measure is from; None when it counts for the half-year."""
        cell = self._columns.cell(row, "measured_on")
        if not isinstance(asked, Measure) or is_blank(cell):
            return None
        if value == NOT_APPLICABLE:
            message = _("Når det ikke er relevant, er der ingen måling. Lad feltet stå tomt.")
            self._add(row, "measured_on", "not-applicable-counted", message)
            return None
        day = read_measured_on(cell, self._period)
        if isinstance(day, Misread):
            self._add(row, "measured_on", day.code, day.message)
            return None
        return day

    def words(self, row: Row, field: HeaderField) -> str | None:
        """What a cell says; None where it says nothing."""
        cell = self._columns.cell(row, field)
        if isinstance(cell, CellError):
            message = _("Feltet har ingen værdi: {why}. Skriv selve teksten.").format(why=_(cell.why))
            self._add(row, field, "cell-error", message)
        words = as_typed(shown(cell).strip())
        if len(words) > MAX_WORDS:
            message = _("Teksten er på {length} tegn. Skriv højst {most}, og henvis til et dokument.")
            self._add(row, field, "long-text", message.format(length=number(len(words)), most=number(MAX_WORDS)))
        return words or None

    def warn_of_personal_data(self, row: Row, field: HeaderField) -> None:
        """A warning for a mail address and for a telephone number."""
        words = shown(self._columns.cell(row, field))
        if has_email(words):
            message = _("Der står en mailadresse. Skriv en funktion i stedet, fx »træneren«.")
            self._warn(row, field, "email", message)
        if has_phone(words):
            message = _("Der står noget, der ligner et telefonnummer. Slet det, hvis det er et.")
            self._warn(row, field, "phone", message)

    def _warn_of_lost_words(self, row: Row) -> None:
        fields: tuple[HeaderField, ...] = (*WORDS, "out_of", "measured_on")
        for field in fields:
            if not is_blank(self._columns.cell(row, field)):
                message = _(
                    "{column} bliver ikke gemt, for Leveret er tomt. Skriv også i Leveret, hvad der er leveret."
                )
                message = message.format(column=self._columns.written(field))
                self._warn(row, "delivered", "words-without-value", message)
                return

    def _warn(self, row: Row, field: HeaderField, code: str, message: str) -> None:
        self.problems.append(self._columns.problem(row, field, code, message).as_warning())

    def _add(self, row: Row, field: HeaderField, code: str, message: str) -> None:
        self.problems.append(self._columns.problem(row, field, code, message))
