"""A round of reports: who is missing, and what we did about it, wherever a missing report is named."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from urllib.parse import unquote

import pytest
from streamlit.testing.v1 import AppTest

from outcomes.period import Period
from outcomes.report import Slot
from store.failures import NotSaved
from store.homes.choose import home_beside
from store.meeting.reminders import remind, reminders
from store.store import Store
from tests import make
from tests.pages.visits import plain, row, seen, text_of, using, visit

PLAN = make.plan(*(make.indicator(f"A0{number}-01", due="2026H1", low=10) for number in (1, 2, 3)))
H1, EVER = Period(2026, 1), date(2090, 1, 1)


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """Activity 1 delivers late, 2 has a draft, 3 has not begun; it is 31 days after the deadline."""
    monkeypatch.setenv("MONITOR_CLOCK", "2026-09-15T10:00")
    file = tmp_path / "monitor.duckdb"
    made = Store(file)
    made.add_plan(PLAN, "prøven", datetime(2026, 1, 1))
    made.submit(make.report(PLAN, "2026H1", ("A01-01", 3)), b"fil", "fil.csv", "prøven", datetime(2026, 8, 20, 12))
    made.desk.save_draft(Slot(PLAN.id, 2, H1), "Klubben", "{}")
    made.close()
    with using(file):
        yield Store(None, home=home_beside(file))


def rows(**asked: str) -> str:
    return seen("round", **asked)


def test_each_activity_is_told_with_how_far_it_has_come(store: Store) -> None:
    said = rows()
    assert "1 af 3 rapporter for 1. halvår 2026 er modtaget." in plain(said)
    assert "kladde" in row(said, "Aktivitet nr. 2") and row(said, "Aktivitet nr. 2").endswith("31")
    assert "ikke begyndt" in row(said, "Aktivitet nr. 3")
    assert "afleveret 20. august 2026" in row(said, "Aktivitet nr. 1") and row(said, "Aktivitet nr. 1").endswith("5")
    assert said.index("Aktivitet nr. 2") < said.index("Aktivitet nr. 1")  # those who owe come first


def press(app: AppTest, by: str) -> AppTest:
    next(one for one in app.text_input if one.label.startswith("Hvem skriver")).set_value(by)
    next(one for one in app.button if one.label == "Skriv op, at der er rykket").click()
    app.run()
    assert not app.exception
    return app


def test_a_reminder_is_ready_to_send_and_taken_down(store: Store) -> None:
    app = visit("round", remind="3")
    text = app.code[0].value
    assert "Vi mangler stadig halvårsrapporten fra 3 Aktivitet nr. 3 for 1. halvår 2026" in text
    assert "Fristen var 15. august 2026." in text and "report?activity=3&period=2026H1&plan=proeve%2F2026" in text
    mail = text_of(app).partition('href="mailto:')[2].partition('"')[0].replace("&amp;", "&")
    assert mail.startswith("?subject=Halv%C3%A5rsrapport%20for%201.%20halv%C3%A5r%202026")
    assert unquote(mail.partition("&body=")[2]).strip() == text and "\n" not in mail and " " not in mail
    said = text_of(press(app, "Sekretariatet"))
    assert "rykket 15. september 2026 af Sekretariatet" in row(said, "Aktivitet nr. 3")
    assert [one.words.strip() for one in reminders(store, PLAN.id, EVER)] == [text]


def test_reminders_stand_where_the_missing_report_is_named(store: Store) -> None:
    for day, by in ((datetime(2026, 9, 1, 12), "Lene"), (datetime(2026, 9, 10, 12), "Omar")):
        remind(store, Slot(PLAN.id, 3, H1), "Husk", by, day)
    told = "rykket 1. september 2026 og 10. september 2026 af Lene og Omar"
    assert all(told in plain(where) for where in (rows(), seen(), seen("activity", activity="3")))
    assert told not in plain(seen("activity", activity="2"))
    assert "rykket 1. september 2026 af Lene" in plain(seen(as_of="2026-09-05"))


def test_nobody_is_reminded_of_a_report_that_has_come(store: Store) -> None:
    with pytest.raises(NotSaved, match="Rapporten er kommet i mellemtiden fra prøven"):
        remind(store, Slot(PLAN.id, 1, H1), "Husk", "Lene")
    with pytest.raises(NotSaved, match="Skriv, hvem I er"):
        remind(store, Slot(PLAN.id, 3, H1), "Husk", " ")
    assert reminders(store, PLAN.id, EVER) == ()


def test_what_lacks_a_remark_is_counted_filtered_and_found_by_its_words(store: Store) -> None:
    assert "3 mål mangler en bemærkning eller er ikke indberettet." in plain(seen())
    for asked in ({"remark": "missing"}, {"q": "forklaring mangler"}, {"q": "Bemærkning mangler"}):
        assert "3 af 3 mål vises." in plain(seen("status", **asked))
    report = make.report(PLAN, "2026H1", ("A01-01", 3, {"note": "Regn"}))
    store.submit(report, b"rettet", "fil.csv", "prøven", datetime(2026, 9, 14, 12))
    assert "2 af 3 mål vises." in plain(seen("status", remark="missing"))


def test_that_a_remark_is_missing_is_the_way_to_where_it_is_written(store: Store) -> None:
    assert 'href="report?activity=1&amp;period=2026H1&amp;way=form" target="_self">Bemærkning mangler' in seen()
