"""What a plan may hold, and what it may not."""

from __future__ import annotations

import json
from itertools import product
from typing import Any, get_args

import pytest
from pydantic import BaseModel, ValidationError

from outcomes.indicator import Baseline, Form, Indicator, Kind, PlannedTarget
from outcomes.period import Period
from outcomes.plan import Activity, Bands, Plan
from outcomes.plan_faults import Fault, faults_across
from outcomes.theory import Node
from tests import make

H1, H2 = Period(2026, 1), Period(2026, 2)
NUMERIC = {"at_least", "at_most", "about", "range", "increase", "decrease", "none"}
FORMS: dict[str, set[str]] = {
    "flow": NUMERIC,
    "running_total": NUMERIC,
    "level": NUMERIC,
    "share": {*NUMERIC, "all"},
    "milestone": {"done", "none"},
    "assessed": {"assessed", "none"},
}
NUMBERS: dict[str, dict[str, float]] = {
    "at_least": {"low": 5},
    "at_most": {"high": 5},
    "about": {"low": 5},
    "range": {"low": 5, "high": 8},
}


def read(model: type[BaseModel], data: dict[str, Any]) -> Any:
    """Read the model as a plan folder is read: from plain data, strictly."""
    return model.model_validate_json(json.dumps(data))


def refused(model: type[BaseModel], data: dict[str, Any]) -> str:
    """What is said when the model does not take the data."""
    with pytest.raises(ValidationError) as stop:
        read(model, data)
    return str(stop.value)


def target(form: str, **numbers: Any) -> dict[str, Any]:
    return {"form": form, "words": "planens ord", **numbers}


# Strict: no field too many, none of another type, nothing changed afterwards.

PIECES: list[tuple[type[BaseModel], dict[str, Any]]] = [
    (Plan, make.plan().model_dump(mode="json")),
    (Activity, make.activity(1, [make.indicator()])),
    (Indicator, make.indicator()),
    (PlannedTarget, target("at_least", low=5)),
    (Baseline, {"value": 4, "year": 2025}),
    (Bands, make.plan().bands.model_dump()),
    (Node, {"id": "F1", "type": "purpose", "label": "Formålet", "source": [1]}),
]
EVERY_PIECE = pytest.mark.parametrize(("model", "data"), PIECES, ids=[model.__name__ for model, _ in PIECES])


@EVERY_PIECE
def test_a_piece_of_a_plan_can_be_read(model: type[BaseModel], data: dict[str, Any]) -> None:
    assert read(model, data).model_dump(mode="json", exclude_unset=True) == data


@EVERY_PIECE
def test_a_field_nobody_knows_is_refused(model: type[BaseModel], data: dict[str, Any]) -> None:
    assert "Extra inputs are not permitted" in refused(model, data | {"maal": 15})


@EVERY_PIECE
def test_nothing_in_a_plan_can_be_changed(model: type[BaseModel], data: dict[str, Any]) -> None:
    piece = read(model, data)
    with pytest.raises(ValidationError, match="frozen"):
        setattr(piece, next(iter(data)), None)


@pytest.mark.parametrize(
    ("model", "data", "field"),
    [
        (model, data, field)
        for model, data in PIECES
        for field, info in model.model_fields.items()
        if info.is_required()
    ],
)
def test_a_field_that_must_be_there_is_missed(model: type[BaseModel], data: dict[str, Any], field: str) -> None:
    said = refused(model, {name: value for name, value in data.items() if name != field})
    assert f"\n{field}\n  Field required" in said


@pytest.mark.parametrize(
    "changes",
    [
        {"id": "A1-1"},
        {"id": "A01-1"},
        {"id": "a01-01"},
        {"id": "A01-01 "},
        {"id": 1},
        {"label": ""},
        {"label": "  "},
        {"label": 7},
        {"unit": ""},
        {"kind": "sum"},
        {"due": 2026},
        {"due": "2026H3"},
        {"due": "2028-2026"},
        {"column": "goals"},
        {"parts": "Husum"},
        {"parts": [""]},
        {"decimals": 3},
        {"decimals": -1},
        {"decimals": "1"},
        {"source": []},
        {"source": ["l. 7"]},
        {"source": 7},
        {"baseline": {"value": "4", "year": 2025}},
        {"baseline": {"value": 4, "year": "2025"}},
        {"baseline": {"value": 4}},
        {"baseline": 4},
        {"target": None},
    ],
    ids=str,
)
def test_an_indicator_of_the_wrong_shape_is_refused(changes: dict[str, Any]) -> None:
    assert next(iter(changes)) in refused(Indicator, make.indicator() | changes)


