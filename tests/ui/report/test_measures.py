"""A measure's way: the form with its day, up, mended, stored, and seen at the result that it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import TextInput

from store.store import Store
from tests import make
from tests.conftest import Files
from tests.pages.visits import plain, seen, text_of, using
from tests.ui.report import sending
from tests.ui.report.sending import alerts, previewed, send, store
from ui.app import session

MEASURES = [
    make.measure("M00-01", label="Naboindeks", due="2026H2"),
    make.measure("M00-02", node="PF-V1", label="Børn i foreninger", kind="share", unit="børn", form="none"),
]
PLAN = make.plan(make.indicator("A01-01"), measures=MEASURES)


@pytest.fixture
def measured(tmp_path: Path) -> Iterator[None]:
    """A record with a small plan that has measures."""
    with using(tmp_path / "monitor.duckdb"):
        session.store().add_plan(PLAN, "sekretariatet", datetime(2026, 1, 1))
        yield


def page(**asked: str) -> AppTest:
    return sending.page(plan=PLAN.id, activity="0", as_of="2027-01-31", **asked)


def opened(node: str) -> str:
    """What stands in the opened box."""
    [told] = re.findall(r'class="opened".*?</section>', seen("theory", plan=PLAN.id, node=node), flags=re.DOTALL)
    return plain(told)


def test_a_measure_goes_from_the_form_to_its_result(measured: None, files: Files) -> None:
    app = page()
    choice = app.selectbox(key="choice-activity")
    assert choice.options[choice.index or 0] == "Målinger af resultater og virkninger"
    form = files["Hent skema som CSV"][1]()
    send(app, make.filled_in(form, Leveret="3,4", Måledato="12.11.2027"))
    assert "Række 2, Måledato (Naboindeks): 12.11.2027 ligger efter 2. halvår 2026" in alerts(app)
    send(app, make.filled_in(form, Leveret="3,4", Måledato="12.11.2026"))
    assert "3,4, målt 12. november 2026" in previewed(app, "Naboindeks")
    assert "HR-2026H2-00-v1" in text_of(store(app, "Sekretariatet"))
    assert "3,4 point målt 12. november 2026" in opened("PF-R1") and "Naboundersøgelsen, hvert år" in opened("PF-R1")
    assert "ingen måling endnu" in opened("PF-V1")


def test_a_measure_can_be_written_on_the_page_with_its_day(measured: None) -> None:
    app = page(way="form")
    for day in ("i går", "12.11.2026"):
        field(app, "Naboindeks").set_value("3,4")
        field(app, "Måledato").set_value(day).run()
        next(button for button in app.button if button.label == "Kontrollér").click().run()
        if day == "i går":
            assert "Naboindeks, Måledato: »i går« er ikke en dato." in alerts(app)
    assert "3,4, målt 12. november 2026" in previewed(app, "Naboindeks")


def field(app: AppTest, name: str) -> TextInput:
    return next(field for field in app.text_input if field.label.startswith(name))


def test_a_plan_without_measures_offers_none(real_record: Store) -> None:
    offered = sending.page(activity="0").selectbox(key="choice-activity").options
    assert "1 Lommepengejob for kriminalitetstruede unge" in offered
    assert not [title for title in offered if "Målinger" in title]
