"""What will be stored, who stores it, and the receipt that stands in its place when it has been."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import streamlit as st
from markupsafe import Markup, escape

from loaders.intake import Intake
from outcomes.language import N_, _, ngettext
from outcomes.personal_data import has_cpr
from outcomes.plan import Plan
from outcomes.report import Observation, Receipt, Report, SentFile
from outcomes.target import Target
from store.connection import NotSaved
from ui.app import session
from ui.app.session import View
from ui.kit import markup, pieces, scripts, templates, words
from ui.target import delivered, told

_RECEIPTS, _BY, _BUTTON = "report/receipts", "report/by", "report/store"
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
    """What this visit has stored, and what it was told then."""

    sent: SentFile
    report: Report
    receipt: Receipt


def deliver(view: View, received: Intake, way: str) -> bool:
    """The preview and the button, or the receipt once it is stored. Whether it was stored just now."""
    sent, report = received.sent, received.checked.report(view.plan)
    about = view.record, report.plan, report.activity, str(report.period)
    known = _receipts().get(about)
    if known and (known.sent, known.report) == (sent, report) and _counts(known):
        markup.show(_receipt(known.receipt, way))
        return False
    by, refused = _who_presses()
    if by:
        try:
            got = session.store().submit(report, sent.content, sent.filename, by)
        except NotSaved as stop:
            refused = str(stop)
        else:
            _receipts()[about] = _Delivered(sent, report, got)
            markup.show(_receipt(got, way))
            markup.show(scripts.call("report/receipt.js"), runs_scripts=True)
            return True
    _show_preview(view, report)
    _ask_to_store()
    if refused:
        st.error(refused)
    return False


def _who_presses() -> tuple[str, str]:
    """Who has pressed the button, if anybody has; or else why the report can't be stored like that.

    It is known before the button is drawn, so that it need not be.
    """
    by = str(st.session_state.get(_BY) or "").strip()
    if not st.session_state.get(_BUTTON):
        return "", ""
    if not by:
        return "", _("Skriv, hvem der afleverer, og tryk igen.")
    if has_cpr(by):
        return "", _("Der står noget, der ligner et CPR-nummer. Slet det, og tryk igen. Intet er gemt.")
    return by, ""


def _receipts() -> dict[tuple[str, str, int, str], _Delivered]:
    kept: dict[tuple[str, str, int, str], _Delivered] = st.session_state.setdefault(_RECEIPTS, {})
    return kept


def _counts(known: _Delivered) -> bool:
    """Whether it is still what counts: neither corrected nor withdrawn since."""
    versions = session.versions(known.report.slot)
    return bool(versions) and versions[0].version == known.receipt.version


def _show_preview(view: View, report: Report) -> None:
    activity = view.plan.activity(report.activity)
    assert activity is not None
    now, then = session.targets_of(view, activity), session.preview(view, report)
    markup.show(_preview(view.plan, report, now, then, session.spent(view, report.activity, report.period)))


def _preview(
    plan: Plan, report: Report, now: Iterable[Target], then: Iterable[Target], spent: Mapping[str, str]
) -> Markup:
    """What will be stored, beside what stands now and what each target becomes.

    ``spent`` holds, by budget line, what the report that counts says was spent.
    """
    before = {(target.indicator.id, target.row.part): target for target in now}
    after = {(target.indicator.id, target.row.part): target for target in then}
    body = [_preview_row(plan, one, before, after, spent) for one in report.observations]
    headers = (_("Indikator"), _("Står nu"), _("Du skriver"), _("Planens ord"), _("Bliver til"))
    return pieces.heading(_("Det her gemmer vi")) + pieces.table(_("Det, der bliver gemt"), headers, body)


def _preview_row(
    plan: Plan,
    one: Observation,
    before: dict[tuple[str, str], Target],
    after: dict[tuple[str, str], Target],
    spent: Mapping[str, str],
) -> list[Markup | str]:
    value = words.reported(one)
    indicator = plan.indicator(one.indicator)
    if indicator is None:
        line = next(line for activity in plan.activities for line in activity.budget if line.id == one.indicator)
        budget = _("budget {amount} kr.").format(amount=words.number(line.amount))
        return [_("Forbrug: {post}").format(post=line.post), spent.get(line.id, ""), value, budget, ""]
    old, new = before.get((one.indicator, one.part)), after.get((one.indicator, one.part))
    return [
        told.named(new, indicator.label) if new else indicator.label,
        delivered.in_words(old) if old else "",
        value,
        indicator.target.words,
        markup.line(delivered.in_words(new), told.status(new), between=" ") if new else "",
    ]


def _ask_to_store() -> None:
    with st.form("store", border=False):
        st.text_input(_("Hvem afleverer? (navn på organisation eller funktion)"), key=_BY)
        st.form_submit_button(_("Gem rapporten"), type="primary", key=_BUTTON)


def _receipt(got: Receipt, way: str) -> Markup:
    """What was stored, and how to correct it."""
    done = _("Filen er allerede modtaget. Intet er ændret.") if got.already_received else _("Rapporten er gemt. Tak!")
    stored = ngettext(
        "Kvittering {number}, modtaget {time}. {n} indberetning er gemt.",
        "Kvittering {number}, modtaget {time}. {n} indberetninger er gemt.",
        got.observations,
    )
    stored = escape(stored).format(
        number=pieces.strong(got.number),
        time=words.time(got.received_at),
        n=words.number(got.observations),
    )
    fingerprint = _("Filens fingeraftryk (SHA-256): {sha256}").format(sha256=got.sha256)
    return _macros.receipt(done, stored, _(_CORRECT[way]), fingerprint)
