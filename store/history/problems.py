"""What is wrong in a history file, in words: the check is in ``check.sql``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from outcomes.language import N_, _
from outcomes.problem import Problem

_OF_THE_ROW = {
    "cpr": N_("Rækken ser ud til at have et CPR-nummer. Slet det alle steder, gem, og send filen igen. Intet er gemt."),
    "broken-quotes": N_("Et felt i rækken har linjeskift og semikolon og kan være flere rækker. Slet linjeskiftene."),
    "nothing-reported": N_("Der er ikke skrevet noget i Leveret. Udfyld mindst én række, og prøv igen."),
    "email": N_("Der står en mailadresse. Skriv en funktion i stedet, fx »træneren«."),
    "phone": N_("Der står noget, der ligner et telefonnummer. Slet det, hvis det er et."),
}
_OF_THE_CELL = {
    "unknown-activity": N_("Skriv aktivitetens nummer i planen, fx 3."),
    "unknown-period": N_("Skriv et halvår i planen, fx 2026H1."),
    "unknown-indicator": N_("Skriv nummeret på en indikator eller en budgetlinje i planen, fx A03-06."),
    "wrong-activity": N_("Den hører til en anden aktivitet. Ret det ene."),
    "wrong-period": N_("Planen beder ikke om den for halvåret. Slet rækken."),
    "wrong-part": N_("Skriv en del med ord, som planen nævner den. Er indikatoren ikke delt op, skal feltet stå tomt."),
    "not-a-number": N_("Skriv tallet med cifre og højst ét komma, uden punktum, fx 1250 eller 12,5."),
    "a-thousand": N_("Kommaet skiller decimaler. Er det tusinder, så slet kommaet, ellers skriv færre decimaler."),
    "not-whole": N_("Tallet er for langt eller har flere decimaler, end planen regner med. Afrund det."),
    "not-done-or-date": N_("Skriv ja, nej eller en dato senest i halvåret, fx 12.05.2026."),
    "not-an-assessment": N_("Skriv opfyldt, overvejende opfyldt, delvist opfyldt eller ikke opfyldt."),
    "no-reason": N_("Skriv i Bemærkning, hvorfor det ikke er relevant."),
    "wrong-out-of": N_("Skriv et helt tal, mindst Leveret, når målet er en andel; ellers skal feltet stå tomt."),
    "wrong-day": N_("Skriv en dato senest i halvåret, fx 12.05.2026, og kun for en måling, der har et tal."),
    "words-without-value": N_("Resten af rækken ville gå tabt. Skriv fx 0 eller nej, eller slet rækken."),
    "repeated-row": N_("Det samme står i en tidligere række. Behold den ene, og slet den anden."),
}


def told(found: Mapping[str, Any], headers: Mapping[str, str]) -> Problem:
    """A row of the check as a problem, under the header as it is written."""
    code, value = found["code"], found["value"]
    return Problem(code, _message(code, value), found["row"], headers.get(found["field"]), value, found["severity"])


def _message(code: str, value: str | None) -> str:
    if code in _OF_THE_ROW:
        return _(_OF_THE_ROW[code])
    if value is None:
        return _("Feltet er tomt. {remedy}").format(remedy=_(_OF_THE_CELL[code]))
    return _("»{text}« kan ikke bruges her. {remedy}").format(text=value, remedy=_(_OF_THE_CELL[code]))
