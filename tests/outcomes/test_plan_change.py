"""A plan that changes what has been reported on is told all of it; what nobody has reported on may change freely."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from outcomes.plan import Plan
from outcomes.plan_change import PlanChange, differences, plan_changes
from tests import make

PARTED: dict[str, Any] = {"parts": ["Husum Skole", "Tingbjerg Skole"]}
OPEN = {"open_parts": "skole"}
YEARLY = {"due": "2026-2028"}
UNCOUNTED: dict[str, Any] = {"kind": "milestone", "form": "done", "unit": None}
DRAWN = [
    # the indicator, the part that is reported on, the indicator in the new plan, and the fields that ask something else
    ({}, "", {"kind": "running_total"}, "kind"),
    ({}, "", {"kind": "level"}, "kind"),
    ({}, "", {"kind": "share", "form": "all"}, "kind"),
    ({}, "", {"unit": "hold"}, "unit"),
    ({}, "", {"unit": "Unge"}, "unit"),
    ({}, "", {"kind": "level", "unit": "hold"}, "kind unit"),
    ({}, "", UNCOUNTED, "kind unit"),
    (UNCOUNTED, "", UNCOUNTED | {"kind": "assessed", "form": "assessed"}, "kind"),
    ({}, "", PARTED, "parts"),
    (PARTED, "Husum Skole", {}, "parts"),
    (PARTED, "Husum Skole", {"parts": [*PARTED["parts"], "Korsager Skole"]}, "parts"),
    (PARTED, "Husum Skole", {"parts": ["Husum skole", "Tingbjerg Skole"]}, "parts"),
    (PARTED, "Husum Skole", OPEN, "parts open_parts"),
    (OPEN, "Husum Skole", {}, "open_parts"),
    (OPEN, "Husum Skole", {"open_parts": "årgang"}, "open_parts"),
    ({}, "", YEARLY, "due"),
    (YEARLY, "2026", {}, "due"),
    # what is no other question
    ({}, "", {"low": 99}, ""),
    ({}, "", {"label": "Et andet navn"}, ""),
    ({}, "", {"due": "2026H2"}, ""),
    ({}, "", {"form": "about", "low": 15}, ""),
    ({}, "", {"doubt": "Usikkert", "source": [2]}, ""),
    (YEARLY, "2026", {"due": "2026-2029"}, ""),
    (PARTED, "Husum Skole", {"parts": PARTED["parts"][::-1]}, ""),
]
RECEIPTS = ("HR-2026H1-01-v1", "HR-2026H2-01-v3")
MEASURED = {"measures": [make.measure()]}


def plan(one: dict[str, Any], **more: Any) -> Plan:
    """A plan with an indicator that may change, and one that never does."""
    return make.plan(make.indicator(**one), make.indicator("A01-09"), **more)


def found(before: Plan, after: Plan, *reported: str, part: str = "") -> list[PlanChange]:
    return plan_changes(after, before, [], {id: {part: RECEIPTS} for id in reported})


def asks(changes: list[PlanChange]) -> list[str]:
    """The fields of each change by which something else is asked."""
    return [" ".join(change.was) for change in changes if not change.is_loss]


def agreed(was: dict[str, Any], now: dict[str, Any], indicator: str = "A01-01") -> dict[str, Any]:
    about = {"why": "Klubben har altid talt sådan.", "decided_by": "Styregruppen", "decided_on": date(2026, 11, 2)}
    return about | {"indicator": indicator, "was": was, "now": now}


@pytest.mark.parametrize(("before", "part", "after", "fields"), DRAWN)
def test_another_question_is_told_where_it_has_been_reported_on(
    before: dict[str, Any], part: str, after: dict[str, Any], fields: str
) -> None:
    assert asks(found(plan(before), plan(after), "A01-01", part=part)) == ([fields] if fields else [])
    assert found(plan(before), plan(after), "A01-09") == []


def test_all_changes_are_told_at_once_with_what_was_what_is_and_what_to_do() -> None:
    before = make.plan(make.indicator("A01-01", label="Møder"), make.indicator("A01-02"), make.indicator("A02-01"))
    after = make.plan(
        make.indicator("A01-01", label="Møder", kind="level", unit="hold"), make.indicator("A02-01", **PARTED)
    )
    told = [change.problem.message for change in found(before, after, "A01-01", "A01-02", "A02-01")]
    assert told[0] == (
        "A01-01 »Møder« er indberettet (HR-2026H1-01-v1, HR-2026H2-01-v3), men kind var »flow« og er nu »level«, "
        "unit var »unge« og er nu »hold«. Giv den et nyt id, eller skriv i changes.toml, at de gamle svar læses som "
        "det nye, hvorfor, og hvem der har besluttet det."
    )
    assert [message[:6] for message in told] == ["A01-01", "A01-02", "A02-01", "A02-01"]


@pytest.mark.parametrize(("reported", "codes"), [("A01-01", ["renumbered"]), ("A01-09", [])])
def test_a_new_id_of_the_same_is_told(reported: str, codes: list[str]) -> None:
    after = make.plan(make.indicator("A01-05", label="møder "), make.indicator("A01-09"))
    changes = found(plan({"label": "Møder"}), after, reported)
    assert [(change.code, change.other) for change in changes] == [(code, "A01-05") for code in codes]


def test_what_says_that_it_is_the_same_is_a_new_id() -> None:
    after = make.plan(make.indicator("A01-09", same_as=["A01-01"]))
    assert [(one.code, one.other) for one in found(plan({}), after, "A01-01")] == [("renumbered", "A01-09")]


@pytest.mark.parametrize("other", [{"kind": "level"}, {"unit": "hold"}, {"label": "Noget andet"}, {"id": "A02-01"}])
def test_a_new_id_for_another_question_takes_the_old_one_out(other: dict[str, Any]) -> None:
    after = make.plan(make.indicator(**{"id": "A01-05", "label": "Møder"} | other), make.indicator("A01-09"))
    changes = found(plan({"label": "Møder"}), after, "A01-01")
    assert [(one.code, one.is_loss, one.receipts) for one in changes] == [("taken-out", True, RECEIPTS)]


def test_what_is_taken_out_says_which_reports_it_takes_with_it() -> None:
    [change] = found(plan({"label": "Møder"}), make.plan(make.indicator("A01-09")), "A01-01")
    said = "A01-01 »Møder« er taget ud, og det tager svarene i HR-2026H1-01-v1, HR-2026H2-01-v3 med sig."
    assert (change.problem.message, change.problem.severity) == (said, "warning")
    assert change.to_be_mended == f"{said} Giv --replace, hvis det er meningen."


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ({}, ""),
        ({"amount": 7}, ""),
        ({"post": "Lønninger"}, ""),
        ({"year": 2027}, "changed"),
        ({"id": "A01-KR2"}, "renumbered"),
        ({"id": "A01-KR2", "post": "Leje"}, "taken-out"),
    ],
)
def test_a_budget_line_that_is_spent_on_counts_too(line: dict[str, Any], code: str) -> None:
    def with_line(**changes: Any) -> Plan:
        made = {"id": "A01-KR1", "year": 2026, "post": "Løn", "amount": 1000, "source": [1]} | changes
        return make.plan(activities=[make.activity(1, [make.indicator()], budget=[made])])

    assert [one.code for one in found(with_line(), with_line(**line), "A01-KR1")] == ([code] if code else [])
    assert found(with_line(), with_line(**line), "A01-01") == []


@pytest.mark.parametrize(("measure", "code"), [({"unit": "procent"}, ["changed"]), ({"due": "2026H1"}, [])])
def test_a_measure_counts_too(measure: dict[str, Any], code: list[str]) -> None:
    after = plan({}, measures=[make.measure(**measure)])
    assert [one.code for one in found(plan({}, **MEASURED), after, "M00-01")] == code
    assert [one.code for one in found(plan({}, **MEASURED), plan({}), "M00-01")] == ["taken-out"]


@pytest.mark.parametrize(
    ("before", "part", "after", "code"),
    [
        (PARTED, "Husum Skole", {"parts": ["Tingbjerg Skole"]}, ["part-taken-out"]),
        (PARTED, "Husum Skole", {"parts": ["Husum Skole"]}, []),
        (PARTED, "Husum Skole", OPEN, []),
        (OPEN, "Husum Skole", {"parts": ["Tingbjerg Skole"]}, ["part-taken-out"]),
        ({}, "", PARTED, ["whole-taken-out"]),
        ({}, "", YEARLY, ["whole-taken-out"]),
        (YEARLY, "2028", {"due": "2026-2027"}, ["part-taken-out"]),
        (YEARLY, "2027", {"due": "2026-2027"}, []),
    ],
)
def test_a_part_that_has_been_reported_on_is_not_taken_out_unseen(
    before: dict[str, Any], part: str, after: dict[str, Any], code: list[str]
) -> None:
    changes = found(plan(before), plan(after), "A01-01", part=part)
    assert [change.code for change in changes if change.is_loss] == code


def test_what_is_back_is_held_against_what_was_asked_when_it_was_reported() -> None:
    without = make.plan(make.indicator("A01-09"))
    reported = {"A01-01": {"": RECEIPTS}}
    assert asks(plan_changes(plan({"kind": "level"}), without, [without, plan({})], reported)) == ["kind"]
    assert plan_changes(plan({}), without, [without, plan({})], reported) == []
    assert plan_changes(without, without, [plan({})], reported) == []  # it is gone already, and that was seen


@pytest.mark.parametrize(
    ("was", "now", "id", "is_agreed"),
    [
        ({"kind": "flow", "unit": "unge"}, {"kind": "level", "unit": "hold"}, "A01-01", True),
        ({"kind": "flow", "unit": "unge", "parts": []}, {"kind": "level", "unit": "hold", "parts": []}, "A01-01", True),
        ({"kind": "flow"}, {"kind": "level"}, "A01-01", False),
        ({"kind": "flow", "unit": "unge"}, {"kind": "running_total", "unit": "hold"}, "A01-01", False),
        ({"kind": "level", "unit": "unge"}, {"kind": "level", "unit": "hold"}, "A01-01", False),
        ({"kind": "flow", "unit": "unge"}, {"kind": "level", "unit": "hold"}, "A01-09", False),
    ],
)
def test_what_is_agreed_reads_as_the_new(was: dict[str, Any], now: dict[str, Any], id: str, is_agreed: bool) -> None:
    after = plan({"kind": "level", "unit": "hold"}, changes=[agreed(was, now, id)])
    assert (found(plan({}), after, "A01-01") == []) == is_agreed


def test_parts_are_agreed_on_in_any_order_and_those_that_go_are_seen_all_the_same() -> None:
    was, now = {"parts": ["Tingbjerg Skole", "Husum Skole"]}, {"parts": ["Tingbjerg Skole"]}
    after = plan({"parts": ["Tingbjerg Skole"]}, changes=[agreed(was, now)])
    assert found(plan(PARTED), after, "A01-01", part="Tingbjerg Skole") == []
    assert [one.code for one in found(plan(PARTED), after, "A01-01", part="Husum Skole")] == ["part-taken-out"]


KINDS: dict[str, dict[str, Any]] = {
    **{kind: {"kind": kind} for kind in ("flow", "running_total", "level")},
    "share": {"kind": "share", "form": "all"},
    "milestone": {"kind": "milestone", "form": "done"},
    "assessed": {"kind": "assessed", "form": "assessed"},
}


@pytest.mark.parametrize("was", KINDS)
@pytest.mark.parametrize("now", KINDS)
def test_nobody_can_agree_that_an_answer_reads_as_what_it_cannot_say(was: str, now: str) -> None:
    after = plan(KINDS[now], changes=[agreed({"kind": was}, {"kind": now})])
    can_be_read = was == now or (was in ("flow", "running_total", "level", "share") and list(KINDS).index(now) < 3)
    assert [one.code for one in found(plan(KINDS[was]), after, "A01-01")] == ([] if can_be_read else ["unreadable"])


def test_what_a_new_version_adds_changes_and_takes_out_is_listed() -> None:
    before = plan({}, title="Før")
    after = make.plan(make.indicator("A01-09", low=3), make.indicator("A02-01"), title="Før")
    listed = differences(before, after)
    assert listed[:3] == (("A02-01", "A02-KR1"), ("A01-09",), ("A01-01",))
    assert (listed.has_more, differences(before, before).has_more) == (True, False)
    assert differences(before, before.model_copy(update={"title": "Efter"})) == ((), (), (), True)
