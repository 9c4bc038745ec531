"""A safety plan as data: its activities, money and theory of change."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from operator import not_
from typing import Annotated, Literal, get_args

from pydantic import Field, StringConstraints, field_validator

from outcomes.agenda_rules import AgendaRule
from outcomes.agreed import AgreedChange
from outcomes.calendar import CalendarEntry
from outcomes.indicator import Assessment, Indicator, Lines, Strict, Text, Verdict
from outcomes.language import N_, _
from outcomes.measure import Candidate, Measure
from outcomes.period import Period
from outcomes.plan_text import Evaluation, PlanText
from outcomes.request import Deciding
from outcomes.reviewing import Reviewing
from outcomes.theory import Theory


class Grant(Strict):
    """What the plan's main budget table gives in one year, in whole kroner."""

    year: int
    amount: Annotated[int, Field(ge=0)]
    source: Lines
    doubt: Text | None = None


class NamedGrant(Grant):
    """A grant in the main table that belongs to no numbered activity."""

    name: Text


class BudgetLine(Strict):
    """One line of an activity's own budget table, in whole kroner."""

    id: Annotated[str, StringConstraints(pattern=r"^A\d\d-KR\d+$")]
    year: int
    post: Text
    amount: Annotated[int, Field(ge=0)]
    source: Lines
    doubt: Text | None = None


class Serves(Strict):
    """A reading: the activity seems to serve this effort, because of ``why``."""

    effort: Text
    why: Text
    source: tuple[int, ...] = ()


