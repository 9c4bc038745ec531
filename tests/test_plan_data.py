"""The real plan against figures read by hand from its text; ``T01`` and on are the traps found there."""

from __future__ import annotations

import csv
import re
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from loaders.plan_folder import read_plan
from outcomes.coverage import deadline
from outcomes.indicator import COUNTED, Indicator
from outcomes.measured import outcome_nodes
from outcomes.occurrences import occurrences
from outcomes.period import Period
from outcomes.plan import Plan
from store.store import Store
from tests import make
from tests.conftest import PLAN_FOLDER

PLAN = read_plan(PLAN_FOLDER)
WHEN = occurrences(PLAN, date.min, date.max)
BY_ID = {indicator.id: indicator for indicator in PLAN.indicators}
with (Path(__file__).parent / "plan_figures.csv").open(encoding="utf-8", newline="") as file:
    FIGURES = list(csv.DictReader(file, delimiter=";"))
OWN = [row for row in FIGURES if not row["counted_under"]]
ABSORBED = [row for row in FIGURES if row["counted_under"]]
GRANTS: dict[int, tuple[int | None, ...]] = {  # the main table, 2025 to 2028
    1: (120_000, 120_000, None, None),
    2: (170_000, 150_000, None, None),
    3: (213_000, 213_000, None, None),
    4: (25_000, 25_000, None, None),
    5: (150_000, 125_000, None, None),
    6: (60_000, 60_000, None, None),
    7: (40_000, 40_000, None, None),
    8: (270_000, 200_000, 170_000, 140_000),
    9: (280_000, 210_000, None, None),
    10: (300_000, 300_000, None, None),
    11: (120_000, 120_000, None, None),
    12: (None, 300_000, None, None),
    13: (250_000, 330_000, 330_000, 330_000),
    14: (47_000, 113_000, None, None),
    15: (6_000, 6_000, 6_000, 6_000),
}


class Asked(NamedTuple):
    """What an indicator asks, in the words of the figures' table."""

    due: str
    form: str
    low: str
    high: str
    baseline: str


def asked(indicator: Indicator) -> Asked:
    low, high = (("" if n is None else f"{n}") for n in (indicator.target.low, indicator.target.high))
    base = indicator.baseline
    return Asked(indicator.due, indicator.target.form, low, high, f"{base.value} ({base.year})" if base else "")


def kinds(*ids: str) -> set[str]:
    return {BY_ID[id].kind for id in ids}


@pytest.mark.parametrize("row", OWN, ids=[row["id"] for row in OWN])
def test_a_figure_is_the_one_in_the_text(row: dict[str, str]) -> None:
    assert asked(BY_ID[row["id"]]) == Asked(row["due"], row["form"], row["low"], row["high"], row["baseline"])


@pytest.mark.parametrize("row", ABSORBED, ids=[row["id"] for row in ABSORBED])
def test_a_target_printed_twice_is_one_indicator(row: dict[str, str]) -> None:
    assert row["id"] not in BY_ID
    assert [one.id for one in PLAN.indicators if row["id"] in one.same_as] == row["counted_under"].split()


def test_all_201_timetable_facts_are_there_or_absorbed() -> None:
    facts = [row["id"] for row in FIGURES if row["stands_in"] == "timetable"]
    assert len(set(facts)) == 201
    assert set(facts) - set(BY_ID) - {id for one in PLAN.indicators for id in one.same_as} == set()


def test_the_plan_counts_nothing_that_the_table_does_not_know() -> None:
    counted = {one.id for one in PLAN.indicators if one.kind in COUNTED}
    assert counted == {row["id"] for row in OWN if row["form"] not in ("done", "assessed")} - {"A14-07"}


def test_there_are_15_activities_in_order() -> None:
    assert [activity.number for activity in PLAN.activities] == list(range(1, 16))


@pytest.mark.parametrize("number", GRANTS)
def test_a_grant_is_the_one_in_the_main_table(number: int) -> None:
    assert tuple(PLAN.activities[number - 1].grant_in(year) for year in range(2025, 2029)) == GRANTS[number]


def test_two_grants_belong_to_no_activity() -> None:
    assert [(grant.name, grant.year, grant.amount) for grant in PLAN.grants] == [
        ("Skaberværelset", 2025, 80_000),
        ("Unge voksnes kompetenceudvikling", 2025, 55_000),
    ]
    assert all(grant.doubt for grant in PLAN.grants)


