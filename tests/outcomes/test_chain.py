"""What leads to what along the theory of change."""

from __future__ import annotations

from outcomes.chain import COLUMNS, Chain
from outcomes.plan import Plan
from tests import make


def ids(chain: Chain, id: str) -> tuple[set[str], set[str]]:
    step = chain.step(id)
    assert step is not None
    return {*chain.before(step)}, {*chain.after(step)}


def test_a_step_knows_all_that_leads_to_it_and_all_that_it_leads_to() -> None:
    chain = Chain.of(make.plan(make.indicator("A01-01"), make.indicator("A02-01")))
    assert ids(chain, "PF-R1") == ({"A01", "A02", "PF-E1"}, {"PF-V1", "F1"})
    assert ids(chain, "A02") == (set(), {"PF-E1", "PF-R1", "PF-V1", "F1"})


def test_an_activity_serves_as_a_reading_and_an_arrow_of_the_plan_is_as_stated() -> None:
    chain = Chain.of(make.plan())
    assert [(one.origin.id, one.to.id, one.stated, one.why) for one in chain.arrows] == [
        ("A01", "PF-E1", False, "det siger navnet"),
        ("PF-E1", "PF-R1", True, None),
        ("PF-R1", "PF-V1", True, None),
        ("PF-V1", "F1", True, None),
    ]


def test_the_activities_of_a_step_lead_to_it_and_an_activity_is_its_own() -> None:
    chain = Chain.of(make.plan(activities=[make.activity(1, []), make.activity(2, [], serves=[])]))
    numbers = {
        step.id: [activity.number for activity in chain.activities_of(step)] for step in chain.steps if step.id != "F1"
    }
    assert numbers == {"A01": [1], "A02": [2], "PF-E1": [1], "PF-R1": [1], "PF-V1": [1]}


def test_an_activity_stands_in_the_area_that_the_plan_names_first() -> None:
    plan = make.plan(
        activities=[
            make.activity(1, [], areas=["PF", "KO"]),
            make.activity(2, [], areas=[], secondary_areas=["KO"]),
            make.activity(3, [], areas=[]),
        ]
    )
    assert [step.area for step in Chain.of(plan).steps if step.activity] == ["PF", "KO", None]


def test_every_arrow_of_the_real_plan_leads_forward(real_plan: Plan) -> None:
    arrows = Chain.of(real_plan).arrows
    assert len(arrows) == sum(len(one.serves) for one in real_plan.activities) + len(real_plan.theory.links)
    assert [one for one in arrows if COLUMNS.index(one.origin.column) >= COLUMNS.index(one.to.column)] == []
