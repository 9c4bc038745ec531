"""The form on the page: what is typed reads back exactly, and a problem names its place."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders import intake
from loaders.intake import Intake, no_record
from loaders.plan_folder import read_plan
from loaders.report.check import Checked, check_report
from outcomes.form import FormRow, form_rows
from outcomes.period import Period
from outcomes.plan import Activity, Plan
from outcomes.problem import Problem
from outcomes.report import Observation
from tests import make
from tests.conftest import PLAN_FOLDER
from ui.report.form.as_report import receive
from ui.report.form.lines import Answers, FieldPlace, Line, answers_of, lines_of, place_in_form
from ui.report.questions import Questions
from writers.form_csv import csv_template

H1, H2 = Period(2026, 1), Period(2026, 2)
REAL = read_plan(PLAN_FOLDER)
ASKED = [(one, period) for one in REAL.activities for period in REAL.half_years if one.asked_in(period)]
FORMS = pytest.mark.parametrize(("activity", "period"), ASKED, ids=[f"{a.number}-{period}" for a, period in ASKED])


def row(answer: str, **changes: Any) -> FormRow:
    return FormRow("A01-01", "", "Unge i job", "unge", "15", answer, **changes)  # type: ignore[arg-type]


def filled(line: Line, number: int, period: Period) -> tuple[dict[str, str], tuple[Any, ...]]:
    """Something valid for the line, different from line to line, and what it means."""
    part = f"del {number}" if line.number else line.row.part
    words = {"note": f"Nr. {number}; »på én linje«", "next_step": f"-{number} skridt"}
    fields, value, out_of = {"delivered": f"{number}"}, number, None
    if line.row.answer == "share":
        fields, out_of = fields | {"out_of": f"{number + 9}"}, number + 9
    elif line.row.answer == "milestone":
        day = period.last_day
        choices = (
            ({"choice": "ja"}, True),
            ({"choice": "nej"}, False),
            ({"choice": "ja", "date": f"{day:%d.%m.%Y}"}, day),
        )
        fields, value = choices[number % 3]  # type: ignore[assignment]
    elif line.row.answer == "assessed":
        word = ("opfyldt", "overvejende opfyldt", "delvist opfyldt", "ikke opfyldt")[number % 4]
        fields, value = {"choice": word}, word  # type: ignore[assignment]
    fields |= words | ({"part": part} if line.number else {})
    meant = (line.row.id, part, value, out_of, words["note"], words["next_step"])
    return {line.field(name): text for name, text in fields.items()}, meant


def received(activity: Activity, period: Period, rows: list[FormRow], answers: Answers, plan: Plan = REAL) -> Intake:
    return receive(Questions(plan, activity, period, rows), lines_of(rows, answers), answers, no_record)


def read(activity: Activity, period: Period, rows: list[FormRow], answers: Answers, plan: Plan = REAL) -> Checked:
    """What the form says; the file that is stored says the same when it is read as any other."""
    came = received(activity, period, rows, answers, plan)
    if came.checked.can_be_stored:
        assert intake.receive(came.sent, plan, no_record).checked == came.checked
    return check_report(came.table, plan)


def meaning(one: Observation, plan: Plan, period: Period) -> tuple[Any, ...]:
    """An observation without the year that stands for the part of what is asked anew each year."""
    indicator = plan.indicator(one.indicator)
    part = "" if indicator and indicator.repeats_each_year else one.part
    return one.indicator, part, one.value, one.out_of, one.note, one.next_step


@FORMS
def test_a_form_reads_back_as_it_was_filled_in(activity: Activity, period: Period) -> None:
    rows, expected = form_rows(activity, period), []
    answers: dict[str, str] = {}
    for number, line in enumerate(lines_of(rows, {}), start=1):
        fields, meant = filled(line, number, period)
        answers |= fields
        expected.append(meant)
    checked = read(activity, period, rows, answers)
    assert (checked.activity, checked.period, checked.problems) == (activity.number, period, ())
    assert [meaning(one, REAL, period) for one in checked.observations] == expected


@FORMS
def test_a_report_fills_in_the_form_that_says_the_same(activity: Activity, period: Period) -> None:
    rows = form_rows(activity, period)
    answers: dict[str, str] = {}
    for number, line in enumerate(lines_of(rows, {}), start=1):
        answers |= filled(line, number, period)[0]
    observations = read(activity, period, rows, answers).observations
    again = answers_of(observations, Questions(REAL, activity, period, rows))
    assert read(activity, period, rows, again).observations == observations


@FORMS
def test_a_blank_form_is_the_blank_template(activity: Activity, period: Period) -> None:
    rows = form_rows(activity, period)
    assert received(activity, period, rows, {}).sent.content == csv_template(activity, period, rows)


@pytest.mark.parametrize(
    ("answer", "fields", "delivered"),
    [
        ("number", {"delivered": "8"}, "8"),
        ("number", {"delivered": "ca. 8"}, "ca. 8"),
        ("number", {"delivered": "-5"}, "-5"),
        ("number", {"delivered": "8", "irrelevant": "ikke relevant"}, "ikke relevant"),
        ("number", {"note": "intet tal"}, ""),
        ("milestone", {"choice": "ja"}, "ja"),
        ("milestone", {"choice": "ja", "date": " 1.9.2026 "}, "1.9.2026"),
        ("milestone", {"choice": "nej", "date": "1.9.2026"}, "nej"),
        ("milestone", {"date": "1.9.2026"}, ""),
        ("milestone", {"choice": "ikke relevant"}, "ikke relevant"),
        ("assessed", {"choice": "delvist opfyldt"}, "delvist opfyldt"),
    ],
)
def test_what_is_typed_is_what_a_file_would_say(answer: str, fields: dict[str, str], delivered: str) -> None:
    line = Line(row(answer))
    assert line.delivered({line.field(name): text for name, text in fields.items()}) == delivered


@pytest.mark.parametrize(
    ("typed", "value", "code"),
    [
        ("8", 8, None),
        (" 1.234 ", 1234, None),
        ("1 234", 1234, None),
        ("ca. 8", None, "words"),
        ("8-10", None, "range"),
        ("-5", None, "negative"),
        ("12,5 %", None, "percent"),
        ("ikke relevant", None, "no-reason"),
    ],
)
def test_numbers_are_read_as_in_a_file(typed: str, value: int | None, code: str | None) -> None:
    plan = make.plan(make.indicator(due="2026H1"))
    rows = form_rows(plan.activities[0], H1)
    checked = read(plan.activities[0], H1, rows, {Line(rows[0]).field("delivered"): typed}, plan)
    assert [one.value for one in checked.observations] == ([value] if value is not None else [])
    assert [problem.code for problem in checked.problems] == ([code] if code else [])


@pytest.mark.parametrize("words", ["=1+1", "-færre kom", '"a"; b', "Æøå €", "+45", "@alle", "''"])
def test_any_words_read_back(words: str) -> None:
    plan = make.plan(make.indicator(due="2026H1"))
    rows = form_rows(plan.activities[0], H1)
    line = Line(rows[0])
    answers = {line.field("delivered"): "8", line.field("note"): words, line.field("evidence"): words}
    (one,) = read(plan.activities[0], H1, rows, answers, plan).observations
    assert (one.note, one.evidence) == (words, words)


_TYPED = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=12)
_LIVE = st.sampled_from([*"=+-@'", "'='", "'-", " -5", "=1+1", "-5", "+45", "@alle", "−5", "''", '"', ";", "ca. 8"])


@given(st.lists(_TYPED | _LIVE | st.just("8"), min_size=5, max_size=5))
def test_whatever_is_typed_the_stored_file_says_what_the_form_says(typed: list[str]) -> None:
    plan = make.plan(make.indicator(due="2026H1", open_parts="årgang"))
    activity = plan.activities[0]
    rows = form_rows(activity, H1)
    fields = zip(("part", "note", "next_step", "evidence", "delivered"), typed, strict=True)
    answers = {Line(rows[0], 1).field(name): text for name, text in fields if text}
    came = received(activity, H1, rows, answers, plan)
    if came.checked.can_be_stored:
        assert intake.receive(came.sent, plan, no_record).checked == came.checked


def test_a_cpr_number_is_told_where_it_stands_in_the_form() -> None:
    plan = make.plan(make.indicator("A01-01", due="2026H1"), make.indicator("A01-02", due="2026H1"))
    rows = form_rows(plan.activities[0], H1)
    answers = {Line(rows[1]).field("note"): "barnet er 010115-1234"}
    came = received(plan.activities[0], H1, rows, answers, plan)
    assert [(problem.code, problem.row) for problem in came.checked.problems] == [
        ("cpr", 3),
        ("words-without-value", 3),
    ]
    assert "1234" not in repr((came.table, came.checked))


def test_there_is_always_a_blank_line_for_one_more_open_part() -> None:
    rows = [row("number", open_part="årgang")]
    answers: dict[str, str] = {}
    for number in range(1, 10):
        lines = lines_of(rows, answers)
        assert [line.number for line in lines] == [*range(1, number + 1)]
        answers[lines[-1].field("part")] = f"U{number}"


def test_a_part_that_was_reported_before_has_a_line_of_its_own() -> None:
    rows = [row("number", open_part="årgang")._replace(part="U6"), row("number", open_part="årgang")]
    seen = [Observation(indicator="A01-01", part=part, value=8) for part in ("U6", "U7")]
    plan = make.plan(make.indicator(open_parts="årgang"))
    answers = answers_of(seen, Questions(plan, plan.activities[0], H1, rows))
    assert answers == {"A01-01/U6:delivered": "8", "A01-01#1:delivered": "8", "A01-01#1:part": "U7"}


@pytest.mark.parametrize(
    ("problem", "sentence"),
    [
        (Problem("words", "»ca. 8« er …", 2, "Leveret", "ca. 8"), "Unge i job: »ca. 8« er …"),
        (Problem("no-reason", "Skriv …", 2, "Bemærkning"), "Unge i job, Bemærkning: Skriv …"),
        (Problem("sum", "»+5« er …", 3, "Leveret", "+5"), "Børn, U6: »+5« er …"),
        (Problem("missing-part", "Skriv i Del …", 3, "Del"), "Børn, U6: Skriv, hvilken årgang tallet gælder."),
        (
            Problem("repeated-row", "A01-01 står også i række 2.", 3, "Indikator", "A01-01"),
            "Børn, U6: Den står her to gange. Slet det, der er skrevet, det ene sted.",
        ),
        (
            Problem("cpr", "Felt nummer 10 …", 3),
            "Børn, U6: Der står noget, der ligner et CPR-nummer. Slet det. Det er ikke gemt.",
        ),
        (Problem("due-but-blank", "Der er ikke skrevet noget ved: …"), "Der er ikke skrevet noget ved: …"),
    ],
    ids=lambda one: one.code if isinstance(one, Problem) else "",
)
def test_a_problem_names_its_place_in_the_form(problem: Problem, sentence: str) -> None:
    assert (
        place_in_form(problem, {2: FieldPlace("Unge i job"), 3: FieldPlace("Børn, U6", "årgang")}).sentence == sentence
    )


def test_a_title_leaves_out_what_only_a_file_needs_to_be_told() -> None:
    share = row("share", file_note="skriv både Leveret og Ud af")
    total = row("number")._replace(description="Børn (året til nu, hver kun talt én gang)")
    assert (Line(share).title({}), Line(total).title({})) == ("Unge i job", "Børn (året til nu, hver kun talt én gang)")
