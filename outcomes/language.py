"""The language of the visitor who is being answered. The code is written in Danish words; others are translations."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from gettext import NullTranslations
from typing import TypeVar

T = TypeVar("T")
S = TypeVar("S", bound=str)
_spoken: ContextVar[tuple[str, NullTranslations]] = ContextVar("_spoken", default=("da", NullTranslations()))


def speak(language: str, translations: NullTranslations) -> None:
    """From here on, in this thread, texts are in ``language``."""
    _spoken.set((language, translations))


def language() -> str:
    """``da`` or ``en``."""
    return _spoken.get()[0]


def _(text: str) -> str:
    """The Danish text in the visitor's language."""
    return _spoken.get()[1].gettext(text)


def ngettext(one: str, many: str, count: float) -> str:
    """The Danish text for one, or for several, in the visitor's language."""
    return _spoken.get()[1].ngettext(one, many, int(count) if count == 1 else 2)


def N_(text: S) -> S:
    """Mark a constant for translation; it is translated with ``_`` where it is shown."""
    return text


def later(work: Callable[[], T]) -> Callable[[], T]:
    """The work, to be done in another thread, in the language that is spoken here."""
    spoken = _spoken.get()

    def done() -> T:
        before = _spoken.set(spoken)
        try:
            return work()
        finally:
            _spoken.reset(before)

    return done
