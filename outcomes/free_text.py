"""What people write in their own words: kept as they wrote it, and refused where it must not be kept."""

from __future__ import annotations

from outcomes.language import _
from outcomes.personal_data import has_cpr

LONGEST = 5000
"""Characters in what somebody writes in one field."""


def kept(text: str | None) -> str | None:
    """The words without blanks around them; None where there are none."""
    return (text or "").strip() or None


def fault_of(text: str | None, missing: str = "") -> str:
    """Why the words can't be kept, and what to write instead; '' when they can.

    ``missing`` is said where there are none, and there must be.
    """
    words = kept(text)
    if words is None:
        return missing
    if len(words) > LONGEST:
        return _("Teksten er for lang. Skriv højst {n} tegn, og tryk igen.").format(n=LONGEST)
    if has_cpr(words):
        return _("Der står noget, der ligner et CPR-nummer. Slet det, og tryk igen. Intet er gemt.")
    return ""
