"""What can go wrong with the record, each told in one sentence; the server's own log knows the rest by its number."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Sequence

from outcomes.language import N_, _
from outcomes.plan import Plan
from outcomes.plan_change import PlanChange
from outcomes.stop import NotInUse, Stop

log = logging.getLogger("monitor")
"""The server's own."""


_OTHERWISE = N_("Loggen siger andet end databasen ved indlæg {position}. Stop serveren, og kør verify.")
_LACKING = N_("Loggen mangler {n} indlæg fra nummer {position}, som databasen har. Gendan den fra en sikkerhedskopi.")


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


def note(error: BaseException | None, sentence: str) -> str:
    """Write what has happened into the server's own log. Returns the number that it has there."""
    number = secrets.token_hex(3).upper()
    log.error("%s %s", number, sentence, exc_info=error)
    return number


def numbered(sentence: str, number: str) -> str:
    return _("{sentence} (Fejl {number})").format(sentence=sentence, number=number)


def noted(error: BaseException | None, sentence: str) -> str:
    """The sentence with a number that stands in the server's own log too, beside what has happened."""
    return numbered(sentence, note(error, sentence))


class LogBroken(RecordUnavailable):
    """The log can't be followed from a position on: damaged, of a newer program, or without a file that it names."""

    def __init__(self, position: int, sentence: str, lacking: int = 0) -> None:
        """``sentence`` is a text that has a place for the ``position`` and ``n``, the entries that are ``lacking``."""
        super().__init__(position, sentence, lacking)
        self.position, self._sentence, self._lacking = position, sentence, lacking

    def __str__(self) -> str:
        """In the language of whoever reads it."""
        return _(self._sentence).format(position=self.position, n=self._lacking)

    @classmethod
    def behind(cls, log: int, database: int) -> LogBroken:
        """The log reaches no further than the database, and says something else there."""
        return cls(log, _OTHERWISE) if log == database else cls(log + 1, _LACKING, database - log)
