"""A record: a log in its home, and the DuckDB that has been made of it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import duckdb

from outcomes.language import N_, _
from outcomes.report import SentFile, Slot
from outcomes.stop import Stop
from store import room
from store.apply.database import Database
from store.apply.differences import differences
from store.apply.file import is_full
from store.ask.answers import Answers, slot_values
from store.desk import Desk
from store.failures import LogBroken, NotSaved, RecordUnavailable, Unclear, note, noted, numbered
from store.homes.home import Home, HomeTrouble
from store.log.entry import Entry, Reach, Told
from store.log.log import Log, Unknown, Writing
from store.moment import now

T = TypeVar("T")

Work = Callable[[duckdb.DuckDBPyConnection, Writing], T]
"""Decides on what DuckDB knows, and appends what is to be said."""
_AWAY = 3.0  # seconds until a log that could not be followed is asked again
_ASKED_ONCE = 0.02  # seconds in which ``ask_once`` asks the log no second time: a page asks some twenty times
_TOLD_FOR = 3600.0  # seconds
_IMAGINED = 1_000_000_000  # a position that no log reaches
_NOT_SAVED = N_("Det blev ikke gemt. Prøv igen. Sker det igen, så kontakt sekretariatet.")
_NO_ANSWER = N_("Tallene kan ikke hentes lige nu. Prøv igen om lidt.")
_UNCLEAR = N_("Det vides ikke, om det blev gemt. Aflever igen om lidt: er det gemt, får I kvitteringen for det.")
_FILE_MISSING = N_("Filen, som {number} kom i, mangler eller er beskadiget. Gendan loggen fra en sikkerhedskopi.")
_NOT_THE_NEWEST = N_("Siderne viser måske ikke det nyeste.")


class Trouble(NamedTuple):
    """Why the log could not be followed, and the number that it has in the server's own log."""

    error: Exception
    number: str

    @property
    def is_told(self) -> bool:
        """Whether the error says to people what is wrong."""
        return isinstance(self.error, Stop)

    def is_of(self, error: Exception) -> bool:
        """Whether another error is the same again."""
        return type(error) is type(self.error) and (not self.is_told or error.args == self.error.args)


