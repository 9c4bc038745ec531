"""The theory of change as one chain, from what is done to what it is for, and what leads to what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple, get_args

from outcomes.indicator import Lines
from outcomes.plan import Activity, Area, Plan

Column = Literal["activity", "effort", "result", "effect", "purpose"]
COLUMNS: tuple[Column, ...] = get_args(Column)
OUTCOMES: tuple[Column, ...] = ("result", "effect", "purpose")
"""What only a measure of its own can say anything about; deliveries can't."""


class Step(NamedTuple):
    """One box of the chain. An activity stands in the area that the plan names first for it."""

    id: str
    column: Column
    area: str | None
    label: str
    source: Lines
    activity: Activity | None = None


class Arrow(NamedTuple):
    """One step leads to another; ``stated`` when the plan says so, otherwise our reading of it."""

    origin: Step
    to: Step
    stated: bool
    why: str | None = None
    doubt: str | None = None


@dataclass(frozen=True)
class Chain:
    """Every step and every arrow of a plan, in the plan's order; what cuts across all areas is the last area."""

    areas: tuple[Area, ...]
    steps: tuple[Step, ...]
    arrows: tuple[Arrow, ...]

    @classmethod
    def of(cls, plan: Plan) -> Chain:
        activities = [_step(activity) for activity in plan.activities]
        nodes = [Step(node.id, node.type, node.area, node.label, node.source) for node in plan.theory.nodes]
        by_id = {node.id: node for node in nodes}
        served = (
            Arrow(step, by_id[served.effort], False, why=served.why)
            for step in activities
            if step.activity
            for served in step.activity.serves
        )
        linked = (
            Arrow(by_id[link.origin], by_id[link.to], link.stated, doubt=link.doubt) for link in plan.theory.links
        )
        areas = sorted(plan.areas, key=lambda area: area.cross_cutting)
        return cls(tuple(areas), (*activities, *nodes), (*served, *linked))

    def step(self, id: str | None) -> Step | None:
        return next((step for step in self.steps if step.id == id), None)

    def into(self, step: Step) -> tuple[Arrow, ...]:
        return self._into.get(step.id, ())

    def out_of(self, step: Step) -> tuple[Arrow, ...]:
        return self._out_of.get(step.id, ())

    def before(self, step: Step) -> frozenset[str]:
        """The ids of everything that leads to the step, near and far."""
        return frozenset().union(*({arrow.origin.id} | self.before(arrow.origin) for arrow in self.into(step)))

    def after(self, step: Step) -> frozenset[str]:
        """The ids of everything that the step leads to, near and far."""
        return frozenset().union(*({arrow.to.id} | self.after(arrow.to) for arrow in self.out_of(step)))

    def supported_by(self, step: Step) -> tuple[Area, ...]:
        """The areas that an effort supports as a whole, as the plan says of the area that it stands in."""
        mine = next((area for area in self.areas if area.id == step.area), None)
        if mine is None or step.column != "effort":
            return ()
        return tuple(area for area in self.areas if area.id in mine.supports)

    def activities_of(self, step: Step) -> list[Activity]:
        """The activities that lead to the step, near and far; an activity's own is itself."""
        found = self.before(step) | {step.id}
        return [step.activity for step in self.steps if step.activity and step.id in found]

    @cached_property
    def _into(self) -> Mapping[str, tuple[Arrow, ...]]:
        return {step.id: tuple(arrow for arrow in self.arrows if arrow.to.id == step.id) for step in self.steps}

    @cached_property
    def _out_of(self) -> Mapping[str, tuple[Arrow, ...]]:
        return {step.id: tuple(arrow for arrow in self.arrows if arrow.origin.id == step.id) for step in self.steps}


def _step(activity: Activity) -> Step:
    area = next(iter(activity.every_area), None)
    lines = tuple(range(activity.source[0], activity.source[-1] + 1))  # of an activity the first and the last stand
    return Step(f"A{activity.number:02}", "activity", area, activity.title, lines, activity)
