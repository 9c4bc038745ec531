"""Meetings are called and moved, their agendas changed, and decisions and tasks taken down: each word by somebody."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from outcomes.agenda import Added, AgendaChanges
from outcomes.decision import About, NewDecision
from outcomes.meeting import Meeting, NewMeeting, NextStep, before
from outcomes.task import NewTask
from store.failures import NotSaved, Overtaken
from store.log.entry import Attachment
from store.log.meeting_said import MinutesSaid, RequestSaid
from store.meeting.agendas import agendas, change_agenda, note_item, notes
from store.meeting.decisions import decide, decisions
from store.meeting.meetings import call_meeting, meetings
from store.meeting.steps import steps, take_step
from store.meeting.tasks import take_on, tasks
from store.store import Store
from tests import make

PLAN = make.plan(make.indicator("A01-01"), make.indicator("A02-01"))
SEPTEMBER, OCTOBER, NOVEMBER = datetime(2026, 9, 1, 12), datetime(2026, 10, 1, 12), datetime(2026, 11, 1, 12)
EVER = date(2030, 1, 1)
FIRST = NewMeeting(date(2026, 10, 1), date(2026, 9, 30), "working_group", "Kulturhuset", ("Lene", "Omar"))
SECOND = FIRST._replace(day=date(2027, 1, 14), numbers_of=date(2027, 1, 13))


@pytest.fixture
def store(fresh_store: Store) -> Store:
    fresh_store.add_plan(PLAN, "sekretariatet", datetime(2026, 1, 1))
    return fresh_store


def call(store: Store, new: NewMeeting = FIRST, number: int | None = None, seen: int = 0) -> int:
    return call_meeting(store, PLAN.id, new, "Lene", number, seen, SEPTEMBER)


def close(store: Store, number: int) -> None:
    """Close a meeting with documents that say nothing."""
    word, pdf = Attachment.of(b"word"), Attachment.of(b"pdf")
    about = {"plan": PLAN.id, "known_at": OCTOBER, "meeting": number}
    said = MinutesSaid.model_validate({**about, "version": 1, "came": (1,), "word": word.sha256, "pdf": pdf.sha256})
    store.write(lambda cursor, writing: writing.append(said.told(word, pdf), "Lene", OCTOBER))


# Meetings.


def test_a_meeting_is_as_it_was_called_with_its_people_by_name(store: Store) -> None:
    assert call(store) == 1
    [meeting] = meetings(store, PLAN.id, date(2026, 9, 1))
    assert (meeting.number, meeting.day, meeting.place, meeting.invited) == (
        1,
        date(2026, 10, 1),
        "Kulturhuset",
        ("Lene", "Omar"),
    )
    assert meetings(store, PLAN.id, date(2026, 8, 31)) == ()


def test_a_meeting_that_is_moved_is_the_same_meeting(store: Store) -> None:
    call(store)
    assert call(store, FIRST._replace(day=date(2026, 10, 8)), 1, seen=1) == 1
    assert [(one.number, one.version, one.day) for one in meetings(store, PLAN.id, EVER)] == [(1, 2, date(2026, 10, 8))]


def test_two_who_move_a_meeting_do_not_write_over_each_other(store: Store) -> None:
    call(store)
    call(store, FIRST._replace(day=date(2026, 10, 8)), 1, seen=1)
    with pytest.raises(Overtaken, match="En anden har ændret det samme"):
        call(store, FIRST._replace(day=date(2026, 10, 15)), 1, seen=1)


@pytest.mark.parametrize(
    ("new", "told"),
    [
        (FIRST._replace(place=" "), "Skriv, hvor mødet er"),
        (FIRST._replace(numbers_of=FIRST.day), "Tallene skal være fra en dag før mødet"),
        (FIRST._replace(invited=("Lene 010190-1234",)), "CPR"),
    ],
)
def test_a_meeting_that_lacks_something_is_not_called(store: Store, new: NewMeeting, told: str) -> None:
    with pytest.raises(NotSaved, match=told):
        call(store, new)
    assert meetings(store, PLAN.id, EVER) == ()


def test_the_meeting_before_is_the_last_of_the_same_kind_or_else_of_any() -> None:
    def held(number: int, day: date, kind: str = "working_group") -> Meeting:
        known = {"version": 1, "numbers_of": day, "place": "x", "invited": (), "cancelled": None, "said_by": "Lene"}
        return Meeting(number=number, day=day, meeting_kind=kind, **known)  # type: ignore[arg-type]

    first, other, second = (
        held(1, date(2026, 4, 1)),
        held(2, date(2026, 5, 1), "joint"),
        held(3, date(2026, 7, 1)),
    )
    every = (first, other, second)
    assert (before(second, every), before(other, every), before(first, every)) == (first, first, None)
    assert before(second, (first._replace(cancelled="Aflyst"), other, second)) == other


# The agenda.


def test_what_is_done_to_an_agenda_is_kept_in_versions(store: Store) -> None:
    call(store)
    changed = AgendaChanges().hide("above", "Tages i januar").add(1, "Eventuelt", recurring=True)
    change_agenda(store, PLAN.id, 1, changed, "Lene", SEPTEMBER)
    kept = agendas(store, PLAN.id, EVER)[1]
    assert (kept.version, dict(kept.hidden)) == (1, {"above": "Tages i januar"})
    assert kept.added == (Added("own/1/1", "Eventuelt", None, True),)
    change_agenda(store, PLAN.id, 1, kept.show("above").move("b", -1, ["a", "b"]), "Omar", OCTOBER)
    newest = agendas(store, PLAN.id, EVER)[1]
    assert (newest.version, dict(newest.hidden), newest.order) == (2, {}, ("b", "a"))
    assert agendas(store, PLAN.id, date(2026, 9, 2))[1] == kept


def test_two_secretaries_on_one_agenda_do_not_write_over_each_other(store: Store) -> None:
    call(store)
    change_agenda(store, PLAN.id, 1, AgendaChanges().add(1, "Eventuelt"), "Lene")
    with pytest.raises(Overtaken):
        change_agenda(store, PLAN.id, 1, AgendaChanges().add(1, "Ny legeplads"), "Omar")
    assert [one.words for one in agendas(store, PLAN.id, EVER)[1].added] == ["Eventuelt"]


def test_nothing_is_hidden_without_a_reason(store: Store) -> None:
    call(store)
    with pytest.raises(NotSaved, match="Skriv, hvorfor punktet er skjult"):
        change_agenda(store, PLAN.id, 1, AgendaChanges().hide("above", " "), "Lene")


def test_a_note_follows_the_one_that_was_seen(store: Store) -> None:
    call(store)
    note_item(store, PLAN.id, 1, "above", "Målet hæves næste år", True, "Lene", 0, OCTOBER)
    with pytest.raises(Overtaken):
        note_item(store, PLAN.id, 1, "above", "Noget andet", True, "Omar", 0, OCTOBER)
    note_item(store, PLAN.id, 1, "above", None, False, "Omar", 1, NOVEMBER)
    assert notes(store, PLAN.id, date(2026, 10, 2))[1, "above"] == (1, True, "Målet hæves næste år", "Lene")
    assert notes(store, PLAN.id, EVER)[1, "above"] == (2, False, None, "Omar")


# Decisions and tasks.


def test_a_decision_is_numbered_and_goes_from_state_to_state(store: Store) -> None:
    call(store)
    new = NewDecision("Målet hæves", "working_group", "Det er nået to gange", About(1, "above", 1, "A01-01"))
    assert [decide(store, PLAN, new, "Lene", OCTOBER), decide(store, PLAN, new, "Lene", OCTOBER)] == [1, 2]
    take_step(store, PLAN.id, "decision", 1, NextStep("postponed", "Venter", date(2026, 12, 1)), "Lene", 0, OCTOBER)
    first, second = decisions(store, PLAN.id, EVER)
    assert (first.state, first.is_open, first.is_due(date(2026, 12, 1)), first.is_due(date(2026, 11, 30))) == (
        "postponed",
        True,
        True,
        False,
    )
    assert (second.state, second.about.indicator, second.said_by) == ("made", "A01-01", "Lene")
    assert decisions(store, PLAN.id, date(2026, 9, 30)) == ()


def test_a_decision_answers_a_request_in_one_go_or_not_at_all(store: Store) -> None:
    asked = {"plan": PLAN.id, "known_at": SEPTEMBER, "activity": 1, "period": "2026H1", "report_version": 1}
    said = RequestSaid.model_validate({**asked, "number": 1, "request_kind": "money", "words": "Flyt"})
    store.write(lambda cursor, writing: writing.append(said.told(), "Foreningen", SEPTEMBER))
    new = NewDecision("Pengene flyttes", "steering_group", request=1, request_state="granted")
    assert decide(store, PLAN, new, "Lene", OCTOBER) == 1
    [answer] = steps(store, PLAN.id, EVER)["request", 1]
    assert (answer.state, answer.decision, answer.decided_by, answer.words) == (
        "granted",
        1,
        "steering_group",
        "Pengene flyttes",
    )
    with pytest.raises(NotSaved, match="allerede afsluttet"):
        decide(store, PLAN, new._replace(request_state="declined"), "Lene", NOVEMBER)
    assert len(decisions(store, PLAN.id, EVER)) == 1


@pytest.mark.parametrize(
    ("new", "told"),
    [
        (NewDecision(" ", "working_group"), "Skriv, hvad der er besluttet"),
        (NewDecision("Lukkes", "working_group", about=About(activity=16)), "Aktivitet 16 er ikke i planen"),
        (NewDecision("Lukkes", "working_group", about=About(indicator="A01-99")), "Mål A01-99 er ikke i planen"),
        (NewDecision("Lukkes", "working_group", about=About(meeting=4)), "Mødet findes ikke"),
        (NewDecision("Flyttes", "finance", request=7, request_state="granted"), "Nummer 7 findes ikke"),
    ],
)
def test_a_decision_that_lacks_something_is_not_taken_down(store: Store, new: NewDecision, told: str) -> None:
    with pytest.raises(NotSaved, match=told):
        decide(store, PLAN, new, "Lene", OCTOBER)
    assert decisions(store, PLAN.id, EVER) == ()


def test_a_task_has_an_owner_and_is_overdue_after_its_day(store: Store) -> None:
    assert take_on(store, PLAN, NewTask("Ring til skolen", "Omar", date(2026, 10, 20)), "Lene", OCTOBER) == 1
    [task] = tasks(store, PLAN.id, EVER)
    assert (task.owner, task.state, task.is_overdue(date(2026, 10, 20)), task.is_overdue(date(2026, 10, 21))) == (
        "Omar",
        "open",
        False,
        True,
    )
    take_step(store, PLAN.id, "task", 1, NextStep("done", "Ringet til alle"), "Omar", 0, NOVEMBER)
    [done] = tasks(store, PLAN.id, EVER)
    assert (done.state, done.is_overdue(EVER)) == ("done", False)


@pytest.mark.parametrize(
    ("new", "told"),
    [
        (NewTask("", "Omar", date(2026, 10, 20)), "Skriv, hvad opgaven er"),
        (NewTask("Ring", " ", date(2026, 10, 20)), "Skriv, hvem der har opgaven"),
        (NewTask("Ring", "Omar", date(2026, 9, 30)), "Dagen er forbi"),
        (NewTask("Ring", "Omar", date(2026, 10, 20), About(activity=16)), "Aktivitet 16 er ikke i planen"),
        (NewTask("Ring", "Omar", date(2026, 10, 20), decision=1), "Nummer 1 findes ikke"),
    ],
)
def test_a_task_that_lacks_something_is_not_taken_down(store: Store, new: NewTask, told: str) -> None:
    with pytest.raises(NotSaved, match=told):
        take_on(store, PLAN, new, "Lene", OCTOBER)
    assert tasks(store, PLAN.id, EVER) == ()


# What is closed.


def test_a_closed_meeting_can_be_put_right_until_a_later_one_is_closed(store: Store) -> None:
    call(store)
    call(store, SECOND)
    close(store, 1)
    decide(store, PLAN, NewDecision("Glemt", "working_group", about=About(meeting=1)), "Lene", OCTOBER)
    with pytest.raises(NotSaved, match="Mødet er lukket af Lene"):
        call(store, FIRST, 1, seen=1)
    close(store, 2)
    with pytest.raises(NotSaved, match="referatet står fast"):
        note_item(store, PLAN.id, 1, "above", "Glemt", True, "Lene", 0)
    with pytest.raises(NotSaved, match="referatet står fast"):
        decide(store, PLAN, NewDecision("Glemt", "working_group", about=About(meeting=1)), "Lene", NOVEMBER)
    closed = meetings(store, PLAN.id, EVER)[0].closed
    assert closed and (closed.by, closed.came) == ("Lene", ("sekretariatet",))
