"""A report in a file: what is told of it, what is stored, and what is told then."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

import cli
from store.store import Store
from tests.conftest import Files
from tests.pages.visits import row, seen, text_of
from tests.ui.report.sending import alerts, as_csv, can_be_stored, page, preview, receipt, send, store
from ui.app import session


def test_the_receipt_stays_until_something_else_is_sent(real_record: Store) -> None:
    content = as_csv("A03-06;12")
    app = store(send(page(), content))
    for said in ("HR-2026H2-03-v1", f"(SHA-256) {hashlib.sha256(content).hexdigest()}", "ret i filen, og aflever"):
        assert said in receipt(app)
    for _ in range(2):
        assert not preview(app) and not can_be_stored(app)
        app.radio(key="choice-way").set_value("form").run()
        assert "Kontrollér" in [button.label for button in app.button]
        app.radio(key="choice-way").set_value("").run()
        assert "HR-2026H2-03-v1" in receipt(send(app, content))  # in the same visit it is not asked about again
    send(app, as_csv("A03-06;13"))
    assert can_be_stored(app) and not receipt(app)
    assert app.text_input(key="report/by").value == "Brønshøj Boldklub"  # nor who they are


def test_the_same_file_twice_is_already_received(real_record: Store) -> None:
    for told in ("Rapporten er afleveret. Tak!", "Filen er allerede modtaget. Intet er ændret."):
        assert receipt(store(send(page(), as_csv("A03-06;9")))).startswith(told)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        pytest.param(b"\x00\x01\x02MZ\x90\x00" * 50, "", id="not text"),
        pytest.param(b"navn\nhej\n", "overskrifter", id="not our columns, nor columns that can be matched"),
        pytest.param(
            "Aktivitet;Halvår;Indikator;Leveret\n8;2026H2;A08-06;4\n".encode(),
            "Filen er om aktivitet 8",
            id="another activity",
        ),
    ],
)
def test_a_wrong_file_is_answered_with_one_clear_sentence(real_record: Store, content: bytes, told: str) -> None:
    app = send(page(), content)
    assert "Vi fandt 1 ting, der skal rettes. Intet er afleveret." in alerts(app) and told in alerts(app)
    assert "Traceback" not in text_of(app) and not can_be_stored(app)


@pytest.mark.parametrize(("name", "told"), [("", "Skriv, hvem der afleverer"), ("Bo 010203-1234", "CPR-nummer")])
def test_who_delivers_must_be_said_without_a_cpr_number(real_record: Store, name: str, told: str) -> None:
    app = store(send(page(), as_csv("A03-06;9")), name)
    assert told in alerts(app) and "HR-2026H2-03-v1" not in text_of(app)


def by_terminal(record: Store, folder: Path, *words: str) -> None:
    """Run a command on the record that the pages use, which nobody else may have open meanwhile."""
    record.close()
    assert cli.main([*words, "--database", str(folder / "monitor.duckdb")]) == 0
    session._opened.clear()


def test_what_the_terminal_stores_the_pages_show(real_record: Store, tmp_path: Path) -> None:
    file = tmp_path / "3.csv"
    file.write_bytes(as_csv("A03-06;12"))
    by_terminal(real_record, tmp_path, "submit", str(file), "--by", "CLI")
    shown = row(seen("activity", activity="3", as_of="2027-01-31"), "Forældre på trænerkursus")
    assert "12 forældre, målet er 8-10" in shown and "langt over" in shown


def test_the_terminal_gives_the_form_that_the_page_gives(real_record: Store, tmp_path: Path, files: Files) -> None:
    first, form = tmp_path / "1.csv", tmp_path / "skema.csv"
    first.write_text("Aktivitet;Halvår;Indikator;Leveret\n1;2026H1;A01-01;nej\n1;2026H1;A01-02;7\n", encoding="utf-8")
    by_terminal(real_record, tmp_path, "submit", str(first), "--by", "CLI", "--at", "2026-07-10")
    by_terminal(real_record, tmp_path, "template", "--activity", "1", "--period", "2026H2", "--to", str(form))
    page(activity="1")
    assert files["Hent skema som CSV"][1]() == form.read_bytes()
    assert "7 (1. halvår 2026)" in form.read_text(encoding="utf-8-sig")
