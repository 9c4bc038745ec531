"""Why a workbook is not read. The child process that finds out speaks no language; its parent says it."""

from __future__ import annotations


class Refused(Exception):
    """A code, the Danish sentence that says what to do, and what belongs in its placeholders."""

    def __init__(self, code: str, text: str, **values: str | int) -> None:
        super().__init__(code)
        self.code, self.text, self.values = code, text, values
