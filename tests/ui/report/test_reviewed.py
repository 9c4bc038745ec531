"""A report is sent back on its page, and whoever gets it back sees why, answers it, and delivers again."""

from __future__ import annotations

from datetime import date
from typing import Any

from streamlit.testing.v1 import AppTest

from store.meeting.reviews import replies, reviews
from store.store import Store
from tests.pages.visits import plain, row, seen, text_of
from tests.ui.report.sending import alerts, as_csv, page, send, store

EVER, PLAN = date(2090, 1, 1), "tingbjerg-husum/2026"
WHY = "Begrundelse (skal udfyldes, når den sendes tilbage eller åbnes)"


def field(app: AppTest, label: str) -> Any:
    return next(one for one in (*app.text_area, *app.text_input) if one.label.startswith(label))


def press(app: AppTest, label: str) -> AppTest:
    next(one for one in app.button if one.label == label).click().run()
    assert not app.exception
    return app


def sent_back(real_record: Store) -> None:
    store(send(page(), as_csv("A03-06;12")))
    app = page()
    field(app, WHY).set_value("Bemærkningen mangler")
    field(app, "Hvem skriver").set_value("Sekretariatet")
    press(app, "Send tilbage")


def test_why_it_was_sent_back_stands_on_top_until_it_is_answered(real_record: Store) -> None:
    sent_back(real_record)
    said = plain(text_of(page()))
    assert "Sekretariatet har sendt rapporten tilbage" in said
    assert said.index("Bemærkningen mangler") < said.index("Tidligere afleveringer")
    app = store(send(page(), as_csv("A03-06;13")))
    assert "Skriv i en sætning, hvad I har gjort ved det" in alerts(app)
    field(app, "Svar på »Bemærkningen mangler«").set_value("Den er skrevet nu")
    store(app)
    assert [one.words for one in replies(real_record, PLAN, EVER)] == ["Den er skrevet nu"]
    said = plain(text_of(page()))
    assert "har sendt rapporten tilbage" not in said and "Svar: Den er skrevet nu" in said
    assert "Sendt tilbage" in said and "Bemærkningen mangler" in said  # nobody loses a word


def test_nothing_is_sent_back_without_a_reason(real_record: Store) -> None:
    store(send(page(), as_csv("A03-06;12")))
    app = page()
    field(app, "Hvem skriver").set_value("Sekretariatet")
    assert "Skriv, hvorfor rapporten sendes tilbage" in alerts(press(app, "Send tilbage"))
    assert reviews(real_record, PLAN, EVER) == ()


def test_what_is_approved_is_told_with_its_versions_and_in_the_round(real_record: Store) -> None:
    store(send(page(), as_csv("A03-06;12")))
    app = page()
    field(app, "Hvem skriver").set_value("Sekretariatet")
    assert "Godkendt" in plain(text_of(press(app, "Godkend")))
    assert "godkendt" in row(seen("round", period="2026H2"), "3 Tidlig foreningsstart")
    assert "Taget til efterretning af styregruppen" in [one.label for one in page().button]


def test_the_reader_sees_which_reports_are_counted_and_it_is_in_the_address(real_record: Store) -> None:
    store(send(page(), as_csv("A03-06;12")))
    every, approved = (plain(seen("indicator", indicator="A03-06", **asked)) for asked in ({}, {"counted": "approved"}))
    assert "12 forældre" in every and "Regn kun med godkendte rapporter" in every
    assert "12 forældre" not in approved.partition("Rapporter")[0]
    assert "I ser kun det, der står i godkendte rapporter." in approved and "Regn med alle afleverede" in approved
    app = page()
    field(app, "Hvem skriver").set_value("Sekretariatet")
    press(app, "Godkend")
    assert "12 forældre" in plain(seen("indicator", indicator="A03-06", counted="approved"))
