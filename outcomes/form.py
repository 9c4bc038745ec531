"""What a half-year report is asked: the same rows in the template and in the form on the page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

from outcomes.danish import alphabetical, number
from outcomes.indicator import Indicator
from outcomes.language import _
from outcomes.measure import Measure
from outcomes.period import Period
from outcomes.plan import Activity, BudgetLine
from outcomes.report import Observation

AnswerKind = Literal["number", "share", "milestone", "assessed", "kroner"]
Place = tuple[str, str]
"""An indicator or a budget line, and the part of it."""
_BY_KIND: dict[str, AnswerKind] = {"share": "share", "milestone": "milestone", "assessed": "assessed"}


class FormRow(NamedTuple):
    """One row to fill in. ``id`` is an indicator's or a budget line's, ``part`` is '' for the whole.

    ``open_part`` names what a part is (``årgang``) when the person must say which; ``parts`` are the
    plan's own, when it names them. ``decimals`` is how fine a number may be. ``measured_by`` says where a
    measure's number comes from, and how often; only a measure has a day of its own. ``file_note`` is what
    one must know of the row in a file; on the page the fields say it. ``answer_so_far`` is what the report
    that counts says, so that a correction begins with it.
    """

    id: str
    part: str
    description: str
    unit: str
    target: str
    answer: AnswerKind
    open_part: str | None = None
    last_reported: str = ""
    parts: tuple[str, ...] = ()
    decimals: int = 0
    measured_by: str = ""
    file_note: str = ""
    answer_so_far: Observation | None = None


def form_rows(
    activity: Activity,
    period: Period,
    outstanding: Iterable[Indicator] = (),
    last: Mapping[Place, str] | None = None,
    so_far: Mapping[Place, Observation] | None = None,
) -> list[FormRow]:
    """The rows of a half-year, in the plan's order: what is asked, what is outstanding, and spending.

    ``last`` holds, by id and part, what was reported last, in words, and ``so_far`` what the half-year's report
    says already. A part that only the reports name gets a row again, and there is always a row for one more.
    """
    known, answered = last or {}, so_far or {}
    asked = activity.asked_in(period)
    rows = {
        (indicator.id, indicator.part_in(period, part)): _row(indicator, part, period)
        for indicator in [*asked, *(indicator for indicator in outstanding if indicator not in asked)]
        for part in _parts(indicator, known)
    } | {(line.id, ""): _spending_row(line) for line in activity.budget_in(period.year)}
    return [
        row._replace(last_reported=known.get(place, ""), answer_so_far=answered.get(place))
        for place, row in rows.items()
    ]


def _spending_row(line: BudgetLine) -> FormRow:
    return FormRow(line.id, "", spending_description(line), "kr.", spending_target(line), "kroner")


def spending_description(line: BudgetLine) -> str:
    return _("Forbrug i halvåret: {post}").format(post=line.post)


def spending_target(line: BudgetLine) -> str:
    return _("budget {amount} kr. i {year}").format(amount=number(line.amount), year=line.year)


def _row(indicator: Indicator, part: str, period: Period) -> FormRow:
    note, file_note = _notes(indicator, period)
    return FormRow(
        indicator.id,
        part,
        with_note(indicator.label, note),
        indicator.unit or _answer_words(indicator),
        indicator.target.words,
        _BY_KIND.get(indicator.kind, "number"),
        indicator.open_parts,
        parts=indicator.parts,
        decimals=indicator.decimals,
        measured_by=f"{indicator.source_name}, {indicator.frequency}" if isinstance(indicator, Measure) else "",
        file_note=file_note,
    )


def with_note(text: str, note: str) -> str:
    return f"{text} ({note})" if note else text


def _parts(indicator: Indicator, known: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """The parts that get a row each: the plan's, or those reported before and a blank one, or none."""
    if indicator.open_parts:
        return (*sorted((part for id, part in known if id == indicator.id and part), key=alphabetical), "")
    return indicator.parts or ("",)


def _notes(indicator: Indicator, period: Period) -> tuple[str, str]:
    """What one must know to answer it right, everywhere and in a file; one of the two at most."""
    due = indicator.dues[0]
    if indicator.open_parts:
        return "", _("én række pr. {part}; skriv hvilken i Del").format(part=indicator.open_parts)
    if due.last_day < period.first_day and not indicator.repeats_each_year:
        return _("udestår fra {period}").format(period=due.words), ""
    if indicator.kind == "running_total":
        return _("året til nu, hver kun talt én gang"), ""
    if indicator.kind == "share":
        return "", _("skriv både Leveret og Ud af")
    if indicator.kind == "assessed" and period.half == 1:
        return _("kan vente til 2. halvår"), ""
    return "", ""


def _answer_words(indicator: Indicator) -> str:
    return _("ja, nej eller dato") if indicator.kind == "milestone" else _("en af de fire vurderinger")
