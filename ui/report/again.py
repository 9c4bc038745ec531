"""An earlier version of a report that was taken back, used once more: what it says is delivered as a new version."""

from __future__ import annotations

from functools import partial

import streamlit as st

from loaders import intake
from loaders.intake import Intake
from loaders.report.check import Checked
from loaders.table import Table
from outcomes.language import _
from outcomes.report import Slot
from store.ask.stored import StoredReport
from ui.app import session
from ui.app.session import View
from ui.kit import markup, pieces, scripts
from ui.report import delivery, upload

_ASKED, _GO_THERE = "report/again", "report/again/go-there"


def is_asked(slot: Slot) -> bool:
    """Whether a version of this report is to be used again."""
    asked: StoredReport | None = st.session_state.get(_ASKED)
    return asked is not None and asked.slot == slot


def offer(version: StoredReport) -> None:
    st.button(
        _("Brug version {version} igen").format(version=version.version),
        key=f"again-{version.number}",
        on_click=_ask_for,
        args=(version,),
    )


def deliver(view: View, slot: Slot) -> None:
    """The same preview and button as for a file, and the way back to delivering something else."""
    version: StoredReport = st.session_state[_ASKED]
    told = _("Ikke afleveret endnu. Se det igennem, og aflever nederst i afsnittet.")
    markup.show(pieces.heading(_("Brug version {version} igen").format(version=version.version), told, "again"))
    if st.session_state.pop(_GO_THERE, False):
        markup.show(scripts.call("report/go_to.js", "#again"), runs_scripts=True)
    st.button(_("Aflever noget andet i stedet"), key="again-not", on_click=_ask_for, args=(None,))
    received = _received(view, version)
    markup.show(upload.problems(received.checked))
    delivery.deliver(view, received, partial(_ask_for, None))


def _received(view: View, version: StoredReport) -> Intake:
    """What the version says, as if its file had been sent again and read in the same way."""
    record = session.store()
    sent = record.sent_file(version.slot, version.version)
    if sent is None:
        raise LookupError("a version without a file says nothing that can be used again")
    observations = record.observations_of(version.slot, version.version)
    checked = Checked(version.activity, version.period, observations, ())
    return Intake(sent, Table(()), intake.with_second_look(checked, view.plan, record.earlier))


def _ask_for(version: StoredReport | None) -> None:
    st.session_state[_ASKED] = version
    st.session_state[_GO_THERE] = version is not None
