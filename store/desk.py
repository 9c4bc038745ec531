"""What is remembered while people work on a report: the draft of the form, and how their own sheet matches."""

from __future__ import annotations

from outcomes.report import Slot
from store.connection import Connection, ask_on
from store.inserts import slot_values
from store.moment import now
from store.stored import Draft


class Desk:
    """Drafts and matchings: only the newest of each is asked for."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def save_draft(self, slot: Slot, by: str, content: str) -> None:
        """Add what stands in the form on the page; an empty text when it has been delivered."""
        values = slot_values(slot) | {"by": by, "at": now(), "content": content}
        self._connection.write(lambda cursor: ask_on(cursor, "add_draft", values))

    def draft(self, slot: Slot) -> Draft | None:
        """The newest draft of a report, or None when there is none or it has been delivered."""
        rows = self._connection.ask("newest_draft", slot_values(slot))
        return Draft(**rows[0]) if rows and rows[0]["content"] else None

    def confirm_matching(self, plan: str, activity: int, by: str, content: str) -> None:
        """Remember how an activity's own headers and row names match the plan's."""
        values = {"plan": plan, "activity": activity, "by": by, "at": now(), "content": content}
        self._connection.write(lambda cursor: ask_on(cursor, "add_matching", values))

    def matching(self, plan: str, activity: int) -> str | None:
        """What was confirmed last for an activity, or None."""
        rows = self._connection.ask("newest_matching", {"plan": plan, "activity": activity})
        return rows[0]["content"] if rows else None