@pytest.mark.parametrize(("year", "total"), [(2025, 2_186_000), (2026, 2_312_000), (2027, 506_000), (2028, 476_000)])
def test_the_main_table_adds_up(year: int, total: int) -> None:
    grants = [*PLAN.grants, *(grant for activity in PLAN.activities for grant in activity.grants)]
    assert sum(grant.amount for grant in grants if grant.year == year) == total


@pytest.mark.parametrize(("year", "total"), [(2025, 150_000), (2026, 2_306_000), (2027, 500_000), (2028, 470_000)])
def test_the_activities_own_budgets_add_up(year: int, total: int) -> None:
    assert sum(line.amount for activity in PLAN.activities for line in activity.budget_in(year)) == total


@pytest.mark.parametrize(
    ("post", "total"), [("Lønmidler", 1_203_000), ("Aktivitetsmidler", 950_000), ("Andet", 40_000), ("Bylivs", 113_000)]
)
def test_the_posts_of_2026_add_up(post: str, total: int) -> None:
    lines = [line for activity in PLAN.activities for line in activity.budget_in(2026)]
    assert sum(line.amount for line in lines if line.post.startswith(post)) == total


@pytest.mark.parametrize("year", [2026, 2027, 2028])
def test_t32_own_budget_is_the_grant_except_for_activity_15(year: int) -> None:
    own = {a.number: sum(line.amount for line in a.budget_in(year)) for a in PLAN.activities}
    assert own == {a.number: (a.grant_in(year) or 0) * (a.number != 15) for a in PLAN.activities}


def test_the_theory_has_its_boxes() -> None:
    count = {(type, area): 0 for type in ("effort", "result", "effect") for area in ("AB", "UB", "PF", "KO")}
    for node in PLAN.theory.nodes:
        if node.area:
            count[node.type, node.area] += 1
    assert [count["effort", area] for area in ("AB", "UB", "PF", "KO")] == [4, 3, 3, 1]
    assert [count["result", area] for area in ("AB", "UB", "PF", "KO")] == [4, 3, 3, 0]
    assert [count["effect", area] for area in ("AB", "UB", "PF", "KO")] == [4, 4, 3, 0]
    assert [node.id for node in PLAN.theory.nodes if node.type == "purpose"] == ["F1"]


def test_every_box_leads_to_the_purpose() -> None:
    reached = {"F1"}
    for _ in range(3):
        reached |= {link.origin for link in PLAN.theory.links if link.to in reached}
    assert {node.id for node in PLAN.theory.nodes} - reached == {"KO-E1"}


def test_what_cuts_across_supports_the_three_areas_as_a_whole() -> None:
    across = PLAN.area("KO")
    assert (across.supports, bool(across.doubt)) == (("AB", "UB", "PF"), True)


def test_t39_a_reading_of_the_figure_says_that_it_is_one() -> None:
    assert [link for link in PLAN.theory.links if link.stated == bool(link.doubt)] == []


@pytest.mark.parametrize(
    ("half", "day"),
    [("2026H1", date(2026, 8, 15)), ("2026H2", date(2027, 1, 31)), ("2028H2", date(2029, 1, 31))],
)
def test_reports_are_due_on_15_august_and_31_january(half: str, day: date) -> None:
    assert deadline(PLAN, Period.parse(half)) == day
    assert "Planen nævner ingen frister" in PLAN.deadlines.assumption


def test_the_agreement_is_2025_to_2028() -> None:
    agreement = PLAN.partnership
    assert (PLAN.id, agreement.agreement_from, agreement.agreement_to) == ("tingbjerg-husum/2026", 2025, 2028)


def test_every_figure_says_where_it_stands() -> None:
    assert [one.id for one in PLAN.indicators if not all(1 <= line <= 2180 for line in one.source)] == []


def test_t01_100_to_130_children_a_year_are_not_200_to_260() -> None:
    assert kinds("A03-01") == {"running_total"} and BY_ID["A03-01"].same_as == ("A03-03",)


