"""An activity's money: what it was given, what it planned to use it for, what is spent and what is left."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from outcomes.language import _
from outcomes.plan import Activity
from outcomes.spending import WAITING, Spent, Together, by_year, together
from ui.kit import markup, pieces, spending, words
from ui.kit.markup import Content


def money(activity: Activity, lines: Sequence[Spent]) -> Markup:
    """Spending against grant year by year, then each budget line."""
    if not activity.grants and not lines:
        return pieces.paragraph(_("Planen giver ikke aktiviteten penge."))
    budget = by_year(lines)
    years = sorted({grant.year for grant in activity.grants} | {*budget})
    told = pieces.items(_year(activity, budget.get(year, []), year) for year in years)
    return told + (_own_budget(budget) if budget else "")


def _year(activity: Activity, lines: Sequence[Spent], year: int) -> Markup:
    """»2026: Bevillingen er 213.000 kr. Der er brugt 208.150 kr. og 4.850 kr. er tilbage.«"""
    total = together(lines)
    grant = next((grant for grant in activity.grants if grant.year == year), None)
    given = grant.amount if grant else total.budget
    is_waiting = {line.state for line in lines} <= WAITING
    said = [_given(grant.amount if grant else None, total), "" if is_waiting else _spent(given, total)]
    return markup.line(
        pieces.strong(str(year)),
        " ",
        " ".join(text for text in said if text),
        pieces.bar(total.amount, given) if total.amount is not None else "",
        pieces.doubt(markup.danish(grant.doubt or "") if grant else ""),
    )


def _given(grant: int | None, total: Together) -> str:
    if grant is None:
        text = _("Ifølge planens hovedtabel er der ingen bevilling. Aktivitetens eget budget er {budget} kr.")
        return text.format(budget=words.number(total.budget))
    if total.lines and total.budget != grant:
        text = _("Bevillingen i planens hovedtabel er {grant} kr. Aktivitetens eget budget er {budget} kr.")
        return text.format(grant=words.number(grant), budget=words.number(total.budget))
    return _("Bevillingen er {grant} kr.").format(grant=words.number(grant))


def _spent(given: int, total: Together) -> str:
    if total.amount is None:
        return _("Der er ikke indberettet noget forbrug.")
    left = given - total.amount
    if left < 0:
        text = _("Der er brugt {spent} kr. Det er {left} kr. mere end bevilget.")
    elif total.is_whole:
        text = _("Der er brugt {spent} kr. {left} kr. er tilbage.")
    else:
        text = _("Der er brugt {spent} kr. Højst {left} kr. er tilbage.")
    whole = "" if total.is_whole else " " + _("Noget af forbruget er ikke indberettet.")
    return text.format(spent=words.number(total.amount), left=words.number(abs(left))) + whole


def _own_budget(budget: Mapping[int, Sequence[Spent]]) -> Markup:
    """Each year's budget lines, and what they come to."""
    body: list[list[Content]] = []
    for lines in budget.values():
        body += [_row(markup.danish(spent.line.post), [spent], spending.remarks(spent)) for spent in lines]
        body.append(_row(pieces.strong(_("I alt")), lines))
    headers = (_("Post"), _("År"), _("Budget, kr."), _("Brugt, kr."), _("Tilbage, kr."), _("Bemærkning"))
    title = _("Aktivitetens eget budget")
    return pieces.subheading(title) + pieces.table(title, headers, body, numeric=(1, 2, 3, 4))


def _row(name: Content, lines: Sequence[Spent], remarks: Content = "") -> list[Content]:
    budget, year = words.number(together(lines).budget), str(lines[0].year)
    return [name, year, budget, spending.used(lines), spending.left(lines) or "–", remarks]
