"""A sentence about a row says what the row is about, in words its author knows."""

from __future__ import annotations

import pytest

from loaders.file import read_table
from loaders.plan_folder import read_plan
from loaders.report.check import check_report
from loaders.report.labels import check_with_labels
from outcomes.export import problem_as_data
from outcomes.problem import Problem
from tests.conftest import PLAN_FOLDER

PLAN = read_plan(PLAN_FOLDER)
HEADER = "Aktivitet;Halvår;Indikator;Del;Beskrivelse;Leveret"


def sentences(*lines: str, header: str = HEADER) -> list[str]:
    table = read_table("\n".join((header, *lines)).encode(), "rapport.csv")
    return [problem.sentence for problem in check_with_labels(table, PLAN).problems]


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("3;2026H2;A03-06;;;ca. 8", "Række 2, Leveret (Forældre på trænerkursus): Der må kun stå et tal, "),
        (
            "3;2026H2;a03-06;;Noget helt andet;ca. 8",
            "Række 2, Leveret (Forældre på trænerkursus): Der må kun stå et tal, ",
        ),
        ("3;2026H2;A03-05;U6;;mange", "Række 2, Leveret (Indmeldte børn pr. årgang, U6): »mange« "),
        ("3;2026H2;A03-KR1;;;ca. 8", "Række 2, Leveret (Forbrug: "),
        ("3;2026H2;A03-99;;Kaffe og kage;8", "Række 2, Indikator (Kaffe og kage): »A03-99« "),
        ("3;2026H2;A03-99;;;8", "Række 2, Indikator: »A03-99« "),
    ],
)
def test_a_problem_in_a_row_says_what_the_row_is_about(line: str, place: str) -> None:
    (sentence,) = sentences(line)
    assert sentence.startswith(place)


def test_a_long_description_is_cut() -> None:
    (sentence,) = sentences(f"3;2026H2;A03-99;;{'lang ' * 20};8")
    assert f"({('lang ' * 12).strip()}…): " in sentence


def test_what_the_sentence_says_already_is_not_said_twice() -> None:
    (footer,) = sentences("3;2026H2;A03-06;;;8", ";;;;I alt;8")
    assert footer.startswith("Række 3: Rækken »I alt« er en sum")


def test_a_column_in_brackets_is_followed_by_no_other_brackets() -> None:
    problem = Problem("words", "Skriv kun tallet.", 4, "Leveret (Antal)", "ca. 8", about="Unge i job")
    assert problem.sentence == "Række 4, Leveret (Antal), Unge i job: Skriv kun tallet."


def test_a_problem_with_the_headers_is_about_no_row() -> None:
    (sentence,) = sentences("3;2026H2;A03-06;;;8;", header=HEADER + ";Farve")
    assert sentence.startswith("Række 1, Farve: ")


def test_the_problems_themselves_are_the_same() -> None:
    table = read_table(f"{HEADER}\n3;2026H2;A03-06;;;ca. 8\n".encode(), "rapport.csv")
    plain, labelled = check_report(table, PLAN), check_with_labels(table, PLAN)
    assert labelled == plain
    assert [problem_as_data(one) for one in labelled.problems] == [problem_as_data(one) for one in plain.problems]
