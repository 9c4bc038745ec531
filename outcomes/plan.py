"""A safety plan as data: its activities, indicators, targets, money and theory of change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Annotated, Literal, NamedTuple, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator, model_validator

from outcomes.period import Period, parse_due

Number = int | float
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Lines = Annotated[tuple[int, ...], Field(min_length=1)]
Kind = Literal["flow", "running_total", "level", "share", "milestone", "assessed"]
Form = Literal["at_least", "at_most", "about", "range", "all", "increase", "decrease", "done", "assessed", "none"]
Verdict = Literal["satisfactory", "limited", "inadequate"]
Assessment = Literal["opfyldt", "overvejende opfyldt", "delvist opfyldt", "ikke opfyldt"]
NodeType = Literal["effort", "result", "effect", "purpose"]

COUNTED: tuple[Kind, ...] = ("flow", "running_total", "level", "share")
_FORMS_OF: dict[str, set[str]] = {
    "share": {"all", "at_least", "at_most", "about", "range", "increase", "decrease", "none"},
    "milestone": {"done", "none"},
    "assessed": {"assessed", "none"},
}
_NUMERIC_FORMS = {"at_least", "at_most", "about", "range", "increase", "decrease", "none"}
_BOUNDS: dict[str, tuple[str, str]] = {
    # form: (must have, may have)
    "at_least": ("low", "low"),
    "at_most": ("high", "high"),
    "about": ("low", "low"),
    "range": ("low high", "low high"),
    "increase": ("", "low"),
    "decrease": ("", "high"),
}


class Strict(BaseModel):
    """Frozen, no unknown fields, no silent conversion of types."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Fault(NamedTuple):
    """Something wrong in a plan: where (a key such as ``indicators.A03-01.due``) and what."""

    key: str
    message: str


class Target(Strict):
    """What the plan asks for: a form, its numbers, and the plan's own words.

    ``low`` and ``high`` are in the indicator's unit; for a share (other than ``all``) they are
    fractions from 0 to 1. ``about`` keeps its number in ``low``; ``increase`` and ``decrease`` may
    name a final value in ``low`` or ``high`` and otherwise ask only for a move from the baseline.
    """

    form: Form
    low: Number | None = None
    high: Number | None = None
    tolerance: Annotated[float, Field(gt=0, lt=1)] | None = None
    words: Text

    @model_validator(mode="after")
    def _numbers_fit_the_form(self) -> Self:
        required, allowed = (names.split() for names in _BOUNDS.get(self.form, ("", "")))
        for name in ("low", "high"):
            given = getattr(self, name) is not None
            if name in required and not given:
                raise ValueError(f"»{self.form}« skal have {name}")
            if given and name not in allowed:
                raise ValueError(f"»{self.form}« må ikke have {name}")
        if self.form == "range" and self.low >= self.high:  # type: ignore[operator]
            raise ValueError("low skal være mindre end high")
        if self.tolerance is not None and self.form != "about":
            raise ValueError("kun »about« har tolerance")
        return self


class Baseline(Strict):
    """Where things stood before: a value in the indicator's unit, and the year it is from."""

    value: Number
    year: int
    approximate: bool = False


class Indicator(Strict):
    """One thing that can be counted, ticked off or assessed.

    ``due`` is ``2026H1``, ``2026``, or ``2026-2028`` for something asked anew each year.
    ``parts`` are judged on their own; ``open_parts`` names what a part is (``årgang``) when
    only those who report know which there are. ``overlaps`` lists indicators that may count the
    same people, so the numbers must never be added.
    """

    id: Annotated[str, StringConstraints(pattern=r"^A\d\d-\d\d$")]
    label: Text
    unit: Text | None = None
    kind: Kind
    due: str
    target: Target
    column: Literal["delivery", "goal", "text"]
    parts: tuple[Text, ...] = ()
    open_parts: Text | None = None
    decimals: Annotated[int, Field(ge=0, le=2)] = 0
    baseline: Baseline | None = None
    same_as: tuple[str, ...] = ()
    overlaps: tuple[str, ...] = ()
    doubt: Text | None = None
    source: Lines

    @field_validator("due")
    @classmethod
    def _due_can_be_read(cls, due: str) -> str:
        parse_due(due)
        return due

    @model_validator(mode="after")
    def _fields_fit_together(self) -> Self:
        if self.target.form not in _FORMS_OF.get(self.kind, _NUMERIC_FORMS):
            raise ValueError(f"»{self.kind}« kan ikke have målet »{self.target.form}«")
        if self.kind in COUNTED and self.unit is None:
            raise ValueError("det, der tælles, skal have en enhed (unit)")
        if self.parts and self.open_parts:
            raise ValueError("brug enten parts eller open_parts")
        if self.repeats_each_year and (self.parts or self.open_parts):
            raise ValueError("en indikator, der gentages hvert år, kan ikke også have dele")
        return self

    @property
    def activity(self) -> int:
        return int(self.id[1:3])

    @property
    def dues(self) -> tuple[Period, ...]:
        return parse_due(self.due)

    @property
    def year(self) -> int:
        """The first year in which the target falls due."""
        return self.dues[0].year

    @property
    def repeats_each_year(self) -> bool:
        return len(self.dues) > 1

    def part_in(self, period: Period, part: str) -> str:
        """The part an observation belongs to: the year, for what is asked anew each year."""
        return str(period.year) if self.repeats_each_year else part

    def asked_in(self, period: Period) -> bool:
        """Whether a report for this half-year has a row for the indicator."""
        return any(period in due.half_years for due in self.dues)


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


