"""What has been delivered for a half-year: every version, what it changed, its file, and how to withdraw it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

import streamlit as st
from markupsafe import Markup

from outcomes.changes import Change, changes
from outcomes.period import Period
from outcomes.personal_data import has_cpr
from outcomes.plan import Activity, Plan
from outcomes.report import Observation
from store.connection import NotSaved
from store.moment import end_of
from store.stored import StoredReport
from ui import html, session, words
from ui.session import View

_SHOWN = 5  # changes; more are folded away
_NAMES = {"note": "bemærkning", "next_step": "næste skridt", "evidence": "dokumentation"}
_WHAT_HAPPENS = (
    "Tallene i rapporten tæller ikke længere med, og halvåret står som manglende.",
    "Intet bliver slettet: filen, tallene og din begrundelse kan stadig ses her.",
    "I kan aflevere rapporten igen når som helst, også med den samme fil.",
)
_NOTHING_COUNTS = Markup(
    '<p role="status">Halvåret har ingen rapport, der tæller med. Aflever den igen, når I er klar.</p>'
)


def show(seen: View, activity: Activity, period: Period) -> None:
    """Every version of the half-year's report that had come by the day that is looked at, the newest first."""
    every = session.store().versions(seen.plan.id, activity.number, period)
    versions = [version for version in every if version.received_at <= end_of(seen.as_of)]
    if not versions:
        return
    count = words.several(len(versions), "version", "versioner")
    html.show(html.heading("Det er afleveret", f"{count}, den nyeste øverst. Intet bliver slettet eller skrevet over."))
    for version in versions:
        html.show(Markup('<section class="version">{}</section>').format(_version(seen.plan, version, versions)))
        if not version.withdrawn:
            _offer_file(seen.plan, version)
    if versions[0] == every[0] and not versions[0].withdrawn:
        _ask_to_withdraw(seen.plan, versions[0])


def _version(plan: Plan, version: StoredReport, versions: Sequence[StoredReport]) -> Markup:
    """Who, when and what; the numbers are told against the version that was delivered before."""
    said = Markup('<h3>{} <span class="aside">{}</span></h3>').format(version.number, _standing(version, versions))
    when = words.time(version.received_at)
    if version.withdrawn:
        what = Markup("<p>Trukket tilbage {} af {}.<br>Begrundelse: {}</p>")
        said += what.format(when, version.reported_by, version.reason or "")
        return said + (_NOTHING_COUNTS if version == versions[0] else "")
    count = words.several(version.observations, "indberetning", "indberetninger")
    what = Markup("<p>Afleveret {} af {}. Fil: {}, {}.</p>")
    said += what.format(when, version.reported_by, version.filename or "", count)
    before = next((one for one in versions if one.version < version.version and not one.withdrawn), None)
    return said + (_changed(plan, before, version) if before else Markup("<p>Den første, der blev afleveret.</p>"))


def _standing(version: StoredReport, versions: Sequence[StoredReport]) -> str:
    after = next((later for later, earlier in pairwise(versions) if earlier == version), None)
    if version.withdrawn:
        return "trukket tilbage"
    if after is None:
        return "gælder nu"
    return "tæller ikke længere" if after.withdrawn else f"erstattet af version {after.version}"


def _changed(plan: Plan, before: StoredReport, after: StoredReport) -> Markup:
    then, now = (
        session.store().observations_of(plan.id, one.activity, one.period, one.version) for one in (before, after)
    )
    told = [told_change(plan, change) for change in changes(then, now)]
    if not told:
        return Markup("<p>Siger det samme som version {}.</p>").format(before.version)
    count = words.several(len(told), "ændring", "ændringer")
    listed = html.items(told)
    shown = listed if len(told) <= _SHOWN else html.folded(f"Se {count}", listed)
    return Markup("<p>{} siden version {}:</p>{}").format(count, before.version, shown)


def told_change(plan: Plan, change: Change) -> Markup:
    """»Unge i fritidsjob: 5 → 6; bemærkning: »Regn« → »Sol««."""
    return Markup("<strong>{}:</strong> {}").format(_label(plan, change), "; ".join(_pieces(change)))


