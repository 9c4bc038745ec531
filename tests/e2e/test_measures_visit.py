"""A measure's way: the form with its day, up, mended, stored, and seen at the result that it is about."""

from __future__ import annotations

from datetime import datetime

import pytest
from playwright.sync_api import Page, expect

from outcomes.plan import Plan
from store.store import Store
from tests import make
from tests.e2e.conftest import OwnPlan

MEASURES = [
    make.measure("M00-01", label="Naboindeks", due="2026H2"),
    make.measure("M00-02", node="PF-V1", label="Børn i foreninger", kind="share", unit="børn", form="none"),
]
PLAN = make.plan(make.indicator("A01-01"), measures=MEASURES)
ADDRESS = "report?activity=0&period=2026H2&as_of=2027-01-31"


def with_measures(store: Store, plan: Plan) -> None:
    store.add_plan(PLAN.model_copy(update={"partnership": plan.partnership}), "sekretariatet", datetime(2026, 1, 1))


measured = pytest.mark.record(adds=with_measures)


def filled_in(page: Page, **cells: str) -> bytes:
    """The form as it is fetched, with these cells in its first row."""
    with page.expect_download() as started:
        page.get_by_role("button", name="Hent skema som CSV").click()
    return make.filled_in(started.value.path().read_bytes(), **cells)


def send(page: Page, content: bytes) -> None:
    page.locator("input[type=file]").set_input_files({"name": "m.csv", "mimeType": "text/csv", "buffer": content})


@measured
def test_a_measure_goes_from_the_form_to_its_result(own_plan: OwnPlan, page: Page) -> None:
    page.goto(own_plan(ADDRESS))
    expect(page.get_by_role("combobox", name="Aktivitet")).to_have_value("Målinger af resultater og virkninger")
    send(page, filled_in(page, Leveret="3,4", Måledato="12.11.2027"))
    told = "Række 2, Måledato (Naboindeks): 12.11.2027 ligger efter 2. halvår 2026"
    expect(page.get_by_role("alert")).to_contain_text(told)
    send(page, filled_in(page, Leveret="3,4", Måledato="12.11.2026"))
    preview = page.get_by_role("table", name="Det, der bliver gemt").get_by_role("row", name="Naboindeks")
    expect(preview).to_contain_text("3,4, målt 12. november 2026")
    page.get_by_label("Hvem afleverer?").fill("Sekretariatet")
    page.get_by_role("button", name="Gem rapporten").click()
    expect(page.get_by_role("status").filter(has_text="HR-2026H2-00-v1")).to_be_visible()
    page.goto(own_plan("theory?node=PF-R1"))
    opened = page.get_by_role("region", name="Resultatet")
    expect(opened).to_contain_text("3,4 point målt 12. november 2026")
    expect(opened).to_contain_text("Naboundersøgelsen, hvert år")
    page.goto(own_plan("theory?node=PF-V1"))
    expect(page.get_by_role("region", name="Virkningen")).to_contain_text("ingen måling endnu")


@measured
def test_a_measure_can_be_written_on_the_page_with_its_day(own_plan: OwnPlan, page: Page) -> None:
    page.goto(own_plan(f"{ADDRESS}&way=form"))
    page.get_by_role("textbox", name="Naboindeks").fill("3,4")
    page.get_by_role("textbox", name="Måledato").first.fill("i går")
    page.get_by_role("button", name="Kontrollér").click()
    expect(page.get_by_role("alert")).to_contain_text("Naboindeks, Måledato: »i går« er ikke en dato.")
    page.get_by_role("textbox", name="Måledato").first.fill("12.11.2026")
    page.get_by_role("button", name="Kontrollér").click()
    preview = page.get_by_role("table", name="Det, der bliver gemt").get_by_role("row", name="Naboindeks")
    expect(preview).to_contain_text("3,4, målt 12. november 2026")


def test_a_plan_without_measures_offers_none(own_plan: OwnPlan, page: Page) -> None:
    page.goto(own_plan("report?activity=0"))
    page.get_by_role("combobox", name="Aktivitet").click()
    expect(page.get_by_role("option", name="1 Lommepengejob for kriminalitetstruede unge")).to_be_visible()
    expect(page.get_by_role("option", name="Målinger")).to_have_count(0)
