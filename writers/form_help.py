"""What Excel shows beside a cell of the form when one stands in it."""

from __future__ import annotations

from loaders.report.header import HEADERS, HeaderField
from outcomes.form import FormRow
from outcomes.indicator import ASSESSMENTS
from outcomes.language import _, ngettext
from outcomes.report import NOT_APPLICABLE


def cell_help(field: HeaderField, row: FormRow) -> tuple[str, ...]:
    """A title, a sentence or two, and what there is to choose from; nothing where nobody needs help.

    What is chosen is read again, so it is Danish in every language; so are the titles that are headers.
    """
    if field == "part":
        if row.parts:
            return (HEADERS[field], _("Hvilken del rækken gælder. Den er udfyldt i forvejen."), *row.parts)
        words = _("Skriv, hvilken {part} tallet gælder: en række til hver. Tomme rækker gør ikke noget.")
        return (HEADERS[field], words.format(part=row.open_part))
    if field == "out_of":
        return (HEADERS[field], _("Skriv, hvor mange der er i alt, fx 20. Skriv ikke procent."))
    if field == "measured_on":
        words = _("Hvilken dag er tallet fra? Fx 12.05.2026. Tomt felt: tallet gælder for halvåret.")
        return (HEADERS[field], words)
    if field != "delivered":
        return ()
    if row.answer == "kroner":
        words = _("Skriv, hvad der er brugt i halvåret, fx 12500. 0 er: intet brugt. Tomt felt: ikke indberettet.")
        return (_("Hele kroner"), words)
    title, words, *choices = _help_to_deliver(row)
    blank = _("Tomt felt: ikke indberettet. Gælder det ikke for jer, så skriv {word}.").format(word=NOT_APPLICABLE)
    return (title, f"{words} {blank}", *choices)


def _help_to_deliver(row: FormRow) -> tuple[str, ...]:
    if row.answer == "milestone":
        words = _("Vælg ja eller nej, eller skriv datoen, fx 12.05.2026.")
        return (_("Ja, nej eller dato"), words, "ja", "nej", NOT_APPLICABLE)
    if row.answer == "assessed":
        return (
            _("en af de fire vurderinger").capitalize(),
            _("Vælg et ord, og skriv i Bemærkning hvorfor."),
            *ASSESSMENTS,
            NOT_APPLICABLE,
        )
    if row.answer == "share":
        words = _("Skriv, hvor mange det gælder, og skriv i Ud af, hvor mange der er i alt.")
        return (_("Antal, ikke procent"), words)
    if row.decimals:
        words = ngettext(
            "Skriv et tal med højst {n} decimal, fx 3,5. 0 er: ingen.",
            "Skriv et tal med højst {n} decimaler, fx 3,5. 0 er: ingen.",
            row.decimals,
        )
        return (_("Tal"), words.format(n=row.decimals))
    return (_("Helt tal"), _("Skriv et helt tal, fx 8. 0 er: ingen."))