@pytest.mark.parametrize(
    "ids",
    [("A03-02", "A03-04"), ("A08-05", "A08-09", "A08-20", "A08-23", "A08-33", "A08-36"), ("A09-08",),
     ("A08-15", "A08-29", "A08-41"), ("A10-04", "A10-10")],
    ids=["T02 weekly sessions", "T03 4-5 women", "regular users", "T24 volunteers", "T05 15 and 15"],
)  # fmt: skip
def test_a_state_at_a_time_is_a_level(ids: tuple[str, ...]) -> None:
    assert kinds(*ids) == {"level"}


@pytest.mark.parametrize(("id", "meetings"), [("A10-01", 2), ("A10-06", 2), ("A11-04", 6), ("A11-12", 6)])
def test_t27_meetings_each_quarter_or_month_are_counted_in_the_half_year(id: str, meetings: int) -> None:
    assert (BY_ID[id].kind, BY_ID[id].target.low) == ("flow", meetings) and "vores læsning" in (BY_ID[id].doubt or "")


@pytest.mark.parametrize("id", ["A13-30", "A13-33", "A13-37", "A13-38"])
def test_what_goes_on_all_the_time_is_not_settled_by_one_yes(id: str) -> None:
    assert (BY_ID[id].kind, BY_ID[id].due) == ("assessed", "2026-2028")


def test_t02_a_level_is_never_summed(fresh_store: Store) -> None:
    fresh_store.add_plan(PLAN, "sekretariatet")
    for half in ("2026H1", "2026H2"):
        report = make.report(PLAN, half, ("A03-18", 5), ("A03-01", 100), activity=3)
        fresh_store.submit(report, half.encode(), "rapport.csv", "Foreningen")
    rows = {row.indicator: row.delivered for row in fresh_store.attainment(PLAN.id, date(2100, 1, 1), 3)}
    assert (rows["A03-18"], rows["A03-01"]) == (5, 100)


def test_t04_five_plus_five_and_ten_are_one_ten() -> None:
    assert [BY_ID[id].target.low for id in ("A09-01", "A09-04", "A09-07")] == [5, 5, 10]
    assert {"A09-01", "A09-04"} <= set(BY_ID["A09-07"].overlaps)
    assert "aldrig sammen til 20" in (BY_ID["A09-07"].doubt or "")


def test_t05_fifteen_and_fifteen_are_part_of_fifty_and_not_eighty() -> None:
    assert {"A10-04", "A10-10"} <= set(BY_ID["A10-13"].overlaps)
    assert all("A10-13" in BY_ID[id].overlaps and "aldrig 80" in (BY_ID[id].doubt or "") for id in ("A10-04", "A10-10"))


@pytest.mark.parametrize("id", ["A01-02", "A03-01", "A05-02", "A05-03"])
def test_t06_t08_a_figure_for_the_year_is_due_when_the_year_ends(id: str) -> None:
    assert BY_ID[id].due == "2026" and BY_ID[id].doubt


def test_t07_five_in_each_half_year_are_judged_half_by_half() -> None:
    halves = [(BY_ID[id].due, BY_ID[id].target.low) for id in ("A01-03", "A01-05")]
    assert halves == [("2026H1", 5), ("2026H2", 5)] and BY_ID["A01-05"].doubt


@pytest.mark.parametrize("id", ["A05-03", "A07-03"])
def test_t09_t16_a_figure_for_all_of_it_has_no_parts(id: str) -> None:
    assert BY_ID[id].parts == () and BY_ID[id].open_parts is None and BY_ID[id].doubt


@pytest.mark.parametrize(
    ("id", "other"),
    [("A04-04", "A05-03"), ("A04-04", "A06-04"), ("A05-03", "A06-04"), ("A03-08", "A10-03"), ("A03-08", "A10-09"),
     ("A01-02", "A10-13"), ("A01-02", "A03-08"), ("A01-02", "A03-09"), ("A03-08", "A03-09"), ("A03-06", "A03-07"),
     ("A02-03", "A02-08"), ("A13-05", "A13-35"), ("A11-11", "A11-17"), ("A11-05", "A11-10"),
     ("A06-01", "A06-09"), ("A08-05", "A09-07")],
)  # fmt: skip
def test_t10_t12_t15_t38_those_who_may_be_counted_twice_are_named_both_ways(id: str, other: str) -> None:
    assert other in BY_ID[id].overlaps and id in BY_ID[other].overlaps


