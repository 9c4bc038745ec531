"""The plan's two tables of money side by side, with the differences in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from outcomes.economy import Comparison, Funded, Total, YearOfMoney, totals
from outcomes.language import N_, _
from outcomes.plan import Plan
from ui.kit import links, markup, pieces, words
from ui.kit.markup import Content

_COMPARED: dict[Comparison, str] = {
    "same": N_("{years}: samme beløb i begge."),
    "main_only": N_("{years} står kun i hovedtabellen."),
    "own_only": N_("{years} står kun i aktivitetens eget budget."),
    "nothing_to_compare": N_("Har intet eget budget at sammenligne med."),
}

_MORE = N_("{years}: hovedtabellen har {amount} mere.")
_LESS = N_("{years}: hovedtabellen har {amount} mindre.")


def named(line: Funded) -> Markup:
    """The activity as a link to its page, or the name of what belongs to none."""
    if line.activity:
        return links.link(markup.danish(line.name), "activity", activity=line.activity.number)
    return markup.line(markup.danish(line.name), pieces.aside(_("hører ikke til en aktivitet")), between=" ")


def lead(lines: Sequence[Funded], year: int) -> str:
    """»Planens hovedtabel giver 2.312.000 kr. i 2026.«"""
    [total] = totals(lines, (year,))
    return _("Ifølge planens hovedtabel er bevillingen {amount} i {year}.").format(
        amount=words.kroner(total.granted), year=year
    )


def about(plan: Plan, area: str | None) -> str:
    """How to read the table, and what a chosen area leaves out or counts twice."""
    said = [
        _("Store tal: planens hovedtabel. Små tal: aktiviteternes egne budgettabeller."),
        _("Et tomt felt betyder, at planen ikke giver penge det år."),
    ]
    if area:
        said.append(_("En aktivitet, der hører til flere indsatsområder, tæller fuldt med under hvert af dem."))
        alone = [activity.title for activity in plan.activities if not activity.every_area]
        outside = words.listed([*alone, *dict.fromkeys(grant.name for grant in plan.grants)])
        if outside:
            said.append(_("Hører ikke til et indsatsområde og er ikke med: {names}.").format(names=outside))
    return " ".join(said)


def doubt(plan: Plan) -> Markup:
    """What is uncertain about the main table as a whole."""
    if plan.money is None:
        return Markup()
    return pieces.doubt(markup.line(markup.danish(plan.money.doubt), words.plan_lines(plan.money.source), between=" "))


def table(lines: Sequence[Funded], among: Sequence[int]) -> Markup:
    """The main table, the activities' own budgets under its numbers, and the differences in words."""
    headers = (_("Bevilling"), *(_("{year}, kr.").format(year=year) for year in among), _("Stemmer det?"))
    body = [_granted_row(line, among) for line in lines if any(line.in_year(year) for year in among)]
    body.append(_total_row(totals(lines, among)))
    return pieces.table(_("Bevillinger efter år"), headers, body, numeric=range(1, len(among) + 1), kind="money")


def _granted_row(line: Funded, among: Sequence[int]) -> list[Content]:
    doubts = [
        markup.danish(f"{grant.year}: {grant.doubt}") for grant in line.grants if grant.doubt and grant.year in among
    ]
    sources = [number for grant in line.grants for number in grant.source]
    name = named(line) + pieces.aside(words.plan_lines(sources)) + pieces.doubt(pieces.items(doubts) if doubts else "")
    years = [line.in_year(year) for year in among]
    told = compared_in_words([money for money in years if money])
    return [name, *(_two_tables(money) if money else "" for money in years), pieces.lines(told)]


def _two_tables(money: YearOfMoney | Total) -> Markup:
    """The main table's amount, and under it that of the activity's own budget."""
    main = words.number(money.granted) if money.granted is not None else ""
    own = _("eget budget: {amount}").format(amount=words.number(money.budgeted)) if money.budgeted is not None else ""
    return markup.line(main, pieces.aside(own))


def _total_row(sums: Sequence[Total]) -> list[Content]:
    more = {total.year: total.granted - total.budgeted for total in sums}
    return [_("I alt (vores sum)"), *map(_two_tables, sums), pieces.lines(_more_in_main(more))]


def compared_in_words(among: Sequence[YearOfMoney]) -> list[str]:
    """How the two tables differ: years alike in one sentence, and each difference with its amount."""
    said = []
    for compared in dict.fromkeys(money.compared for money in among):
        alike = [money for money in among if money.compared == compared]
        if compared == "differs":
            said += _more_in_main({money.year: (money.granted or 0) - (money.budgeted or 0) for money in alike})
        else:
            said.append(_(_COMPARED[compared]).format(years=words.listed([str(money.year) for money in alike])))
    return said


def _more_in_main(more: Mapping[int, int]) -> list[str]:
    """By year how much more the main table has; years with the same difference in one sentence."""
    said = []
    for amount in dict.fromkeys(more.values()):
        text = _COMPARED["same"] if amount == 0 else _MORE if amount > 0 else _LESS
        alike = words.listed([str(year) for year in more if more[year] == amount])
        said.append(_(text).format(years=alike, amount=words.kroner(abs(amount))))
    return said
