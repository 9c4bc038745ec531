"""A form being filled in: what the record holds of it, what this visit has typed, and how they meet."""

from __future__ import annotations

import json
import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime

import streamlit as st

from outcomes.form import FormRow, form_rows
from outcomes.language import N_
from outcomes.period import Period
from outcomes.personal_data import has_cpr, may_begin_cpr
from outcomes.plan import Activity, Plan
from outcomes.report import Slot
from store.connection import NotSaved
from store.stored import StoredReport
from ui.app import session
from ui.report.form.lines import WORDS, Place, answers_of

NAME = "form/name"  # who fills in, kept for the whole visit
_FILLINGS = "form/fillings"
# What happens while somebody types is told when the page is drawn: only then is it known in which language.
_CPR = N_("Der står noget, der ligner et CPR-nummer. Det bliver ikke gemt. Slet det.")
_NOT_SAVED = N_("Kladden kunne ikke gemmes. Det, du har skrevet, står her endnu. Hold siden åben.")
_BY_ANOTHER = N_("Kladden er ændret af en anden. Se felterne igennem, og kontrollér igen.")
_SINCE_CHECKED = N_("Du har ændret noget siden kontrollen. Kontrollér igen.")
_SAVING = threading.Lock()  # between reading the newest draft and adding to it


@dataclass
class Filling:
    """One activity's half-year in this visit. ``round`` numbers the sets of fields: a new one starts afresh."""

    plan: Plan
    activity: Activity
    period: Period
    rows: Sequence[FormRow]
    round: int = 0
    recorded: dict[str, str] = field(default_factory=dict)  # as the record was last seen
    unsaved: dict[str, str] = field(default_factory=dict)  # typed here, and not in the record
    unfolded: set[str] = field(default_factory=set)  # lines whose words have been called for
    marks: dict[str, str] = field(default_factory=dict)  # what the rules say of each answered line, by its key
    places: dict[int, Place] = field(default_factory=dict)  # of the rows that were checked, by their numbers
    saved: tuple[str, datetime] | None = None  # who and when (UTC)
    report: StoredReport | None = None  # the one that counts
    checking: bool = False
    faultless: bool = False  # the last check found no errors
    trouble: str = ""
    news: str = ""

    @property
    def slot(self) -> Slot:
        return Slot(self.plan.id, self.activity.number, self.period)

    @property
    def answers(self) -> dict[str, str]:
        return {name: text for name, text in (self.recorded | self.unsaved).items() if text}

    def widget(self, name: str) -> str:
        """The session key of a field's widget."""
        return f"form/{self.plan.id}/{self.activity.number}/{self.period}/{self.round}/{name}"

    def refresh(self) -> None:
        """Take in what the record holds now: a draft, or else the report that counts."""
        store, slot = session.store(), self.slot
        draft, newest = store.draft(slot), next(iter(store.versions(slot)), None)
        self.report = newest if newest and not newest.withdrawn else None
        self.saved = (draft.saved_by, draft.saved_at) if draft else None
        observations = store.observations_of(slot, self.report.version) if self.report else []
        self.rows = _with_rows_for({one.indicator for one in observations}, self)
        reported = answers_of(observations, self.rows, self.plan, self.period)
        self._take_in(json.loads(draft.content) if draft else dict(reported))

    def _take_in(self, found: dict[str, str]) -> None:
        others = {name for name in {*found, *self.recorded} if found.get(name) != self.recorded.get(name)}
        self.recorded = found
        for name in others - set(self.unsaved):
            st.session_state.pop(self.widget(name), None)  # the field is drawn again with the new text
        if others and self.checking and self.faultless:
            self.checking, self.news = False, _BY_ANOTHER

    def change(self, name: str, text: str) -> None:
        """Something is typed: save the newest draft with it, so that what others typed stays."""
        if self.checking and self.faultless:
            self.checking, self.news = False, _SINCE_CHECKED
        with _SAVING:
            self.refresh()
            self.unsaved[name] = text
            self._save()

    def _save(self) -> None:
        """Add a draft unless it would say the same as the newest. A CPR number is never in it, nor half of one."""
        held_back = {name: text for name, text in self.unsaved.items() if has_cpr(text) or _may_become_cpr(name, text)}
        typed = {name: text for name, text in self.unsaved.items() if name not in held_back}
        content = {name: text for name, text in (self.recorded | typed).items() if text}
        try:
            if content != self.recorded:
                self._add_draft(json.dumps(content, ensure_ascii=False))
        except NotSaved:
            self.trouble = _NOT_SAVED
            return
        self.recorded, self.unsaved = content, held_back
        self.trouble = _CPR if any(map(has_cpr, held_back.values())) else ""

    @property
    def waiting(self) -> set[str]:
        """The fields that are not in the draft until it is seen that they hold no CPR number."""
        return {name for name, text in self.unsaved.items() if _may_become_cpr(name, text) and not has_cpr(text)}

    def _add_draft(self, content: str) -> None:
        session.store().save_draft(self.slot, who(), content)

    def start_afresh(self) -> None:
        """Say in the record that there is no draft any more, and begin with what counts."""
        with _SAVING, suppress(NotSaved):  # a draft that is left is told to be older than the report
            if self.saved:
                self._add_draft("")
        _fillings()[self.slot] = Filling(self.plan, self.activity, self.period, self.rows, self.round + 1)


def filling(plan: Plan, activity: Activity, period: Period, rows: Sequence[FormRow] = ()) -> Filling:
    """This visit's form for an activity's half-year."""
    slot = Slot(plan.id, activity.number, period)
    return _fillings().setdefault(slot, Filling(plan, activity, period, rows))


def _fillings() -> dict[Slot, Filling]:
    kept: dict[Slot, Filling] = st.session_state.setdefault(_FILLINGS, {})
    return kept


def who() -> str:
    """Who fills in, when they have said so."""
    name = str(st.session_state.get(NAME, "")).strip()
    return "" if has_cpr(name) or may_begin_cpr(name) else name


def _may_become_cpr(name: str, text: str) -> bool:
    """Whether a field for words has what can be half a CPR number; a number of kroner is just a number."""
    return name.rpartition(":")[2] in ("part", *WORDS) and may_begin_cpr(text)


def _with_rows_for(reported: set[str], now: Filling) -> Sequence[FormRow]:
    """The rows, and one for what was reported without being asked, so that a correction keeps it."""
    missing = reported - {row.id for row in now.rows}
    others = [one for one in now.activity.indicators if one.id in missing]
    return [*now.rows, *(row for row in form_rows(now.activity, now.period, others) if row.id in missing)]
