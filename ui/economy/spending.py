"""What is spent and left of each budget line."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from markupsafe import Markup

from outcomes.indicator import Number
from outcomes.language import N_, _, ngettext
from outcomes.spending import WAITING, SpendingState, Spent, Together, together
from ui.kit import links, markup, pieces, words

_MISSING = N_("ikke indberettet")
BLANK: dict[SpendingState, str] = {
    "missing": _MISSING,
    "not_due": N_("ikke forfalden"),
    "not_asked": N_("indberettes ikke"),
}


def in_words(lines: Sequence[Spent], year: int) -> str:
    """»Der er indberettet et forbrug på 93.600 kr. i 2026, for 2 af 26 budgetposter.«"""
    mine = [one for one in lines if one.line.year == year]
    total = together(mine)
    if total.amount is None:
        return _("Der er ikke indberettet noget forbrug i {year}.").format(year=year)
    said = ngettext(
        "Der er indberettet et forbrug på {amount} i {year}, for {n} af {total} budgetpost.",
        "Der er indberettet et forbrug på {amount} i {year}, for {n} af {total} budgetposter.",
        total.lines,
    )
    answered, in_all = words.number(total.answered), words.number(total.lines)
    return said.format(amount=words.kroner(total.amount), year=year, n=answered, total=in_all) + _lacking(mine)


def _lacking(mine: Sequence[Spent]) -> str:
    count = sum(one.state == "partial" for one in mine)
    said = ngettext("{n} af dem mangler et halvår.", "{n} af dem mangler et halvår.", count)
    return " " + said.format(n=words.number(count)) if count else ""


def about() -> str:
    """Blank is not zero."""
    return _(
        "Det, aktiviteterne selv har indberettet. »Ikke indberettet« er ikke det samme som 0: "
        "så ved vi ikke, hvad der er brugt."
    )


def tables(lines: Sequence[Spent]) -> Markup:
    """A table for each year, and in a fold those of which nothing can be known yet."""
    if not lines:
        return Markup("<p>{}</p>").format(_("Der er ingen budgetposter her."))
    return Markup().join(_year(year, lines) for year in sorted({one.line.year for one in lines}))


def _year(year: int, lines: Sequence[Spent]) -> Markup:
    mine = [one for one in lines if one.line.year == year]
    told = table(year, mine)
    if any(one.state not in WAITING for one in mine) or len(mine) == len(lines):
        return Markup("<h3>{}</h3>{}").format(year, told)
    said = _("{year}: budget {amount}, {state}").format(
        year=year, amount=words.kroner(together(mine).budget), state=_blank(mine)
    )
    return pieces.folded(said, told)


def table(year: int, mine: Sequence[Spent]) -> Markup:
    """Each budget line of a year with what is spent and left, added up by activity and in all."""
    body: list[list[Markup | str]] = []
    for _number, group in groupby(mine, key=lambda one: one.activity.number):
        together_here = [*group]
        body += [_row(one) for one in together_here]
        if len(together_here) > 1:
            name = _("I alt, {activity}").format(activity=together_here[0].activity.name)
            body.append(_sum_row(name, together_here))
    body.append(_sum_row(_("I alt, alle poster"), mine))
    headers = (
        _("Budgetpost"),
        _("Budget, kr."),
        _("1. halvår"),
        _("2. halvår"),
        _("Brugt, kr."),
        _("Tilbage, kr."),
        _("Bemærkning"),
    )
    caption = _("Brugt og tilbage i {year}").format(year=year)
    return pieces.table(caption, headers, body, numeric=(1, 2, 3, 4, 5), kind="money")


def _row(one: Spent) -> list[Markup | str]:
    activity = links.link(markup.danish(one.activity.title), "activity", activity=one.activity.number)
    return [
        Markup('{}<span class="aside">{}</span>').format(markup.danish(one.line.post), activity),
        words.number(one.line.amount),
        *(_half(one, half) for half in (1, 2)),
        _used(one),
        left_in_words(one.remaining, at_most=one.state == "partial"),
        remarks(one),
    ]


def remarks(one: Spent) -> Markup:
    """What the half-years' reports say of the line, one under the other."""
    return Markup("<br>").join(markup.danish(report.note) for report in one.reported if report.note)


def _half(one: Spent, half: int) -> str:
    """What the half-year's report says; nothing when it is not asked yet, for the whole year's reason says that."""
    said = next((words.number(report.amount) for report in one.reported if report.period.half == half), "")
    return said or (_(_MISSING) if half in {period.half for period in one.missing} else "")


def _sum_row(name: str, mine: Sequence[Spent]) -> list[Markup | str]:
    total = together(mine)
    return [
        Markup("<strong>{}</strong>").format(name),
        words.number(total.budget),
        "",
        "",
        used_in_words(total.amount, mine),
        left_in_words(total.remaining, at_most=not total.is_whole),
        _answered(total) if total.amount is not None else "",
    ]


def used_in_words(amount: Number | None, mine: Sequence[Spent]) -> str:
    """The amount that is spent of these lines, or why there is none."""
    return _blank(mine) if amount is None else words.number(amount)


def _blank(mine: Sequence[Spent]) -> str:
    """What no line has an amount of: missing if one of them is, else why nobody has been asked yet."""
    states = {one.state for one in mine}
    return _(next(said for state, said in BLANK.items() if state in states))


def _answered(total: Together) -> str:
    if total.answered == total.lines:
        return ""
    said = ngettext("{n} af {total} post er indberettet", "{n} af {total} poster er indberettet", total.lines)
    return said.format(n=words.number(total.answered), total=words.number(total.lines))


def left_in_words(left: float | None, at_most: bool) -> str:
    """»58.800«, »højst 58.800« while half-years are missing, »1.900 over budgettet«, or nothing."""
    if left is None:
        return ""
    if left < 0:
        return _("{amount} over budgettet").format(amount=words.number(-left))
    return _("højst {number}").format(number=words.number(left)) if at_most else words.number(left)


def _used(one: Spent) -> Markup | str:
    """The amount, drawn against the budget."""
    if one.amount is None:
        return _(BLANK[one.state])
    return Markup("{}{}").format(words.number(one.amount), pieces.bar(float(one.amount), one.line.amount))


def state_in_words(one: Spent) -> str:
    """Why there is no amount, or which half-years it lacks; nothing when it is whole."""
    if one.amount is None:
        return _(BLANK[one.state])
    silent = words.listed([words.period(period) for period in one.missing])
    return _("mangler {periods}").format(periods=silent) if silent else ""
