"""The first visit: the frame comes before every page, which says what to do next and invents nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from streamlit.testing.v1 import AppTest

from outcomes.plan import Plan
from store.store import Store
from tests.pages.record import on
from tests.pages.visits import ROOT, plain, row, seen, text_of, using, visit
from ui.app import frame, records, session
from ui.app.frame import PAGES, Page


@pytest.fixture(scope="module", autouse=True)
def database(tmp_path_factory: pytest.TempPathFactory, real_plan: Plan) -> Iterator[Path]:
    """The real plan, for all the tests here: they only read."""
    made = tmp_path_factory.mktemp("beginning") / "monitor.duckdb"
    store = Store(made)
    store.add_plan(real_plan, "prøven", datetime(2026, 1, 1))
    store.close()
    with using(made):
        yield made


HEADINGS = {
    "overview": "Tryghedsplan 2026",
    "theory": "Forandringsteori",
    "status": "Måltal",
    "activity": "3 Tidlig foreningsstart",
    "indicator": "Forældre på trænerkursus",
    "economy": "Økonomi",
    "calendar": "Kalender",
    "round": "Rapporter",
    "meetings": "Møder",
    "decisions": "Beslutninger og opgaver",
    "report": "Indberet",
    "rules": "Sådan regner vi",
    "accessibility": "Tilgængelighed",
}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path)
def test_a_page_that_is_run_before_the_frame_is_drawn_in_the_frame(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[bool] = []
    guard = frame.guard

    def noted() -> None:
        ran.append(frame._running.get())
        guard()

    monkeypatch.setattr(frame, "guard", noted)
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60).switch_page(f"pages/{page.path}.py")
    for name, value in parse_qsl(page.example):
        app.query_params[name] = value
    shown = text_of(app.run())
    assert not app.exception and ran == [False, True]  # as Streamlit does it until somebody has come to the frame
    assert shown.count(f"<h1>{HEADINGS[page.path]}</h1>") == shown.count('<footer class="foot">') == 1


def test_a_file_that_is_no_database_is_told_in_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "broken.duckdb"
    broken.write_text("ikke en database")
    monkeypatch.setenv("MONITOR_DATABASE", str(broken))
    monkeypatch.setattr(session, "_store", lambda record: records.open_real())
    app = visit()
    [told] = app.error
    assert "kan ikke åbnes som database" in told.value and "Traceback" not in text_of(app)


def test_with_no_reports_each_page_says_what_to_do_next() -> None:
    assert "<h2>Sådan kommer I i gang</h2>" in seen()
    assert "Der er ikke indberettet noget endnu." in seen("theory")
    assert "Der er ikke modtaget nogen rapport endnu." in seen("activity", activity="3")
    assert "Hent skema til Excel" in [
        button.proto.label for button in visit("report", activity="3").get("download_button")
    ]


def test_with_no_reports_no_money_is_invented() -> None:
    shown = on("economy", year="2026")
    assert "Der er ikke indberettet noget forbrug i 2026." in plain(shown)
    told = row(shown, "I alt, alle poster")
    assert "ikke indberettet" in told and "0 kr" not in told


def test_with_no_reports_examples_are_imagined_and_say_so() -> None:
    imagined = re.findall(r'<div class="example imagined".*?</div>', seen("rules"))
    assert plain(imagined[0]).startswith("Et tænkt eksempel") and len(imagined) >= 20
    assert not any("<a " in example for example in imagined)


def test_a_deep_link_opens_with_no_reports() -> None:
    shown = seen(period="2026H2", by="area", as_of="2026-08-20")
    assert "<h1>Tryghedsplan 2026</h1>" in shown
    assert "0 af 14 rapporter for 2. halvår 2026 er modtaget." in shown
    assert "Positive fællesskaber" in plain(re.findall(r'<th scope="row" role="rowheader">.*?</th>', shown)[2])
