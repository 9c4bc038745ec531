"""Visits to the overview: its choices live in the address, its examples apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Tour
from tests.e2e.server import serving
from tests.e2e.tour import ADDRESSES
from tests.pages.record import DAY

_REPORTS = "rapporter for 2. halvår 2026 er modtaget."


def test_the_choices_live_in_the_address_for_a_reload_and_the_way_back(demo: str, page: Page) -> None:
    page.goto(f"{demo}/overview?as_of={DAY}")
    page.get_by_role("combobox", name=re.compile("Halvår eller år")).click()
    page.get_by_role("option", name="1. halvår 2026").click()
    expect(page.get_by_role("heading", name="Hvor langt er vi i 1. halvår 2026?")).to_be_visible()
    page.get_by_text("indsatsområde", exact=True).click()
    expect(page.get_by_role("rowheader", name="Positive fællesskaber")).to_be_visible()
    assert "period=2026H1" in page.url and "by=area" in page.url and f"as_of={DAY}" in page.url
    page.reload()
    expect(page.get_by_role("heading", name="Hvor langt er vi i 1. halvår 2026?")).to_be_visible()
    expect(page.get_by_role("rowheader", name="Positive fællesskaber")).to_be_visible()
    page.get_by_text("aktivitet", exact=True).click()
    expect(page.get_by_role("rowheader", name="3 Tidlig foreningsstart")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("rowheader", name="Positive fællesskaber")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("rowheader", name="3 Tidlig foreningsstart")).to_be_visible()


@pytest.mark.parametrize("address", ADDRESSES)
def test_invented_examples_say_so_on_every_page(tour: Tour, address: str) -> None:
    [note] = tour("da")[address].notes
    assert "Opdigtede eksempler." in note


class Fresh(NamedTuple):
    """A server with nothing in its record, where the examples are opened beside it."""

    server: str
    folder: Path


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Fresh]:
    folder = tmp_path_factory.mktemp("fresh")
    with serving(folder / "monitor.duckdb", folder / "server.log") as server:
        yield Fresh(server, folder)


examples = pytest.mark.xdist_group("examples")


@examples
def test_the_examples_are_one_click_away_and_so_is_the_way_back(fresh: Fresh, page: Page) -> None:
    page.goto(fresh.server)
    page.get_by_role("link", name="Se siderne med opdigtede eksempler").click()
    expect(page.get_by_role("note")).to_contain_text("Opdigtede eksempler.")
    expect(page.locator(".lead")).to_contain_text(f"13 af 14 {_REPORTS}")
    page.get_by_role("link", name="Aktiviteter", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("1 Lommepengejob for kriminalitetstruede unge")
    expect(page.get_by_role("note")).to_contain_text("Opdigtede eksempler.")
    assert "examples=1" in page.url
    page.get_by_role("link", name="Gå til de rigtige sider").click()
    expect(page.get_by_role("heading", name="Sådan kommer I i gang")).to_be_visible()
    expect(page.get_by_role("note")).to_have_count(0)


@examples
def test_both_records_can_be_open_at_once_and_neither_shows_the_other(fresh: Fresh, page: Page) -> None:
    real, invented = page, page.context.new_page()
    invented.goto(f"{fresh.server}/overview?examples=1&as_of={DAY}&period=2026H2")
    real.goto(f"{fresh.server}/overview?as_of={DAY}&period=2026H2")
    expect(invented.locator(".lead")).to_contain_text(f"13 af 14 {_REPORTS}")
    expect(real.locator(".lead")).to_contain_text(f"0 af 14 {_REPORTS}")
    for tab in (invented, real):
        tab.get_by_role("navigation").get_by_role("link", name="Aktiviteter", exact=True).click()
    expect(real.get_by_text("Der er ikke modtaget nogen rapport endnu.")).to_be_visible()
    expect(invented.get_by_role("rowheader", name="ØVELSE-2026H2-01-v1")).to_be_visible()
    expect(real.get_by_role("note").filter(has_text="Opdigtede")).to_have_count(0)
