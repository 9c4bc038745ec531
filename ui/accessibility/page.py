"""The accessibility statement: what holds, how it was tried, what does not work, and whom to ask."""

from __future__ import annotations

from datetime import date

from markupsafe import Markup

from outcomes.language import N_, _
from ui.kit import markup, pieces, words

DATED = date(2026, 11, 24)
WIDTHS = (1440, 768, 390, 320)

_TRIED = (
    N_(
        "Hver side er prøvet med programmet axe i browseren Chromium efter reglerne i WCAG 2.1 A og AA, i lyse og "
        "mørke farver, i vinduer, der er {widths} pixel brede, og på engelsk i det bredeste. Den fandt ingen fejl."
    ),
    N_("Ingen side skal rulles vandret for at blive læst, heller ikke i det smalleste vindue."),
    N_(
        "En halvårsrapport kan udfyldes og afleveres alene med tastaturet på en skærm som en telefons. "
        "Ingen enkelt tast sætter noget i gang uden for et felt."
    ),
    N_(
        "Hver status har både tegn, ord og farve, og hver figur har en tabel eller en liste ved siden af med det samme "
        "indhold."
    ),
)
_NOT_TRIED = (
    N_("Vi har ikke prøvet siderne med en skærmlæser, og ingen med et handicap har prøvet dem for os."),
    N_("Vi har kun prøvet browseren Chromium. I andre browsere kan noget se anderledes ud eller virke anderledes."),
    N_("Et program som axe finder kun en del af det, der kan være galt."),
)
_NOT_WORKING = (
    N_(
        "På den engelske side står planens egne ord, navne på mål og aktiviteter og folks bemærkninger på dansk. "
        "Det meste af det er mærket som dansk, men ikke alt."
    ),
    N_(
        "Felter, lister og knapper er lavet med programmet Streamlit, som vi ikke kan rette i. Når man vælger noget, "
        "bliver siden tegnet igen, og en skærmlæser får ikke altid at vide, hvad der er ændret."
    ),
    N_("Uden JavaScript viser siderne ingenting."),
    N_(
        "Mellem telefon og stor skærm er de bredeste tabeller bredere end vinduet. Så kan tabellen rulles vandret for "
        "sig, mens resten af siden står stille."
    ),
    N_("Regneark og CSV-filer, som man henter her, er ikke prøvet med hjælpemidler."),
)


def statement(partnership: str) -> Markup:
    """The whole page under its title."""
    widths = words.listed([str(width) for width in WIDTHS])
    sections = {
        _("Hvad der virker, og hvordan vi har prøvet det"): [_(text).format(widths=widths) for text in _TRIED],
        _("Hvad vi ikke har prøvet"): [_(text) for text in _NOT_TRIED],
        _("Hvad der ikke virker, så vidt vi ved"): [_(text) for text in _NOT_WORKING],
    }
    listed = (pieces.heading(title) + pieces.items(texts) for title, texts in sections.items())
    return markup.line(*listed, _whom_to_ask(partnership), _when())


def _whom_to_ask(partnership: str) -> Markup:
    texts = (
        _(
            "Skriv til sekretariatet for {partnership}, hvis noget ikke virker for jer, eller hvis I har brug for "
            "indholdet i en anden form. Fortæl, hvilken side det var, hvad I ville, og hvilket hjælpemiddel I bruger."
        ).format(partnership=partnership),
        _(
            "Får I ikke svar, eller er I ikke enige i det, kan I skrive til Digitaliseringsstyrelsen, som fører "
            "tilsyn med loven om webtilgængelighed."
        ),
    )
    return markup.line(pieces.heading(_("Hvem I kan spørge")), *map(pieces.paragraph, texts))


def _when() -> Markup:
    text = _("Erklæringen er fra {day} og bygger på vores egen afprøvning af siderne.")
    return pieces.heading(_("Om erklæringen")) + pieces.paragraph(text.format(day=words.day(DATED)))