@pytest.mark.parametrize("number", ["5", True, None, [5], float("nan"), float("inf")], ids=str)
def test_a_targets_number_is_a_number(number: Any) -> None:
    assert refused(PlannedTarget, target("at_least", low=number))


# Targets: each form has its own numbers.


@pytest.mark.parametrize("form", get_args(Form))
def test_a_form_with_the_numbers_it_needs_is_taken(form: str) -> None:
    taken = read(PlannedTarget, target(form, **NUMBERS.get(form, {})))
    assert (taken.form, taken.low, taken.high) == (form, *(NUMBERS.get(form, {}).get(n) for n in ("low", "high")))


@pytest.mark.parametrize(
    ("form", "name"), [("at_least", "low"), ("at_most", "high"), ("about", "low"), ("range", "low"), ("range", "high")]
)
def test_a_form_without_a_number_it_needs_is_refused(form: str, name: str) -> None:
    numbers = {key: value for key, value in NUMBERS[form].items() if key != name}
    assert f"»{form}« skal have {name}" in refused(PlannedTarget, target(form, **numbers))


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("at_least", "high"),
        ("at_most", "low"),
        ("about", "high"),
        ("increase", "high"),
        ("decrease", "low"),
        *product(("all", "done", "assessed", "none"), ("low", "high")),
    ],
)
def test_a_form_with_a_number_it_has_no_use_for_is_refused(form: str, name: str) -> None:
    assert f"»{form}« må ikke have {name}" in refused(PlannedTarget, target(form, **NUMBERS.get(form, {}) | {name: 9}))


@pytest.mark.parametrize(("form", "name"), [("increase", "low"), ("decrease", "high")])
def test_a_move_may_name_where_it_ends(form: str, name: str) -> None:
    assert read(PlannedTarget, target(form, **{name: 0.5})).model_dump()[name] == 0.5


@pytest.mark.parametrize(("low", "high"), [(8, 5), (5, 5)])
def test_a_range_begins_below_where_it_ends(low: int, high: int) -> None:
    assert "low skal være mindre end high" in refused(PlannedTarget, target("range", low=low, high=high))


@pytest.mark.parametrize("form", sorted(set(get_args(Form)) - {"about"}))
def test_only_about_has_a_tolerance(form: str) -> None:
    said = refused(PlannedTarget, target(form, tolerance=0.1, **NUMBERS.get(form, {})))
    assert "kun »about« har tolerance" in said


@pytest.mark.parametrize(("tolerance", "fine"), [(0, False), (0.01, True), (0.99, True), (1, False), (-0.1, False)])
def test_a_tolerance_is_more_than_nothing_and_less_than_all(tolerance: float, fine: bool) -> None:
    data = target("about", low=5, tolerance=tolerance)
    assert read(PlannedTarget, data).tolerance == tolerance if fine else "tolerance" in refused(PlannedTarget, data)


# Indicators: kind and form, unit, parts, periods.


@pytest.mark.parametrize(("kind", "form"), [*product(get_args(Kind), get_args(Form))])
def test_a_kind_has_its_own_forms_of_target(kind: str, form: str) -> None:
    data = make.indicator(kind=kind, target=target(form, **NUMBERS.get(form, {})))
    if form in FORMS[kind]:
        assert read(Indicator, data).target.form == form
    else:
        assert f"»{kind}« kan ikke have målet »{form}«" in refused(Indicator, data)


@pytest.mark.parametrize("kind", ["flow", "running_total", "level", "share"])
def test_what_is_counted_has_a_unit(kind: str) -> None:
    assert "skal have en enhed" in refused(Indicator, make.indicator(kind=kind, unit=None))


@pytest.mark.parametrize(("kind", "form"), [("milestone", "done"), ("assessed", "assessed")])
def test_what_is_ticked_off_or_assessed_needs_no_unit(kind: str, form: str) -> None:
    assert read(Indicator, make.indicator(kind=kind, form=form, unit=None)).unit is None


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"parts": ["Husum"], "open_parts": "skole"}, "enten parts eller open_parts"),
        ({"parts": ["Husum"], "due": "2026-2028"}, "kan ikke også have dele"),
        ({"open_parts": "årgang", "due": "2026-2028"}, "kan ikke også have dele"),
    ],
)
def test_an_indicator_is_divided_in_one_way_only(changes: dict[str, Any], said: str) -> None:
    assert said in refused(Indicator, make.indicator() | changes)


def test_an_indicators_activity_is_in_its_id() -> None:
    assert read(Indicator, make.indicator("A13-07")).activity == 13


