"""Very many observations that say few different things, held once each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol, overload

from outcomes.report import Observation


class Places(Protocol):
    """For each observation, its place in a list of different ones."""

    def __len__(self) -> int: ...
    def __getitem__(self, place: int, /) -> int: ...


class Texts(NamedTuple):
    """One text for each observation: the different ones, and which of them it is."""

    different: Sequence[str | None]
    which: Places

    def __getitem__(self, position: int) -> str | None:  # type: ignore[override]
        return self.different[self.which[position]]


class Repeated(Sequence[Observation]):
    """A report's observations, each made when it is looked at.

    ``said`` are the different ones but for their texts, and ``which`` is one of them for each observation;
    ``texts`` are the fields that are each observation's own (``part``, ``note``, ``next_step``, ``evidence``).
    """

    def __init__(self, said: Sequence[Observation], which: Places, texts: dict[str, Texts]) -> None:
        self.said, self.which, self.texts = said, which, texts

    def __len__(self) -> int:
        return len(self.which)

    @overload
    def __getitem__(self, position: int) -> Observation: ...
    @overload
    def __getitem__(self, position: slice) -> Sequence[Observation]: ...
    def __getitem__(self, position: int | slice) -> Observation | Sequence[Observation]:
        if isinstance(position, slice):
            return [self[one] for one in range(*position.indices(len(self)))]
        own = {field: texts[position] for field, texts in self.texts.items()}
        return self.said[self.which[position]].model_copy(update=own)

    def __iter__(self) -> Iterator[Observation]:
        return (self[position] for position in range(len(self)))
