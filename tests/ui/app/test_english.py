"""In English what is wrong is said in English, wherever it is found out; what files are read by stays Danish."""

from __future__ import annotations

import io
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from loaders.file import read_table
from loaders.plan_folder import PlanFaults, read_plan
from loaders.report.check import check_report
from loaders.report.header import HEADERS
from loaders.table import Unreadable
from outcomes import language
from outcomes.form import form_rows
from outcomes.period import Period
from store.failures import RecordUnavailable
from store.store import Store
from tests import make
from tests.conftest import PLAN_FOLDER
from tests.loaders.test_hostile import FAR_OUT, locked_xls
from tests.loaders.workbooks import raw_xlsx, rows, xlsx
from tests.pages.visits import using
from ui.app import session
from ui.app.translations import translations
from writers.form_excel import excel_template
from writers.form_help import cell_help
from writers.marked_copy import marked_copy

ROOT = Path(__file__).parent.parent.parent.parent
H1 = Period(2026, 1)
PLAN = make.plan(make.indicator("A01-01", label="Unge i job"), make.indicator("A01-02", label="Kurser"))
REAL = read_plan(PLAN_FOLDER)
DANISH = re.compile(r"[æøå»«]|\b(?:af|det|der|er|filen|ikke|kan|med|og|skal|skriv|til)\b", re.IGNORECASE)
THREE_MISTAKES = (
    b"Aktivitet;Halv\xe5r;Indikator;Leveret\n1;2026H1;A01-01;ca. 8\n1;2026H1;A01-02;3.5\n1;2026H1;A01-99;7\n"
)


@pytest.fixture
def english() -> Iterator[None]:
    language.speak("en", translations("en"))
    yield
    language.speak("da", translations("da"))


def refused(content: bytes, name: str = "fil.xlsx") -> str:
    with pytest.raises(Unreadable) as why:
        read_table(content, name)
    return why.value.problem.message


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            lambda: raw_xlsx(FAR_OUT),
            (
                "The sheet ‘Ark1’ has something in cell XFD1048576. Delete it, and save the file again. "
                "At most 20,000 rows and 200 columns are read."
            ),
        ),
        (locked_xls, "The file is locked with a password. Save a copy without the password, and send that."),
        (
            lambda: xlsx(rows(("x",)))[:900],
            "The file is damaged and cannot be read. Open it in Excel, save it as .xlsx, and send that.",
        ),
    ],
    ids=["a cell far out", "locked", "half a file"],
)
def test_why_a_workbook_is_not_read(english: None, content: Callable[[], bytes], message: str) -> None:
    assert refused(content()) == message


@pytest.mark.parametrize(
    ("value", "why"),
    [("=1/0", "the formula has no saved value"), ("#REF!", "the formula refers to a cell that has been deleted")],
)
def test_why_a_cell_has_no_value(english: None, value: str, why: str) -> None:
    table = read_table(
        xlsx(rows(("Aktivitet", "Halvår", "Indikator", "Leveret"), (1, "2026H1", "A01-01", value))), "x.xlsx"
    )
    problem = check_report(table, PLAN).problems[0]
    assert problem.sentence == f"Row 2, Leveret: The cell has no value: {why}. Write the number itself."


def test_a_plan_that_can_not_be_used(english: None, tmp_path: Path) -> None:
    with pytest.raises(PlanFaults, match=r"The plan in .* cannot be used:\n  plan.toml: \(the file\): does not exist"):
        read_plan(tmp_path)


def test_a_record_that_can_not_be_opened(english: None, tmp_path: Path) -> None:
    (tmp_path / "x.duckdb").write_text("Aktivitet;Halvår\n", encoding="utf-8")
    with pytest.raises(RecordUnavailable, match=r"cannot be opened as a database. Is it the right file\?"):
        Store(tmp_path / "x.duckdb")


def test_a_form_fetched_in_english_says_it_in_english_and_is_read_like_a_danish_one(english: None) -> None:
    activity = PLAN.activities[0]
    content = excel_template(PLAN, activity, H1, form_rows(activity, H1))
    book = load_workbook(io.BytesIO(content))
    assert book["Vejledning"]["A1"].value == "Guide to the form"
    assert [cell.value for cell in book.worksheets[0][1]][:3] == ["Aktivitet", "Halvår", "Indikator"]
    assert [one.code for one in check_report(read_table(content, "x.xlsx"), PLAN).problems] == ["nothing-reported"]


