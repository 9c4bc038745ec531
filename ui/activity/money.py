"""An activity's money: what it was given, what it planned to use it for, what is spent and what is left."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from outcomes.language import _
from outcomes.plan import Activity
from outcomes.spending import WAITING, Spent, Together, together
from ui.economy import spending
from ui.kit import markup, pieces, words


def money(activity: Activity, lines: Sequence[Spent]) -> Markup:
    """Spending against grant year by year, then each budget line."""
    if not activity.grants and not lines:
        return Markup("<p>{}</p>").format(_("Planen giver ikke aktiviteten penge."))
    years = sorted({grant.year for grant in activity.grants} | {one.line.year for one in lines})
    told = pieces.items(_year(activity, lines, year) for year in years)
    return told + (_lines(lines) if lines else Markup())


def _year(activity: Activity, lines: Sequence[Spent], year: int) -> Markup:
    """»2026: Bevillingen er 213.000 kr. Der er brugt 208.150 kr. og 4.850 kr. er tilbage.«"""
    mine = together(one for one in lines if one.line.year == year)
    grant = next((grant for grant in activity.grants if grant.year == year), None)
    given = grant.amount if grant else mine.budget
    states = {one.state for one in lines if one.line.year == year}
    said = [_given(grant.amount if grant else None, mine), "" if states <= WAITING else _spent(given, mine)]
    doubt = pieces.folded(_("Tvivl"), markup.danish(grant.doubt)) if grant and grant.doubt else ""
    bar = pieces.bar(mine.amount, given) if mine.amount is not None else ""
    return Markup("<strong>{}</strong> {}{}{}").format(year, " ".join(text for text in said if text), bar, doubt)


def _given(grant: int | None, mine: Together) -> str:
    if grant is None:
        text = _("Planens hovedtabel giver ingen bevilling. Aktivitetens eget budget er {budget} kr.")
        return text.format(budget=words.number(mine.budget))
    if mine.lines and mine.budget != grant:
        text = _("Bevillingen i planens hovedtabel er {grant} kr. Aktivitetens eget budget er {budget} kr.")
        return text.format(grant=words.number(grant), budget=words.number(mine.budget))
    return _("Bevillingen er {grant} kr.").format(grant=words.number(grant))


def _spent(given: int, mine: Together) -> str:
    if not mine.lines:
        return ""
    if mine.amount is None:
        return _("Der er ikke indberettet noget forbrug.")
    left = given - mine.amount
    if left < 0:
        text = _("Der er brugt {spent} kr. Det er {left} kr. mere end bevilget.")
    elif mine.is_whole:
        text = _("Der er brugt {spent} kr. {left} kr. er tilbage.")
    else:
        text = _("Der er brugt {spent} kr. Højst {left} kr. er tilbage.")
    whole = "" if mine.is_whole else " " + _("Noget af forbruget er ikke indberettet.")
    return text.format(spent=words.number(mine.amount), left=words.number(abs(left))) + whole


def _lines(lines: Sequence[Spent]) -> Markup:
    """Each year's budget lines, and what they come to."""
    body: list[list[Markup | str]] = []
    for year in sorted({one.line.year for one in lines}):
        mine = [one for one in lines if one.line.year == year]
        body += [_line(one) for one in mine]
        total = together(mine)
        used = spending.used_in_words(total.amount, mine)
        left = spending.left_in_words(total.remaining, at_most=not total.is_whole) or "–"
        name = Markup("<strong>{}</strong>").format(_("I alt"))
        body.append([name, str(year), words.number(total.budget), used, left, ""])
    headers = (_("Post"), _("År"), _("Budget, kr."), _("Brugt, kr."), _("Tilbage, kr."), _("Bemærkning"))
    own = _("Aktivitetens eget budget")
    return Markup("<h3>{}</h3>{}").format(own, pieces.table(own, headers, body, numeric=(1, 2, 3, 4)))


def _line(one: Spent) -> list[Markup | str]:
    return [
        markup.danish(one.line.post),
        str(one.line.year),
        words.number(one.line.amount),
        spending.used_in_words(one.amount, [one]),
        spending.left_in_words(one.remaining, at_most=one.state == "partial") or "–",
        spending.remarks(one),
    ]
