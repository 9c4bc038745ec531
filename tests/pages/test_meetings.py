"""Meetings on their pages: called, prepared, taken up item by item; and what they decide, wherever it concerns."""

from __future__ import annotations

import io
from datetime import date, datetime
from pathlib import Path
from typing import Any

import docx
import pytest
from pypdf import PdfReader
from streamlit.testing.v1 import AppTest

from outcomes.agenda import AgendaChanges
from outcomes.decision import About
from outcomes.meeting import NewMeeting
from outcomes.task import NewTask
from store.homes.choose import home_beside
from store.meeting.agendas import agendas, change_agenda, note_item, notes
from store.meeting.decisions import decisions
from store.meeting.meetings import call_meeting, meetings
from store.meeting.tasks import take_on
from store.store import Store
from tests import make
from tests.conftest import Files
from tests.pages.visits import plain, seen, text_of, using, visit

RULES = [{"rule": "report_over", "days": 30, "ours": "Sat af os."}, {"rule": "above", "ours": "Sat af os."}]
PLAN = make.plan(make.indicator("A01-01", due="2026H1", low=10), make.indicator("A02-01", due="2026H1"), agenda=RULES)
MEETING = NewMeeting(date(2026, 11, 12), date(2026, 11, 11), "working_group", "Kulturhuset", ("Lene", "Omar"))
THEN, LATER = datetime(2026, 10, 1, 12), date(2026, 12, 1)


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A record with one report, of which a target is far above, on a day when the other is long over."""
    monkeypatch.setenv("MONITOR_CLOCK", "2026-11-05T10:00")
    store = Store(tmp_path / "monitor.duckdb")
    store.add_plan(PLAN, "prøven", datetime(2026, 1, 1))
    store.submit(make.report(PLAN, "2026H1", ("A01-01", 30)), b"fil", "fil.csv", "prøven", datetime(2026, 7, 5))
    call_meeting(store, PLAN.id, MEETING, "Lene", at=THEN)
    store.close()
    with using(tmp_path / "monitor.duckdb") as made:
        yield made


def beside(database: Path) -> Store:
    """The record as another program sees it, beside the pages."""
    return Store(None, home=home_beside(database))


def field(app: AppTest, label: str) -> Any:
    """The field with a label, whatever it is."""
    every = (*app.text_input, *app.text_area, *app.selectbox, *app.date_input, *app.checkbox)
    return next(one for one in every if one.label == label)


def press(app: AppTest, label: str) -> AppTest:
    next(one for one in app.button if one.label == label).click()
    app.run()
    assert not app.exception
    return app


def test_the_agenda_has_what_the_rules_say_with_the_numbers_of_the_meetings_day(database: Path) -> None:
    said = plain(seen("meetings", meeting="1"))
    assert "Arbejdsgruppemøde 12. november 2026" in said
    assert (
        "2 Aktivitet nr. 2: Rapporten for 1. halvår 2026 mangler Fristen var 15. august 2026, for 88 dage siden."
        in said
    )
    assert "1 mål er nået med mere end 115 %: er det for lavt?" in said


def test_a_meeting_is_called_and_is_listed(database: Path) -> None:
    app = visit("meetings")
    field(app, "Sted").set_value("Biblioteket")
    field(app, "Hvem er inviteret? (en på hver linje)").set_value("Lene\nOmar\n\nLene")
    field(app, "Hvem skriver? (navn eller funktion)").set_value("Sekretariatet")
    said = plain(text_of(press(app, "Indkald til mødet")))
    assert "Arbejdsgruppemøde 19. november 2026 Biblioteket" in said and app.success[0].value == "Mødet er gemt."


def test_what_is_typed_stays_when_something_is_missing(database: Path) -> None:
    app = visit("meetings")
    field(app, "Sted").set_value("Biblioteket")
    press(app, "Indkald til mødet")
    assert [one.value for one in app.error] == ["Skriv, hvem I er, og tryk igen."]
    assert field(app, "Sted").value == "Biblioteket"


def test_an_item_is_hidden_with_a_reason_only(database: Path) -> None:
    app = visit("meetings", meeting="1")
    field(app, "Hvem skriver? (navn eller funktion)").set_value("Lene")
    press(app, "Skjul punktet")
    assert app.error[0].value == "Skriv, hvorfor punktet er skjult, og tryk igen."
    field(app, "Hvorfor skal det skjules?").set_value("Vi har talt med dem")
    said = plain(text_of(press(app, "Skjul punktet")))
    assert "1 punkt er skjult" in said and "Vi har talt med dem" in said
    assert "Rapporten for 1. halvår" not in said.partition("1 punkt er skjult")[0]


def named(app: AppTest, name: str = "Lene") -> AppTest:
    """With a name in each form."""
    for one in app.text_input:
        if one.label == "Hvem skriver? (navn eller funktion)":
            one.set_value(name)
    return app


def test_what_two_secretaries_do_to_an_agenda_is_all_done(database: Path) -> None:
    app, store = visit("meetings", meeting="1"), beside(database)
    change_agenda(store, PLAN.id, 1, AgendaChanges().add(1, "Legeplads"), "Omar")
    field(app, "Nyt punkt").set_value("Belysning")
    press(named(app), "Sæt på dagsordenen")
    assert [one.words for one in agendas(store, PLAN.id, LATER)[1].added] == ["Legeplads", "Belysning"]


def test_a_note_does_not_take_the_place_of_one_that_was_not_seen(database: Path) -> None:
    app, store = visit("meetings", meeting="1", item="above"), beside(database)
    note_item(store, PLAN.id, 1, "above", "Omars ord", True, "Omar", 0)
    field(app, "Til referatet").set_value("Lenes ord")
    press(named(app), "Gem")
    assert "En anden har ændret det samme" in app.error[0].value and "Omars ord" in plain(text_of(app))
    assert field(app, "Til referatet").value == "Lenes ord"
    field(app, "Til referatet").set_value("Omars ord og Lenes ord")
    press(named(app), "Gem")
    assert notes(store, PLAN.id, LATER)[1, "above"].words == "Omars ord og Lenes ord"


def test_a_meeting_that_another_has_moved_is_not_moved_back_unseen(database: Path) -> None:
    app, store = visit("meetings", meeting="1"), beside(database)
    call_meeting(store, PLAN.id, MEETING._replace(place="Biblioteket"), "Omar", 1, 1)
    field(app, "Sted").set_value("Skolen")
    press(named(app), "Gem mødet")
    assert "En anden har ændret det samme" in app.error[0].value and "Biblioteket" in plain(text_of(app))
    press(named(app), "Gem mødet")
    assert [one.place for one in meetings(store, PLAN.id, LATER)] == ["Skolen"]


def test_a_decision_is_taken_on_the_item_in_hand_and_stands_on_its_activity_and_target(database: Path) -> None:
    app = visit("meetings", meeting="1", item="above")
    assert "Punkt 2 af 2" in plain(text_of(app))
    field(app, "Hvad er besluttet?").set_value("Målet hæves til 25")
    field(app, "Hvem skriver? (navn eller funktion)").set_value("Lene")
    said = plain(text_of(press(app, "Gem beslutningen")))
    assert "Besluttet 5. november 2026 af arbejdsgruppen: Målet hæves til 25" in said
    assert field(app, "Hvad er besluttet?").value == ""
    assert "Målet hæves til 25" in plain(seen("indicator", indicator="A01-01"))
    assert "Målet hæves til 25" in plain(seen("decisions"))


def test_arrow_buttons_lead_from_item_to_item(database: Path) -> None:
    app = visit("meetings", meeting="1", item="report/2026H1/2")
    assert [one.label for one in app.button if one.label in ("Forrige", "Næste")] == ["Næste"]
    assert "Punkt 2 af 2" in plain(text_of(press(app, "Næste")))


def test_an_overdue_task_stands_on_the_overview_and_is_ticked_off_with_a_sentence_only(database: Path) -> None:
    store = beside(database)
    new = NewTask("Ring til skolen", "Omar", date(2026, 10, 20), About(activity=2))
    take_on(store, PLAN, new, "Lene", THEN)
    assert "1 opgave eller beslutning venter" in plain(seen())
    assert "Omar, senest 20. oktober 2026: Ring til skolen over fristen" in plain(seen("activity", activity="2"))
    app = visit("decisions", thing="task-1")
    field(app, "Hvem skriver? (navn eller funktion)").set_value("Omar")
    press(app, "Gem")
    assert app.error[0].value == "Skriv i en sætning, hvad der er gjort, og tryk igen."
    field(app, "Hvad er gjort, eller hvorfor?").set_value("Ringet, og aftalt et møde")
    said = plain(text_of(press(app, "Gem")))
    assert "løst" in said and "Ringet, og aftalt et møde" in said
    assert "venter" not in plain(seen()).partition("Målopfyldelse")[0]


def test_my_tasks_are_chosen_by_their_owner(database: Path) -> None:
    store = beside(database)
    for owner in ("Omar", "Lene"):
        take_on(store, PLAN, NewTask(f"Opgave til {owner}", owner, date(2026, 12, 20)), "Lene", THEN)
    said = plain(seen("decisions", owner="Omar"))
    assert "Opgave til Omar" in said and "Opgave til Lene" not in said


def test_a_meeting_and_an_item_that_are_not_there_are_told(database: Path) -> None:
    assert "Adressen beder om møde »7«, som ikke findes her." in plain(seen("meetings", meeting="7"))
    assert "Adressen beder om punkt »nope«, som ikke findes her." in plain(seen("meetings", meeting="1", item="nope"))


def test_nothing_of_a_meeting_is_known_before_it_was_called(database: Path) -> None:
    assert "Arbejdsgruppemøde" not in plain(seen("meetings", as_of="2026-09-30"))
    assert len(meetings(beside(database), PLAN.id, LATER)) == 1 and decisions(beside(database), PLAN.id, LATER) == ()


# Closing.


def close(app: AppTest, came: str = "Lene\nOmar") -> AppTest:
    field(app, "Hvem var med? (en på hver linje)").set_value(came)
    return press(named(app), "Luk mødet, og lav referatet")


@pytest.fixture
def on_the_day(monkeypatch: pytest.MonkeyPatch, database: Path) -> Path:
    monkeypatch.setenv("MONITOR_CLOCK", "2026-11-12T15:00")
    return database


def test_a_meeting_is_closed_with_minutes_that_say_what_its_page_says(on_the_day: Path, files: Files) -> None:
    app = visit("meetings", meeting="1", item="above")
    field(app, "Hvad er besluttet?").set_value("Målet hæves til 25")
    press(named(app), "Gem beslutningen")
    app = close(visit("meetings", meeting="1"))
    said = plain(text_of(app))
    assert app.success[0].value == "Mødet er lukket, og referatet er gemt."
    assert "Var med Lene og Omar" in said and "Rapporten for 1. halvår 2026 mangler Ikke nået" in said
    (word_name, word), (pdf_name, pdf) = (files[f"Hent referatet som {kind}"] for kind in ("Word", "PDF"))
    assert (word_name, pdf_name) == ("referat-proeve-2026-11-12.docx", "referat-proeve-2026-11-12.pdf")
    in_pdf = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf())).pages)
    in_word = " ".join(one.text for one in docx.Document(io.BytesIO(word())).paragraphs)
    for told in (
        "Besluttet af arbejdsgruppen: Målet hæves til 25",
        "2 Aktivitet nr. 2: Rapporten for 1. halvår 2026 mangler",
        "Punktet blev ikke nået",
        "1 af 2 mål er indberettet.",
        "meeting=1",
    ):
        assert told in " ".join(in_pdf.split()) and told in in_word, told


def test_a_closed_meeting_shows_what_it_showed_when_more_has_come_since(on_the_day: Path) -> None:
    close(visit("meetings", meeting="1"))
    store = beside(on_the_day)
    late = make.report(PLAN, "2026H1", ("A02-01", 20), activity=2)
    store.submit(late, b"sen", "sen.csv", "prøven")
    assert "Rapporten for 1. halvår 2026 mangler" in plain(seen("meetings", meeting="1"))
    closed = meetings(store, PLAN.id, LATER)[0].closed
    assert closed and [one.key for one in closed.items] == ["report/2026H1/2", "above"]


def test_a_meeting_is_not_closed_before_its_day_or_by_nobody(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = close(visit("meetings", meeting="1"))
    assert "Mødet er ikke holdt endnu" in app.error[0].value
    monkeypatch.setenv("MONITOR_CLOCK", "2026-11-12T15:00")
    app = close(app, "  ")
    assert app.error[0].value == "Skriv, hvem der var med, og tryk igen."
    assert meetings(beside(database), PLAN.id, LATER)[0].closed is None


def test_a_meeting_that_another_has_closed_is_not_closed_again_unseen(on_the_day: Path) -> None:
    mine, theirs = visit("meetings", meeting="1"), visit("meetings", meeting="1")
    close(theirs, "Omar")
    field(mine, "Hvem var med? (en på hver linje)").set_value("Lene")
    press(named(mine), "Luk mødet, og lav referatet")
    assert "En anden har ændret det samme" in mine.error[0].value
    closed = meetings(beside(on_the_day), PLAN.id, LATER)[0].closed
    assert closed and (closed.version, closed.came) == (1, ("Omar",))


def test_minutes_are_put_right_until_a_later_meeting_is_closed(on_the_day: Path) -> None:
    close(visit("meetings", meeting="1"))
    app = visit("meetings", meeting="1")
    field(app, "Hvem var med? (en på hver linje)").set_value("Lene\nOmar\nPolitiet")
    assert "Politiet" in plain(text_of(press(named(app), "Ret referatet")))
    store = beside(on_the_day)
    closed = meetings(store, PLAN.id, LATER)[0].closed
    assert closed and (closed.version, len(closed.came)) == (2, 3)


def test_what_was_not_reached_comes_back_and_what_was_hidden_too(on_the_day: Path) -> None:
    store = beside(on_the_day)
    change_agenda(store, PLAN.id, 1, AgendaChanges().add(1, "Legeplads").hide("above", "Senere"), "Lene")
    close(visit("meetings", meeting="1"))
    after = MEETING._replace(day=date(2026, 12, 10), numbers_of=date(2026, 12, 9))
    assert call_meeting(store, PLAN.id, after, "Lene") == 2
    said = plain(seen("meetings", meeting="2"))
    assert "Legeplads Blev ikke nået på mødet 12. november 2026." in said
    assert "1 mål er nået med mere end 115 %" in said and "Mødet før Arbejdsgruppemøde 12. november 2026" in said
