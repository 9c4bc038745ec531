"""Each page draws without an exception: with no reports, with one activity, with many."""

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
SIGNALS = {
    "overview": "Det med småt",
    "theory": "Hvad ved vi ikke?",
    "activity": "Penge",
    "report": "Aflever",
    "economy": "Når bevillingerne slutter",
    "rules": "Gjort for sent",
    "accessibility": "Hvad vi ikke har prøvet",
}
ONE = make.plan(make.indicator("A01-01", due="2026H1"))
FORTY = make.plan(*(make.indicator(f"A{number:02}-01") for number in range(1, 41)))


@pytest.fixture(autouse=True)
def _own_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("MONITOR_DATABASE", str(tmp_path / "monitor.duckdb"))
    st.cache_resource.clear()
    yield
    session.store().close()
    st.cache_resource.clear()


def with_plan(database: Path, plan: Plan, *values: tuple[str, int]) -> None:
    store = Store(database)
    store.add_plan(plan, by="prøven")
    if values:
        store.submit(make.report(plan, "2026H1", *values), b"fil", "fil.csv", "prøven")
    store.close()


def text_of(page: str) -> str:
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=30).run()
    if page != "overview":
        app.switch_page(f"pages/{page}.py").run()
    assert not app.exception
    return " ".join(element.proto.body for element in app.main.get("html"))


@pytest.mark.parametrize("page", SIGNALS)
def test_a_page_draws_with_no_reports(page: str) -> None:
    assert SIGNALS[page] in text_of(page)


@pytest.mark.parametrize("page", SIGNALS)
@pytest.mark.parametrize("plan", [ONE, FORTY], ids=["one activity", "forty activities"])
def test_a_page_draws_for_any_plan(tmp_path: Path, page: str, plan: Plan) -> None:
    with_plan(tmp_path / "monitor.duckdb", plan, ("A01-01", 7))
    assert SIGNALS[page] in text_of(page)


def test_text_from_a_report_is_never_markup(tmp_path: Path) -> None:
    plan = make.plan(make.indicator("A01-01", label="<b>Unge</b> & børn", due="2026H1"))
    with_plan(tmp_path / "monitor.duckdb", plan, ("A01-01", 7))
    assert "&lt;b&gt;Unge&lt;/b&gt; &amp; børn" in text_of("activity")
