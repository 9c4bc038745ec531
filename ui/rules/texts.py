"""The rules in plain words, in the order and under the headings that they are shown."""

from __future__ import annotations

from typing import NamedTuple

from outcomes.language import N_


class RuleInWords(NamedTuple):
    """A rule's name and the rule itself; ``{limited}`` and the like are the plan's own limits."""

    title: str
    text: str


SECTIONS: dict[str, tuple[str, str, dict[str, RuleInWords]]] = {
    "kinds": (
        N_("Hvad der bliver talt"),
        N_("Planen siger for hvert mål, hvilken type det er. Det bestemmer, hvordan to halvår bliver til et år."),
        {
            "flow": RuleInWords(
                N_("Det, der tælles op"),
                N_("Hver rapport siger, hvad der er leveret i halvåret. Året er summen af de to halvår."),
            ),
            "running_total": RuleInWords(
                N_("Løbende tal"),
                N_(
                    "Tallet er året til nu, og hver person er kun talt med én gang. Det seneste tal gælder. "
                    "De to halvår lægges aldrig sammen."
                ),
            ),
            "level": RuleInWords(
                N_("Tilstande"),
                N_(
                    "Sådan stod det til, da halvåret sluttede, fx hvor mange frivillige der var. Den seneste tilstand "
                    "gælder. De to halvår lægges aldrig sammen."
                ),
            ),
            "share": RuleInWords(
                N_("Andele"),
                N_(
                    "En andel har altid to tal: hvor mange det gælder, og hvor mange der er i alt. Over et år lægges "
                    "hvert af de to tal sammen for sig, og først derefter bliver de delt."
                ),
            ),
            "milestone": RuleInWords(
                N_("Milepæle"),
                N_("Er det gjort, og hvornår? Siger rapporten ja uden en dag, regner vi med halvårets sidste dag."),
            ),
            "assessed": RuleInWords(
                N_("Mål, der vurderes med ord"),
                N_("Mål uden tal får ét af fire ord og en begrundelse. Det seneste ord gælder. {assessed}"),
            ),
        },
    ),
    "forms": (
        N_("Hvad planen beder om"),
        N_(
            "Vi regner ud, hvor stor en del af målet der er nået, og om målet er nået. Er der intet at dele med, "
            "er der heller ingen del, og så siger vi kun, om målet er nået."
        ),
        {
            "at_least": RuleInWords(
                N_("Mindst"),
                N_(
                    "Det leverede delt med målet. Målet er nået, når det leverede er mindst lige så stort. "
                    "Et tal, som planen ikke siger mere om, læser vi som mindst."
                ),
            ),
            "about": RuleInWords(
                N_("Cirka"),
                N_(
                    "Det leverede delt med målet. Målet er nået fra {enough} af det, "
                    "medmindre planen siger noget andet om netop det mål."
                ),
            ),
            "range": RuleInWords(
                N_("Fra og til"),
                N_(
                    "Under det laveste tal deler vi med det laveste. Mellem de to tal er hele målet nået. Over det "
                    "højeste deler vi med det højeste. Målet er nået fra det laveste tal, og mere er ikke et brud."
                ),
            ),
            "all": RuleInWords(
                N_("Alle"),
                N_(
                    "De to tal delt med hinanden. Målet er kun nået, når det gælder alle, uden undtagelse. Gælder det "
                    "næsten alle, er det begrænset. Er der ingen, det kan gælde, er der intet at vurdere."
                ),
            ),
            "at_most": RuleInWords(
                N_("Højst"),
                N_("Målet er nået, når det leverede ikke er større. Er det større, deler vi målet med det leverede."),
            ),
            "increase": RuleInWords(
                N_("Flere end før"),
                N_(
                    "Vi sammenligner med udgangspunktet. Siger planen, hvor langt op vi skal, er det den del af vejen, "
                    "vi er kommet. Siger den det ikke, er målet nået, når tallet er større end udgangspunktet."
                ),
            ),
            "decrease": RuleInWords(
                N_("Færre end før"),
                N_("Som flere end før, men nedad: målet er nået, når tallet er mindre end udgangspunktet."),
            ),
        },
    ),
    "states": (
        N_("Hvad vi ved"),
        N_(
            "Tomt, 0, ikke relevant, vurderes senere og uden mål er fem forskellige ting. "
            "Først ser vi, hvad der er indberettet, og derefter vurderer vi."
        ),
        {
            "not_due": RuleInWords(
                N_("Vurderes senere"),
                N_(
                    "Et mål skal være nået, når dets halvår eller år er slut. Indtil da bliver det ikke vurderet, og "
                    "vi regner ikke med en del af året. Det, der er leveret til nu, står som et tal."
                ),
            ),
            "missing": RuleInWords(
                N_("Ikke indberettet"),
                N_("Målet skulle være nået, men ingen rapport siger noget om det. Det er ikke det samme som 0."),
            ),
            "partial": RuleInWords(
                N_("Et halvår mangler, og tallene lægges sammen"),
                N_(
                    "Det, der er indberettet, er det mindste, tallet kan være. Vi vurderer det som sådan og skriver, "
                    "at et halvår mangler. Det samme gælder et løbende tal, hvor det sidste halvår mangler. Skal "
                    "tallet holdes nede, kan vi dog ikke sige, at målet er nået, før alt er indberettet."
                ),
            ),
            "partial_state": RuleInWords(
                N_("Et halvår mangler for en andel, eller det sidste for en tilstand"),
                N_(
                    "Det, der mangler, kan trække til begge sider, så målet bliver ikke vurderet. Mangler kun et "
                    "tidligere halvår for en tilstand eller et løbende tal, gælder det seneste tal."
                ),
            ),
            "not_applicable": RuleInWords(
                N_("Ikke relevant"),
                N_("Aktiviteten har skrevet, at målet ikke gælder for dem, og hvorfor. Så bliver det ikke vurderet."),
            ),
            "no_target": RuleInWords(
                N_("Følges uden mål"),
                N_("Planen siger ikke hvor meget. Vi viser, hvad der er sket, og vurderer det aldrig."),
            ),
        },
    ),
    "verdicts": (
        N_("Hvad vi kalder det"),
        N_("Ordene er Københavns Kommunes egne: tilfredsstillende, begrænset og mangelfuld. {assumption}"),
        {
            "met": RuleInWords(N_("Nået"), N_("Et mål, der er nået, er altid tilfredsstillende.")),
            "nearly": RuleInWords(
                N_("Næsten nået"),
                N_("Mindst {satisfactory} af målet, men ikke det hele. Det kalder kommunen også tilfredsstillende."),
            ),
            "limited": RuleInWords(N_("Begrænset"), N_("Mindst {limited}, men mindre end {satisfactory} af målet.")),
            "inadequate": RuleInWords(
                N_("Mangelfuld"),
                N_("Mindre end {limited} af målet. Eller ikke nået, hvor der ikke er en del at regne på."),
            ),
            "above": RuleInWords(
                N_("Langt over målet"),
                N_("Over {above} spørger vi, om målet er sat for lavt. Det er et spørgsmål og ikke ros."),
            ),
            "late": RuleInWords(
                N_("Gjort for sent"),
                N_(
                    "En milepæl, der er gjort efter sit halvår eller år, er ikke nået til tiden, men den er gjort, og "
                    "dagen står ved den. Den tæller som {done_late}, og det er vores antagelse."
                ),
            ),
        },
    ),
}
"""By section: its heading, a word about it, and its rules by the name that ``rules_shown`` gives them."""
