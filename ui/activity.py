"""The pieces of an activity's page: what it should do, what it did, its money and its reports."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from markupsafe import Markup

from outcomes.attainment import Attainment
from outcomes.coverage import current_half_year, deadline
from outcomes.indicator import Indicator
from outcomes.period import Period
from outcomes.plan import Activity, BudgetLine, Plan
from store.stored import StoredObservation, StoredReport
from ui import html, overview, words

_COLUMNS = {"delivery": "Leverancer", "goal": "Målsætninger", "text": "Nævnt i planens tekst"}


def facts(plan: Plan, activity: Activity) -> Markup:
    """Who, for whom, where it belongs and for how much."""
    grant = activity.grant_in(plan.year)
    said = {
        "Ansvarlig": words.listed([*activity.lead]),
        "Partnere": words.listed([*activity.partners]),
        "Målgruppe": "; ".join(activity.target_groups),
        "Indsatsområde": words.listed([plan.area(id).name for id in (*activity.areas, *activity.secondary_areas)]),
        f"Bevilling {plan.year}": f"{words.number(grant)} kr." if grant is not None else "",
    }
    rows = Markup().join(Markup("<dt>{}</dt><dd>{}</dd>").format(name, text) for name, text in said.items() if text)
    return Markup('<dl class="facts">{}</dl>').format(rows)


def next_report(plan: Plan, activity: Activity, received: Iterable[StoredReport], as_of: date) -> Markup:
    """What the activity owes next, with the way to deliver it."""
    have = {report.period for report in received}
    current = current_half_year(plan, as_of)
    owed = [p for p in plan.half_years if p not in have and activity.asked_in(p) and str(p) >= str(current)]
    if not owed:
        return Markup('<p class="note">Der mangler ingen rapport.</p>')
    period = owed[0]
    when = deadline(plan, period)
    due = "Fristen var" if when < as_of else "Fristen er"
    return Markup('<p class="note">Næste rapport: {}. {} {}. {}</p>').format(
        period.words,
        due,
        words.day(when),
        html.link("Indberet", "report", activity=activity.number, period=period),
    )


def by_year(plan: Plan, activity: Activity) -> list[tuple[set[int], str]]:
    """The plan's own year openly, the later years folded away."""
    years = {due.year for indicator in activity.indicators for due in indicator.dues}
    return [({plan.year}, "")] + [({year}, f"Planen for {year}") for year in sorted(years - {plan.year})]


def deliveries(
    activity: Activity,
    rows: Sequence[Attainment],
    observations: Sequence[StoredObservation],
    years: set[int],
) -> list[Markup]:
    """»Det skulle vi« beside »det gjorde vi«, one table for deliveries, goals and what the text mentions."""
    if not activity.indicators:
        return [Markup("<p>Planen har ingen leverancer eller mål for aktiviteten.</p>")]
    by_id = {indicator.id: indicator for indicator in activity.indicators}
    said = []
    for column, title in _COLUMNS.items():
        shown = [r for r in rows if by_id[r.indicator].column == column and Period.parse(r.due).year in years]
        shown.sort(key=lambda row: row.due if len(row.due) > 4 else f"{row.due}H3")
        if shown:
            headers = ("Det skulle vi", "Hvornår", "Det gjorde vi", "Status", "Bemærkning")
            body = [_row(by_id[row.indicator], row, observations) for row in shown]
            said += [html.heading(title), html.table(title, headers, body, kind="deliveries")]
    return said


def _row(indicator: Indicator, row: Attainment, observations: Sequence[StoredObservation]) -> list[Markup | str]:
    mine = [
        one
        for one in observations
        if one.observation.indicator == row.indicator and one.observation.part == (row.part or "")
    ]
    return [
        _asked(indicator, row),
        Period.parse(row.due).words,
        Markup("{}{}{}").format(words.delivered(row, indicator), html.bullet(row), _history(mine)),
        overview.status(row),
        _explained(row, mine),
    ]


