"""What has been delivered for a half-year: every version, what it changed, its file, and how to withdraw it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

import streamlit as st
from markupsafe import Markup

from outcomes.changes import WORD_NAMES, Change, changes
from outcomes.language import N_, _, ngettext
from outcomes.period import Period
from outcomes.personal_data import has_cpr
from outcomes.plan import Activity, Plan
from outcomes.report import Observation, Slot
from store.ask.stored import StoredReport
from store.failures import NotSaved
from store.moment import end_of
from ui.app import session, translations
from ui.app.session import View
from ui.kit import markup, pieces, words
from ui.report import again, preview, reviewed

_SHOWN = 5  # changes; more are folded away
_WHAT_HAPPENS = (
    N_("Tallene i rapporten tæller ikke længere med, og halvåret står som manglende."),
    N_("Intet bliver slettet: filen, tallene og jeres begrundelse kan stadig ses her."),
    N_("I kan aflevere rapporten igen når som helst, også med den samme fil."),
)


def show(view: View, activity: Activity, period: Period) -> None:
    """Every version of the half-year's report that had come by the day that is looked at, the newest first."""
    every = session.versions(Slot(view.plan.id, activity.number, period))
    versions = [version for version in every if version.known_at <= end_of(view.as_of)]
    if not versions:
        return
    told = ngettext(
        "{n} version, den nyeste øverst. Intet bliver slettet eller skrevet over.",
        "{n} versioner, den nyeste øverst. Intet bliver slettet eller skrevet over.",
        len(versions),
    )
    markup.show(pieces.heading(_("Tidligere afleveringer"), told.format(n=words.number(len(versions)))))
    for version in versions:
        said = *_version(view.plan, version, versions), *reviewed.told(view, version)
        markup.show(pieces.section(*said, kind="version"))
        if not version.withdrawn:
            _offer_file(version)
            if every[0] == versions[0] and every[0].withdrawn:
                again.offer(version)
    if versions[0] == every[0] and not versions[0].withdrawn:
        reviewed.ask_to_review(view, versions[0])
        _ask_to_withdraw(versions[0])


def _version(plan: Plan, version: StoredReport, versions: Sequence[StoredReport]) -> Iterator[Markup]:
    """Who, when and what; the numbers are told against the version that was delivered before."""
    yield pieces.subheading(version.number, _standing(version, versions))
    when = words.came(version.received_at, version.known_at)
    if version.withdrawn:
        what = _("Trukket tilbage {time} af {by}.").format(time=when, by=version.reported_by)
        why = _("Begrundelse: {reason}").format(reason=version.reason or "")
        yield pieces.paragraph(pieces.lines([what, why]))
        if version == versions[0]:
            nothing = _("Halvåret har ingen rapport, der tæller med. Aflever den igen, når I er klar.")
            yield pieces.paragraph(nothing, role="status")
        return
    what = ngettext(
        "Afleveret {time} af {by}. Fil: {file}, {n} indberetning.",
        "Afleveret {time} af {by}. Fil: {file}, {n} svar.",
        version.observations,
    )
    count = words.number(version.observations)
    yield pieces.paragraph(what.format(time=when, by=version.reported_by, file=version.filename or "", n=count))
    if version.reason:
        yield pieces.paragraph(version.reason)
    before = next((one for one in versions if one.version < version.version and not one.withdrawn), None)
    if before is None:
        yield pieces.paragraph(_("Første version."))
    else:
        yield from _changed(plan, before, version)
    yield _answers(plan, version, counts=version == versions[0])


def _standing(version: StoredReport, versions: Sequence[StoredReport]) -> str:
    after = next((later for later, earlier in pairwise(versions) if earlier == version), None)
    if version.withdrawn:
        return _("trukket tilbage")
    if after is None:
        return _("gælder nu")
    if after.withdrawn:
        return _("tæller ikke længere")
    return _("erstattet af version {version}").format(version=after.version)


def _answers(plan: Plan, version: StoredReport, counts: bool) -> Markup:
    """All that the version says; of the one that counts each answer can be linked to by its id."""
    said = session.store().observations_of(version.slot, version.version)
    listed = (
        pieces.section(
            preview.named(plan, one, preview.said(one)), name=one.indicator if counts and not one.part else ""
        )
        for one in said
    )
    title = ngettext("Se det ene svar", "Se alle {n} svar", len(said))
    return pieces.folded(title.format(n=words.number(len(said))), pieces.items(listed))


