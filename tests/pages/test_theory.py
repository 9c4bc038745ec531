"""The page of the theory of change opens the box that the address names, whatever the plan is like."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from outcomes.plan import Plan
from store.store import Store
from tests import make
from ui import session

ROOT = Path(__file__).parent.parent.parent
ONE = make.plan(make.indicator("A01-01", due="2026H1"))
FORTY = make.plan(*(make.indicator(f"A{number:02}-01", due="2026H1") for number in range(1, 41)))
EMPTY = make.plan(activities=[make.activity(1, [], serves=[], areas=[])], theory={"nodes": [], "links": []})


@pytest.fixture(autouse=True)
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("MONITOR_DATABASE", str(tmp_path / "monitor.duckdb"))
    st.cache_resource.clear()
    yield tmp_path / "monitor.duckdb"
    session.store().close()
    st.cache_resource.clear()


def with_plan(database: Path, plan: Plan, *values: tuple[str, int]) -> None:
    store = Store(database)
    store.add_plan(plan, by="prøven")
    if values:
        store.submit(make.report(plan, "2026H1", *values), b"fil", "fil.csv", "prøven")
    store.close()


def visit() -> AppTest:
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60).run()
    return app.switch_page("pages/theory.py").run()


def seen(app: AppTest, node: str) -> str:
    app.query_params["node"] = node
    app.run()
    assert not app.exception
    return " ".join(element.proto.body for element in app.main.get("html"))


def test_with_no_reports_the_map_is_there_and_a_box_can_be_opened() -> None:
    told = seen(visit(), "A03")
    assert "Der er ikke indberettet noget endnu." in told
    assert 'class="node activity chosen' in told and 'class="opened"' in told


@pytest.mark.parametrize("plan", [ONE, FORTY], ids=["one activity", "forty activities"])
def test_any_box_of_any_plan_can_be_opened(database: Path, plan: Plan) -> None:
    with_plan(database, plan, ("A01-01", 7))
    app = visit()
    for node in ("A01", "PF-E1", "PF-R1", "PF-V1", "F1"):
        assert 'class="opened"' in seen(app, node)


def test_a_plan_without_a_theory_has_a_map_of_its_activities(database: Path) -> None:
    with_plan(database, EMPTY)
    assert "1 Aktivitet nr. 1" in seen(visit(), "A01")


def test_a_box_that_is_not_in_the_plan_is_said_not_to_be() -> None:
    assert "Boksen i adressen findes ikke i denne udgave af planen." in seen(visit(), "XX-E1")


def test_a_new_report_is_on_the_map_at_once(database: Path) -> None:
    with_plan(database, ONE)
    app = visit()
    assert "7 af 15 unge" not in seen(app, "A01")
    session.submit(make.report(ONE, "2026H1", ("A01-01", 7)), b"fil", "fil.csv", "prøven")
    assert "7 af 15 unge" in seen(app, "A01")