@pytest.mark.parametrize(
    ("due", "asked_in", "year"),
    [("2026H1", [H1], 2026), ("2026H2", [H2], 2026), ("2026", [H1, H2], 2026), ("2025-2026", [H1, H2], 2025)],
)
def test_an_indicator_is_asked_for_in_the_half_years_of_its_due(due: str, asked_in: list[Period], year: int) -> None:
    indicator = read(Indicator, make.indicator(due=due))
    assert ([half for half in (H1, H2) if indicator.asked_in(half)], indicator.year) == (asked_in, year)


def test_the_part_of_what_is_asked_each_year_is_the_year() -> None:
    yearly, divided = read(Indicator, make.indicator(due="2026-2028")), read(Indicator, make.indicator(parts=["Husum"]))
    assert (yearly.part_in(Period(2027, 1), ""), divided.part_in(H1, "Husum")) == ("2027", "Husum")


# The plan as a whole.


def test_a_plan_is_named_by_its_partnership_and_year() -> None:
    assert make.plan(year=2027).id == "proeve/2027"


def test_a_plan_knows_the_half_years_it_asks_about() -> None:
    plan = make.plan(make.indicator("A01-01", due="2027H1"), make.indicator("A01-02", due="2026"))
    assert plan.half_years == (H1, H2, Period(2027, 1))


def test_an_indicator_is_found_by_its_own_id_and_those_that_hold_a_target_by_its_other_ids() -> None:
    absorbed = make.indicator("A01-01", same_as=("A01-03",)), make.indicator("A01-02", same_as=("A01-03",))
    plan = make.plan(*absorbed)
    assert [one and one.id for one in (plan.indicator("A01-02"), plan.indicator("A01-03"))] == ["A01-02", None]
    assert [one.id for one in plan.holders_of("A01-03")] == ["A01-01", "A01-02"]


def test_an_activity_is_found_by_its_number() -> None:
    plan = make.plan(make.indicator("A03-01"))
    assert [one and one.name for one in (plan.activity(3), plan.activity(4))] == ["Aktivitet nr. 3", None]


def test_a_report_is_asked_about_what_is_due_in_its_half_year() -> None:
    plan = make.plan(make.indicator("A01-01", due="2026H1"), make.indicator("A01-02", due="2026"))
    activity = plan.activities[0]
    assert [[one.id for one in activity.asked_in(half)] for half in (H1, H2)] == [["A01-01", "A01-02"], ["A01-02"]]


def test_money_belongs_to_a_year() -> None:
    activity = make.plan(make.indicator()).activities[0]
    assert [[line.id for line in activity.budget_in(year)] for year in (2026, 2027)] == [["A01-KR1"], []]
    assert [activity.grant_in(year) for year in (2026, 2027)] == [1000, None]


# Contradictions between pieces that are each well-formed.


def test_a_plan_without_contradictions_has_no_faults(real_plan: Plan) -> None:
    assert (faults_across(make.plan(make.indicator())), faults_across(real_plan)) == ([], [])


ONE = make.indicator()


def two_halves(**second: Any) -> list[dict[str, Any]]:
    """Two indicators of which the second should keep the first, but for what is said of it."""
    first = make.indicator(due="2026H1", kept_by="A01-02")
    return [first, make.indicator("A01-02", **{"due": "2026H2", **second})]


THEORY = make.plan().theory.model_dump(mode="json")


