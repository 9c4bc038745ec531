"""What a visit asks of the record. All caching is here; everything cached is immutable."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

import streamlit as st
from markupsafe import Markup

from loaders.plan_folder import read_plan
from outcomes import form
from outcomes.attainment import Attainment
from outcomes.indicator import Indicator
from outcomes.period import Period
from outcomes.plan import Activity, Plan
from outcomes.problem import Problem
from outcomes.report import Receipt, Report
from outcomes.second_look import blank_though_due, second_look
from store.ledger import Entry
from store.moment import day_of, today
from store.store import Store
from store.stored import StoredObservation, StoredReport
from ui import words

_HERE = Path(__file__).parent.parent


class View(NamedTuple):
    """What the visitor looks at: a plan, as it stood at the end of a day."""

    plan: Plan
    as_of: date
    revision: int


@st.cache_resource
def store() -> Store:
    """The one record of this server. Raises RecordUnavailable or PlanFaults when it can't be used."""
    opened = Store(Path(os.environ.get("MONITOR_DATABASE", _HERE / "data/monitor.duckdb")))
    known = opened.plans()
    for folder in sorted((_HERE / "data/plans").glob("*/*")):
        plan = read_plan(folder)
        if not known or plan.id in known:
            opened.add_plan(plan, by="dashboard")
    return opened


@st.cache_resource
def lost_reports() -> tuple[Entry, ...]:
    """What the ledger held and the database did not when this server started."""
    return tuple(store().lost_reports())


def view() -> View:
    """The plan and day that the address asks for (``?as_of=2027-01-31``), or else today.

    In a record that already holds later reports, such as the examples, it is the day of the last one.
    """
    plan_id = st.query_params.get("plan", store().plans()[0])
    revision = store().revision()
    as_of = _asked_day() or max(today(), _last_report(plan_id, revision))
    plan = _plan(plan_id, as_of, revision) or _plan(store().plans()[0], as_of, revision)
    if plan is None:
        raise LookupError("the record has no plan")
    return View(plan, as_of, revision)


def day_in_words() -> Markup:
    """The day that the address asks for, said on every page."""
    asked = _asked_day()
    if asked is None:
        said = Markup("Datoen i adressen kan ikke læses. Skriv den som 2026-09-30. Du ser siden, som den er nu.")
    else:
        said = Markup('Du ser siden, som den så ud <strong>{}</strong>. <a href="?" target="_self">Se den nu</a>')
    return Markup('<p class="earlier" role="note">{}</p>').format(said.format(words.day(asked) if asked else ""))


def attainment(seen: View) -> tuple[Attainment, ...]:
    return _attainment(seen.plan.id, seen.as_of, seen.revision)


def reports(seen: View) -> tuple[StoredReport, ...]:
    return _reports(seen.plan.id, seen.as_of, seen.revision)


def observations(seen: View, activity: int) -> tuple[StoredObservation, ...]:
    return tuple(one for one in all_observations(seen) if int(one.observation.indicator[1:3]) == activity)


def all_observations(seen: View) -> tuple[StoredObservation, ...]:
    return _observations(seen.plan.id, seen.as_of, seen.revision)


def preview(seen: View, report: Report) -> tuple[Attainment, ...]:
    """What the rules would say if the report were stored now."""
    return tuple(store().preview(report, seen.as_of))


def form_rows(seen: View, activity: Activity, period: Period) -> list[form.FormRow]:
    """What the half-year is asked, with what was reported last and the milestones still outstanding."""
    last = {
        (one.observation.indicator, one.observation.part): f"{words.reported(one.observation)} ({one.period})"
        for one in observations(seen, activity.number)
    }
    return form.form_rows(activity, period, _outstanding(seen, activity, period), last)


def _outstanding(seen: View, activity: Activity, period: Period) -> list[Indicator]:
    """Milestones of earlier half-years that are not done yet, and not said to be irrelevant."""
    late = {
        row.indicator
        for row in attainment(seen)
        if row.kind == "milestone" and row.state in ("missing", "reported") and row.delivered in (None, False)
    }
    return [one for one in activity.indicators if one.id in late and one.dues[-1].last_day < period.first_day]


def warnings(seen: View, report: Report) -> list[Problem]:
    """What a right report may still have got wrong."""
    return [*second_look(seen.plan, report, store().earlier(report)), *blank_though_due(seen.plan, report)]


def spent(seen: View, activity: int, period: Period) -> dict[str, str]:
    """What the report that counts says was spent, in words, by budget line."""
    said = (one.observation for one in observations(seen, activity) if one.period == period)
    return {one.indicator: words.reported(one) for one in said if one.is_spending}


def submit(report: Report, content: bytes, filename: str, by: str) -> Receipt:
    return store().submit(report, content, filename, by)


def choose_activity(plan: Plan, among: Sequence[Activity]) -> Activity:
    """The activity that the address asks for (``?activity=3``), or that the visitor picks."""
    titles = {str(activity.number): activity.title for activity in among}
    number = _choose("activity", "Aktivitet", titles)
    return next(activity for activity in among if str(activity.number) == number)


def choose_period(among: Sequence[Period], first: Period) -> Period:
    """The half-year that the address asks for (``?period=2026H1``), or that the visitor picks."""
    names = {str(period): period.words for period in among}
    return Period.parse(_choose("period", "Halvår", names, str(first)))


def _choose(parameter: str, label: str, names: Mapping[str, str], first: str | None = None) -> str:
    """A choice that lives in the address."""
    options, key = [*names], f"choose-{parameter}"
    if st.session_state.get(key) not in options:
        asked = st.query_params.get(parameter, first)
        st.session_state[key] = asked if asked in options else options[0]
    chosen: str = st.selectbox(label, options, format_func=names.__getitem__, key=key)
    st.query_params[parameter] = chosen
    return chosen


def _asked_day() -> date | None:
    try:
        return date.fromisoformat(st.query_params["as_of"])
    except (KeyError, ValueError):
        return None


@st.cache_resource(max_entries=64)
def _last_report(plan: str, revision: int) -> date:
    received = store().last_received(plan)
    return day_of(received) if received else date.min


@st.cache_resource(max_entries=64)
def _plan(plan: str, as_of: date, revision: int) -> Plan | None:
    return store().plan(plan, as_of)


@st.cache_resource(max_entries=64)
def _attainment(plan: str, as_of: date, revision: int) -> tuple[Attainment, ...]:
    return tuple(store().attainment(plan, as_of))


@st.cache_resource(max_entries=64)
def _reports(plan: str, as_of: date, revision: int) -> tuple[StoredReport, ...]:
    return tuple(store().reports(plan, as_of))


@st.cache_resource(max_entries=64)
def _observations(plan: str, as_of: date, revision: int) -> tuple[StoredObservation, ...]:
    return tuple(store().observations(plan, as_of))
