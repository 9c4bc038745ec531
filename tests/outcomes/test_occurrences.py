"""What happens when, who owes it, and whether it is done on a day."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from outcomes.calendar import CalendarEntry, spans
from outcomes.occurrences import Asked, Known, Occurrence, Standing, answered, missing, occurrences, standing
from outcomes.period import Period
from outcomes.plan import Plan
from outcomes.plan_change import differences, plan_changes
from outcomes.report import Answer, Observation
from tests import make

EVALUATED: dict[str, Any] = {"kind": "milestone", "form": "done", "unit": None, "due": "2026H2"}
OF_2026 = (date(2026, 1, 1), date(2026, 12, 31))


def planned(*entries: dict[str, Any], **changes: Any) -> Plan:
    """A plan with these entries, and activities that are to be evaluated and to count something."""
    asked = (make.indicator("A01-01", **EVALUATED), make.indicator("A02-01", due="2026"))
    return make.plan(*asked, calendar=entries, **changes)


def only(plan: Plan, key: str) -> Occurrence:
    [found] = [one for one in occurrences(plan, date.min, date.max) if one.key == key]
    return found


def entry(**fields: Any) -> dict[str, Any]:
    return {"key": "det", "kind": "meeting", "words": "Et møde", "owner": "working_group", "source": [1]} | fields


@pytest.mark.parametrize(
    ("when", "every", "days"),
    [
        ("2026-08-29", None, ["2026-08-29 2026-08-29 2026-08-29"]),
        ("2028-02", None, ["2028-02 2028-02-01 2028-02-29"]),
        ("2026H2", None, ["2026H2 2026-07-01 2026-12-31"]),
        ("2026-2027", None, ["2026 2026-01-01 2026-12-31", "2027 2027-01-01 2027-12-31"]),
        ("2026H2", "quarter", ["2026Q3 2026-07-01 2026-09-30", "2026Q4 2026-10-01 2026-12-31"]),
        ("2026", "half_year", ["2026H1 2026-01-01 2026-06-30", "2026H2 2026-07-01 2026-12-31"]),
    ],
)
def test_when_is_days_in_a_row(when: str, every: Any, days: list[str]) -> None:
    assert [f"{one.name} {one.first_day} {one.last_day}" for one in spans(when, every)] == days


def test_twelve_months_are_a_year() -> None:
    months = spans("2026", "month")
    assert [one.name for one in months] == [f"2026-{number:02}" for number in range(1, 13)]
    assert (months[0].first_day, months[-1].last_day) == OF_2026


@pytest.mark.parametrize("when", ["2026-13", "2026-02-30", "29.08.2026", "2026H3", "2026-08-29T10:00", "", "2026-08-2"])
def test_when_that_is_no_days_is_refused(when: str) -> None:
    with pytest.raises(ValueError, match="er ikke"):
        spans(when)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"owner": None}, "skriv enten indicators, activity eller owner"),
        ({"activity": 1}, "skriv enten indicators, activity eller owner"),
        ({}, "when mangler"),
        ({"when": "2026-08", "every": "month"}, "every deler halvår og år op"),
        ({"when": "2026", "words": None}, "words mangler"),
        ({"when": "2026", "source": []}, "skriv source, eller i ours, hvorfor"),
        ({"when": "2026", "key": "Mødet"}, "key"),
        ({"when": "2026", "kind": "report"}, "kind"),
    ],
)
def test_an_entry_says_who_and_when_and_where_it_stands(fields: dict[str, Any], said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        CalendarEntry.model_validate(entry(**fields), strict=False)


def test_what_is_asked_says_when_and_who_and_where_it_stands() -> None:
    evaluation = only(planned({"key": "evaluering", "kind": "evaluation", "indicators": ["A01-01"]}), "evaluering")
    assert (evaluation.words, evaluation.last_day) == ("Indikator A01-01", date(2026, 12, 31))
    assert (evaluation.activities, evaluation.source) == ((1,), (1,))
    assert evaluation.asked == (Asked("A01-01", Period(2026, 2)),)


def test_what_comes_again_has_a_key_for_each_time_and_the_rest_keeps_its_own_when_it_is_moved() -> None:
    again = occurrences(planned(entry(when="2026H2", every="quarter")), *OF_2026)
    assert [one.key for one in again if one.entry == "det"] == ["det/2026Q3", "det/2026Q4"]
    before, after = (only(planned(entry(when=when)), "det") for when in ("2026-08", "2026-08-29"))
    assert (before.last_day, after.last_day) == (date(2026, 8, 31), date(2026, 8, 29))


def test_the_indicator_of_the_days_is_the_one_that_is_asked() -> None:
    halves = (make.indicator("A01-01", due="2026H1"), make.indicator("A01-02", due="2026H2"))
    plan = make.plan(*halves, calendar=[entry(owner=None, indicators=["A01-01", "A01-02"], when="2026", every="month")])
    asked = {one.key: [asked.indicator for asked in one.asked] for one in occurrences(plan, *OF_2026)}
    assert (asked["det/2026-06"], asked["det/2026-07"]) == (["A01-01"], ["A01-02"])


def test_deadlines_and_the_ends_of_grants_follow_from_the_plan() -> None:
    plan = planned()
    rounds = [one for one in occurrences(plan, date.min, date.max) if one.kind == "report"]
    assert [(one.key, one.last_day, one.activities) for one in rounds] == [
        ("reports/2026H1", date(2026, 8, 15), (2,)),
        ("reports/2026H2", date(2027, 1, 31), (1, 2)),
    ]
    assert only(plan, "grants/2026").activities == (1, 2)
    assert only(plan, "agreement").last_day == date(2026, 12, 31)


HALF = Period(2026, 2)
ROUND = frozenset({(1, HALF)})
DONE = frozenset({Asked("A01-01", HALF)})


@pytest.mark.parametrize(
    ("as_of", "known", "stands"),
    [
        ("2026-12-31", Known(), "coming"),
        ("2027-01-01", Known(), "awaited"),  # the report that tells of it has until 31 January
        ("2027-01-31", Known(), "awaited"),
        ("2027-02-01", Known(), "overdue"),
        ("2027-01-10", Known(received=ROUND), "overdue"),  # it has come, and does not say that it is done
        ("2027-01-10", Known(received=ROUND, answered=DONE), "done"),
        ("2026-10-01", Known(ticked=frozenset({"evaluering"})), "done"),
        ("2027-03-01", Known(ticked=frozenset({"evaluering"})), "done"),
        ("2027-03-01", Known(ticked=frozenset({"en-anden"})), "overdue"),
    ],
)
def test_an_evaluation_is_owed_until_a_report_or_a_tick_says_that_it_is_done(
    as_of: str, known: Known, stands: Standing
) -> None:
    plan = planned({"key": "evaluering", "kind": "evaluation", "indicators": ["A01-01"]})
    assert standing(plan, only(plan, "evaluering"), known, date.fromisoformat(as_of)) == stands


@pytest.mark.parametrize(
    ("fields", "since", "stands"),
    [
        ({}, date.min, "overdue"),
        ({}, date(2026, 4, 1), "passed"),  # it ended before the plan came into the record
        ({}, date(2026, 3, 31), "overdue"),
        ({"kind": "revision"}, date.min, "overdue"),
        ({"kind": "event"}, date.min, "passed"),  # nobody has promised it
        ({"kind": "ongoing"}, date.min, "passed"),
        ({"example": True}, date.min, "passed"),
    ],
)
def test_what_no_report_tells_of_is_owed_if_somebody_is_to_see_to_it(
    fields: dict[str, Any], since: date, stands: Standing
) -> None:
    plan = planned(entry(when="2026-03", **fields))
    assert standing(plan, only(plan, "det"), Known(since=since), date(2026, 5, 1)) == stands


def test_a_round_of_reports_is_owed_by_those_who_have_not_delivered() -> None:
    plan = planned()
    due = only(plan, "reports/2026H2")
    known = Known(received=frozenset({(1, HALF), (2, Period(2026, 1))}))
    assert (missing(due, known), standing(plan, due, known, date(2027, 2, 1))) == ((2,), "overdue")
    assert standing(plan, due, known, date(2027, 1, 31)) == "coming"
    everybody = Known(received=frozenset({(1, HALF), (2, HALF)}))
    assert (missing(due, everybody), standing(plan, due, everybody, date(2027, 2, 1))) == ((), "done")


@pytest.mark.parametrize(
    ("id", "period", "value", "settles"),
    [
        ("A01-01", "2026H2", True, True),
        ("A01-01", "2026H1", date(2026, 5, 3), True),  # done early
        ("A01-01", "2026H2", False, False),
        ("A01-01", "2026H2", "ikke relevant", True),
        ("A02-01", "2026H1", 4, False),  # the year's number is not there yet
        ("A02-01", "2026H2", 4, True),
    ],
)
def test_a_report_settles_what_it_answers(id: str, period: str, value: Any, settles: bool) -> None:
    said = Answer(Period.parse(period), Observation(indicator=id, value=value))
    assert bool(answered(planned(), [said])) is settles


def test_what_is_asked_each_year_is_settled_year_by_year() -> None:
    plan = make.plan(make.indicator("A01-01", **EVALUATED | {"due": "2026-2028"}))
    said = Answer(Period(2027, 1), Observation(indicator="A01-01", value=True))
    assert answered(plan, [said]) == {Asked("A01-01", Period(2027))}


def test_a_changed_calendar_is_another_plan_and_takes_no_answer_with_it() -> None:
    before, after = planned(), planned(entry(when="2026"))
    assert differences(before, after) == ((), (), (), True)
    reported = {"A01-01": {"": ["HR-2026H2-01-v1"]}, "A02-01": {"": ["HR-2026H2-02-v1"]}}
    assert plan_changes(after, before, [], reported) == []


def test_a_plan_without_a_calendar_is_written_as_before_there_was_one() -> None:
    without, with_one = planned(), planned(entry(when="2026"))
    assert "calendar" not in without.model_dump_json()
    assert [Plan.model_validate_json(plan.model_dump_json()) for plan in (without, with_one)] == [without, with_one]