def _changed(plan: Plan, before: StoredReport, after: StoredReport) -> Iterator[Markup]:
    then, now = (session.store().observations_of(one.slot, one.version) for one in (before, after))
    told = [told_change(plan, change) for change in changes(then, now)]
    if not told:
        yield pieces.paragraph(_("Siger det samme som version {version}.").format(version=before.version))
        return
    count, listed = words.number(len(told)), pieces.items(told)
    see = ngettext("Se {n} ændring", "Se {n} ændringer", len(told)).format(n=count)
    since = ngettext("{n} ændring siden version {version}:", "{n} ændringer siden version {version}:", len(told))
    yield pieces.paragraph(since.format(n=count, version=before.version))
    yield listed if len(told) <= _SHOWN else pieces.folded(see, listed)


def told_change(plan: Plan, change: Change) -> Markup:
    """»Unge i fritidsjob: 5 → 6; bemærkning: »Regn« → »Sol««."""
    return preview.named(plan, change, "; ".join(_pieces(change)))


def _pieces(change: Change) -> Iterator[str]:
    if change.before is None:
        yield _("{value} (ny)").format(value=_value(change.after))
    elif change.after is None:
        yield _("{value} (taget ud)").format(value=_value(change.before))
    elif {"value", "out_of", "measured_on"} & set(change.fields):
        yield f"{_value(change.before)} → {_value(change.after)}"
    for field in (name for name in change.fields if name in WORD_NAMES):
        was, is_now = getattr(change.before, field, None), getattr(change.after, field, None)
        if was and is_now:
            yield _("{field}: »{before}« → »{after}«").format(field=_(WORD_NAMES[field]), before=was, after=is_now)
        elif is_now:
            yield _("{field}: »{text}«").format(field=_(WORD_NAMES[field]), text=is_now)
        elif change.after:
            yield _("{field} slettet: »{text}«").format(field=_(WORD_NAMES[field]), text=was)


def _value(one: Observation | None) -> str:
    return words.reported(one) if one else ""


def _offer_file(version: StoredReport) -> None:
    st.download_button(
        _("Hent filen fra version {version}").format(version=version.version),
        _file_of(version),
        version.filename or version.number,
        "application/octet-stream",  # never opened by the browser, whatever was sent
        key=f"sent-{version.number}",
        on_click="ignore",
    )


def _file_of(version: StoredReport) -> Callable[[], bytes]:
    """The file as it was sent, fetched when somebody asks for it."""
    store = session.store()

    def fetch() -> bytes:
        sent = store.sent_file(version.slot, version.version)
        return sent.content if sent else b""

    return fetch


def _ask_to_withdraw(version: StoredReport) -> None:
    """Who and why; then what will happen, to say yes or no to."""
    asked = st.expander(
        _("Er rapporten afleveret ved en fejl?"), key=f"withdraw-open-{version.number}", on_change="rerun"
    )
    if not asked.open:
        return
    with asked, st.form(f"withdraw-{version.number}", border=False):
        told = _("Er det kun et tal, der er forkert, så ret det, og aflever rapporten igen.")
        markup.show(pieces.paragraph(told))
        by = st.text_input(_("Hvem trækker den tilbage? (navn på organisation eller funktion)"), max_chars=100).strip()
        reason = st.text_area(_("Hvorfor? (skal udfyldes)"), max_chars=500).strip()
        pressed = st.form_submit_button(_("Træk rapporten tilbage"))
    if pressed and not (by and reason):
        asked.error(_("Skriv, hvem der trækker rapporten tilbage, og hvorfor, og tryk igen."))
    elif pressed and (has_cpr(by) or has_cpr(reason)):
        asked.error(_("Der står noget, der ligner et CPR-nummer. Slet det, og tryk igen. Intet er gemt."))
    elif pressed:
        st.dialog(_("Træk rapporten tilbage?"))(_confirm)(version, by, reason)


def _confirm(version: StoredReport, by: str, reason: str) -> None:
    translations.choose()  # a dialog is drawn again by itself, without the page around it
    about = _("{report}, {period}. Begrundelse: {reason}")
    about = about.format(report=version.number, period=version.period.words, reason=reason)
    markup.show(pieces.paragraph(about), pieces.items(map(_, _WHAT_HAPPENS)))
    if st.button(_("Ja, træk den tilbage"), type="primary"):
        try:
            session.store().withdraw(version.slot, by, reason, seen=version.version)
        except NotSaved as stop:
            st.error(str(stop))
        else:
            st.rerun()
    if st.button(_("Nej, behold den")):
        st.rerun()
