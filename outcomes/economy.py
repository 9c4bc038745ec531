"""The plan's money: what it grants beside what the activities budget, and what grants end when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from outcomes.grouped import grouped
from outcomes.indicator import Indicator
from outcomes.plan import Activity, Grant, Plan

Comparison = Literal["same", "main_only", "own_only", "differs", "nothing_to_compare"]


class YearOfMoney(NamedTuple):
    """One year of one line of the main table, in whole kroner; None where a table says nothing of the year."""

    year: int
    granted: int | None
    budgeted: int | None
    compared: Comparison


class Funded(NamedTuple):
    """One line of the plan's main table: an activity, or a name that belongs to none."""

    name: str
    activity: Activity | None
    grants: tuple[Grant, ...]
    years: tuple[YearOfMoney, ...]

    def in_year(self, year: int) -> YearOfMoney | None:
        return next((money for money in self.years if money.year == year), None)

    @property
    def last_granted(self) -> int | None:
        """The last year with money in it, or None when the main table gives none."""
        return max((grant.year for grant in self.grants), default=None)


class Total(NamedTuple):
    """A year of many lines added up, in whole kroner; the plan itself has no such sum."""

    year: int
    granted: int
    budgeted: int


class AskedInYear(NamedTuple):
    """What the plan asks of an activity in one year, and what it is given that year."""

    activity: Activity
    year: int
    granted: int | None
    indicators: tuple[Indicator, ...]


def years(plan: Plan) -> tuple[int, ...]:
    """Every year that the plan has money in, in order."""
    named = {grant.year for grant in plan.grants}
    return tuple(sorted(named.union(*(_years_of(activity) for activity in plan.activities))))


def funded(plan: Plan, area: str | None = None) -> list[Funded]:
    """The lines of the main table in the plan's order; those that belong to no activity last, and to no area."""
    chosen = in_area(plan, area)
    lines = [Funded(activity.title, activity, activity.grants, _years_of_money(activity)) for activity in chosen]
    return lines if area else [*lines, *_named(plan)]


def in_area(plan: Plan, area: str | None) -> list[Activity]:
    """The activities of an action area, or all of them."""
    return [*plan.activities] if area is None else plan.activities_in(area)


def totals(lines: Iterable[Funded], among: Iterable[int]) -> list[Total]:
    """Both tables added up, year by year."""
    lines = list(lines)
    return [
        Total(
            year,
            sum(money.granted or 0 for line in lines if (money := line.in_year(year))),
            sum(money.budgeted or 0 for line in lines if (money := line.in_year(year))),
        )
        for year in among
    ]


def over_years(plan: Plan, lines: Iterable[Funded]) -> list[Funded]:
    """The lines with money after the plan's own year."""
    return [line for line in lines if (line.last_granted or 0) > plan.year]


def endings(lines: Iterable[Funded]) -> dict[int, list[Funded]]:
    """Which lines have their last money in which year."""
    ending = grouped((line.last_granted, line) for line in lines if line.last_granted is not None)
    return dict(sorted(ending.items()))


def asked_after(lines: Iterable[Funded]) -> list[AskedInYear]:
    """What is asked of activities in years after their last grant: a promise with no money behind it."""
    return [
        asked_in(line.activity, year)
        for line in lines
        if line.activity is not None
        for year in sorted(_years_asked(line.activity))
        if year > (line.last_granted or 0)
    ]


def asked_in(activity: Activity, year: int) -> AskedInYear:
    """What falls due in the year, in the plan's order."""
    due = tuple(indicator for indicator in activity.indicators if any(due.year == year for due in indicator.dues))
    return AskedInYear(activity, year, activity.grant_in(year), due)


def _years_of(activity: Activity) -> set[int]:
    return {grant.year for grant in activity.grants} | {line.year for line in activity.budget}


def _years_asked(activity: Activity) -> set[int]:
    return {due.year for indicator in activity.indicators for due in indicator.dues}


def _named(plan: Plan) -> Iterator[Funded]:
    for name in dict.fromkeys(grant.name for grant in plan.grants):
        grants = tuple(grant for grant in plan.grants if grant.name == name)
        years = (YearOfMoney(grant.year, grant.amount, None, "nothing_to_compare") for grant in grants)
        yield Funded(name, None, grants, tuple(years))


def _years_of_money(activity: Activity) -> tuple[YearOfMoney, ...]:
    return tuple(_year_of_money(activity, year) for year in sorted(_years_of(activity)))


def _year_of_money(activity: Activity, year: int) -> YearOfMoney:
    own = activity.budget_in(year)
    granted, budgeted = activity.grant_in(year), sum(line.amount for line in own) if own else None
    return YearOfMoney(year, granted, budgeted, _compare(granted, budgeted, bool(activity.budget)))


def _compare(granted: int | None, budgeted: int | None, has_own_table: bool) -> Comparison:
    if not has_own_table:
        return "nothing_to_compare"
    if budgeted is None:
        return "main_only"
    if granted is None:
        return "own_only"
    return "same" if granted == budgeted else "differs"
