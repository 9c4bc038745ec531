"""A visit with a sheet of one's own: what is what is asked once, confirmed, remembered, and only then read."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import OwnPlan
from tests.loaders.workbooks import rows, xlsx

HALF_YEAR_1, HALF_YEAR_2 = "report?activity=3&period=2026H1", "report?activity=3&period=2026H2"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
OWN = """Status for klubben;;
Hvad;Antal;Kommentar
Forældre på kursus;12;Flere end ventet
Træningsgange pr. uge;5;
Mandagsholdet;18;
Kaffe og kage;4;
Løn;90.000;
I alt;129;
"""
MONDAY, COFFEE = "Række 5: Mandagsholdet (18)", "Række 6: Kaffe og kage (4)"
# A list of choices closes when the page scrolls, and the browser tells of it a frame later.
SCROLLED = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
USE = "Brug denne opdeling"


def send(page: Page, address: str, content: bytes, name: str = "vores ark.csv", kind: str = "text/csv") -> None:
    page.goto(address)
    page.locator("input[type=file]").set_input_files({"name": name, "mimeType": kind, "buffer": content})
    expect(page.get_by_role("heading", name="Hvad er hvad i dit ark?")).to_be_visible()


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
    page.get_by_role("button", name="Gem rapporten").click()
    expect(page.get_by_role("heading", name="Rapporten er gemt. Tak!")).to_be_visible()


def test_a_sheet_of_ones_own_is_matched_stored_and_remembered(own_plan: OwnPlan, page: Page) -> None:
    send(page, own_plan(HALF_YEAR_2), OWN.encode("cp1252"))
    expect(page.get_by_text("Intet er gemt endnu. Vi har kun valgt det, vi er ret sikre på.")).to_be_visible()
    expect(answer(page, "Kolonnen »Hvad«, fx »Forældre på kursus«")).to_have_value("Hvad rækken handler om")
    expect(answer(page, "Kolonnen »Kommentar«, fx »Flere end ventet«")).to_have_value("Bemærkning")
    expect(answer(page, "Række 3: Forældre på kursus (12)")).to_have_value("Forældre på trænerkursus")
    expect(answer(page, "Række 8: I alt (129)")).to_have_value("Tag ikke med")
    expect(answer(page, MONDAY)).to_have_value("")
    expect(page.get_by_role("button", name="Gem rapporten")).to_have_count(0)

    page.get_by_role("button", name=USE).click()
    expect(page.get_by_role("alert")).to_contain_text("Vælg også noget for »Mandagsholdet« og »Kaffe og kage«.")
    choose(page, MONDAY, "Unge uddannet som ung-trænere")
    choose(page, COFFEE, "Tag ikke med")
    page.get_by_role("button", name=USE).click()

    preview = page.get_by_role("table", name="Det, der bliver gemt")
    expect(preview.get_by_role("row", name="Forældre på trænerkursus")).to_contain_text("12 forældre, målet er 8-10")
    expect(preview.get_by_role("row", name="Unge uddannet som ung-trænere")).to_contain_text("18 unge, målet er 15-20")
    expect(preview.get_by_role("row", name="Forbrug: Lønmidler")).to_contain_text("90.000 kr.")
    expect(preview.get_by_role("row")).to_have_count(5)
    expect(page.get_by_text("disse rækker ikke med: »Kaffe og kage«, »I alt«.")).to_be_visible()
    store(page)
    page.goto(own_plan("activity?activity=3&as_of=2027-01-31"))
    expect(page.get_by_role("row", name="Unge uddannet som ung-trænere")).to_contain_text("18 unge, målet er 15-20")

    send(page, own_plan(HALF_YEAR_2), OWN.replace("Mandagsholdet;18", "Mandagsholdet;19").encode())
    expect(page.get_by_text("Vi har valgt det samme som sidst.")).to_be_visible()
    expect(answer(page, "Række 5: Mandagsholdet (19)")).to_have_value("Unge uddannet som ung-trænere")
    expect(answer(page, COFFEE)).to_have_value("Tag ikke med")


def test_the_next_half_years_sheet_comes_with_the_same_answers(own_plan: OwnPlan, page: Page) -> None:
    own = "Ting;Styk\nHolddage;5\nKage;4\n"
    for period, weekly in ((HALF_YEAR_1, "1. halvår"), (HALF_YEAR_2, "2. halvår")):
        send(page, own_plan(period), own.encode())
        expect(page.get_by_role("combobox", name="Halvår")).to_have_value(f"{weekly} 2026")
        if period == HALF_YEAR_1:
            choose(page, "Kolonnen »Ting«, fx »Holddage«", "Hvad rækken handler om")
            choose(page, "Række 2: Holddage (5)", "Ugentlige træningsgange for børnehavebørn")
            page.get_by_text("Rækker, jeg ikke vælger noget for, skal ikke med").click()
        expect(answer(page, "Række 2: Holddage (5)")).to_have_value("Ugentlige træningsgange for børnehavebørn")
        page.get_by_role("button", name=USE).click()
        store(page)
    page.goto(own_plan("activity?activity=3&as_of=2027-01-31"))
    weekly_rows = page.get_by_role("row", name="Ugentlige træningsgange for børnehavebørn")
    expect(weekly_rows.filter(has_text="5 af 5 træningsgange")).to_have_count(2)


def test_a_workbook_of_ones_own_is_mended_where_its_problem_is(own_plan: OwnPlan, page: Page) -> None:
    def workbook(parents: str | int) -> bytes:
        lines = (("Halvårsstatus",), (), ("Bemærkning", "Leverance", "Resultat"), (None, "Forældre på kursus", parents))
        return xlsx(rows(*lines), names=("Mit ark",))

    send(page, own_plan(HALF_YEAR_2), workbook("ca. 12"), "status.xlsx", EXCEL)
    page.get_by_role("button", name=USE).click()
    expect(page.get_by_role("alert")).to_contain_text("Række 4, Leveret (Resultat), Forældre på trænerkursus: »ca. 12«")
    expect(page.get_by_role("button", name="Gem rapporten")).to_have_count(0)
    send(page, own_plan(HALF_YEAR_2), workbook(12), "status.xlsx", EXCEL)
    page.get_by_role("button", name=USE).click()
    store(page)


def test_an_answer_can_be_taken_back_before_anything_is_stored(own_plan: OwnPlan, page: Page) -> None:
    send(page, own_plan(HALF_YEAR_2), "Hvad;Antal\nForældre på kursus;12\n".encode())
    page.get_by_role("button", name=USE).click()
    page.get_by_role("button", name="Ret opdelingen").click()
    choose(page, "Række 2: Forældre på kursus (12)", "Forældre, der er faste hjælpere")
    page.get_by_role("button", name=USE).click()
    preview = page.get_by_role("table", name="Det, der bliver gemt")
    expect(preview.get_by_role("row", name="Forældre, der er faste hjælpere")).to_contain_text(
        "12 forældre, målet er 3"
    )
    expect(preview.get_by_role("row")).to_have_count(2)


def test_what_is_not_confirmed_is_not_remembered(own_plan: OwnPlan, page: Page) -> None:
    own = b"Hvad;Antal\nMandagsholdet;12\n"
    send(page, own_plan(HALF_YEAR_2), own)
    choose(page, "Række 2: Mandagsholdet (12)", "Forældre på trænerkursus")
    send(page, own_plan(HALF_YEAR_2), own)
    expect(page.get_by_text("Vi har kun valgt det, vi er ret sikre på.")).to_be_visible()
    expect(answer(page, "Række 2: Mandagsholdet (12)")).to_have_value("")


@pytest.mark.parametrize(
    ("own", "told"),
    [
        ("Ting;Antal\nx;1\n", "Vælg først den kolonne, der er: Hvad rækken handler om. Så kommer rækkerne."),
        ("Ting;Farve\nx;rød\n", "Hvad rækken handler om og Leveret (tal, ja/nej, dato eller vurdering)."),
    ],
)
def test_columns_come_before_rows(own_plan: OwnPlan, page: Page, own: str, told: str) -> None:
    send(page, own_plan(HALF_YEAR_2), own.encode())
    expect(page.get_by_text(told)).to_be_visible()
    expect(page.get_by_role("button", name=USE)).to_have_count(0)


def test_two_that_are_the_same_are_told(own_plan: OwnPlan, page: Page) -> None:
    send(page, own_plan(HALF_YEAR_2), b"Hvad;Antal;Snak\nHold A;1;x\nHold B;2;y\n")
    choose(page, "Kolonnen »Snak«, fx »x«", "Leveret (tal, ja/nej, dato eller vurdering)")
    expect(page.get_by_text("»Antal« og »Snak« er valgt til det samme")).to_be_visible()
    choose(page, "Kolonnen »Snak«, fx »x«", "Bruges ikke")
    for label in ("Række 2: Hold A (1)", "Række 3: Hold B (2)"):
        choose(page, label, "Forældre på trænerkursus")
    page.get_by_role("button", name=USE).click()
    expect(page.get_by_role("alert")).to_contain_text("»Hold A« og »Hold B« er valgt til det samme")


def test_their_words_are_never_markup(own_plan: OwnPlan, page: Page) -> None:
    own = "Hvad;Antal\n**Kage** :red[x] $5$ ![i](http://x.dk/a.png) <b>y</b>;4\n"
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    send(page, own_plan(HALF_YEAR_2), own.encode())
    label = page.locator("label", has_text="Række 2:")
    expect(label).to_contain_text("**Kage** :\u2060red[x] $5$ ![i](http:\u2060//x.dk/a.png) <b>y")
    assert label.locator("strong, img, a, b, .katex").count() == 0
    assert [url for url in asked if not url.startswith((own_plan.server, "data:", "blob:"))] == []


def test_it_is_done_by_keyboard_on_a_phone(own_plan: OwnPlan, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    send(page, own_plan(HALF_YEAR_2), "Hvad;Antal\nForældre på kursus;12\nMandagsholdet;18\n".encode())
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