class Record(Answers):
    """The one way in: what is said is appended to the log, applied to DuckDB, and answered from there."""

    def __init__(self, database: Path | None, home: Home) -> None:
        """Open the DuckDB file, or make it from the log; without one it is made in memory. Raises RecordUnavailable."""
        self.log = Log(home)
        self.desk = Desk(self.log)
        self._trouble: Trouble | None = None
        self._asked_again_at = self._taken_at = 0.0
        self._writing = threading.Lock()
        self._known: dict[str, tuple[Reach, list[dict[str, Any]]]] = {}
        self._database = Database(database, self.log)
        self.take()

    def close(self) -> None:
        self._database.close()
        self.log.home.close()

    def _follow(self, log: Log) -> None:
        """From here on, take what is new from another log, which goes on where this one has been taken."""
        self.log.home.close()
        self.log, self.desk = log, Desk(log)
        self._database.log = log

    @property
    def made_anew(self) -> str:
        """Why DuckDB's tables were made anew from the log, where that was within the last hour; else ''."""
        made = self._database.made_anew
        return str(made) if made and time.monotonic() < made.at + _TOLD_FOR else ""

    @property
    def trouble(self) -> str:
        """Why the answers may not be the newest, in one sentence; '' while they are."""
        if self._trouble is None:
            return ""
        known = self._trouble.error if self._trouble.is_told else ""
        return numbered(f"{known} {_(_NOT_THE_NEWEST)}".strip(), self._trouble.number)

    @property
    def is_in_memory(self) -> bool:
        """Whether DuckDB's tables are in memory, since another program has their file or it can't be written."""
        return self._database.is_in_memory

    def differences(self) -> list[str]:
        """Where DuckDB's tables say something else than the log, in a sentence each."""
        self.take()
        try:
            return list(differences(self._database))
        except duckdb.Error as error:
            return [noted(error, _("Databasen er beskadiget. Kør rebuild."))]

    def revision(self) -> int:
        """A number that grows with everything said: answers asked at the same one are the same."""
        self.take()
        return self._database.place.position

    def ask(self, question: str, values: dict[str, Any], **variables: Any) -> list[dict[str, Any]]:
        self.take()
        try:
            return self._database.ask(f"ask/{question}", values, **variables)
        except (duckdb.Error, OSError, MemoryError) as error:
            raise RecordUnavailable(noted(error, _(_NO_ANSWER))) from error

    def ask_once(self, question: str, plan: str | None = None) -> list[dict[str, Any]]:
        if time.monotonic() > self._taken_at + _ASKED_ONCE:
            self.take()
        place, key = self._database.place, f"{question} {plan or ''}"
        known = self._known.get(key)
        if known is None or known[0] != place:
            known = self._known[key] = (place, self.ask(question, {"plan": plan} if plan else {}))
        return known[1]

    def obstacle(self) -> str:
        """Why nothing could be appended now; '' while there is room, the log can be followed, and lets one write."""
        known = f"{self.trouble} {room.lacking(self.log.home.folder)}".strip()
        if known:
            return known
        try:
            with self.log.home.writing():
                return ""
        except HomeTrouble as trouble:
            return str(trouble)

    def sent_file(self, slot: Slot, version: int) -> SentFile | None:
        """A version's file as it was sent; None for a withdrawal and for what does not exist.

        Raises RecordUnavailable where it is missing or damaged.
        """
        for row in self.ask("sent_file", slot_values(slot) | {"version": version}):
            try:
                content = self.log.attachment(row["sha256"])
            except HomeTrouble as trouble:
                raise RecordUnavailable(noted(trouble, str(trouble))) from trouble
            if content is None:
                number = slot.receipt(version, self.is_invented())
                raise RecordUnavailable(_(_FILE_MISSING).format(number=number))
            return SentFile(row["filename"], content)
        return None

    def take(self, at_once: bool = False) -> None:
        """Apply what is new in the log. What stands in the way is told by ``trouble``, and tried again a bit later."""
        if self._trouble and not at_once and time.monotonic() < self._asked_again_at:
            return
        self._taken_at = time.monotonic()
        try:
            self._database.take(self.log)
        except Exception as error:  # noqa: BLE001 - whatever it is, what is said is in the log, and what was applied answers
            if not self._trouble or not self._trouble.is_of(error):
                self._trouble = Trouble(error, note(error, _(_NOT_THE_NEWEST)))
            self._asked_again_at = time.monotonic() + _AWAY
        else:
            self._trouble = None

    def rehearse(
        self, tell: Callable[[duckdb.DuckDBPyConnection], Iterable[Told]], ask: Callable[[duckdb.DuckDBPyConnection], T]
    ) -> T:
        """What would be answered if what is told had been said; nothing of it is."""
        self.take()
        return self._database.rehearse(lambda cursor: _imagined(tell(cursor)), ask)

    def write(self, work: Work[T], size: int = 0) -> T:
        """Decide and append in one writing transaction of the log, on all that it says by then; then apply it.

        ``size`` is how many bytes are to be stored, about. From the moment that it is appended it is saved, whatever
        happens after. Raises NotSaved when it is not, and Unclear when that can't be known.
        """
        room.require(self.log.home.folder, size)
        try:
            with self._writing:
                done = self._database.until_whole(lambda: self._said(work))
        except NotSaved:
            raise
        except (HomeTrouble, LogBroken) as trouble:
            raise NotSaved(noted(trouble, _("Det blev ikke gemt. {why}").format(why=trouble))) from trouble
        except Unknown as unknown:
            raise Unclear(noted(unknown, _(_UNCLEAR))) from unknown
        except Exception as error:  # whatever it is, the transaction has been rolled back
            raise NotSaved(noted(error, _(room.NO_ROOM if is_full(error) else _NOT_SAVED))) from error
        self.take(at_once=True)
        return done

    def _said(self, work: Work[T]) -> T:
        with self.log.writing() as writing:
            self._database.take(writing)
            return work(self._database.cursor(), writing)


def _imagined(told: Iterable[Told]) -> list[Entry]:
    at = now().isoformat()
    return [Entry(_IMAGINED + place, at, 0, *one[:3], "", "") for place, one in enumerate(told)]
