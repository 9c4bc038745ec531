"""What is known of each box of the theory of change: what is delivered under it, or what it measures itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from markupsafe import Markup

from outcomes.chain import OUTCOMES, Chain, Step
from outcomes.grouped import grouped
from outcomes.language import _
from outcomes.measured import measured_nodes
from outcomes.plan import Activity, Plan
from outcomes.target import Target
from ui.kit import marks, pieces
from ui.target import told
from ui.theory import measures


class Evidence(NamedTuple):
    """A plan's chain with what is delivered and measured in it, and the box that is opened, if one is."""

    plan: Plan
    chain: Chain
    targets: Mapping[int, list[Target]]
    measured: Sequence[Target]
    chosen: Step | None

    @classmethod
    def of(cls, plan: Plan, targets: Iterable[Target], measured: Sequence[Target], chosen: str) -> Evidence:
        chain = Chain.of(plan)
        by_activity = grouped((target.activity.number, target) for target in targets)
        return cls(plan, chain, by_activity, measured, chain.step(chosen))

    def deliveries(self, activities: Iterable[Activity]) -> list[Target]:
        """What is counted or ticked off; goals that are assessed in words are not among them."""
        asked = (target for activity in activities for target in self.targets.get(activity.number, ()))
        counted, _assessed = told.apart(asked)
        return counted

    def standing(self, step: Step) -> Markup:
        """How it goes with a box: what is delivered under it, or its own measure. Deliveries never stand in for one."""
        if step.column in OUTCOMES:
            return measures.standing_of(self.plan, step.id, self.measured)
        activities = self.chain.activities_of(step)
        delivered = self.deliveries(activities)
        if delivered:
            return marks.tally(told.rolled_up(delivered).marks)
        return pieces.span(_("ingen leverancer i planen") if activities else _("ingen aktivitet"), "unmeasured")

    def unmeasured(self, steps: Iterable[str]) -> list[Step]:
        """Those of the steps that only a measure could say anything about, and that have no value from one."""
        ids = {*steps} - {node.id for node in measured_nodes(self.plan, (target.row for target in self.measured))}
        return [step for step in self.chain.steps if step.id in ids and step.column in OUTCOMES]