def test_nothing_is_cut_off_what_excel_shows_beside_a_cell(english: None) -> None:
    asked = [row for activity in REAL.reporting for half in REAL.half_years for row in form_rows(activity, half)]
    helped = [cell_help(field, row)[:2] for row in asked for field in HEADERS if cell_help(field, row)]
    assert max(len(words) for _, words in helped) <= 255 and max(len(title) for title, _ in helped) <= 32


def test_a_marked_copy_says_it_in_english_and_is_known_when_it_comes_back(english: None) -> None:
    problems = check_report(read_table(THREE_MISTAKES, "x.csv"), PLAN).problems
    content = marked_copy(read_table(THREE_MISTAKES, "x.csv"), "x.csv", problems)[1]
    listed = [row[2].value for row in load_workbook(io.BytesIO(content))["Det skal rettes"].iter_rows(min_row=4)]
    assert listed == [problem.message for problem in problems]
    assert check_report(read_table(content, "x.xlsx"), PLAN).problems == problems


@pytest.mark.parametrize("why", ["af en anden log", "beskadiget"])
def test_why_a_database_was_made_anew_is_in_the_servers_log_and_told_to_each_in_their_language(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, why: str
) -> None:
    for name in "one", "other":
        with closing(Store(tmp_path / f"{name}.duckdb")) as store:
            store.add_plan(make.plan(make.indicator("A01-01", label=name)), "sekretariatet", datetime(2026, 1, 1))
    if why == "beskadiget":
        (tmp_path / "one.duckdb").write_bytes(b"cut off")
    else:
        (tmp_path / "other.duckdb").replace(tmp_path / "one.duckdb")
    with closing(Store(tmp_path / "one.duckdb")) as store:
        assert why in store.made_anew and store.made_anew.endswith(" Den gamle ligger i one-aside.duckdb.")
        assert caplog.messages == [store.made_anew] and (tmp_path / "one-aside.duckdb").exists()
        language.speak("en", translations("en"))
        assert store.made_anew.endswith(" The old one lies in one-aside.duckdb.") and "Databasen" not in store.made_anew
    language.speak("da", translations("da"))


def test_what_is_done_later_in_another_thread_speaks_the_language_of_the_visitor(english: None) -> None:
    said: list[str] = []
    work = language.later(lambda: said.append(H1.words))
    threading.Thread(target=work).start()
    other = threading.Thread(target=lambda: said.append(H1.words))
    other.start()
    other.join()
    assert sorted(said) == ["1. halvår 2026", "H1 2026"]


@pytest.fixture
def page(tmp_path: Path) -> Iterator[AppTest]:
    """The report page in English, with a small plan."""
    with using(tmp_path / "monitor.duckdb"):
        session.store().add_plan(PLAN, by="prøven")
        app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=30)
        for name, value in {"plan": PLAN.id, "activity": "1", "period": "2026H1", "lang": "en"}.items():
            app.query_params[name] = value
        yield app.run().switch_page("pages/report.py")


def test_three_mistakes_in_a_file_are_told_in_english(page: AppTest) -> None:
    page.query_params["period"] = "2026H1"
    page.run().file_uploader[0].set_value(("report.csv", THREE_MISTAKES, "text/csv")).run()
    told = next(one.proto.body for one in page.main.get("html") if "problems errors" in one.proto.body)
    said = re.findall(r"<(?:h3|li)>(.*?)</(?:h3|li)>", told)
    assert said == [
        "We found 3 things to correct. Nothing has been stored.",
        "Row 2, Leveret (Unge i job): Only a number may stand here, not ‘ca. 8’. Write only the number, such as 8.",
        "Row 3, Leveret (Kurser): ‘3.5’ is not a whole number. Write a whole number without a point.",
        "Row 4, Indikator: ‘A01-99’ is not in the plan. Use the numbers from the form.",
    ]
    assert not page.exception and not DANISH.search(" ".join(said))
