"""What is spent and left of each budget line."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from markupsafe import Markup

from outcomes.language import _, ngettext
from outcomes.spending import WAITING, Reported, Spent, Together, by_year, together
from ui.kit import links, markup, pieces, spending, words
from ui.kit.markup import Content


def in_words(lines: Sequence[Spent], year: int) -> str:
    """»Der er indberettet et forbrug på 93.600 kr. i 2026, for 2 af 26 budgetposter.«"""
    in_year = by_year(lines).get(year, [])
    total = together(in_year)
    if total.amount is None:
        return _("Der er ikke indberettet noget forbrug i {year}.").format(year=year)
    text = ngettext(
        "Der er indberettet et forbrug på {amount} i {year}, for {n} af {total} budgetpost.",
        "Der er indberettet et forbrug på {amount} i {year}, for {n} af {total} budgetposter.",
        total.lines,
    )
    answered, in_all = words.number(total.answered), words.number(total.lines)
    return text.format(amount=words.kroner(total.amount), year=year, n=answered, total=in_all) + _lacking(in_year)


def _lacking(lines: Sequence[Spent]) -> str:
    count = sum(spent.state == "partial" for spent in lines)
    text = ngettext("{n} af dem mangler et halvår.", "{n} af dem mangler et halvår.", count)
    return " " + text.format(n=words.number(count)) if count else ""


def about() -> str:
    """Blank is not zero."""
    return _(
        "Det, aktiviteterne selv har indberettet. »Ikke indberettet« er ikke det samme som 0: "
        "så ved vi ikke, hvad der er brugt."
    )


def tables(lines: Sequence[Spent]) -> Markup:
    """A table for each year, and in a fold those of which nothing can be known yet."""
    if not lines:
        return pieces.paragraph(_("Der er ingen budgetposter her."))
    years = by_year(lines)
    return markup.joined(_year(year, in_year, len(years) == 1) for year, in_year in years.items())


def _year(year: int, lines: Sequence[Spent], is_alone: bool) -> Markup:
    if is_alone or any(spent.state not in WAITING for spent in lines):
        return pieces.subheading(str(year)) + table(year, lines)
    budget, blank = words.kroner(together(lines).budget), spending.blank(lines)
    summary = _("{year}: budget {amount}, {state}").format(year=year, amount=budget, state=blank)
    return pieces.folded(summary, table(year, lines))


def table(year: int, lines: Sequence[Spent]) -> Markup:
    """Each budget line of a year with what is spent and left, added up by activity and in all."""
    body: list[list[Content]] = []
    for activity, group in groupby(lines, key=lambda spent: spent.activity):
        of_activity = [*group]
        body += map(_row, of_activity)
        if len(of_activity) > 1:
            body.append(_sum(_("I alt, {activity}").format(activity=activity.name), of_activity))
    body.append(_sum(_("I alt, alle poster"), lines))
    headers = (
        _("Budgetpost"),
        _("Budget, kr."),
        _("1. halvår"),
        _("2. halvår"),
        _("Brugt, kr."),
        _("Tilbage, kr."),
        _("Bemærkning"),
    )
    caption = _("Forbrug i {year}").format(year=year)
    return pieces.table(caption, headers, body, numeric=(1, 2, 3, 4, 5), kind="money")


def _row(spent: Spent) -> list[Content]:
    bar = pieces.bar(spent.amount, spent.line.amount) if spent.amount is not None else ""
    return [
        markup.line(
            markup.danish(spent.line.post),
            pieces.aside(links.to_activity(spent.activity)),
            pieces.aside(words.plan_lines(spent.line.source)),
            pieces.doubt(markup.danish(spent.line.doubt or "")),
        ),
        words.number(spent.line.amount),
        *(_half(spent, half) for half in (1, 2)),
        markup.line(spending.used([spent]), bar),
        spending.left([spent]),
        spending.remarks(spent),
    ]


def _half(spent: Spent, half: int) -> Content:
    """What the half-year's report says, with the way to it; nothing while the whole year's reason says why."""
    reported = next((_to_report(spent, report) for report in spent.reported if report.period.half == half), None)
    is_missing = half in {period.half for period in spent.missing}
    return reported or (_(spending.MISSING) if is_missing else "")


def _to_report(spent: Spent, reported: Reported) -> Markup:
    text = words.number(reported.amount)
    report = links.address("report", activity=spent.activity.number, period=reported.period)
    return links.to(text, f"{report}#{spent.line.id}")


def _sum(name: str, lines: Sequence[Spent]) -> list[Content]:
    total = together(lines)
    return [
        pieces.strong(name),
        words.number(total.budget),
        "",
        "",
        spending.used(lines),
        spending.left(lines),
        _answered(total) if total.amount is not None else "",
    ]


def _answered(total: Together) -> str:
    if total.answered == total.lines:
        return ""
    text = ngettext("{n} af {total} post er indberettet", "{n} af {total} poster er indberettet", total.lines)
    return text.format(n=words.number(total.answered), total=words.number(total.lines))


def state_in_words(spent: Spent) -> str:
    """Why there is no amount, or which half-years it lacks; nothing when it is whole."""
    if spent.amount is None:
        return spending.blank([spent])
    silent = words.listed([period.words for period in spent.missing])
    return _("mangler {periods}").format(periods=silent) if silent else ""
