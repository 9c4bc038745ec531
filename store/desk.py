"""The drafts of forms that people work on. They are no part of the record: only the newest of each is kept."""

from __future__ import annotations

from datetime import datetime, timedelta

from outcomes import names
from outcomes.language import _
from outcomes.report import Slot
from store import configuration
from store.ask.answers import slot_values
from store.ask.stored import Draft
from store.failures import NotSaved, noted
from store.homes.home import HomeTrouble
from store.log.entry import seal_of
from store.log.log import Log
from store.moment import now

_READ = """
select saved_by, saved_at, content, seal from draft
where plan = :plan and activity = :activity and period = :period
"""
_DROP = "delete from draft where plan = :plan and activity = :activity and period = :period"
_SAVE = """
insert into draft (plan, activity, period, saved_by, saved_at, content, seal)
values (:plan, :activity, :period, :saved_by, :saved_at, :content, :seal)
on conflict (plan, activity, period) do update set
    saved_by = excluded.saved_by, saved_at = excluded.saved_at, content = excluded.content, seal = excluded.seal
"""


class Desk:
    """Drafts, in the log's home beside it: they are gone when delivered, or when nobody has touched them for long."""

    def __init__(self, log: Log) -> None:
        self._log = log

    def save_draft(self, slot: Slot, by: str, content: str) -> None:
        """Keep what stands in the form on the page instead of what was kept before. Raises NotSaved."""
        saved = {"saved_by": names.kept(by), "saved_at": now().isoformat(), "content": content}
        draft = slot_values(slot) | saved
        self._change(_SAVE, draft | {"seal": seal_of(*draft.values())})

    def drop_draft(self, slot: Slot) -> None:
        """Nobody works on it any more. Raises NotSaved."""
        self._change(_DROP, slot_values(slot))

    def draft(self, slot: Slot) -> Draft | None:
        """The draft of a report, or None when there is none that is whole."""
        try:
            with self._log.home.reading() as run:
                found = run(_READ, slot_values(slot))
        except HomeTrouble as trouble:
            noted(trouble, "A draft can't be read.")
            return None
        for by, at, content, seal in found:
            if seal != seal_of(*slot_values(slot).values(), by, at, content):
                noted(ValueError(slot), "A draft is not as it was saved.")
            elif datetime.fromisoformat(at) > _oldest():
                return Draft(by, datetime.fromisoformat(at), content)
        return None

    def _change(self, statement: str, values: dict[str, object]) -> None:
        try:
            with self._log.home.writing() as run:
                run("delete from draft where saved_at < :oldest", {"oldest": _oldest().isoformat()})
                run(statement, values)
        except HomeTrouble as trouble:
            raise NotSaved(noted(trouble, _("Kladden blev ikke gemt. {why}").format(why=trouble))) from trouble


def _oldest() -> datetime:
    return now() - timedelta(days=configuration.read().drafts.days)
