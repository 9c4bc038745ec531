"""The status matrix: one row per target, a column per half-year, a table for each activity.

The whole of it is drawn once and stays in the browser. A choice only says which rows to hide, which is many
times faster than to send and read the tables again; and a browser lays out only those that are near the screen.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from markupsafe import Markup

from outcomes.attainment import Attainment
from outcomes.indicator import COUNTED, Indicator
from outcomes.language import _
from outcomes.period import Period
from outcomes.plan import Activity
from outcomes.report import Answer, Observation
from ui.app.session import View
from ui.indicator.about import link_to
from ui.kit import marks, markup, words
from ui.overview import first_answers

LOOK = Path(__file__).with_name("matrix.css")

Reported = Mapping[tuple[str, str], Mapping[Period, Observation]]
"""What was reported, by indicator and part, and by half-year."""

_GROUP = markup.Fragment(
    '<section class="group of-{}" style="--rows:{}"><h2>{} <span class="aside">{}</span></h2>'
    '<table role="table" class="matrix"><caption class="unseen">{}</caption>'
    '<thead role="rowgroup"><tr role="row">{}</tr></thead><tbody role="rowgroup">{}</tbody></table></section>'
)
_HEADER = markup.Fragment('<th scope="col" role="columnheader">{}</th>')
_ROW = markup.Fragment('<tr role="row" class="row-{}"><th role="rowheader" scope="row">{}</th>{}</tr>')
_NAMED = markup.Fragment('{} <span class="aside">{} · {}</span>')
_CELL = markup.Fragment('<td role="cell" data-label="{}">{}</td>')
_DUE = markup.Fragment('<td role="cell" data-label="{}" class="due {}">{} {}</td>')
_WHOLE = markup.Fragment('<td role="cell" data-label="{}" class="whole">{}<span>{}</span></td>')
_EMPTY = Markup('<td role="cell"></td>')
_SYMBOL = markup.Fragment('<span class="mark {}" role="img" aria-label="{}" title="{}"></span>')


def pieces(
    seen: View, rows: Sequence[Attainment], observations: Iterable[Answer], halves: Sequence[Period]
) -> tuple[Markup, ...]:
    """The tables with a column for each of the half-years, to be drawn once."""
    return (tables(seen, rows, by_half_year(observations), halves),)


def by_half_year(observations: Iterable[Answer]) -> Reported:
    said: dict[tuple[str, str], dict[Period, Observation]] = {}
    for one in observations:
        said.setdefault((one.observation.indicator, one.observation.part), {})[one.period] = one.observation
    return said


def tables(seen: View, rows: Sequence[Attainment], reported: Reported, halves: Sequence[Period]) -> Markup:
    """All targets of the plan; each row and group has a name, so that it can be hidden."""
    names = {period: words.period(period) for period in halves}
    heads = Markup().join(_HEADER(text) for text in (_("Mål"), *names.values(), _("Samlet")))
    by_activity = groupby(enumerate(rows), key=lambda one: one[1].activity)
    groups = (_group(seen, seen.plan.activity(number), [*of], heads, names, reported) for number, of in by_activity)
    return Markup('<div class="scroll">{}</div>').format(Markup().join(groups))


def only(every: Sequence[Attainment], shown: Iterable[Attainment]) -> Markup:
    """A style that hides the rows that are not to be shown, and the groups that are left empty."""
    kept = {id(row) for row in shown}
    groups = {row.activity for row in every if id(row) in kept}
    hidden = [f".group .row-{number}" for number, row in enumerate(every) if id(row) not in kept]
    hidden += [f".group.of-{number}" for number in sorted({row.activity for row in every} - groups)]
    if not kept:
        hidden = [".group"]
    return Markup("<style>{}{}</style>").format(", ".join(hidden), Markup("{ display: none; }" if hidden else ""))


def _group(
    seen: View,
    activity: Activity | None,
    rows: Sequence[tuple[int, Attainment]],
    heads: Markup,
    names: Mapping[Period, str],
    reported: Reported,
) -> Markup:
    assert activity is not None
    title = markup.danish(activity.title)
    link = markup.link(title, "activity", activity=activity.number)
    lines = Markup().join(_line(seen, number, row, names, reported) for number, row in rows)
    return _GROUP(activity.number, len(rows), link, words.listed(activity.lead), title, heads, lines)


def _line(seen: View, number: int, row: Attainment, names: Mapping[Period, str], reported: Reported) -> Markup:
    indicator = seen.plan.indicator(row.indicator)
    assert indicator is not None
    said = reported.get((row.indicator, row.part), {})
    cells = [_cell(seen, row, period, name, said.get(period)) for period, name in names.items()]
    delivered = words.delivered(row, indicator) if row.state != "not_applicable" else ""  # the mark has said it
    whole = _WHOLE(_("Samlet"), first_answers.status(row), delivered)
    return _ROW(number, _named(row, indicator, names), Markup().join([*cells, whole]))


def _named(row: Attainment, indicator: Indicator, names: Mapping[Period, str]) -> Markup:
    """The label and the part as a link, the plan's own words, and when it falls due if no column shows it."""
    label = f"{indicator.label}, {row.part}" if row.part else indicator.label
    said, due = markup.danish(f"»{indicator.target.words}«"), row.due
    if due.half_years[-1] not in names:
        said += Markup(" · {}").format(words.period(due))
    return _NAMED(link_to(row, markup.danish(label)), row.indicator, said)


def _cell(seen: View, row: Attainment, period: Period, name: str, said: Observation | None) -> Markup:
    """What was reported then, and the mark of the target in the half-year where it falls due."""
    due = row.due.half_years
    value = words.reported(said) if said else ""
    if period == due[-1]:
        return _DUE(name, row.mark, value, _symbol(row.mark))
    if said:
        return _CELL(name, value)
    if period in due and row.kind in COUNTED and period.last_day <= seen.as_of:
        return _CELL(name, _symbol("missing"))
    return _EMPTY


def _symbol(name: str) -> Markup:
    """The symbol alone, where the word stands in the same row; the word is there for those who can't see."""
    word = marks.word(name)
    return _SYMBOL(name, word, word)