def test_t11_the_challenge_in_activity_4_and_13_is_counted_once() -> None:
    assert (BY_ID["A04-07"].same_as, BY_ID["A04-07"].kind) == (("A13-04",), "milestone")
    in_13 = [one.id for one in PLAN.activities[12].indicators if "Tingbjerg Challenge" in one.label]
    assert in_13 == ["A13-14", "A13-34"]  # the one of 2027, and the material


def test_t13_mindst_3_5_has_low_3() -> None:
    assert asked(BY_ID["A03-07"]) == ("2026H2", "at_least", "3", "", "")


def test_t14_60_to_100_is_for_each_of_three_schools() -> None:
    assert BY_ID["A02-08"].parts == ("Tingbjerg Skole", "Korsager Skole", "Husum Skole")


def test_t14_25_to_35_is_for_each_cohort_that_reports_name() -> None:
    assert (BY_ID["A03-05"].parts, BY_ID["A03-05"].open_parts) == ((), "årgang")


def test_t17_an_estimate_is_no_sharp_line() -> None:
    base = BY_ID["A04-04"].baseline
    assert base is not None and base.approximate


@pytest.mark.parametrize("id", ["A08-13", "A08-27", "A10-19"])
def test_t25_less_of_what_the_lead_cannot_measure_is_judged_by_words(id: str) -> None:
    assert (BY_ID[id].kind, BY_ID[id].baseline) == ("assessed", None) and "med ord" in (BY_ID[id].doubt or "")


def test_t22_a_delivery_among_the_goals_is_a_milestone() -> None:
    assert (BY_ID["A13-07"].kind, BY_ID["A13-07"].column) == ("milestone", "goal") and BY_ID["A13-07"].doubt


@pytest.mark.parametrize("id", [row["id"] for row in OWN if row["form"] == "none" and row["id"] != "A14-07"])
def test_t26_t28_a_plural_without_a_number_gets_no_target(id: str) -> None:
    target = BY_ID[id].target
    assert (BY_ID[id].kind, target.low, target.high) == ("flow", None, None)
    assert "bedømmes ikke" in (BY_ID[id].doubt or "")


def test_t29_visits_to_the_new_place_are_not_counted() -> None:
    assert [one.id for one in PLAN.activities[11].indicators if one.kind in COUNTED] == ["A12-11"]


def test_t30_nine_activities_are_evaluated_in_2026() -> None:
    evaluated = [one for one in PLAN.indicators if one.label.startswith("Evaluering af aktivitet")]
    in_2026 = [one.activity for one in evaluated if one.due == "2026H2"]
    assert in_2026 == [2, 4, 5, 6, 7, 8, 9, 12, 13]
    later = {(one.activity, one.due) for one in evaluated if one.due != "2026H2"}
    assert later == {(8, "2027H2"), (8, "2028H2"), (13, "2027H2"), (13, "2028H2")}


def test_t37_an_organisation_has_one_name() -> None:
    names = {name for activity in PLAN.activities for name in (*activity.lead, *activity.partners)}
    assert len({name.casefold() for name in names}) == len(names)
    assert not [name for name in names if name in ("FÆLLES OM", "TBK", "ECV", "BIF", "KFF", "SOF")]
    assert [name for name in names if "helhedsplan" in name] == [
        "Den boligsociale helhedsplan FÆLLES OM Husum-Tingbjerg"
    ]


def test_t40_a_goal_is_for_the_year_unless_it_can_only_be_answered_once() -> None:
    halves = {one.id: one.due for one in PLAN.indicators if one.column == "goal" and "H" in one.due}
    assert halves == {"A04-09": "2026H2", "A11-14": "2026H2"} and all(BY_ID[id].doubt for id in halves)


def test_an_assessed_goal_has_no_number() -> None:
    assessed = [one for one in PLAN.indicators if one.kind == "assessed" and one.id != "A14-07"]
    assert {(one.target.form, one.target.low, one.target.high, one.unit) for one in assessed} == {
        ("assessed", None, None, None)
    }


def test_a_goal_about_the_residents_safety_is_followed_and_never_judged_as_a_delivery() -> None:
    assert (BY_ID["A14-07"].kind, BY_ID["A14-07"].target.form) == ("assessed", "none") and BY_ID["A14-07"].doubt


def test_everything_that_is_counted_is_known_by_what_one_is_called() -> None:
    counted = [one for one in PLAN.indicators if one.kind not in ("milestone", "assessed")]
    assert {one.unit for one in counted} == {*PLAN.units}
    assert all(one.unit_of_one == PLAN.units[one.unit or ""] for one in counted)


