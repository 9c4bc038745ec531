"""What a visit asks of the record. All caching is here; everything cached is immutable."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from operator import attrgetter
from typing import Any, Literal, NamedTuple

import streamlit as st
from markupsafe import Markup

from outcomes.attainment import Attainment
from outcomes.coverage import deadline
from outcomes.form import FormRow
from outcomes.form_so_far import rows_so_far
from outcomes.language import _
from outcomes.period import Period
from outcomes.plan import Activity, Plan
from outcomes.report import Answer, Report, Slot
from outcomes.target import Target, targets
from store.ask.stored import PlanVersion, StoredReport, first_received
from store.moment import in_copenhagen
from store.reading import Aside
from store.store import Store
from ui.app import address, records

Record = Literal["real", "examples"]
"""Every cached answer is kept under the record that gave it, so that nothing invented is shown as real."""


class Where(NamedTuple):
    """From where the record is looked at: ``as_of`` the end of a day, at a revision of the record."""

    record: Record
    plan: str
    as_of: date
    version: int | None
    revision: int
    approved: bool = False


class View(NamedTuple):
    """What the visitor looks at: a plan, as it stood at the end of a day, or in the version that is asked for.

    ``where`` is what answers are kept by; ``approved`` leaves out reports that are not.
    """

    plan: Plan
    as_of: date
    revision: int
    version: int | None = None
    record: Record = "real"
    approved: bool = False

    @property
    def where(self) -> Where:
        return Where(self.record, self.plan.id, self.as_of, self.version, self.revision, self.approved)

    @property
    def of_every_report(self) -> View:
        """The same, with the reports that are not approved too."""
        return self._replace(approved=False)


_cached = st.cache_resource(max_entries=64, show_spinner=False, hash_funcs={View: attrgetter("where")})


def record() -> Record:
    """Which record the visit looks at: the real one, or the examples (``?examples=1``).

    A visit that has begun with the examples stays with them, also when the address has lost it on the way.
    """
    asked = address.asked("examples") or address.looked_through().get("examples")
    return "examples" if asked == "1" else "real"


def store() -> Store:
    """The record that the visit looks at. Raises RecordUnavailable, NotSaved or PlanFaults when it can't be used."""
    return _store(record())


def real() -> Store:
    """The real record, whoever asks. Raises RecordUnavailable, NotSaved or PlanFaults when it can't be used."""
    return _store("real")


def offers_examples(view: View) -> bool:
    """Whether nothing is reported yet, and there are invented reports to look at instead."""
    is_empty = store().last_received(view.plan.id) is None
    return view.record == "real" and is_empty and records.has_examples(view.plan)


def view() -> View:
    """The plan and day that the address asks for (``?as_of=2027-01-31``), or else today.

    In a record that already holds later reports, such as the examples, it is the day of the last one.
    """
    plan_id = asked_plan()
    as_of, version = address.asked_day() or store().latest_day(plan_id), asked_version(plan_id)
    where = Where(record(), plan_id, as_of, version.plan_version if version else None, store().revision())
    plan = _plan(where)
    if plan is None:
        raise LookupError("the record has no plan")
    approved = address.asked("counted") == "approved" and plan.review is not None
    return View(plan, as_of, where.revision, where.version, where.record, approved)


def on_day(view: View, day: date) -> View:
    """The same at the end of another day, with the plan as it stood then."""
    there = view._replace(as_of=day, version=None)
    return there._replace(plan=_plan(there.where) or view.plan)


def no_earlier_than_today(view: View) -> View:
    """The same, but of today where an earlier day is looked at: what is delivered is delivered today."""
    return view._replace(as_of=max(view.as_of, store().latest_day(view.plan.id)))


def asked_plan() -> str:
    """The id of the plan that the address asks for (``?plan=tingbjerg-husum/2026``), or else of the newest."""
    known = store().plans()
    return address.asked("plan", known) or known[0]


def asked_version(plan: str) -> PlanVersion | None:
    """The version of the plan that the address asks for (``?plan_version=1`` is the first), or None."""
    asked, versions = address.asked_number("plan_version"), store().plan_versions(plan)
    return versions[asked - 1] if asked and asked <= len(versions) else None


def version_shown(view: View) -> PlanVersion:
    """The version of the plan that the page shows."""
    return _version_shown(view.where)


def deliveries(view: View) -> tuple[Target, ...]:
    """What the activities have delivered against their targets. Measures of results and effects are counted apart."""
    return tuple(target for target in every_target(view) if not target.is_measure)


def measures(view: View) -> tuple[Target, ...]:
    """How far results and effects have come, by their own measures."""
    return tuple(target for target in every_target(view) if target.is_measure)


def targets_of(view: View, activity: Activity) -> tuple[Target, ...]:
    """The targets of one that reports, whether an activity or who takes the measures."""
    return tuple(target for target in every_target(view) if target.activity.number == activity.number)


@_cached
def every_target(view: View) -> tuple[Target, ...]:
    """Every target of the plan with what is reported of it and what the rules say."""
    rows = _store(view.record).attainment(view.plan.id, view.as_of, version=view.version, approved=view.approved)
    return _with_plan(view, rows, answers(view))


def _with_plan(view: View, rows: Sequence[Attainment], said: Iterable[Answer] = ()) -> tuple[Target, ...]:
    """The rows with what they are about; the versions of the plan that some are judged by are read when they are."""
    earlier = {row.asked_by for row in rows if row.asked_by}
    plans = {version: _store(view.record).plan(view.plan.id, view.as_of, version) for version in earlier}
    return targets(view.plan, rows, said, {version: plan for version, plan in plans.items() if plan})


