"""The file that was sent back with every problem marked: the workbook itself where nothing of it would be lost."""

from __future__ import annotations

import json
from collections.abc import Sequence

from loaders.table import Table, Unreadable
from loaders.workbook import ask_child, is_workbook
from outcomes.problem import Problem
from outcomes.report import SentFile
from writers.marked_copy import marked_copy
from writers.marks import marks_of


def marked_sent(sent: SentFile, table: Table, problems: Sequence[Problem]) -> bytes:
    """The sent workbook with its sheets, lists, locks and pictures, marked; else its rows in a workbook of their own.

    Either says the same as the file when it is read again. The table is one that can be marked.
    """
    return _marked_workbook(sent, table, problems) or marked_copy(table, sent.filename, problems)[1]


def _marked_workbook(sent: SentFile, table: Table, problems: Sequence[Problem]) -> bytes:
    """The workbook itself; nothing where it is none, or would lose something."""
    if not is_workbook(sent.content):
        return b""
    asked = json.dumps(marks_of(table, problems)).encode()
    try:
        return ask_child("writers.marking_child", asked + b"\n" + sent.content)
    except Unreadable:
        return b""
