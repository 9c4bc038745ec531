"""A file on its page: it is read once, whatever the page is drawn for, and nothing that must be forgotten is kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from loaders import workbook
from outcomes.period import Period
from outcomes.report import Slot
from tests import make
from tests.loaders.workbooks import rows, xlsx
from tests.pages.visits import text_of, using, visit
from ui.app import session

PLAN = make.plan(make.indicator("A01-01", due="2026H2"))
HEADER = ("Aktivitet", "Halvår", "Indikator", "Leveret", "Bemærkning")
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.fixture
def children(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[bytes]]:
    """What the child processes are given to read, while the pages use a record with a small plan."""
    given: list[bytes] = []
    ask = workbook._ask_child

    def noted(data: bytes) -> bytes:
        given.append(data)
        return ask(data)

    monkeypatch.setattr(workbook, "_ask_child", noted)
    with using(tmp_path / "monitor.duckdb"):
        session.store().add_plan(PLAN, by="prøven")
        yield given


def page() -> AppTest:
    return visit("report", plan=PLAN.id, activity="1", period="2026H2")


def send(app: AppTest, content: bytes) -> AppTest:
    return app.file_uploader[0].set_value(("rapport.xlsx", content, EXCEL)).run()


def report(delivered: str, note: str = "") -> bytes:
    return xlsx(rows(HEADER, ("1", "2026H2", "A01-01", delivered, note)))


def offered(app: AppTest) -> list[str]:
    return [button.proto.label for button in app.get("download_button")]


def test_a_wrong_file_is_read_once_for_the_page_and_its_marked_copy(children: list[bytes]) -> None:
    app = send(page(), report("ca. 8"))
    for _ in range(3):
        assert "Der må kun stå et tal" in text_of(app.run())
        assert "Hent jeres fil med markeringer" in offered(app)
    assert len(children) == 1


def test_a_file_that_has_been_mended_is_read_again(children: list[bytes]) -> None:
    wrong, right = report("ca. 8"), report("8")
    app = send(page(), wrong)
    assert "Det afleverer I" in text_of(send(app, right))
    assert children == [wrong, right]


def test_what_a_file_is_told_is_in_the_language_that_is_spoken(children: list[bytes]) -> None:
    hidden = xlsx(rows(HEADER, ("1", "2026H2", "A01-01", "8", "")), rows(("Noter",)), states=("visible", "hidden"))
    app = send(page(), hidden)
    assert "er skjult" in text_of(app)
    app.query_params["lang"] = "en"
    assert "is hidden" in text_of(app.run())


def test_a_file_with_a_cpr_number_is_not_kept(children: list[bytes]) -> None:
    app = send(page(), report("8", "barnet er 010115-1234"))
    assert "CPR-nummer" in text_of(app)
    assert not app.session_state["report/rows"]


def test_nothing_is_kept_of_a_file_that_is_taken_away(children: list[bytes]) -> None:
    app = send(page(), report("8"))
    assert app.session_state["report/rows"]
    app.file_uploader[0].set_value(None).run()
    assert "report/rows" not in app.session_state


WILD = "<img src=x onerror=alert(1)>"


def test_text_from_a_file_is_never_markup(children: list[bytes]) -> None:
    told = text_of(send(page(), report(WILD, WILD)))
    assert "&lt;img src=x" in told and "<img" not in told


def test_who_delivers_which_file_and_why_is_never_markup(children: list[bytes]) -> None:
    session.store().submit(make.report(PLAN, "2026H2", ("A01-01", 7, {"note": WILD})), b"7", f"{WILD}.csv", WILD)
    session.store().submit(make.report(PLAN, "2026H2", ("A01-01", 8, {"note": f"{WILD}!"})), b"8", "8.csv", WILD)
    session.store().withdraw(Slot(PLAN.id, 1, Period(2026, 2)), WILD, WILD, seen=2)
    told = text_of(page())
    assert told.count("&lt;img src=x") >= 6 and "<img" not in told