@_cached
def reports(view: View) -> tuple[StoredReport, ...]:
    return _store(view.record).reports(view.plan.id, view.as_of, view.approved)


def receipts(view: View) -> dict[tuple[int, Period], str]:
    """The receipt's number of each report that counts, by activity and half-year."""
    return {(report.activity, report.period): report.number for report in reports(view)}


def versions(slot: Slot) -> tuple[StoredReport, ...]:
    """Every version there is now of one report, the newest first; also one that came since the page was asked for."""
    return _versions(record(), slot, store().revision())


def days_late(plan: Plan, report: StoredReport) -> int:
    """Days from the deadline until the first version of a report came, which no correction hides; 0 or less in time."""
    first = first_received(report, versions(report.slot) if report.version > 1 else ())
    return (in_copenhagen(first).date() - deadline(plan, report.period)).days


@_cached
def answers(view: View) -> tuple[Answer, ...]:
    """Everything that is reported and counts, spending too, in the order of half-years."""
    return _store(view.record).observations(view.plan.id, view.as_of, approved=view.approved)


def left_out(view: View, activity: int) -> tuple[Answer, ...]:
    """What an activity has reported that answers nothing that the plan asks now, because the plan has changed."""
    if len(store().plan_versions(view.plan.id)) < 2:
        return ()
    counted = set(_answers_of(view, activity))
    said = _store(view.record).in_force(view.plan.id, view.as_of, activity)
    return tuple(one for one in said if one not in counted or not view.plan.asks(one.observation.indicator))


def earlier_plans(view: View) -> Iterable[Plan]:
    """The other versions of the plan, the newest first, as they are asked for."""
    versions = reversed(store().plan_versions(view.plan.id))
    plans = (_store(view.record).plan(view.plan.id, view.as_of, one.plan_version) for one in versions)
    return (plan for plan in plans if plan)


def drawn(view: View, draw: Callable[..., tuple[Markup, ...]], *arguments: object) -> tuple[Markup, ...]:
    """Pieces of a page, drawn once for all who look at the same, on the same day and in the same language.

    ``draw`` is given the view and the arguments; they and its name are what the pieces are kept by.
    """
    followed = tuple(address.looked_through().items())
    return _drawn(view, followed, f"{draw.__module__}.{draw.__qualname__}", arguments, draw)


def preview(view: View, report: Report) -> tuple[Target, ...]:
    """What the rules would say if the report were stored now."""
    return _with_plan(view, store().preview(report, view.as_of))


def at_half_years_end(view: View, report: Report) -> tuple[Attainment, ...]:
    """What the rules would say when the report's half-year ends if it were stored now."""
    as_of = max(view.as_of, report.period.last_day)
    return _at_half_years_end(view.record, report, as_of, view.revision)


def form_rows(view: View, activity: Activity, period: Period) -> list[FormRow]:
    """What the half-year is asked, with what was reported last and the milestones still outstanding."""
    attained = [target.row for target in targets_of(view, activity)]
    return rows_so_far(activity, period, attained, _answers_of(view, activity.number))


def choose_activity(among: Sequence[Activity]) -> Activity:
    """The activity that the address asks for (``?activity=3``), or that the visitor picks."""
    by_number = {str(activity.number): activity for activity in among}
    titles = {number: activity.title for number, activity in by_number.items()}
    return by_number[address.choose("activity", _("Aktivitet"), titles)]


def choose_period(among: Sequence[Period], first: Period) -> Period:
    """The half-year that the address asks for (``?period=2026H1``), or that the visitor picks."""
    names = {str(period): period.words for period in among}
    return Period.parse(address.choose("period", _("Halvår"), names, str(first)))


def _answers_of(view: View, activity: int) -> tuple[Answer, ...]:
    return tuple(answer for answer in answers(view) if answer.observation.activity == activity)


def _store(record: Record) -> Store:
    """The record; one that nothing could be stored in is opened anew for each visit until something can."""
    opened = _opened(record)
    if isinstance(opened, Aside):
        _opened.clear(record)
        opened = _opened(record)
    return opened


@st.cache_resource(show_spinner=False)
def _opened(record: Record) -> Store:
    return records.open_real() if record == "real" else records.open_examples()


@_cached
def _plan(where: Where) -> Plan | None:
    return _store(where.record).plan(where.plan, where.as_of, where.version)


@_cached
def _version_shown(where: Where) -> PlanVersion:
    return _store(where.record).version_shown(where.plan, where.as_of, where.version)


@_cached
def _versions(record: Record, slot: Slot, revision: int) -> tuple[StoredReport, ...]:
    return _store(record).versions(slot)


@_cached
def _drawn(
    view: View,
    followed: tuple[tuple[str, str], ...],
    what: str,
    arguments: tuple[Any, ...],
    _draw: Callable[..., tuple[Markup, ...]],
) -> tuple[Markup, ...]:
    return _draw(view, *arguments)


@st.cache_resource(max_entries=64, show_spinner=False, hash_funcs={Report: Report.model_dump_json})
def _at_half_years_end(record: Record, report: Report, as_of: date, revision: int) -> tuple[Attainment, ...]:
    return _store(record).preview(report, as_of, today=report.period.last_day)
