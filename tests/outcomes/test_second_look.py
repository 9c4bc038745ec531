"""Warnings about a right report: seen, not obeyed."""

from __future__ import annotations

from typing import Any

import pytest

from outcomes.period import Period
from outcomes.second_look import blank_though_due, disappears, second_look
from tests import make

H1, H2 = Period(2026, 1), Period(2026, 2)
PLAN = make.plan(
    make.indicator("A01-01", low=10),
    make.indicator("A01-02", kind="running_total", low=10),
    make.indicator("A01-03", kind="level", form="range", low=4, high=5),
    make.indicator("A01-04", due="2026H2"),
)


def warned(period: str, values: list[tuple[Any, ...]], before: list[tuple[Any, ...]] = ()) -> list[str]:  # type: ignore[assignment]
    earlier = {H1: list(make.report(PLAN, "2026H1", *before).observations)} if before else {}
    return [problem.code for problem in second_look(PLAN, make.report(PLAN, period, *values), earlier)]


@pytest.mark.parametrize(
    ("value", "before", "codes"),
    [
        (("A01-02", 6), ("A01-02", 7), ["total-falls"]),
        (("A01-02", 7), ("A01-02", 7), []),
        (("A01-03", 15), ("A01-03", 5), ["level-jumps"]),
        (("A01-03", 1), ("A01-03", 3), ["level-jumps"]),
        (("A01-03", 14), ("A01-03", 5), []),
        (("A01-01", 31), ("A01-01", 1), ["far-above-target"]),
        (("A01-01", 30), ("A01-01", 1), []),
        (("A01-KR1", 501), ("A01-KR1", 500), ["over-budget"]),
        (("A01-KR1", 500), ("A01-KR1", 500), []),
    ],
)
def test_what_looks_wrong_is_said(value: tuple[Any, ...], before: tuple[Any, ...], codes: list[str]) -> None:
    assert warned("2026H2", [value], [before]) == codes


def test_a_total_starts_again_each_year() -> None:
    report = make.report(PLAN, "2027H1", ("A01-02", 2))
    earlier = {H2: list(make.report(PLAN, "2026H2", ("A01-02", 20)).observations)}
    assert second_look(PLAN, report, earlier) == []


def test_all_that_is_due_and_blank_is_named_in_one_sentence() -> None:
    found = blank_though_due(PLAN, make.report(PLAN, "2026H2", ("A01-01", 5), ("A01-02", 5)))
    assert [(one.code, one.severity) for one in found] == [("due-but-blank", "warning")]
    assert found[0].message.endswith("Indikator A01-03; Indikator A01-04.")


def test_nothing_is_due_in_the_spring_of_a_years_target() -> None:
    assert blank_though_due(PLAN, make.report(PLAN, "2026H1", ("A01-KR1", 1))) == []


def test_numbers_are_written_as_danes_write_them() -> None:
    found = second_look(PLAN, make.report(PLAN, "2026H1", ("A01-KR1", 26900)), {})
    assert found[0].message == "Løn: 26.900 kr. er mere end årets budget (1.000 kr.)."


def test_what_would_disappear_is_named_with_its_values_words_and_sum() -> None:
    counting = make.report(PLAN, "2026H2", ("A01-01", 5, {"note": "Regn"}), ("A01-03", 4), ("A01-KR1", 94001))
    report = make.report(PLAN, "2026H2", ("A01-01", 5))
    [found] = disappears(PLAN, report, {H2: counting.observations})
    assert (found.code, found.severity) == ("disappears", "warning")
    for said in ("Indikator A01-01: bemærkning »Regn«", "Indikator A01-03: 4", "Forbrug: Løn: 94.001 kr."):
        assert said in found.message
    assert "I alt forsvinder 94.001 kr. i forbrug." in found.message


@pytest.mark.parametrize("half", [H1, None])
def test_nothing_disappears_from_another_half_year_or_where_nothing_counts(half: Period | None) -> None:
    counting = {half: make.report(PLAN, "2026H1", ("A01-03", 4)).observations} if half else {}
    assert disappears(PLAN, make.report(PLAN, "2026H2", ("A01-01", 5)), counting) == []