@pytest.mark.parametrize(
    ("changes", "key", "message"),
    [
        pytest.param(
            {"activities": [make.activity(1, []), make.activity(1, [], budget=[])]},
            "activities.1",
            "står flere gange",
            id="activity-twice",
        ),
        pytest.param(
            {"activities": [make.activity(1, [ONE, ONE])]},
            "indicators.A01-01",
            "står flere gange",
            id="indicator-twice",
        ),
        pytest.param(
            {"activities": [make.activity(1, [ONE, make.indicator("A01-02", same_as=["A01-01"])])]},
            "indicators.A01-01",
            "står flere gange",
            id="indicator-also-absorbed",
        ),
        pytest.param(
            {"activities": [make.activity(1, [], budget=make.activity(1, [])["budget"] * 2)]},
            "budget.A01-KR1",
            "står flere gange",
            id="budget-line-twice",
        ),
        pytest.param(
            {"theory": THEORY | {"nodes": [*THEORY["nodes"], THEORY["nodes"][3]]}},
            "theory.nodes.F1",
            "står flere gange",
            id="box-twice",
        ),
        pytest.param(
            {"activities": [make.activity(1, [], areas=["XX"])]},
            "activities.1.areas",
            "indsatsområdet »XX« findes ikke",
            id="unknown-area",
        ),
        pytest.param(
            {"activities": [make.activity(1, [], secondary_areas=["YY"])]},
            "activities.1.areas",
            "indsatsområdet »YY« findes ikke",
            id="unknown-secondary-area",
        ),
        pytest.param(
            {"activities": [make.activity(1, [], serves=[{"effort": "PF-E9", "why": "x"}])]},
            "activities.1.serves",
            "»PF-E9« er ikke en indsats",
            id="serves-nothing",
        ),
        pytest.param(
            {"activities": [make.activity(1, [], serves=[{"effort": "PF-R1", "why": "x"}])]},
            "activities.1.serves",
            "»PF-R1« er ikke en indsats",
            id="serves-a-result",
        ),
        pytest.param(
            {"activities": [make.activity(2, [ONE])]},
            "activities.2.A01-01",
            "hører efter sit nummer til en anden aktivitet",
            id="indicator-of-another-activity",
        ),
        pytest.param(
            {"activities": [make.activity(2, [], budget=make.activity(1, [])["budget"])]},
            "activities.2.A01-KR1",
            "hører efter sit nummer til en anden aktivitet",
            id="budget-line-of-another-activity",
        ),
        pytest.param(
            {"activities": [make.activity(1, [make.indicator(overlaps=["A09-09"])])]},
            "activities.1.A01-01.overlaps",
            "»A09-09« findes ikke",
            id="overlaps-nothing",
        ),
        pytest.param(
            {"activities": [make.activity(1, [make.indicator(kept_by="A01-09")])]},
            "activities.1.A01-01.kept_by",
            "»A01-09« findes ikke",
            id="kept-by-nothing",
        ),
        pytest.param(
            {
                "activities": [
                    make.activity(1, [make.indicator(due="2026H1", kept_by="A02-01")]),
                    make.activity(2, [make.indicator("A02-01", due="2026H2")]),
                ]
            },
            "activities.1.A01-01.kept_by",
            "»A02-01« hører til en anden aktivitet",
            id="kept-by-another-activity",
        ),
        pytest.param(
            {"activities": [make.activity(1, two_halves(unit="møder"))]},
            "activities.1.A01-01.kept_by",
            "»A01-02« spørger om noget andet end A01-01: kind og unit skal være ens",
            id="kept-by-something-else",
        ),
        pytest.param(
            {"activities": [make.activity(1, two_halves(due="2026H1"))]},
            "activities.1.A01-01.kept_by",
            "»A01-02« skal ikke være nået senere end A01-01",
            id="kept-no-later",
        ),
        pytest.param(
            {"activities": [make.activity(1, two_halves(form="none"))]},
            "activities.1.A01-01.kept_by",
            "der skal være sat et mål for både A01-01 og »A01-02«",
            id="kept-by-what-has-no-target",
        ),
        pytest.param(
            {"measures": [make.measure(kept_by="M00-09")]},
            "measure.M00-01.kept_by",
            "»M00-09« findes ikke",
            id="measure-kept-by-nothing",
        ),
        pytest.param(
            {"activities": [make.activity(1, [make.indicator(parts=["Nord", "Syd", "NORD"])])]},
            "activities.1.A01-01.parts.nord",
            "står flere gange",
            id="part-twice",
        ),
        pytest.param(
            {"measures": [make.measure(parts=["Nord", "Nord"])]},
            "measure.M00-01.parts.nord",
            "står flere gange",
            id="part-of-a-measure-twice",
        ),
        pytest.param(
            {"theory": THEORY | {"nodes": [*THEORY["nodes"], THEORY["nodes"][0] | {"id": "XX-E1", "area": "XX"}]}},
            "theory.XX-E1.area",
            "»XX« findes ikke",
            id="box-in-unknown-area",
        ),
        pytest.param(
            {"theory": THEORY | {"links": [{"origin": "PF-E1", "to": "PF-R9", "stated": True}]}},
            "theory.links.PF-E1-PF-R9",
            "»PF-R9« findes ikke",
            id="arrow-to-nothing",
        ),
        pytest.param(
            {"theory": THEORY | {"links": [{"origin": "PF-R1", "to": "PF-E1", "stated": True}]}},
            "theory.links.PF-R1-PF-E1",
            "peger ikke fremad mod formålet",
            id="arrow-backwards",
        ),
    ],
)
def test_a_contradiction_is_named_with_its_key(changes: dict[str, Any], key: str, message: str) -> None:
    assert faults_across(make.plan(**changes)) == [Fault(key, message)]


def test_all_contradictions_are_named_at_once() -> None:
    plan = make.plan(activities=[make.activity(1, [ONE, ONE], areas=["XX"]), make.activity(2, [ONE])])
    assert {fault.key for fault in faults_across(plan)} == {
        "indicators.A01-01",
        "activities.1.areas",
        "activities.2.A01-01",
    }
