"""Who delivers a report and what they see first, and the receipt that stands in its place when they have."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import NamedTuple

import streamlit as st
from markupsafe import Markup, escape

from loaders.intake import Intake
from loaders.personal_data import remark_of
from outcomes.changes import losses
from outcomes.language import N_, _, ngettext
from outcomes.names import LONGEST, fault_of
from outcomes.report import Observation, Receipt, Report, SentFile, Slot
from store.ask.stored import StoredReport
from store.beside import Beside
from store.failures import NotSaved
from ui.app import session
from ui.app.session import View
from ui.kit import markup, pieces, scripts, templates, words
from ui.report import requests, reviewed
from ui.report.form.draft import who
from ui.report.preview import preview

_RECEIPTS, _PREVIEWED, _PRESSED = "report/receipts", "report/previewed", "report/pressed"
_BY, _BUTTON, _JUST, _WAS_BY = "report/by", "report/store", "report/just-delivered", "report/was-by"
_About = tuple[str, Slot]
"""A report: in which record, and its place there."""
_macros = templates.macros("report/templates/report.html")
_CORRECT = {
    "": N_(
        "Skal noget rettes, så ret i filen, og aflever den her igen. "
        "Den nye fil træder i stedet for den gamle, og begge bliver gemt."
    ),
    "form": N_(
        "Skal noget rettes, så ret i felterne, og aflever igen. "
        "Den nye rapport træder i stedet for den gamle, og begge bliver gemt."
    ),
}


class _Delivered(NamedTuple):
    """What this visit has delivered, and what it was told then."""

    sent: SentFile
    report: Report
    receipt: Receipt
    told: Markup


class _Previewed(NamedTuple):
    """The newest version of a report, 0 for none: when its page was opened, and when its preview was drawn last."""

    opened: int
    drawn: int


def is_done(view: View, received: Intake) -> bool:
    """Whether this visit has delivered just that, and it counts."""
    if not received.checked.can_be_stored:
        return False
    report = received.checked.report(view.plan)
    known = _known(report.slot)
    return known is not None and (known.sent, known.report) == (received.sent, report)


def show_receipt(slot: Slot, way: str) -> None:
    """What this visit has delivered of the report, while it counts."""
    known = _known(slot)
    if known is None:
        return
    markup.show(_receipt(known, way))
    if st.session_state.pop(_JUST, False):
        markup.show(scripts.call("report/go_to.js", ".receipt h3"), runs_scripts=True)


def deliver(view: View, received: Intake, then: Callable[[], None] | None = None) -> None:
    """The preview and the button; once it is delivered ``then`` is done, and the page is drawn anew with a receipt."""
    sent, report = received.sent, received.checked.report(view.plan)
    about = view.record, report.slot
    newest = next(iter(session.versions(report.slot)), None)
    counted = _observations(newest)
    version = newest.version if newest else 0
    previewed = _previews().setdefault(about, _Previewed(version, version))
    consent = _consent(report, version) if losses(counted, report.observations) else ""
    told = preview(view, report, counted)
    by, refused = _who_presses(consent)
    asked, answer = requests.typed(report.slot), reviewed.typed(report.slot)
    if by and (fault := requests.fault(view, asked)):
        by, refused = "", fault
    if by:
        is_repeated = st.session_state.get(_PRESSED) == (about, sent, report)
        st.session_state[_PRESSED] = about, sent, report
        try:
            in_all = (*received.checked.requests, *asked)
            known_of, remark = (report, sent.content, sent.filename, by), remark_of(received.checked.problems)
            got = session.store().submit(*known_of, seen=previewed.drawn, beside=Beside(remark, in_all, answer))
        except NotSaved as stop:
            refused = str(stop)
        else:
            if is_repeated:  # pressed twice at once, and the first press has been heard
                got = got._replace(already_received=False)
            st.session_state[_WAS_BY] = by
            requests.forget(report.slot)
            reviewed.forget(report.slot)
            _receipts()[about] = _Delivered(sent, report, got, told)
            del _previews()[about]
            st.session_state[_JUST] = True
            if then:
                then()
            st.rerun()  # all that stands above says what was so before
    if newest and version != previewed.opened:
        markup.show(_overtaken(newest))
    markup.show(pieces.heading(_("Det afleverer I")), _too_early(view, report), told, requests.in_file(received))
    _previews()[about] = previewed._replace(drawn=version)
    reviewed.ask(view, newest)
    requests.ask(view, report.slot)
    _ask_to_deliver(consent)
    if refused:
        st.error(refused)


def _observations(newest: StoredReport | None) -> tuple[Observation, ...]:
    """What the report that counts says; nothing where none counts."""
    if newest is None or newest.withdrawn:
        return ()
    return session.store().observations_of(newest.slot, newest.version)


def _consent(report: Report, version: int) -> str:
    """The key of the tick that lets something disappear: it holds for this report instead of this version only."""
    digest = hashlib.sha256(report.model_dump_json().encode()).hexdigest()[:16]
    return f"report/consent/{digest}/{version}"


def _who_presses(consent: str) -> tuple[str, str]:
    """Who has pressed the button, if anybody has; or else why the report can't be delivered like that.

    It is known before the button is drawn, so that it need not be.
    """
    by = str(st.session_state.get(_BY) or "").strip()
    if not st.session_state.get(_BUTTON):
        return "", ""
    if fault := fault_of(by):
        return "", fault
    if consent and not st.session_state.get(consent):
        return "", _("Intet er afleveret. Sæt hak, hvis det skal forsvinde, eller skriv det i rapporten igen.")
    return by, ""


def _receipts() -> dict[_About, _Delivered]:
    kept: dict[_About, _Delivered] = st.session_state.setdefault(_RECEIPTS, {})
    return kept


def _known(slot: Slot) -> _Delivered | None:
    """What this visit has delivered of the report, unless it has been corrected or withdrawn since."""
    known, versions = _receipts().get((session.record(), slot)), session.versions(slot)
    return known if known and versions and versions[0].version == known.receipt.version else None


def _previews() -> dict[_About, _Previewed]:
    kept: dict[_About, _Previewed] = st.session_state.setdefault(_PREVIEWED, {})
    return kept


def _overtaken(newest: StoredReport) -> Markup:
    """That somebody else has delivered or withdrawn since the page was opened."""
    said = (
        _("{by} har trukket rapporten tilbage {time}, efter at I åbnede siden.")
        if newest.withdrawn
        else _("{by} har afleveret {number} {time}, efter at I åbnede siden. Se forskellen, før I afleverer.")
    )
    said = said.format(by=newest.reported_by, number=newest.number, time=words.time(newest.received_at))
    return pieces.paragraph(said, "earlier", "alert")


def _too_early(view: View, report: Report) -> Markup:
    """That the half-year goes on, where it does."""
    if report.period.last_day <= view.as_of:
        return Markup()
    told = _("{period} er først slut {day}. I kan aflevere nu og rette det, når halvåret er gået.")
    said = told.format(period=report.period.words, day=words.day(report.period.last_day))
    return pieces.paragraph(said, "earlier", "note")


def is_delivered(sent: SentFile) -> bool:
    """Whether this visit has delivered the file already."""
    return any(known.sent == sent for known in _receipts().values())


def _ask_to_deliver(consent: str) -> None:
    with st.form("store", border=False):
        if consent:
            st.checkbox(_("Ja, det, der står under »Forsvinder«, skal ikke være med længere"), key=consent)
        by = st.session_state.setdefault(_BY, who() or st.session_state.get(_WAS_BY, ""))
        st.text_input(_("Hvem afleverer? (navn på organisation eller funktion)"), by, key=_BY, max_chars=LONGEST)
        st.form_submit_button(_("Aflever rapporten"), type="primary", key=_BUTTON)


def _receipt(delivered: _Delivered, way: str) -> Markup:
    """What was delivered, and how to correct it."""
    got = delivered.receipt
    how_to_correct = _(_CORRECT[way])
    if session.store().is_invented():
        done = _("ØVELSE: intet er afleveret")
        how_to_correct = _("Sådan ser det ud, når I afleverer en rigtig rapport. Det her tæller ikke med.")
    elif not got.already_received:
        done = _("Rapporten er afleveret. Tak!")
    else:
        done = _("Filen er allerede modtaget. Intet er ændret.")
    stored = ngettext(
        "Kvittering {number}, modtaget {time}. {n} svar er med.",
        "Kvittering {number}, modtaget {time}. {n} svar er med.",
        got.observations,
    )
    stored = escape(stored).format(
        number=pieces.strong(got.number),
        time=words.time(got.received_at),
        n=words.number(got.observations),
    )
    fingerprint = pieces.folded(_("Filens fingeraftryk (SHA-256)"), got.sha256 or "")
    told = "" if got.already_received else pieces.folded(_("Se, hvad I har afleveret"), delivered.told)
    return _macros.receipt(done, stored, how_to_correct, told, fingerprint)
