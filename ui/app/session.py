"""What a visit asks of the record. All caching is here; everything cached is immutable."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Literal, NamedTuple

import streamlit as st
from markupsafe import Markup

from outcomes.attainment import Attainment
from outcomes.form import FormRow
from outcomes.form_so_far import rows_so_far
from outcomes.language import _
from outcomes.period import Period
from outcomes.plan import Activity, Plan
from outcomes.report import Answer, Receipt, Report, Slot
from store.ledger import Entry
from store.store import Store
from store.stored import PlanVersion, StoredReport
from ui.app import records
from ui.kit import markup, words

Record = Literal["real", "examples"]
"""Every cached answer is kept under the record that gave it, so that nothing invented is shown as real."""


class View(NamedTuple):
    """What the visitor looks at: a plan, as it stood at the end of a day, or in the version that is asked for."""

    plan: Plan
    as_of: date
    revision: int
    version: int | None = None
    record: Record = "real"


def record() -> Record:
    """Which record the visit looks at: the real one, or the examples (``?examples=1``).

    A visit that has begun with the examples stays with them, also when the address has lost it on the way.
    """
    asked = st.session_state.get("address", {}) | st.query_params.to_dict()
    return "examples" if asked.get("examples") == "1" else "real"


def store() -> Store:
    """The record that the visit looks at. Raises RecordUnavailable, NotSaved or PlanFaults when it can't be used."""
    return _store(record())


def offers_examples(seen: View) -> bool:
    """Whether nothing is reported yet, and there are invented reports to look at instead."""
    is_empty = store().last_received(seen.plan.id) is None
    return seen.record == "real" and is_empty and records.has_examples(seen.plan)


def lost_reports() -> tuple[Entry, ...]:
    """What the ledger held and the database did not when the record was opened."""
    return _lost_reports(record())


def view() -> View:
    """The plan and day that the address asks for (``?as_of=2027-01-31``), or else today.

    In a record that already holds later reports, such as the examples, it is the day of the last one.
    """
    looked_at, plan_id, revision = record(), asked_plan(), store().revision()
    as_of = asked_day() or store().latest_day(plan_id)
    version = asked_version(plan_id)
    number = version.plan_version if version else None
    plan = _plan(looked_at, plan_id, as_of, number, revision)
    if plan is None:
        raise LookupError("the record has no plan")
    return View(plan, as_of, revision, number, looked_at)


def asked_plan() -> str:
    """The id of the plan that the address asks for (``?plan=tingbjerg-husum/2026``), or else of the newest."""
    asked = st.query_params.get("plan")
    known = store().plans()
    return asked if asked in known else known[0]


def keep_address() -> None:
    """What the visitor looks through (language, day, plan, record) stays in the address from page to page."""
    kept = st.session_state.setdefault("address", {})
    for name in markup.FOLLOWED:
        if name in st.query_params:
            kept[name] = st.query_params[name]
        elif name in kept:
            st.query_params[name] = kept[name]
    markup.follow(kept)


def plan_versions(plan: str) -> tuple[PlanVersion, ...]:
    return store().plan_versions(plan)


def asked_version(plan: str) -> PlanVersion | None:
    """The version of the plan that the address asks for (``?plan_version=1`` is the first), or None."""
    asked, versions = st.query_params.get("plan_version", ""), plan_versions(plan)
    return versions[int(asked) - 1] if asked.isdecimal() and 0 < int(asked) <= len(versions) else None


def attainment(seen: View) -> tuple[Attainment, ...]:
    """What the activities have delivered against their targets. Measures of results and effects are counted apart."""
    return tuple(row for row in _all_attainment(seen) if row.activity)


def measured(seen: View) -> tuple[Attainment, ...]:
    """How far results and effects have come, by their own measures."""
    return tuple(row for row in _all_attainment(seen) if not row.activity)


def attainment_of(seen: View, activity: Activity) -> tuple[Attainment, ...]:
    """The rows of one that reports, whether an activity or who takes the measures."""
    return tuple(row for row in _all_attainment(seen) if row.activity == activity.number)


def _all_attainment(seen: View) -> tuple[Attainment, ...]:
    return _attainment(seen.record, seen.plan.id, seen.as_of, seen.version, seen.revision)


def reports(seen: View) -> tuple[StoredReport, ...]:
    return _reports(seen.record, seen.plan.id, seen.as_of, seen.revision)


def versions(slot: Slot) -> tuple[StoredReport, ...]:
    """Every version there is now of one report, the newest first; also one that came since the page was asked for."""
    return _versions(record(), slot, store().revision())


def observations(seen: View, activity: int) -> tuple[Answer, ...]:
    return tuple(one for one in all_observations(seen) if int(one.observation.indicator[1:3]) == activity)


def all_observations(seen: View) -> tuple[Answer, ...]:
    return _observations(seen.record, seen.plan.id, seen.as_of, seen.revision)


def drawn(seen: View, what: str, draw: Callable[[], tuple[Markup, ...]]) -> tuple[Markup, ...]:
    """Pieces of a page, drawn once for all who look at the same, on the same day and in the same language."""
    address = tuple(st.session_state.get("address", {}).items())
    return _drawn(seen.record, seen.plan.id, seen.as_of, seen.version, seen.revision, address, what, draw)


