"""A visit with a sheet of one's own: what is what is asked, confirmed, and only then read."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import OwnPlan
from tests.ui.report.test_matching import COFFEE, MONDAY, OWN, USE

ADDRESS = "report?activity=3&period=2026H2"
# A list of choices closes when the page scrolls, and the browser tells of it a frame later.
SCROLLED = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


def send(page: Page, address: str, content: bytes) -> None:
    page.goto(address)
    file = page.locator("input[type=file]")
    file.set_input_files({"name": "vores ark.csv", "mimeType": "text/csv", "buffer": content})
    expect(page.get_by_role("heading", name="Hvad er hvad i jeres ark?")).to_be_visible()


def answer(page: Page, label: str) -> Locator:
    return page.get_by_role("combobox", name=label, exact=True)


def choose(page: Page, label: str, title: str) -> None:
    page.locator("[data-test-script-state=notRunning]").wait_for()
    answer(page, label).scroll_into_view_if_needed()
    page.evaluate(SCROLLED)
    answer(page, label).click()
    page.get_by_role("option", name=title, exact=True).click()
    expect(answer(page, label)).to_have_value(title)


def store(page: Page) -> None:
    page.get_by_label("Hvem afleverer?").fill("Brønshøj Boldklub")
    page.get_by_role("button", name="Aflever rapporten").click()
    expect(page.get_by_role("heading", name="Rapporten er afleveret. Tak!")).to_be_visible()


def test_a_sheet_of_ones_own_is_matched_and_stored(own_plan: OwnPlan, page: Page) -> None:
    send(page, own_plan(ADDRESS), OWN.encode("cp1252"))
    expect(page.get_by_text("Intet er gemt endnu. Vi har kun valgt det, vi er ret sikre på.")).to_be_visible()
    expect(answer(page, "Kolonnen »Hvad«, fx »Forældre på kursus«")).to_have_value("Hvad rækken handler om")
    expect(answer(page, "Kolonnen »Kommentar«, fx »Flere end ventet«")).to_have_value("Bemærkning")
    expect(answer(page, "Række 3: Forældre på kursus (12)")).to_have_value("Forældre på trænerkursus")
    expect(answer(page, "Række 8: I alt (129)")).to_have_value("Tag ikke med")
    expect(answer(page, MONDAY)).to_have_value("")
    expect(page.get_by_role("button", name="Aflever rapporten")).to_have_count(0)

    page.get_by_role("button", name=USE).click()
    expect(page.get_by_role("alert")).to_contain_text("Vælg også noget for »Mandagsholdet« og »Kaffe og kage«.")
    choose(page, MONDAY, "Unge uddannet som ung-trænere")
    choose(page, COFFEE, "Tag ikke med")
    page.get_by_role("button", name=USE).click()

    preview = page.get_by_role("table", name="Det afleverer I")
    expect(preview.get_by_role("row", name="Forældre på trænerkursus")).to_contain_text("12 forældre, målet er 8-10")
    expect(preview.get_by_role("row", name="Unge uddannet som ung-trænere")).to_contain_text("18 unge, målet er 15-20")
    expect(preview.get_by_role("row", name="Forbrug: Lønmidler")).to_contain_text("90.000 kr.")
    expect(preview.get_by_role("row")).to_have_count(5)
    expect(page.get_by_text("disse rækker ikke med: »Kaffe og kage«, »I alt«.")).to_be_visible()
    store(page)


def test_their_words_are_never_markup(own_plan: OwnPlan, page: Page) -> None:
    own = "Hvad;Antal\n**Kage** :red[x] $5$ ![i](http://x.dk/a.png) <b>y</b>;4\n"
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    send(page, own_plan(ADDRESS), own.encode())
    label = page.locator("label", has_text="Række 2:")
    expect(label).to_contain_text("**Kage** :\u2060red[x] $5$ ![i](http:\u2060//x.dk/a.png) <b>y")
    assert label.locator("strong, img, a, b, .katex").count() == 0
    assert [url for url in asked if not url.startswith((own_plan.server, "data:", "blob:"))] == []


def test_it_is_done_by_keyboard_on_a_phone(own_plan: OwnPlan, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    send(page, own_plan(ADDRESS), "Hvad;Antal\nForældre på kursus;12\nMandagsholdet;18\n".encode())
    monday = answer(page, "Række 3: Mandagsholdet (18)")
    expect(monday).to_have_value("")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    answer(page, "Række 2: Forældre på kursus (12)").focus()
    tab_to(page, monday)
    page.keyboard.type("Unge uddannet")
    page.keyboard.press("Enter")
    expect(monday).to_have_value("Unge uddannet som ung-trænere")
    tab_to(page, page.get_by_role("button", name=USE))
    page.keyboard.press("Enter")
    expect(page.get_by_role("rowheader", name="Unge uddannet som ung-trænere")).to_be_visible()


def tab_to(page: Page, wanted: Locator) -> None:
    for _ in range(10):
        page.keyboard.press("Tab")
        if wanted.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError("Tab never came to it")
