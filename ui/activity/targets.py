"""»Det skulle vi« beside »det gjorde vi«: every target of an activity with how it stands and what was said."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from outcomes.attainment import Attainment
from outcomes.indicator import Indicator
from outcomes.language import N_, _, ngettext
from outcomes.plan import Activity, Plan
from outcomes.report import Answer
from ui.indicator.about import link_to
from ui.kit import markup, words
from ui.overview import first_answers
from ui.target import arithmetic

_COLUMNS = {"delivery": N_("Leverancer"), "goal": N_("Målsætninger"), "text": N_("Nævnt i planens tekst")}
_ASKED = markup.Fragment('{}{}<span class="aside">{}</span>{}')
_DONE = markup.Fragment("{}{}{}")
_ASIDE = markup.Fragment('<span class="aside">{}</span>')


def targets(plan: Plan, activity: Activity, rows: Sequence[Attainment], observations: Sequence[Answer]) -> Markup:
    """The plan's own year openly, the later years folded away."""
    if not activity.indicators:
        return Markup("<p>{}</p>").format(_("Planen har ingen leverancer eller mål for aktiviteten."))
    years = {due.year for indicator in activity.indicators for due in indicator.dues}
    later = [
        markup.folded(_("Planen for {year}").format(year=year), _of_year(activity, rows, observations, year))
        for year in sorted(years - {plan.year})
    ]
    return Markup().join([_of_year(activity, rows, observations, plan.year), *later])


def _of_year(activity: Activity, rows: Sequence[Attainment], observations: Sequence[Answer], year: int) -> Markup:
    """One table for deliveries, one for goals and one for what the text mentions, the first half-year first."""
    by_id = {indicator.id: indicator for indicator in activity.indicators}
    headers = (_("Det skulle vi"), _("Hvornår"), _("Det gjorde vi"), _("Status"), _("Bemærkning"))
    tables: list[Markup] = []
    for column, title in _COLUMNS.items():
        shown = [r for r in rows if by_id[r.indicator].column == column and r.due.year == year]
        shown.sort(key=lambda row: row.due.half or 3)
        if shown:
            body = [_row(by_id[row.indicator], row, observations) for row in shown]
            table = markup.table(_(title), headers, body, kind="deliveries")
            count = ngettext("Vis {n} mål", "Vis {n} mål", len(body)).format(n=words.number(len(body)))
            tables += [
                markup.heading(_(title)),
                table if column == "delivery" else markup.folded_on_a_phone(count, table),
            ]
    return Markup().join(tables)


def _row(indicator: Indicator, row: Attainment, observations: Sequence[Answer]) -> list[Markup | str]:
    mine = [one for one in observations if arithmetic.answers(one, row)]
    return [
        _asked(indicator, row),
        words.period(row.due),
        _DONE(words.delivered(row, indicator), markup.bullet(row), _history(row, mine)),
        first_answers.status(row),
        _explained(row, mine),
    ]


def _asked(indicator: Indicator, row: Attainment) -> Markup:
    """The label, which leads to all about it; the plan's words; and a doubt where there is one."""
    part = Markup("<br>") + row.part if row.part and row.part != str(row.due) else ""
    doubts = [markup.danish(indicator.doubt)] if indicator.doubt else []
    if indicator.overlaps:
        ids = words.listed(indicator.overlaps)
        doubts.append(Markup().join([_("Kan tælle de samme som {ids}. Læg dem aldrig sammen.").format(ids=ids)]))
    doubt = markup.folded(_("Tvivl"), markup.items(doubts)) if doubts else ""
    label = link_to(row, markup.danish(indicator.label))
    return _ASKED(label, part, markup.danish(f"»{indicator.target.words}«"), doubt)


def _history(row: Attainment, mine: Sequence[Answer]) -> Markup:
    """What each half-year said, where there is more than one to tell apart."""
    if row.expected < 2 and len(mine) < 2:
        return Markup()
    told = (
        _("{period}: {value}").format(period=words.period(one.period), value=words.reported(one.observation))
        for one in mine
    )
    return Markup().join(_ASIDE(text) for text in told)


def _explained(row: Attainment, mine: Sequence[Answer]) -> Markup:
    """What was said about the newest value, and before it what earlier half-years said."""
    earlier = [
        _ASIDE(Markup("{}: {}").format(words.period(one.period), markup.danish(one.observation.note)))
        for one in mine[:-1]
        if one.observation.note
    ]
    newest = first_answers.explanation(row, mine[-1].observation if mine else None)
    return Markup().join([newest, *earlier])
