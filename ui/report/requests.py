"""»Vi beder om«: something that an activity asks for as it delivers a report, and what it has asked for before."""

from __future__ import annotations

from datetime import date

import streamlit as st
from markupsafe import Markup

from loaders.intake import Intake
from outcomes.language import _
from outcomes.meeting import REQUEST_KINDS, RequestKind
from outcomes.report import Slot
from outcomes.request import NewRequest
from ui.app import session
from ui.app.session import View
from ui.decided import told
from ui.decided.asked import decided
from ui.kit import markup, pieces


def ask(view: View, slot: Slot) -> None:
    """Fields for one request, folded until somebody has one; above them those that wait for an answer."""
    before = [one for one in decided(session.no_earlier_than_today(view)).requests if one.activity == slot.activity]
    if waiting := told.waiting(before):
        markup.show(waiting)
    with st.expander(_("Vi beder om noget (penge, et andet mål, hjælp)"), key=_key(slot, "open")):
        hint = _("Det kommer på arbejdsgruppens dagsorden og står på aktiviteten, til I har fået svar.")
        markup.show(pieces.note(hint))
        kinds = [None, *REQUEST_KINDS]
        st.selectbox(
            _("Hvad beder I om?"),
            kinds,
            format_func=lambda kind: _(REQUEST_KINDS[kind]).capitalize() if kind else _("Ikke noget"),
            key=_key(slot, "kind"),
        )
        st.text_area(_("Skriv det i en sætning"), key=_key(slot, "words"), max_chars=2000)
        st.number_input(_("Kroner (når det er penge)"), 0, None, None, 1000, key=_key(slot, "kroner"))
        st.date_input(_("Hvornår skal I senest have svar?"), None, format="DD.MM.YYYY", key=_key(slot, "by-when"))


def in_file(received: Intake) -> Markup:
    """What the file asks for in its rows »Vi beder om«; nothing where it has none."""
    asked = received.checked.requests
    said = (f"{_('Beder om {what}:').format(what=_(REQUEST_KINDS[one.kind]))} {one.words}" for one in asked)
    return pieces.items(said) if asked else Markup()


def typed(slot: Slot) -> tuple[NewRequest, ...]:
    """What stands in the fields; nothing while no kind is chosen and no words are written."""
    kind: RequestKind | None = st.session_state.get(_key(slot, "kind"))
    words = str(st.session_state.get(_key(slot, "words")) or "")
    if kind is None and not words.strip():
        return ()
    kroner, by_when = (st.session_state.get(_key(slot, name)) for name in ("kroner", "by-when"))
    day = by_when if isinstance(by_when, date) else None
    return (NewRequest(kind or "other", words, int(kroner) if kroner else None, day),)


def fault(view: View, asked: tuple[NewRequest, ...]) -> str:
    """Why what is asked for can't be sent; '' when it can."""
    today = session.store().latest_day(view.plan.id)
    return next(filter(None, (one.fault(today) for one in asked)), "")


def forget(slot: Slot) -> None:
    """What stood in the fields has been sent."""
    for name in ("kind", "words", "kroner", "by-when"):
        st.session_state.pop(_key(slot, name), None)


def _key(slot: Slot, name: str) -> str:
    return f"report/request/{slot.plan}/{slot.activity}/{slot.period}/{name}"
