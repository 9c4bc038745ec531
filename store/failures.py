"""What can go wrong with the record, each told in one sentence; the server's own log knows the rest by its number."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Sequence

from outcomes.language import _
from outcomes.plan import Plan
from outcomes.plan_change import PlanChange
from outcomes.stop import NotInUse, Stop

_log = logging.getLogger("monitor")


class RecordUnavailable(Stop):
    """The record can't be opened, or not all of it; the message says why, in one sentence."""


class InUse(RecordUnavailable):
    """Another program has the database's file."""


class NotSaved(Stop):
    """The record did not take what it was given; nothing of it is stored."""


class Overtaken(NotSaved):
    """Somebody else has delivered since: what was seen is not what would be replaced. Nothing is stored."""


class PlanRefused(NotSaved, NotInUse):
    """A plan ``changes`` what has been reported on. It is not stored, and the version that ``holds`` goes on."""

    def __init__(self, changes: Sequence[PlanChange], holds: Plan) -> None:
        super().__init__("\n".join(change.to_be_mended for change in changes))
        self.changes, self.holds = changes, holds

    @property
    def first(self) -> str:
        return self.changes[0].to_be_mended


class Unclear(NotSaved):
    """Whether it is stored can't be known now, because the log can't be asked."""


def noted(error: BaseException | None, sentence: str) -> str:
    """The sentence with a number that stands in the server's own log too, beside what has happened."""
    number = secrets.token_hex(3).upper()
    _log.error("%s %s", number, sentence, exc_info=error)
    return _("{sentence} (Fejl {number})").format(sentence=sentence, number=number)


class LogBroken(RecordUnavailable):
    """The log can't be followed from a position on: damaged, of a newer program, or without a file that it names."""

    def __init__(self, position: int, sentence: str) -> None:
        """``sentence`` has a place for the position."""
        super().__init__(sentence.format(position=position))
        self.position = position

    @classmethod
    def behind(cls, log: int, database: int) -> LogBroken:
        """The log reaches no further than the database, and says something else there."""
        if log == database:
            return cls(log, _("Loggen siger andet end databasen ved indlæg {position}. Stop serveren, og kør verify."))
        lacking = _(
            "Loggen mangler {n} indlæg fra nummer {{position}}, som databasen har. Gendan den fra en sikkerhedskopi."
        )
        return cls(log + 1, lacking.format(n=database - log))