class Serves(Strict):
    """A reading: the activity seems to serve this effort, because of ``why``."""

    effort: Text
    why: Text


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

    @property
    def title(self) -> str:
        return f"{self.number} {self.name}"

    def asked_in(self, period: Period) -> tuple[Indicator, ...]:
        """The indicators a report for this half-year is asked about, in the plan's order."""
        return tuple(indicator for indicator in self.indicators if indicator.asked_in(period))

    def budget_in(self, year: int) -> tuple[BudgetLine, ...]:
        return tuple(line for line in self.budget if line.year == year)

    def grant_in(self, year: int) -> int | None:
        """Whole kroner from the plan's main table, or None when it gives nothing that year."""
        return next((grant.amount for grant in self.grants if grant.year == year), None)


class Area(Strict):
    """An action area, or the cross-cutting communication effort that runs under all of them."""

    id: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
    name: Text
    cross_cutting: bool = False


class Node(Strict):
    """One box of the theory of change."""

    id: Text
    type: NodeType
    area: Text | None = None
    label: Text
    source: Lines


class Link(Strict):
    """An arrow between two boxes; ``stated`` when the source says so, otherwise a reading."""

    origin: Text
    to: Text
    stated: bool
    doubt: Text | None = None


class Theory(Strict):
    """The theory of change: boxes and arrows from efforts to the purpose."""

    nodes: tuple[Node, ...]
    links: tuple[Link, ...]


class Partnership(Strict):
    """Who made the plan, and under which agreement."""

    id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+$")]
    name: Text
    parties: tuple[Text, ...]
    agreement: Text
    agreement_from: int
    agreement_to: int
    source: Lines


class Bands(Strict):
    """Where attainment changes verdict, as fractions of the target, and what the words count as."""

    satisfactory: float
    limited: float
    above: float
    tolerance: float
    assessed: dict[Assessment, Verdict]
    assumption: Text


class Deadlines(Strict):
    """When a half-year's report is due: day and month after the half-year has ended."""

    first_half: Annotated[str, StringConstraints(pattern=r"^\d\d-\d\d$")]
    second_half: Annotated[str, StringConstraints(pattern=r"^\d\d-\d\d$")]
    assumption: Text


class Rule(Strict):
    """Something the plan says about how it is run and revised."""

    id: Text
    text: Text
    source: Lines


class Plan(Strict):
    """A partnership's plan for a year, whole."""

    title: Text
    year: int
    purpose: Text
    source: Lines
    partnership: Partnership
    bands: Bands
    deadlines: Deadlines
    areas: tuple[Area, ...]
    rules: tuple[Rule, ...] = ()
    grants: tuple[NamedGrant, ...] = ()
    theory: Theory
    activities: tuple[Activity, ...]

    @property
    def id(self) -> str:
        return f"{self.partnership.id}/{self.year}"

    @property
    def indicators(self) -> Iterator[Indicator]:
        return (indicator for activity in self.activities for indicator in activity.indicators)

    @property
    def half_years(self) -> tuple[Period, ...]:
        """Every half-year the plan asks about, in order."""
        halves = {half for i in self.indicators for due in i.dues for half in due.half_years}
        return tuple(sorted(halves, key=str))

    def activity(self, number: int) -> Activity | None:
        return next((activity for activity in self.activities if activity.number == number), None)

    def indicator(self, id: str) -> Indicator | None:
        """The indicator with this id, also by an id it absorbed (``same_as``)."""
        found = (i for i in self.indicators if i.id == id)
        absorbed = (i for i in self.indicators if id in i.same_as)
        return next(found, None) or next(absorbed, None)

    def area(self, id: str) -> Area:
        return next(area for area in self.areas if area.id == id)


def faults_across(plan: Plan) -> list[Fault]:
    """Every contradiction between the pieces of a plan that are each well-formed."""
    areas = {area.id for area in plan.areas}
    nodes = {node.id: node for node in plan.theory.nodes}
    own = [indicator.id for indicator in plan.indicators]
    absorbed = [id for indicator in plan.indicators for id in indicator.same_as]
    faults = [
        *_repeated("activities", (activity.number for activity in plan.activities)),
        *_repeated("indicators", [*own, *dict.fromkeys(absorbed)]),
        *_repeated("budget", (line.id for a in plan.activities for line in a.budget)),
        *_repeated("theory.nodes", (node.id for node in plan.theory.nodes)),
    ]
    for activity in plan.activities:
        here = f"activities.{activity.number}"
        for area in {*activity.areas, *activity.secondary_areas} - areas:
            faults.append(Fault(f"{here}.areas", f"indsatsområdet »{area}« findes ikke"))
        for served in activity.serves:
            if served.effort not in nodes or nodes[served.effort].type != "effort":
                faults.append(Fault(f"{here}.serves", f"»{served.effort}« er ikke en indsats"))
        for id in [*(i.id for i in activity.indicators), *(line.id for line in activity.budget)]:
            if int(id[1:3]) != activity.number:
                faults.append(Fault(f"{here}.{id}", "hører efter sit nummer til en anden aktivitet"))
        for indicator in activity.indicators:
            for id in set(indicator.overlaps) - {*own, *absorbed}:
                faults.append(Fault(f"{here}.{indicator.id}.overlaps", f"»{id}« findes ikke"))
    for node in plan.theory.nodes:
        if node.area is not None and node.area not in areas:
            faults.append(Fault(f"theory.{node.id}.area", f"»{node.area}« findes ikke"))
    for link in plan.theory.links:
        for end in {link.origin, link.to} - set(nodes):
            faults.append(Fault(f"theory.links.{link.origin}-{link.to}", f"»{end}« findes ikke"))
    return faults


def _repeated(key: str, ids: Iterable[object]) -> list[Fault]:
    counts = Counter(ids)
    return [Fault(f"{key}.{id}", "står flere gange") for id, times in counts.items() if times > 1]
