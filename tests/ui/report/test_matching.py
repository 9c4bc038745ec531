"""A sheet of one's own: what is what is asked, confirmed, remembered, and only then read."""

from __future__ import annotations

import re
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Selectbox

from store.store import Store
from tests.loaders.workbooks import rows, xlsx
from tests.pages.visits import plain, row, seen, text_of
from tests.ui.report import sending
from tests.ui.report.sending import alerts, can_be_stored, page, preview, previewed, store
from ui.report.own_sheet.matching import _USES

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PARENTS, TRAINERS = "Forældre på trænerkursus", "Unge uddannet som ung-trænere"
LEFT_OUT, USE = "Tag ikke med", "Brug denne opdeling"
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
WEEKLY = "Ugentlige træningsgange for børnehavebørn"


def send(content: bytes, name: str = "vores ark.csv", kind: str = "text/csv", **asked: str) -> AppTest:
    """Send it in a visit of its own."""
    app = sending.send(page(**asked), content, name, kind)
    assert "Hvad er hvad i jeres ark?" in text_of(app)
    return app


def question(app: AppTest, label: str) -> Selectbox[Any]:
    return next(box for box in app.selectbox if box.label == label)


def answer(app: AppTest, label: str) -> str:
    """What is chosen, in the words of the page; '' when nothing is."""
    asked = question(app, label)
    return "" if asked.index is None else asked.options[asked.index]


def choose(app: AppTest, label: str, title: str) -> None:
    """A column is answered at once, a row when the button is pressed."""
    uses = {name: use for use, name in _USES.items()}
    asked = question(app, label)
    assert title in asked.options
    asked.set_value(uses.get(title, title))
    if not asked.form_id:
        app.run()


def press(app: AppTest, label: str = USE) -> AppTest:
    next(button for button in app.button if button.label == label).click().run()
    assert not app.exception
    return app


def test_a_sheet_of_ones_own_is_matched_stored_and_remembered(real_record: Store) -> None:
    app = send(OWN.encode("cp1252"))
    assert "Intet er gemt endnu. Vi har kun valgt det, vi er ret sikre på." in text_of(app)
    assert answer(app, "Kolonnen »Hvad«, fx »Forældre på kursus«") == "Hvad rækken handler om"
    assert answer(app, "Kolonnen »Kommentar«, fx »Flere end ventet«") == "Bemærkning"
    assert answer(app, "Række 3: Forældre på kursus (12)") == PARENTS
    assert answer(app, "Række 8: I alt (129)") == LEFT_OUT
    assert answer(app, MONDAY) == "" and not can_be_stored(app)

    assert "Vælg også noget for »Mandagsholdet« og »Kaffe og kage«." in alerts(press(app))
    choose(app, MONDAY, TRAINERS)
    choose(app, COFFEE, LEFT_OUT)
    press(app)

    assert "12 forældre, målet er 8-10" in previewed(app, PARENTS)
    assert "18 unge, målet er 15-20" in previewed(app, TRAINERS)
    assert "90.000 kr." in previewed(app, "Forbrug: Lønmidler")
    assert preview(app).count("<tr") == 5
    assert "disse rækker ikke med: »Kaffe og kage«, »I alt«." in text_of(app)
    assert "Rapporten er afleveret. Tak!" in text_of(store(app))
    shown = seen("activity", activity="3", as_of="2027-01-31")
    assert "18 unge, målet er 15-20" in row(shown, TRAINERS)

    again = send(OWN.replace("Mandagsholdet;18", "Mandagsholdet;19").encode())
    assert "Vi har valgt det samme som sidst." in text_of(again)
    assert answer(again, "Række 5: Mandagsholdet (19)") == TRAINERS
    assert answer(again, COFFEE) == LEFT_OUT