def preview(seen: View, report: Report) -> tuple[Attainment, ...]:
    """What the rules would say if the report were stored now."""
    return store().preview(report, seen.as_of)


def at_half_years_end(seen: View, report: Report) -> tuple[Attainment, ...]:
    """What the rules would say when the report's half-year ends if it were stored now."""
    as_of = max(seen.as_of, report.period.last_day)
    return _at_half_years_end(seen.record, report, as_of, seen.revision)


def form_rows(seen: View, activity: Activity, period: Period) -> list[FormRow]:
    """What the half-year is asked, with what was reported last and the milestones still outstanding."""
    return rows_so_far(activity, period, attainment(seen), observations(seen, activity.number))


def spent(seen: View, activity: int, period: Period) -> dict[str, str]:
    """What the report that counts says was spent, in words, by budget line."""
    said = (one.observation for one in observations(seen, activity) if one.period == period)
    return {one.indicator: words.reported(one) for one in said if one.is_spending}


def submit(report: Report, content: bytes, filename: str, by: str) -> Receipt:
    return store().submit(report, content, filename, by)


def choose_activity(plan: Plan, among: Sequence[Activity]) -> Activity:
    """The activity that the address asks for (``?activity=3``), or that the visitor picks."""
    titles = {str(activity.number): activity.title for activity in among}
    number = _choose("activity", _("Aktivitet"), titles)
    return next(activity for activity in among if str(activity.number) == number)


def choose_period(among: Sequence[Period], first: Period) -> Period:
    """The half-year that the address asks for (``?period=2026H1``), or that the visitor picks."""
    names = {str(period): words.period(period) for period in among}
    return Period.parse(_choose("period", _("Halvår"), names, str(first)))


def choose_time(plan: Plan, first: Period) -> Period:
    """The year or half-year that the address asks for (``?period=2026``), or that the visitor picks."""
    times = {time for half in plan.half_years for time in (half, Period(half.year))}
    names = {str(time): words.period(time).capitalize() for time in sorted(times, key=str)}
    return Period.parse(_choose("period", _("Halvår eller år"), names, str(first)))


def choose_grouping() -> str:
    """Whether a table is by ``activity`` or ``area``: what the address asks for (``?by=area``) or the visitor picks."""
    names = {"activity": _("aktivitet"), "area": _("indsatsområde")}
    return _choose("by", _("Vis efter"), names, in_a_row=True)


def _choose(
    parameter: str, label: str, names: Mapping[str, str], first: str | None = None, in_a_row: bool = False
) -> str:
    """A choice that lives in the address; an address that has changed since (the browser's way back) decides."""
    options, key, told = [*names], f"choose-{parameter}", f"chosen-{parameter}"
    asked = st.query_params.get(parameter)
    # Another page that asks in other words draws another widget, which begins with nothing chosen.
    followed = asked in options and (label, asked) != st.session_state.get(told)
    if followed or st.session_state.get(key) not in options:
        st.session_state[key] = next(one for one in (asked, first, *options) if one in options)
    if asked is not None and asked not in options:
        markup.show(markup.not_offered(label, asked, names[st.session_state[key]]))
    say = names.__getitem__
    chosen: str = (
        st.radio(label, options, format_func=say, key=key, horizontal=True)
        if in_a_row
        else st.selectbox(label, options, format_func=say, key=key)
    )
    st.query_params[parameter], st.session_state[told] = chosen, (label, chosen)
    return chosen


def asked_day() -> date | None:
    """The day in the address; None when there is none, or none that can be read."""
    try:
        return date.fromisoformat(st.query_params["as_of"])
    except (KeyError, ValueError):
        return None


@st.cache_resource(show_spinner=False)
def _store(record: Record) -> Store:
    return records.open_real() if record == "real" else records.open_examples()


_cached = st.cache_resource(max_entries=64, show_spinner=False)


@st.cache_resource(show_spinner=False)
def _lost_reports(record: Record) -> tuple[Entry, ...]:
    return _store(record).lost_reports()


@_cached
def _plan(record: Record, plan: str, as_of: date, version: int | None, revision: int) -> Plan | None:
    return _store(record).plan(plan, as_of, version)


@_cached
def _attainment(record: Record, plan: str, as_of: date, version: int | None, revision: int) -> tuple[Attainment, ...]:
    return _store(record).attainment(plan, as_of, version=version)


@_cached
def _reports(record: Record, plan: str, as_of: date, revision: int) -> tuple[StoredReport, ...]:
    return _store(record).reports(plan, as_of)


@_cached
def _versions(record: Record, slot: Slot, revision: int) -> tuple[StoredReport, ...]:
    return _store(record).versions(slot)


@_cached
def _observations(record: Record, plan: str, as_of: date, revision: int) -> tuple[Answer, ...]:
    return _store(record).observations(plan, as_of)


@_cached
def _drawn(
    record: Record,
    plan: str,
    as_of: date,
    version: int | None,
    revision: int,
    address: tuple[tuple[str, str], ...],
    what: str,
    _draw: Callable[[], tuple[Markup, ...]],
) -> tuple[Markup, ...]:
    return _draw()


@st.cache_resource(max_entries=64, show_spinner=False, hash_funcs={Report: Report.model_dump_json})
def _at_half_years_end(record: Record, report: Report, as_of: date, revision: int) -> tuple[Attainment, ...]:
    return _store(record).preview(report, as_of, today=report.period.last_day)