class Activity(Strict):
    """One numbered activity of the plan. ``areas`` holds area ids, the primary ones first."""

    number: Annotated[int, Field(ge=1, le=99)]
    name: Text
    lead: tuple[Text, ...] = ()
    partners: tuple[Text, ...] = ()
    target_groups: tuple[Text, ...] = ()
    areas: tuple[Text, ...] = ()
    secondary_areas: tuple[Text, ...] = ()
    purpose: Text | None = None
    note: Text | None = None
    source: Lines
    serves: tuple[Serves, ...] = ()
    grants: tuple[Grant, ...] = ()
    budget: tuple[BudgetLine, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    texts: tuple[PlanText, ...] = ()
    evaluations: tuple[Evaluation, ...] = ()

    @property
    def title(self) -> str:
        return f"{self.number} {self.name}"

    @property
    def every_area(self) -> tuple[str, ...]:
        """The ids of all areas that it belongs to, the primary ones first."""
        return (*self.areas, *self.secondary_areas)

    def asked_in(self, period: Period) -> tuple[Indicator, ...]:
        """The indicators a report for this half-year is asked about, in the plan's order."""
        return tuple(indicator for indicator in self.indicators if indicator.asked_in(period))

    @cached_property
    def half_years(self) -> tuple[Period, ...]:
        """Every half-year that a report is asked for, in order."""
        halves = {half for indicator in self.indicators for due in indicator.dues for half in due.half_years}
        return tuple(sorted(halves, key=str))

    def budget_in(self, year: int) -> tuple[BudgetLine, ...]:
        return tuple(line for line in self.budget if line.year == year)

    def grant_in(self, year: int) -> int | None:
        """Whole kroner from the plan's main table, or None when it gives nothing that year."""
        return next((grant.amount for grant in self.grants if grant.year == year), None)


class MeasureTaker(Activity):
    """Who reports the measures of results and effects: no activity of the plan, but it reports like one."""

    number: Literal[0] = 0
    name: Text = N_("Målinger af resultater og virkninger")
    source: tuple[int, ...] = ()

    @property
    def title(self) -> str:
        return _(self.name)


class Area(Strict):
    """An action area, or a cross-cutting one: what it ``supports`` are the ids of the others."""

    id: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
    name: Text
    cross_cutting: bool = False
    supports: tuple[Text, ...] = ()
    doubt: Text | None = None
    source: tuple[int, ...] = ()


class Partnership(Strict):
    """Who made the plan, and under which agreement."""

    id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+$")]
    name: Text
    parties: tuple[Text, ...]
    agreement: Text
    agreement_from: int
    agreement_to: int
    source: Lines


class MainTable(Strict):
    """What is uncertain about the plan's main table of grants as a whole."""

    doubt: Text
    source: Lines


class Bands(Strict):
    """Where attainment changes verdict, as fractions of the target, and what else counts as what.

    ``assessed`` says it of the four words, ``done_late`` of a milestone that was done after its period.
    """

    satisfactory: float
    limited: float
    above: float
    tolerance: float
    assessed: dict[Assessment, Verdict]
    done_late: Verdict = "limited"
    assumption: Text

    @field_validator("assessed")
    @classmethod
    def _every_word_counts_as_something(cls, assessed: dict[Assessment, Verdict]) -> dict[Assessment, Verdict]:
        missing = [word for word in get_args(Assessment) if word not in assessed]
        if missing:
            raise ValueError(_("{words} mangler").format(words=", ".join(missing)))
        return assessed


class Deadlines(Strict):
    """When a half-year's report is due: day and month after the half-year has ended."""

    first_half: Annotated[str, StringConstraints(pattern=r"^\d\d-\d\d$")]
    second_half: Annotated[str, StringConstraints(pattern=r"^\d\d-\d\d$")]
    assumption: Text


class Rule(Strict):
    """Something the plan says about how it is run and revised; ``about_grants`` when it decides who gets money."""

    id: Text
    text: Text
    about_grants: bool = False
    source: Lines


class Plan(Strict):
    """A partnership's plan for a year, whole. ``activities`` and ``indicators`` are the plan's own.

    ``units`` are what is counted, in the plural, and what one of them is called. A plan without a ``calendar``,
    rules for the ``agenda`` or who decides on ``requests`` is written as it was before, so that it is the same version.
    """

    title: Text
    year: int
    purpose: Text
    source: Lines
    partnership: Partnership
    money: MainTable | None = None
    bands: Bands
    deadlines: Deadlines
    units: dict[Text, Text] = Field(default_factory=dict)
    areas: tuple[Area, ...]
    rules: tuple[Rule, ...] = ()
    grants: tuple[NamedGrant, ...] = ()
    theory: Theory
    activities: tuple[Activity, ...]
    measures: tuple[Measure, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    changes: tuple[AgreedChange, ...] = ()
    calendar: tuple[CalendarEntry, ...] = Field(default=(), exclude_if=not_)
    agenda: tuple[AgendaRule, ...] = Field(default=(), exclude_if=not_)
    requests: Deciding | None = Field(default=None, exclude_if=not_)
    review: Reviewing | None = Field(default=None, exclude_if=not_)

    @property
    def id(self) -> str:
        return f"{self.partnership.id}/{self.year}"

    @property
    def indicators(self) -> Iterator[Indicator]:
        return (indicator for activity in self.activities for indicator in activity.indicators)

    @property
    def asked(self) -> tuple[Indicator, ...]:
        """Everything that is reported and held against a target: the indicators, then the measures."""
        return (*self.indicators, *self.measures)

    @cached_property
    def half_years(self) -> tuple[Period, ...]:
        """Every half-year the plan asks about, in order."""
        halves = {half for activity in self.reporting for half in activity.half_years}
        return tuple(sorted(halves, key=str))

    @cached_property
    def reporting(self) -> tuple[Activity, ...]:
        """Who is asked to report: the activities that have something to answer, and last who takes the measures."""
        asked = tuple(activity for activity in self.activities if activity.indicators)
        return (*asked, MeasureTaker(indicators=self.measures)) if self.measures else asked

    def activity(self, number: int) -> Activity | None:
        """The activity with the number; 0 is who reports the measures, when there are any."""
        return next((activity for activity in (*self.activities, *self.reporting) if activity.number == number), None)

    @cached_property
    def asked_by_id(self) -> dict[str, Indicator]:
        """Every indicator and measure by its id."""
        return {indicator.id: indicator for indicator in self.asked}

    def indicator(self, id: str) -> Indicator | None:
        """The indicator or measure with the id."""
        return self.asked_by_id.get(id)

    def budget_line(self, id: str) -> BudgetLine | None:
        """The line of an activity's budget with the id."""
        return self.budget_by_id.get(id)

    @cached_property
    def budget_by_id(self) -> dict[str, BudgetLine]:
        """Every line of the activities' budgets by its id."""
        return {line.id: line for activity in self.activities for line in activity.budget}

    def asks(self, id: str) -> bool:
        """Whether the plan has the indicator, the measure or the budget line."""
        return id in self.asked_by_id or self.budget_line(id) is not None

    def named(self, id: str, part: str = "") -> str:
        """The plan's words for an indicator (and part) or a budget line; the id alone for what the plan has no more."""
        indicator = self.indicator(id)
        if indicator is not None:
            return indicator.named("" if indicator.repeats_each_year else part)
        line = self.budget_line(id)
        return _("Forbrug: {post}").format(post=line.post) if line else id

    def holders_of(self, id: str) -> list[Indicator]:
        """What holds the same target as an id of the source (``same_as``)."""
        return [indicator for indicator in self.asked if id in indicator.same_as]

    def area(self, id: str) -> Area:
        return next(area for area in self.areas if area.id == id)

    def area_names(self, activity: Activity) -> list[str]:
        """The areas that an activity belongs to, the primary ones first."""
        return [self.area(id).name for id in activity.every_area]

    def activities_in(self, area: str) -> list[Activity]:
        """The activities that belong to the area with the id, in the plan's order."""
        return [activity for activity in self.activities if area in activity.every_area]