def test_the_next_half_years_sheet_comes_with_the_same_answers(real_record: Store) -> None:
    for period, name in (("2026H1", "1. halvår 2026"), ("2026H2", "2. halvår 2026")):
        app = send(b"Ting;Styk\nHolddage;5\nKage;4\n", period=period)
        assert answer(app, "Halvår") == name
        if period == "2026H1":
            choose(app, "Kolonnen »Ting«, fx »Holddage«", "Hvad rækken handler om")
            choose(app, "Række 2: Holddage (5)", WEEKLY)
            app.checkbox[0].check()
            assert app.checkbox[0].label == "Rækker, jeg ikke vælger noget for, skal ikke med"
        assert answer(app, "Række 2: Holddage (5)") == WEEKLY
        assert "Rapporten er afleveret. Tak!" in text_of(store(press(app)))
    shown = seen("activity", activity="3", as_of="2027-01-31")
    assert sum("5 af 5 træningsgange" in plain(found) for found in re.findall(f"<tr.*?{WEEKLY}.*?</tr>", shown)) == 2


def test_a_workbook_of_ones_own_is_mended_where_its_problem_is(real_record: Store) -> None:
    def workbook(parents: str | int) -> bytes:
        lines = (("Halvårsstatus",), (), ("Bemærkning", "Leverance", "Resultat"), (None, "Forældre på kursus", parents))
        return xlsx(rows(*lines), names=("Mit ark",))

    app = press(send(workbook("ca. 12"), "status.xlsx", EXCEL))
    assert f"Række 4, Leveret (Resultat), {PARENTS}: Der må kun stå et tal, og her står »ca. 12«." in alerts(
        app
    ) and not can_be_stored(app)
    app = press(send(workbook(12), "status.xlsx", EXCEL))
    assert "Rapporten er afleveret. Tak!" in text_of(store(app))


def test_an_answer_can_be_taken_back_before_anything_is_stored(real_record: Store) -> None:
    app = press(press(send("Hvad;Antal\nForældre på kursus;12\n".encode())), "Ret opdelingen")
    choose(app, "Række 2: Forældre på kursus (12)", "Forældre, der er faste hjælpere")
    press(app)
    assert "12 forældre, målet er 3" in previewed(app, "Forældre, der er faste hjælpere")
    assert preview(app).count("<tr") == 2


def test_what_is_not_confirmed_is_not_remembered(real_record: Store) -> None:
    own, label = b"Hvad;Antal\nMandagsholdet;12\n", "Række 2: Mandagsholdet (12)"
    app = send(own)
    choose(app, label, PARENTS)
    assert answer(app, label) == PARENTS
    app.run()
    again = send(own)
    assert "Vi har kun valgt det, vi er ret sikre på." in text_of(again)
    assert answer(again, label) == ""


@pytest.mark.parametrize(
    ("own", "told"),
    [
        ("Ting;Antal\nx;1\n", "Vælg først den kolonne, der er: Hvad rækken handler om. Så kommer rækkerne."),
        ("Ting;Farve\nx;rød\n", "Hvad rækken handler om og Leveret (tal, ja/nej, dato eller vurdering)."),
    ],
)
def test_columns_come_before_rows(real_record: Store, own: str, told: str) -> None:
    app = send(own.encode())
    assert told in text_of(app) and USE not in [button.label for button in app.button]


def test_two_that_are_the_same_are_told(real_record: Store) -> None:
    app = send(b"Hvad;Antal;Snak\nHold A;1;x\nHold B;2;y\n")
    choose(app, "Kolonnen »Snak«, fx »x«", "Leveret (tal, ja/nej, dato eller vurdering)")
    assert "»Antal« og »Snak« er valgt til det samme" in text_of(app)
    choose(app, "Kolonnen »Snak«, fx »x«", "Bruges ikke")
    for label in ("Række 2: Hold A (1)", "Række 3: Hold B (2)"):
        choose(app, label, PARENTS)
    assert "»Hold A« og »Hold B« er valgt til det samme" in alerts(press(app))