@pytest.mark.parametrize("id", ["A03-18", "A03-19", "A06-09", "A11-17", "A14-05"])
def test_a_target_that_stands_only_in_the_text_says_so(id: str) -> None:
    assert BY_ID[id].column == "text"


def test_what_both_half_years_of_a_year_ask_of_an_activity_is_kept_by_the_second() -> None:
    twice = {
        one.id: other.id
        for one in PLAN.indicators
        for other in PLAN.indicators
        if (one.activity, one.label, one.kind, one.unit, one.year)
        == (other.activity, other.label, other.kind, other.unit, other.year)
        and (one.due[4:], other.due[4:]) == ("H1", "H2")
        and "none" not in (one.target.form, other.target.form)
    }
    assert {one.id: one.kept_by for one in PLAN.indicators if one.kept_by} == twice
    assert len(twice) == 19


def test_a_plan_of_before_anything_kept_anything_is_read() -> None:
    of_before = re.sub(r',"kept_by":(null|"[^"]*")', "", PLAN.model_dump_json())
    assert Plan.model_validate_json(of_before).indicator("A10-03") == BY_ID["A10-03"].model_copy(
        update={"kept_by": None}
    )


def test_nobody_has_decided_on_a_measure_yet() -> None:
    assert (PLAN.measures, PLAN.activity(0), len([*PLAN.indicators])) == ((), None, 240)
    assert len(outcome_nodes(PLAN)) == 21


def test_a_candidate_has_its_place_in_the_plans_text_and_no_values() -> None:
    assert len(PLAN.candidates) == 5
    assert [one.name for one in PLAN.candidates if not all(1 <= line <= 2180 for line in one.source)] == []
    said = " ".join(f"{one.could_measure} {one.doubt}" for one in PLAN.candidates)
    assert not re.search(r"\d ?%|procent|\bpct", said)


@pytest.mark.parametrize(
    ("key", "last_day"),
    [
        ("tingbjerg-challenge-2026", date(2026, 8, 29)),
        ("tingbjerg-challenge-2027", date(2027, 8, 28)),
        ("reports/2026H2", date(2027, 1, 31)),
        ("pulje-orientering", date(2026, 12, 31)),
        ("din-fritid-moede/2026-11", date(2026, 11, 30)),
        ("koordinationsgruppe/2026Q3", date(2026, 9, 30)),
        ("sparring-13/2027H1", date(2027, 6, 30)),
        ("afsluttende-evaluering-13", date(2028, 6, 30)),
        ("grants/2028", date(2028, 12, 31)),
        ("agreement", date(2028, 12, 31)),
    ],
)
def test_the_calendar_has_its_days(key: str, last_day: date) -> None:
    assert [one.last_day for one in WHEN if one.key == key] == [last_day]


def test_the_challenge_is_on_the_last_saturday_in_august() -> None:
    days = [one.last_day for one in WHEN if one.entry.startswith("tingbjerg-challenge")]
    assert [(day.month, day.weekday(), (31 - day.day) < 7) for day in days] == [(8, 5, True)] * 2


def test_every_evaluation_of_the_plan_is_in_the_calendar_and_no_other() -> None:
    planned = {(activity.number, one.when) for activity in PLAN.activities for one in activity.evaluations}
    assert {(one.activities[0], str(one.asked[0].due)) for one in WHEN if one.kind == "evaluation"} == planned


def test_yearly_talks_are_those_of_three_activities() -> None:
    talks = [(*one.activities, one.last_day.year) for one in WHEN if one.kind == "talk"]
    assert sorted(talks) == [(5, 2026), (8, 2026), (8, 2027), (8, 2028), (13, 2026), (13, 2027)]


def test_what_happens_says_where_it_stands_or_that_the_day_is_ours() -> None:
    assert [one.key for one in WHEN if not (one.source or one.ours)] == []
    assert [one.key for one in WHEN if not all(1 <= line <= 2180 for line in one.source)] == []
    assert {one.entry for one in WHEN if one.ours} == {"reports", "arbejdsgruppemoede", "skolestart"}
    assert {one.entry for one in WHEN if one.example} == {"lysfestival", "skraldeindsamling"}


def test_a_key_names_one_thing_that_happens() -> None:
    assert len({one.key for one in WHEN}) == len(WHEN) == 136