def _asked(indicator: Indicator, row: Attainment) -> Markup:
    """The label, the plan's words and where they stand, and a doubt where there is one."""
    part = Markup("<br>{}").format(row.part) if row.part and row.part != row.due else ""
    lines = ", ".join(str(line) for line in indicator.source)
    shared = f"Kan tælle de samme som {words.listed([*indicator.overlaps])}. Læg dem aldrig sammen."
    doubts = [text for text in (indicator.doubt, shared if indicator.overlaps else None) if text]
    doubt = html.folded("Tvivl", html.items(doubts)) if doubts else ""
    return Markup('{}{}<span class="aside">»{}«<br>{}, planens linje {}</span>{}').format(
        indicator.label, part, indicator.target.words, indicator.id, lines, doubt
    )


def _history(mine: Sequence[StoredObservation]) -> Markup:
    """What each half-year said, where there is more than one to tell apart."""
    if len(mine) < 2:
        return Markup()
    said = "; ".join(f"{one.period.half}. halvår {words.value(one.observation.value)}" for one in mine)
    return Markup('<span class="aside">{}</span>').format(said)


def _explained(row: Attainment, mine: Sequence[StoredObservation]) -> Markup:
    """What was said about the newest value, and before it what earlier half-years said."""
    earlier = [
        Markup('<span class="aside">{}. halvår: {}</span>').format(one.period.half, one.observation.note)
        for one in mine[:-1]
        if one.observation.note
    ]
    newest = overview.explanation(row, mine[-1].observation if mine else None)
    return Markup().join([newest, *earlier])


def money(plan: Plan, activity: Activity, observations: Iterable[StoredObservation]) -> Markup:
    """Grant, budget lines, what is spent and what is left, in whole kroner."""
    spent: dict[str, float] = {}
    for one in observations:
        if one.observation.is_spending and isinstance(one.observation.value, int | float):
            spent[one.observation.indicator] = spent.get(one.observation.indicator, 0) + one.observation.value
    body = [
        [
            line.post,
            str(line.year),
            words.number(line.amount),
            words.number(spent[line.id]) if line.id in spent else "ikke indberettet",
            words.number(line.amount - spent[line.id]) if line.id in spent else "–",
        ]
        for line in activity.budget
    ]
    for year in sorted({line.year for line in activity.budget}):
        body.append(_year_in_all(year, activity.budget_in(year), spent))
    headers = ("Post", "År", "Budget, kr.", "Brugt, kr.", "Tilbage, kr.")
    own = "Aktivitetens eget budget"
    lines = Markup("<h3>{}</h3>{}").format(own, html.table(own, headers, body, numeric=(1, 2, 3, 4))) if body else ""
    grants = [[str(grant.year), words.number(grant.amount), grant.doubt or ""] for grant in activity.grants]
    main = "Bevilling i planens hovedtabel"
    table = html.table(main, ("År", "Bevilling, kr.", "Tvivl"), grants, numeric=(1,))
    return Markup("{}<h3>{}</h3>{}").format(lines, main, table)


def _year_in_all(year: int, lines: Sequence[BudgetLine], spent: dict[str, float]) -> list[str]:
    budget, used = sum(line.amount for line in lines), sum(spent.get(line.id, 0) for line in lines)
    return ["I alt", str(year), words.number(budget), words.number(used), words.number(budget - used)]


def reports(received: Sequence[StoredReport]) -> Markup:
    if not received:
        return Markup("<p>Der er ikke modtaget nogen rapport endnu.</p>")
    body = [
        [
            one.number,
            one.period.words,
            words.time(one.received_at),
            one.reported_by,
            one.filename or "",
            str(one.observations),
        ]
        for one in received
    ]
    headers = ("Kvittering", "Halvår", "Modtaget", "Af", "Fil", "Indberetninger")
    return html.table("Modtagne rapporter", headers, body, numeric=(5,))
