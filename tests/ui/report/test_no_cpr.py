"""The way on for digits that only look like a CPR number."""

from __future__ import annotations

from store.store import Store
from tests.ui.report.sending import alerts, as_csv, can_be_stored, page, send, store, versions


def test_a_number_that_is_no_cpr_number_is_let_through_by_a_tick_that_is_kept(real_record: Store) -> None:
    app = send(page(), as_csv("A03-06;8;;Lokale 010203-1234"))
    assert "Række 2, Bemærkning" in alerts(app) and not can_be_stored(app)
    app.checkbox[0].check().run()
    assert app.checkbox[0].label.startswith("Det er ikke et CPR-nummer") and can_be_stored(app)
    assert "siger, at det ikke er et CPR-nummer: Række 2, Bemærkning." in versions(store(app))[1]
