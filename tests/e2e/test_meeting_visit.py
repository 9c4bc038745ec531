"""A secretary holds a meeting with the keyboard alone: from the invitation to the minutes."""

from __future__ import annotations

import io
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Error, Page, expect

from store.homes.choose import home_beside
from store.meeting.decisions import decisions
from store.meeting.meetings import meetings
from store.meeting.tasks import tasks
from store.store import Store
from tests import make

_TOO_SMALL = """all => all.filter(one => one.innerText && parseFloat(getComputedStyle(one).fontSize) < 28)
  .map(one => one.innerText)"""
PLAN, EVER = "tingbjerg-husum/2026", date(2090, 1, 1)


@pytest.fixture
def database(demo_database: Path, tmp_path: Path) -> Path:
    return make.copied(demo_database, tmp_path / "monitor.duckdb")


@pytest.fixture
def server(serve: Callable[[Path], str], database: Path) -> str:
    """The examples, of the 8th of February 2027."""
    return serve(database)


def fill(page: Page, label: str, text: str) -> None:
    """Write in the field with a label, and leave it with the tab key."""
    field = page.get_by_label(label, exact=True).locator("visible=true").last
    field.focus()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type(text)
    page.keyboard.press("Tab")


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).focus()
    page.keyboard.press("Enter")


def follow(page: Page, name: str) -> None:
    page.get_by_role("link", name=name, exact=True).focus()
    page.keyboard.press("Enter")


def go(page: Page, key: str, to: str) -> None:
    """Press a key until it has led to an item: a press that comes before the page has settled is lost."""
    above = page.locator(".in-hand .above").filter(has_text=to)
    for _ in range(6):
        page.locator("[data-test-script-state=notRunning]").wait_for(state="attached")
        page.keyboard.press(key)
        with suppress(Error):
            above.wait_for(timeout=10_000)
            return
    expect(above).to_be_visible()


def test_a_meeting_is_called_held_and_closed_by_keyboard(server: str, database: Path, page: Page) -> None:
    page.goto(f"{server}/meetings")
    page.get_by_role("spinbutton", name="day, Dag").focus()
    page.keyboard.type("08022027")
    fill(page, "Sted", "Kulturhuset")
    fill(page, "Hvem er inviteret? (en på hver linje)", "Lene")
    fill(page, "Hvem skriver? (navn eller funktion)", "Lene")
    press(page, "Indkald til mødet")
    expect(page.get_by_text("Mødet er gemt.")).to_be_visible()
    follow(page, "Arbejdsgruppemøde 8. februar 2027")
    expect(page.get_by_role("heading", level=1)).to_have_text("Arbejdsgruppemøde 8. februar 2027")
    follow(page, "Tag punkterne op på skærmen, et ad gangen")
    first = page.locator(".in-hand .above")
    expect(first).to_contain_text("Punkt 1 af")
    expect(page.get_by_role("navigation")).to_be_hidden()  # no menus
    go(page, "ArrowRight", "Punkt 2 af")
    go(page, "ArrowLeft", "Punkt 1 af")
    fill(page, "Hvad er besluttet?", "Sekretariatet tager kontakt")
    page.get_by_label("Hvorfor?", exact=True).press("ArrowRight")  # in a field it moves the place one writes at
    expect(first).to_contain_text("Punkt 1 af")
    fill(page, "Hvem skriver? (navn eller funktion)", "Lene")
    press(page, "Gem beslutningen")
    expect(page.get_by_text("Beslutningen er gemt.")).to_be_visible()
    follow(page, "Hele dagsordenen")
    page.locator("summary").filter(has_text="Luk mødet").focus()
    page.keyboard.press("Enter")
    fill(page, "Hvem var med? (en på hver linje)", "Lene")
    fill(page, "Hvem skriver? (navn eller funktion)", "Lene")
    press(page, "Luk mødet, og lav referatet")
    expect(page.get_by_text("Mødet er lukket, og referatet er gemt.")).to_be_visible()
    with page.expect_download() as got:
        press(page, "Hent referatet som Word")
    said = " ".join(one.text for one in docx.Document(io.BytesIO(got.value.path().read_bytes())).paragraphs)
    assert "Besluttet af arbejdsgruppen: Sekretariatet tager kontakt" in said
    record = Store(None, home=home_beside(database))
    assert decisions(record, PLAN, EVER)[-1].about.topic and len(tasks(record, PLAN, EVER)) == 4
    assert next(one for one in meetings(record, PLAN, EVER) if one.day == date(2027, 2, 8)).closed


def test_the_screen_is_read_from_four_metres(server: str, page: Page) -> None:
    page.set_viewport_size({"width": 1920, "height": 1080})
    page.goto(f"{server}/meetings?meeting=3&item=above")
    expect(page.locator(".in-hand")).to_be_visible()
    small = page.locator(".in-hand :is(p, h2, td, th, a, span:not(:empty))").evaluate_all(_TOO_SMALL)
    assert small == []