def _pieces(change: Change) -> Iterator[str]:
    if change.before is None:
        yield f"{_value(change.after)} (ny)"
    elif change.after is None:
        yield f"{_value(change.before)} (taget ud)"
    elif {"value", "out_of", "measured_on"} & set(change.fields):
        yield f"{_value(change.before)} → {_value(change.after)}"
    for field in (name for name in change.fields if name in _NAMES):
        was, is_now = getattr(change.before, field, None), getattr(change.after, field, None)
        if was and is_now:
            yield f"{_NAMES[field]}: »{was}« → »{is_now}«"
        elif is_now:
            yield f"{_NAMES[field]}: »{is_now}«"
        elif change.after:
            yield f"{_NAMES[field]} slettet: »{was}«"


def _value(one: Observation | None) -> str:
    if one is None:
        return ""
    return words.reported(one) + (" kr." if one.is_spending else "")


def _label(plan: Plan, change: Change) -> str:
    """The plan's words; the id alone for what a later plan no longer has."""
    indicator = plan.indicator(change.indicator)
    if indicator is not None:
        return indicator.label + (f", {change.part}" if change.part and not indicator.repeats_each_year else "")
    lines = (line for activity in plan.activities for line in activity.budget if line.id == change.indicator)
    return next((f"Forbrug: {line.post}" for line in lines), change.indicator)


def _offer_file(plan: Plan, version: StoredReport) -> None:
    st.download_button(
        f"Hent filen fra version {version.version}",
        _file_of(plan, version),
        version.filename or version.number,
        "application/octet-stream",  # never opened by the browser, whatever was sent
        key=f"sent-{version.number}",
        on_click="ignore",
    )


def _file_of(plan: Plan, version: StoredReport) -> Callable[[], bytes]:
    """The file as it was sent, fetched when somebody asks for it."""
    store = session.store()

    def fetch() -> bytes:
        sent = store.sent_file(plan.id, version.activity, version.period, version.version)
        return sent.content if sent else b""

    return fetch


def _ask_to_withdraw(plan: Plan, version: StoredReport) -> None:
    """Who and why; then what will happen, to say yes or no to."""
    button = f"withdraw-button-{version.number}"
    is_open = bool(st.session_state.get(button))  # what is missing is asked for where it was asked
    asked = st.expander("Er rapporten afleveret ved en fejl?", expanded=is_open)
    with asked, st.form(f"withdraw-{version.number}", border=False):
        html.show(Markup("<p>Er det kun et tal, der er forkert, så ret det, og aflever rapporten igen.</p>"))
        by = st.text_input("Hvem trækker den tilbage? (navn på organisation eller funktion)", max_chars=100).strip()
        reason = st.text_area("Hvorfor? (skal udfyldes)", max_chars=500).strip()
        pressed = st.form_submit_button("Træk rapporten tilbage", key=button)
    if pressed and not (by and reason):
        asked.error("Skriv, hvem der trækker rapporten tilbage, og hvorfor, og tryk igen.")
    elif pressed and (has_cpr(by) or has_cpr(reason)):
        asked.error("Der står noget, der ligner et CPR-nummer. Slet det, og tryk igen. Intet er gemt.")
    elif pressed:
        _confirm(plan, version, by, reason)


@st.dialog("Træk rapporten tilbage?")
def _confirm(plan: Plan, version: StoredReport, by: str, reason: str) -> None:
    about = Markup("<p>{}, {}. Begrundelse: {}</p>").format(version.number, version.period.words, reason)
    html.show(about, html.items(_WHAT_HAPPENS))
    if st.button("Ja, træk den tilbage", type="primary"):
        try:
            store = session.store()
            store.withdraw(plan.id, version.activity, version.period, by, reason, seen=version.version)
        except NotSaved as stop:
            st.error(str(stop))
        else:
            st.rerun()
    if st.button("Nej, behold den"):
        st.rerun()
