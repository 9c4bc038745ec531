"""The way on for digits that only look like a CPR number: the person says so, and that is kept with the report."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

import streamlit as st

from loaders.intake import Intake
from loaders.personal_data import CLEARED, CPR
from outcomes.language import _
from outcomes.problem import Problem
from outcomes.report import SentFile


def ask(received: Intake) -> None:
    """A tick where something looks like a CPR number, also once it is set."""
    if is_asked(received.checked.problems):
        st.checkbox(_("Det er ikke et CPR-nummer (det bliver gemt, at I har sagt det)"), key=_key(received.sent))


def is_asked(problems: Iterable[Problem]) -> bool:
    return any(problem.code in (CPR, CLEARED) for problem in problems)


def is_said_of(sent: SentFile) -> bool:
    return bool(st.session_state.get(_key(sent)))


def _key(sent: SentFile) -> str:
    return f"report/not-cpr/{hashlib.sha256(sent.content).hexdigest()}"
