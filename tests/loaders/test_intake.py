"""The one way in: everything there is to say of a report is said at once, whoever asks."""

from __future__ import annotations

import pytest

from loaders.intake import no_record, receive
from outcomes.period import Period
from outcomes.problem import Problem
from outcomes.report import Observation, Report, SentFile, Slot
from outcomes.second_look import Earlier
from tests import make

H1, H2 = Period(2026, 1), Period(2026, 2)
PLAN = make.plan(make.indicator("A01-01", kind="running_total", due="2026H2"), make.indicator("A01-02", due="2026H2"))
HEADER = "Aktivitet;Halvår;Indikator;Leveret"


def sent(*lines: str) -> SentFile:
    return SentFile("rapport.csv", "\n".join((HEADER, *lines)).encode())


def earlier(report: Report) -> Earlier:
    """In the first half-year there were 12."""
    return {H1: [Observation(indicator="A01-01", value=12)]}


def unasked(report: Report) -> Earlier:
    raise AssertionError("nobody may ask what came earlier")


def codes(problems: tuple[Problem, ...]) -> list[tuple[str, str]]:
    return [(problem.code, problem.severity) for problem in problems]


def test_warnings_are_told_of_a_report_that_can_be_stored() -> None:
    checked = receive(sent("1;2026H2;A01-01;9"), PLAN, earlier).checked
    assert checked.can_be_stored
    assert codes(checked.problems) == [("total-falls", "warning"), ("due-but-blank", "warning")]


def test_without_a_record_nothing_came_earlier() -> None:
    checked = receive(sent("1;2026H2;A01-01;9", "1;2026H2;A01-02;15"), PLAN, no_record).checked
    assert (checked.problems, len(checked.observations)) == ((), 2)


def test_a_report_with_errors_is_told_of_the_errors_alone() -> None:
    checked = receive(sent("1;2026H2;A01-01;mange"), PLAN, unasked).checked
    assert codes(checked.problems) == [("not-a-number", "error")]


@pytest.mark.parametrize("chosen", [Slot(PLAN.id, 2, H2), Slot(PLAN.id, 1, H1)])
def test_another_report_than_was_chosen_is_an_error_and_told_first(chosen: Slot) -> None:
    checked = receive(sent("1;2026H2;A01-01;mange"), PLAN, unasked, chosen).checked
    assert codes(checked.problems) == [("other-report", "error"), ("not-a-number", "error")]
    assert codes(receive(sent("1;2026H2;A01-01;9"), PLAN, unasked, chosen).checked.problems) == [
        ("other-report", "error")
    ]


def test_the_report_that_was_chosen_is_no_problem() -> None:
    assert receive(sent("1;2026H2;A01-01;15"), PLAN, no_record, Slot(PLAN.id, 1, H2)).checked.can_be_stored


@pytest.mark.parametrize(
    ("content", "code"), [(b"", "empty"), (b"\0\1\2", "damaged-text"), (b"%PDF-1.7", "not-a-report")]
)
def test_what_can_not_be_read_is_a_problem_like_any_other(content: bytes, code: str) -> None:
    received = receive(SentFile("rapport.csv", content), PLAN, unasked)
    assert (received.table.rows, codes(received.checked.problems)) == ((), [(code, "error")])


def test_the_rows_of_the_file_come_along() -> None:
    received = receive(sent("1;2026H2;A01-01;9"), PLAN, no_record)
    assert [row.cells[-1] for row in received.table.rows] == ["Leveret", "9"]
    assert received.sent == sent("1;2026H2;A01-01;9")
