"""The map and the list of the theory of change hold the same, and neither says more than is known."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, datetime
from typing import Any

import pytest
from markupsafe import Markup

from outcomes.chain import COLUMNS, OUTCOMES, Chain
from outcomes.plan import Plan
from outcomes.target import targets
from store.store import Store
from tests import make
from ui.theory import as_list, as_map, gaps, layout, opened
from ui.theory.evidence import Evidence

NEW_YEAR = date(2027, 1, 31)
FORTY = make.plan(*(make.indicator(f"A{number:02}-01") for number in range(1, 41)))


def evidence_of(plan: Plan, chosen: str = "") -> Evidence:
    return Evidence.of(plan, (), (), chosen)


def lines(plan: Plan) -> Markup:
    chain = Chain.of(plan)
    names = {step.id: step.id for step in chain.steps}
    return as_map.lines(chain, layout.lay_out(chain), names)


def text(html: str) -> str:
    return " ".join(re.sub(r"<style>.*?</style>|<script>.*?</script>|<[^>]*>", " ", html, flags=re.DOTALL).split())


def box(evidence: Evidence, id: str) -> str:
    """The box of a step as the map draws it."""
    found = re.search(rf'<a class="node [^>]*href="theory\?node={id}".*?</a>', as_map.draw(evidence))
    assert found
    return found[0]


def reported(store: Store, plan: Plan, period: str, *values: tuple[str, Any], activity: int = 1) -> Evidence:
    """What is seen after New Year when these values have been reported."""
    store.add_plan(plan, "sekretariatet", datetime(2026, 1, 1))
    store.submit(make.report(plan, period, *values, activity=activity), b"a", "a.csv", "X")
    asked = targets(plan, store.attainment(plan.id, NEW_YEAR), store.observations(plan.id, NEW_YEAR))
    measures = [target for target in asked if target.is_measure]
    return Evidence.of(plan, [target for target in asked if not target.is_measure], measures, "")


def opened_box(evidence: Evidence, id: str) -> str:
    step = evidence.chain.step(id)
    assert step
    return text(opened.draw(evidence, step))


def test_map_and_list_hold_every_step_and_every_arrow_of_the_real_plan(real_plan: Plan) -> None:
    chain = Chain.of(real_plan)
    arrows = {f"{arrow.origin.id} {arrow.to.id}" for arrow in chain.arrows}
    for drawn in (lines(real_plan), as_list.draw(evidence_of(real_plan))):
        assert {*re.findall(r'data-arrow="([^"]+)"', drawn)} == arrows
    for drawn in (as_map.draw(evidence_of(real_plan)), as_list.draw(evidence_of(real_plan))):
        assert {*re.findall(r"theory\?node=([\w-]+)", drawn)} == {step.id for step in chain.steps}


def test_map_and_list_tell_what_the_plan_says_from_what_we_read(real_plan: Plan) -> None:
    said = {
        f"{arrow.origin.id} {arrow.to.id}": "stated" if arrow.stated else "read" for arrow in Chain.of(real_plan).arrows
    }
    assert {*said.values()} == {"stated", "read"}
    on_the_map = re.findall(r'class="line (\w+) [^>]*data-arrow="([^"]+)"', lines(real_plan))
    in_the_list = re.findall(
        r'data-arrow="([^"]+)">.*?class="tie (\w+)">([^<]+)<', as_list.draw(evidence_of(real_plan)), flags=re.DOTALL
    )
    assert {arrow: kind for kind, arrow in on_the_map} == said
    assert {arrow: kind for arrow, kind, _ in in_the_list} == said
    assert {(kind, words) for _, kind, words in in_the_list} == {
        ("stated", "planen siger det"),
        ("read", "vores tolkning"),
    }


def test_deliveries_never_say_anything_about_a_result(fresh_store: Store) -> None:
    evidence = reported(fresh_store, make.plan(make.indicator()), "2026H2", ("A01-01", 15))
    marked = {step.id: 'class="mark ' in box(evidence, step.id) for step in evidence.chain.steps}
    assert marked == {"A01": True, "PF-E1": True, "PF-R1": False, "PF-V1": False, "F1": False}
    assert [id for id in marked if "ikke målt" in box(evidence, id)] == ["PF-R1", "PF-V1", "F1"]


def test_a_box_with_a_measure_shows_the_measure(fresh_store: Store) -> None:
    plan = make.plan(make.indicator(), measures=[make.measure("M00-01", due="2026H2", form="at_least", low=4)])
    evidence = reported(fresh_store, plan, "2026H2", ("M00-01", 4), activity=0)
    assert text(box(evidence, "PF-R1")).endswith("nået")
    assert "Resultater uden måling" not in gaps.draw(evidence)


def test_what_is_not_measured_names_the_activities_that_lead_to_it(real_plan: Plan) -> None:
    assert "Flere beboere krydser Vestvolden fra aktivitet 4, 5 og 6" in text(gaps.draw(evidence_of(real_plan)))


def test_a_box_and_a_line_are_lit_by_the_boxes_whose_path_they_are_on(real_plan: Plan) -> None:
    chain = Chain.of(real_plan)
    lit = {
        arrow: {*by.split()}
        for by, arrow in re.findall(r'class="line \w+ ([^"]+)" data-arrow="([^"]+)"', lines(real_plan))
    }
    assert lit["PF-R1 PF-V1"] >= {"by-A03", "by-PF-E1", "by-PF-R1", "by-PF-V1", "by-F1"}
    assert not lit["PF-R1 PF-V1"] & {"by-A01", "by-PF-E2", "by-PF-R2", "by-PF-V2"}
    place = {step.id: place for place, step in enumerate(chain.steps)}
    assert {f"by-n{place[id]}" for id in ("A03", "PF-E1", "F1")} <= {
        *re.findall(r"by-n\d+", box(evidence_of(real_plan), "PF-V1"))
    }
    assert f"by-n{place['A01']}" not in re.findall(r"by-n\d+", box(evidence_of(real_plan), "PF-V1"))


@pytest.mark.parametrize("plan", [make.plan(), FORTY], ids=["one activity", "forty activities"])
def test_no_two_boxes_share_a_place(plan: Plan) -> None:
    laid_out = layout.lay_out(Chain.of(plan))
    places = Counter(
        (column, track)
        for place in laid_out.places
        for column in range(place.first, place.last + 1)
        for track in range(place.top, place.bottom)
    )
    assert {*places.values()} == {1} and len(laid_out.places) == len(Chain.of(plan).steps)


def test_no_two_boxes_of_the_real_plan_share_a_place_and_all_arrows_go_to_the_right(real_plan: Plan) -> None:
    test_no_two_boxes_share_a_place(real_plan)
    places = {place.step.id: place for place in layout.lay_out(Chain.of(real_plan)).places}
    assert all(places[arrow.origin.id].right < places[arrow.to.id].left for arrow in Chain.of(real_plan).arrows)


def test_what_cuts_across_lies_under_all_areas_and_reaches_to_the_purpose(real_plan: Plan) -> None:
    laid_out = layout.lay_out(Chain.of(real_plan))
    across = next(place for place in laid_out.places if place.step.id == "KO-E1")
    assert (COLUMNS[across.first], COLUMNS[across.last]) == ("effort", "effect")
    areas = [band.area.id for band in laid_out.bands if band.area]
    assert areas == ["AB", "UB", "PF", "KO"]


def test_an_effort_counts_what_is_delivered_under_it_by_all_its_activities(fresh_store: Store) -> None:
    plan = make.plan(make.indicator("A01-01", due="2026H1"), make.indicator("A02-01", due="2026H1"))
    evidence = reported(fresh_store, plan, "2026H1", ("A01-01", 15))
    assert text(box(evidence, "PF-E1")).endswith("2 aktiviteter 1 nået 1 ikke indberettet")


def test_an_opened_effort_says_what_is_delivered_by_whom_and_where_the_evidence_stops(fresh_store: Store) -> None:
    told = opened_box(reported(fresh_store, make.plan(make.indicator()), "2026H2", ("A01-01", 7)), "PF-E1")
    assert "1 Aktivitet nr. 1 det siger navnet vores tolkning" in told
    assert "Indikator A01-01 hele 2026 : 7 af 15 unge" in told
    assert "3 af de 3 led, de skal føre til, er ikke målt." in told


def test_an_opened_result_names_what_leads_to_it_and_the_targets_that_have_no_number(fresh_store: Store) -> None:
    plan = make.plan(make.indicator(), make.indicator("A02-01"))
    told = opened_box(reported(fresh_store, plan, "2026H2", ("A01-01", 7)), "PF-R1")
    assert "Det fører hertil Indsatsen planen siger det" in told
    assert "2 Aktivitet nr. 2 1 ikke indberettet 1 mål uden tal endnu" in told
    assert "Kun en måling kan vise, om det er nået." in told


def test_an_opened_purpose_says_what_is_delivered_under_each_effort(fresh_store: Store) -> None:
    told = opened_box(reported(fresh_store, make.plan(make.indicator()), "2026H2", ("A01-01", 15)), "F1")
    assert told.endswith("Indsatsen 1 aktivitet 1 nået")


def test_where_several_efforts_lead_to_a_box_each_activity_says_through_which() -> None:
    theory = make.plan().theory.model_dump(mode="json")
    theory["nodes"].append(theory["nodes"][0] | {"id": "PF-E2", "label": "Den anden indsats"})
    theory["links"].append({"origin": "PF-E2", "to": "PF-R1", "stated": True})
    serves = [{"effort": "PF-E2", "why": "det siger navnet"}]
    plan = make.plan(activities=[make.activity(1, []), make.activity(2, [], serves=serves)], theory=theory)
    assert "2 Aktivitet nr. 2 gennem Den anden indsats" in opened_box(evidence_of(plan), "PF-R1")


def test_every_box_of_the_real_plan_can_be_opened(real_plan: Plan) -> None:
    for step in Chain.of(real_plan).steps:
        told = text(opened.draw(evidence_of(real_plan, step.id), step))
        assert step.label in told and "Herfra ved vi ikke mere" in told
        assert ("ikke målt" in told) == (step.column in OUTCOMES or bool(Chain.of(real_plan).after(step)))


def test_an_activity_that_serves_nothing_is_on_the_map_and_among_the_gaps() -> None:
    plan = make.plan(activities=[make.activity(1, []), make.activity(2, [], serves=[], areas=[])])
    assert "Uden for indsatsområderne" in as_map.draw(evidence_of(plan))
    assert "Aktiviteter uden indsats 1 2 Aktivitet nr. 2" in text(gaps.draw(evidence_of(plan)))


def test_what_we_doubt_of_several_links_is_said_once(real_plan: Plan) -> None:
    told = text(gaps.draw(evidence_of(real_plan)))
    sentences = {
        sentence
        for arrow in Chain.of(real_plan).arrows
        for sentence in re.split(r"(?<=\.) ", arrow.doubt or "")
        if sentence
    }
    assert len(sentences) > 5
    assert {sentence: told.count(sentence) for sentence in sentences} == dict.fromkeys(sentences, 1)


def test_the_gaps_lead_to_every_box_that_has_one(real_plan: Plan) -> None:
    linked = {*re.findall(r"theory\?node=([\w-]+)", gaps.draw(evidence_of(real_plan)))}
    outcomes = {step.id for step in Chain.of(real_plan).steps if step.column in ("result", "effect")}
    doubted = {end.id for arrow in Chain.of(real_plan).arrows if arrow.doubt for end in (arrow.origin, arrow.to)}
    assert linked == outcomes | doubted | {"A15", "A13"}
