"""What every home of a log can do: run a statement, let one write at a time, and say what is wrong."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import Any, Literal

from outcomes.language import N_, _
from outcomes.stop import Stop

Row = tuple[Any, ...]
Run = Callable[..., list[Row]]
"""Runs a statement with its values by name (``:name``), and returns its rows."""

SCHEMA = (Path(__file__).parent / "schema.sql").read_text(encoding="utf-8")
Trouble = Literal["full", "damaged", "away", "taken"]
_SENTENCES: dict[Trouble, str] = {
    "full": N_("Der er ikke mere plads, hvor loggen ligger. Skaf plads; så kan der gemmes igen."),
    "damaged": N_("Loggen {name} er beskadiget. Gendan den fra en sikkerhedskopi."),
    "away": N_("Loggen {name} kan ikke nås."),
    "taken": N_("Loggen {name} er optaget af en anden. Prøv igen om lidt."),
}


class HomeTrouble(Stop):
    """The home can't do what it was asked to; ``kind`` says in what way, and the cause is the driver's own error."""

    def __init__(self, kind: Trouble, name: str, why: str = "") -> None:
        """``why`` it can't be reached, in a few words, where that is known."""
        super().__init__(kind, name, why)
        self.kind, self._name, self._why = kind, name, why

    def __str__(self) -> str:
        """In the language of whoever reads it."""
        sentence = _("Loggen {name} kan ikke nås: {why}.") if self._why else _(_SENTENCES[self.kind])
        return sentence.format(name=self._name, why=_(self._why) if self._why else "")


class Home(ABC):
    """A place for a log. ``name`` is what it is called on a screen: no path, no password."""

    name: str
    folder: Path | None = None
    """Where it lies on this machine, if it does."""
    trying_is_cheap = False
    """Whether a connection that nobody used for a while is tried before it only reads, too."""

    def __init__(self) -> None:
        self._idle: deque[Any] = deque()

    @contextmanager
    def reading(self) -> Iterator[Run]:
        """Statements that read, each for itself. Raises HomeTrouble."""
        with self._borrowed() as connection:
            yield self._runner(connection)

    @contextmanager
    def looking_at_one_moment(self) -> Iterator[Run]:
        """Statements that read what stood at the first of them, whatever is written meanwhile. Raises HomeTrouble."""
        with self._borrowed(is_tried=True) as connection, self._snapshot(connection):
            yield self._runner(connection)

    @contextmanager
    def writing(self) -> Iterator[Run]:
        """The one writing transaction at a time, here and elsewhere; it stands when the block has ended.

        Raises HomeTrouble, and then nothing of it stands unless the commit itself was cut off.
        """
        with self._borrowed(is_tried=True) as connection, self._transaction(connection):
            yield self._runner(connection)

    def is_whole(self) -> bool:
        """Whether what the entries lie in is sound, as far as the home can tell by itself. Raises HomeTrouble."""
        return True

    def close(self) -> None:
        self._drop_idle()

    def _drop_idle(self) -> None:
        while self._idle:
            with suppress(Exception):
                self._idle.pop().close()

    @contextmanager
    def _borrowed(self, is_tried: bool = False) -> Iterator[Any]:
        """A connection for as long as it is needed; ``is_tried``: one that still leads somewhere."""
        with self._told():
            connection = self._idle.pop() if self._idle else self._connected()
            if (is_tried or self.trying_is_cheap) and not self._leads_somewhere(connection):
                self._drop_idle()
                connection = self._connected()
            try:
                yield connection
            except BaseException:
                with suppress(Exception):
                    connection.close()
                self._drop_idle()  # what has happened to one may have happened to those that nobody used
                raise
            self._idle.append(connection)

    @abstractmethod
    def _leads_somewhere(self, connection: Any) -> bool:
        """Whether a connection that nobody has used for a while is still one."""

    @abstractmethod
    def _connected(self) -> Any:
        """A new connection to a home that has its tables."""

    @abstractmethod
    def _runner(self, connection: Any) -> Run: ...

    @abstractmethod
    def _snapshot(self, connection: Any) -> AbstractContextManager[None]: ...

    @abstractmethod
    def _transaction(self, connection: Any) -> AbstractContextManager[None]: ...

    @abstractmethod
    def _told(self) -> AbstractContextManager[None]:
        """Turns the driver's errors into HomeTrouble."""
