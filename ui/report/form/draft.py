"""A form being filled in: what the record holds of it, what this visit has typed, and how they meet."""

from __future__ import annotations

import json
import threading
from contextlib import suppress
from datetime import datetime
from typing import NamedTuple

import streamlit as st

from outcomes.language import N_
from outcomes.personal_data import has_cpr, may_begin_cpr
from outcomes.report import WORDS, Slot
from store.failures import NotSaved
from ui.app import connection, session
from ui.report.form import left_open
from ui.report.form.recorded import Recorded, look_up
from ui.report.questions import Questions

NAME = "form/name"  # who fills in, kept for the whole visit
_FILLINGS = "form/fillings"
# What happens while somebody types is told when the page is drawn: only then is it known in which language.
_CPR = N_("Der står noget, der ligner et CPR-nummer. Det bliver ikke gemt. Slet det.")
_NOT_SAVED = N_("Kladden kunne ikke gemmes. Det, I har skrevet, står her endnu. Hold siden åben.")
_BY_ANOTHER = N_("Kladden er ændret af en anden. Se felterne igennem, og kontrollér igen.")
_SINCE_CHECKED = N_("I har ændret noget siden kontrollen. Kontrollér igen.")
_SAVING = threading.Lock()  # between reading the newest draft and adding to it


class ByAnother(NamedTuple):
    """A field that somebody else has changed while it stood on this page: who and when (UTC), from what to what."""

    by: str
    at: datetime | None
    was: str
    now: str


class Filling:
    """One report's form in this visit. ``round`` numbers the sets of fields: a new one starts afresh."""

    def __init__(self, questions: Questions, round: int = 0) -> None:
        self.questions, self._round = questions, round
        self.record = Recorded({})  # as it was last seen
        self.trouble = self.news = ""
        self.is_checking = False
        self.is_faultless = False  # the last check found no errors; a change after it must be checked again
        self._unsaved: dict[str, str] = {}  # typed here, and not in the record
        self.by_others: dict[str, ByAnother] = {}  # until the person touches the field or has it checked
        self._is_seen = False  # what another changes before the page is drawn, nobody has seen
        self._unfolded: set[str] = set()  # lines whose words have been called for

    @property
    def answers(self) -> dict[str, str]:
        return {name: text for name, text in {**self.record.answers, **self._unsaved}.items() if text}

    @property
    def waiting(self) -> set[str]:
        """The fields that are not in the draft until it is seen that they hold no CPR number."""
        return {name for name, text in self._unsaved.items() if _may_become_cpr(name, text) and not has_cpr(text)}

    def widget(self, name: str) -> str:
        """The session key of a field's widget."""
        return left_open.field_key(self.questions.slot, self._round, name)

    def drawn(self) -> left_open.Drawn:
        """What the browser keeps, for a server that has been started since."""
        answers, checking = dict(self.record.answers), self.is_checking
        return left_open.Drawn(round=self._round, answers=answers, is_checking=checking, is_faultless=self.is_faultless)

    def refresh(self, questions: Questions | None = None) -> None:
        """Take in what is asked and what the record holds now: a draft, or else the report that counts."""
        before = self.record.answers
        self.questions, self.record = look_up(questions or self.questions, session.store())
        found = self.record.answers
        others = {name for name in {*found, *before} if found.get(name) != before.get(name)}
        for name in others - set(self._unsaved):
            if self._is_seen:
                self.by_others[name] = ByAnother(*self.record.last, before.get(name, ""), found.get(name, ""))
            st.session_state.pop(self.widget(name), None)  # the field is drawn again with the new text
        self._is_seen = True
        if others:
            self._is_checked_no_more(_BY_ANOTHER)

    def take_up(self, before: left_open.Drawn) -> None:
        """Go on from what the fields in a browser were drawn with."""
        self.record, self._is_seen = Recorded(before.answers), True
        self.is_checking, self.is_faultless = before.is_checking, before.is_faultless
        self.refresh()

    def change(self, name: str, text: str) -> None:
        """Something is typed: save the newest draft with it, so that what others typed stays."""
        self._is_checked_no_more(_SINCE_CHECKED)
        self.by_others.pop(name, None)
        with _SAVING:
            self.refresh()
            self._unsaved[name] = text
            self._save()

    def check(self) -> None:
        """The person wants to hear what there is to say of it."""
        self.is_checking, self.news = True, ""
        self.by_others.clear()

    def unfolds(self, line: str) -> bool:
        """Whether a line's words are called for now: once, and from then on it is as the person leaves it."""
        if line in self._unfolded:
            return False
        self._unfolded.add(line)
        return True

    def start_afresh(self) -> None:
        """Say in the record that there is no draft any more, and begin with what counts."""
        with _SAVING, suppress(NotSaved):  # a draft that is left is told to be older than the report
            if self.record.saved:
                session.store().desk.drop_draft(self.questions.slot)
        _fillings()[self.questions.slot] = Filling(self.questions, self._round + 1)

    def _is_checked_no_more(self, why: str) -> None:
        if self.is_checking and self.is_faultless:
            self.is_checking, self.news = False, why

    def _save(self) -> None:
        """Add a draft unless it would say the same as the newest. A CPR number is never in it, nor half of one."""
        held_back = {name: text for name, text in self._unsaved.items() if has_cpr(text) or _may_become_cpr(name, text)}
        typed = {name: text for name, text in self._unsaved.items() if name not in held_back}
        content = {name: text for name, text in {**self.record.answers, **typed}.items() if text}
        try:
            if content != self.record.answers:
                self._add_draft(json.dumps(content, ensure_ascii=False))
        except NotSaved:
            self.trouble = _NOT_SAVED
            return
        self.record, self._unsaved = self.record._replace(answers=content), held_back
        self.trouble = _CPR if any(map(has_cpr, held_back.values())) else ""

    def _add_draft(self, content: str) -> None:
        session.store().desk.save_draft(self.questions.slot, who(), content)


def filling(questions: Questions) -> Filling:
    """The form of a visit for a report; as it stands in the browser, when the server has been started since."""
    if questions.slot not in _fillings():
        _fillings()[questions.slot] = _left_open(questions) or Filling(questions)
    return _fillings()[questions.slot]


def _left_open(questions: Questions) -> Filling | None:
    """What was typed since the fields were drawn goes into the draft."""
    before = left_open.drawn(questions.slot)
    if before is None:
        return None
    st.session_state.setdefault(NAME, connection.held().get(NAME) or "")
    form = Filling(questions, before.round)
    form.take_up(before)
    for name, text in left_open.typed_since(questions.slot, before).items():
        form.change(name, text)
    return form


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
