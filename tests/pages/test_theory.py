"""The page of the theory of change opens the box that the address names, whatever the plan is like."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from outcomes.plan import Plan
from tests import make
from tests.pages.visits import plain, text_of, visit, with_plan
from ui.app import session

ONE = make.plan(make.indicator("A01-01", due="2026H1"))
FORTY = make.plan(*(make.indicator(f"A{number:02}-01", due="2026H1") for number in range(1, 41)))
EMPTY = make.plan(activities=[make.activity(1, [], serves=[], areas=[])], theory={"nodes": [], "links": []})


def seen(app: AppTest, node: str) -> str:
    app.query_params["node"] = node
    app.run()
    assert not app.exception
    return text_of(app)


def test_with_no_reports_the_map_is_there_and_a_box_can_be_opened() -> None:
    told = seen(visit("theory"), "A03")
    assert "Der er ikke indberettet noget endnu." in told
    assert 'class="node activity chosen' in told and 'class="opened"' in told


@pytest.mark.parametrize("plan", [ONE, FORTY], ids=["one activity", "forty activities"])
def test_any_box_of_any_plan_can_be_opened(database: Path, plan: Plan) -> None:
    with_plan(database, plan, ("A01-01", 7))
    app = visit("theory")
    for node in ("A01", "PF-E1", "PF-R1", "PF-V1", "F1"):
        assert 'class="opened"' in seen(app, node)


def test_a_plan_without_a_theory_has_a_map_of_its_activities(database: Path) -> None:
    with_plan(database, EMPTY)
    assert "1 Aktivitet nr. 1" in seen(visit("theory"), "A01")


def test_a_box_that_is_not_in_the_plan_is_said_not_to_be() -> None:
    assert "Boksen i adressen findes ikke i denne udgave af planen." in seen(visit("theory"), "XX-E1")


def test_a_new_report_is_on_the_map_at_once(database: Path) -> None:
    with_plan(database, ONE)
    app = visit("theory")
    assert "7 af 15 unge" not in seen(app, "A01")
    session.store().submit(make.report(ONE, "2026H1", ("A01-01", 7)), b"fil", "fil.csv", "prøven")
    assert "7 af 15 unge" in seen(app, "A01")


def test_an_opened_effort_names_its_activities_and_is_the_current_box() -> None:
    told = seen(visit("theory"), "PF-E1")
    [opened] = re.findall(r'class="opened".*?</section>', told, flags=re.DOTALL)
    assert "Beboerne bliver motiveret til kultur- og fritidslivet og fastholdt i det" in plain(opened)
    assert "2 Det gode valg" in plain(opened)
    [current] = re.findall(r'<a class="node [^>]*aria-current="true"[^>]*>', told)
    assert "node=PF-E1" in current
