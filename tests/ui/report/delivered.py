"""A report that has been delivered, and the day after a correction of it."""

from __future__ import annotations

from datetime import datetime

from outcomes.plan import Plan
from store.store import Store
from tests import make
from tests.ui.report.sending import as_csv

FIRST = ("A03-06;5", "A03-04;5;;Regn", "A03-16;nej")
SECOND = ("A03-06;6", "A03-04;5;;Sol", "A03-KR2;11500")


def deliver(store: Store, plan: Plan) -> None:
    regn, sol = ("A03-04", 5, {"note": "Regn"}), ("A03-04", 5, {"note": "Sol"})
    for number, values, lines in (
        (1, (("A03-06", 5), regn, ("A03-16", False)), FIRST),
        (2, (("A03-06", 6), sol, ("A03-KR2", 11500)), SECOND),
    ):
        report = make.report(plan, "2026H2", *values, activity=3)
        file, at = f"rapport æøå {number}.csv", datetime(2026, 8, number, 8)  # ten o'clock in Copenhagen
        store.submit(report, as_csv(*lines), file, "Klubben", at)
